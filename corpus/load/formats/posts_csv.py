"""Tables of posts or comments as CSV: one a row, by the person in the column of authors."""

from __future__ import annotations

import csv
from io import StringIO

from corpus.load.formats.decode import decode
from corpus.load.formats.parsed_file import Block, BlockMark, FormatError, ParsedFile
from corpus.model.mark import MarkKind

# The names of columns that exports of networks, forums and comment systems use.
_TEXT = ("text", "body", "comment", "content", "message", "post", "tweet", "full_text", "selftext")
_AUTHOR = (
    *("author", "author_name", "user", "username", "user_name", "screen_name", "name", "from"),
    *("commenter", "sender", "nickname", "display_name", "author_display_name"),
)
_WHEN = (
    *("date", "datetime", "time", "timestamp", "created_at", "created", "published", "posted_at"),
    *("published_at", "created_utc", "when"),
)
_MAX_FIELD_CHARS = 1_000_000
_SAMPLE_CHARS = 20_000


def read_posts_csv(data: bytes) -> ParsedFile:
    """A comment for each row that has a text; FormatError without a column of texts.

    The first row names the columns; a row without an author is by nobody who is known.
    """
    text = decode(data)
    csv.field_size_limit(_MAX_FIELD_CHARS)
    try:
        rows = list(csv.DictReader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        reason = f"it is no table of comma-separated values ({error}): save it again as CSV"
        raise FormatError(reason) from error
    columns = {_fold(name): name for name in (rows[0] if rows else {}) if name}
    said = _column(columns, _TEXT)
    if said is None:
        reason = f"none of its columns holds texts: name one of them {_TEXT[0]!r} in the first row"
        raise FormatError(reason)
    author, when = _column(columns, _AUTHOR), _column(columns, _WHEN)
    blocks = []
    for number, row in enumerate(rows):
        mark = BlockMark(MarkKind.COMMENT, _cell(row, author), _cell(row, when), number)
        paragraphs = (row.get(said) or "").replace("\r\n", "\n").split("\n\n")
        blocks += [Block(words.strip(), (mark,)) for words in paragraphs if words.strip()]
    return ParsedFile(blocks=tuple(blocks))


def _delimiter(text: str) -> str:
    """The comma, semicolon or tab between the columns: the one that the first row has most."""
    first = text[:_SAMPLE_CHARS].partition("\n")[0]
    return max(",;\t", key=first.count)


def _fold(name: str) -> str:
    return "_".join(name.strip("\ufeff ").lower().replace("-", " ").split())


def _column(columns: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((columns[name] for name in names if name in columns), None)


def _cell(row: dict[str, str], column: str | None) -> str | None:
    words = row.get(column) if column else None
    return " ".join(words.split()) or None if words else None
