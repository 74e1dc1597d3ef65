"""Markdown: read as prose, with what its front matter says."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from corpus.load.formats.decode import decode
from corpus.load.formats.parsed_file import (
    BULLET,
    CELL,
    Block,
    FormatError,
    ParsedFile,
    metadata_date,
    one_line_or_none,
)
from corpus.model.document import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_READ = ("text", "code_inline", "image", "text_special")
_UNREAD = ("script", "style", "template")


def read_md(data: bytes) -> ParsedFile:
    """The prose without its marks, and the front matter's title, author, date, kind and so on.

    Emphasis, heading marks and link targets go; a list item stands on a line of its own after a
    bullet. FormatError when the front matter is not YAML.
    """
    text = decode(data).replace("\r\n", "\n").lstrip("\ufeff")
    front = _FRONT.match(text)
    facts = _facts(front[1]) if front else {}
    tokens = _parser().parse(text[front.end() :] if front else text)
    written = facts.get("published") or facts.get("date")
    published = metadata_date(written)
    return ParsedFile(
        blocks=tuple(map(Block, _blocks(tokens))),
        title=facts.get("title") or _first_heading(tokens),
        author=facts.get("author"),
        publisher=facts.get("publisher"),
        published=published,
        published_from="the front matter" if published else None,
        kind=_kind(facts.get("kind")),
        language=facts.get("language") or facts.get("lang"),
    )


@cache
def _parser() -> MarkdownIt:
    # Loaded here, not above: it takes a while, and only Markdown needs it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    # What is nested more deeply than maxNesting is dropped; the preset stops at 20.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    return parser.enable(["table", "strikethrough"])


def _facts(front: str) -> dict[str, str]:
    """The front matter's words by key, lists joined by commas."""
    # Loaded here, not above: it takes a while, and only front matter needs it.
    import yaml  # noqa: PLC0415

    try:
        # BaseLoader makes strings of everything: a date no calendar has is then no YAML error.
        read = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - it builds strings only
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        reason = f"its front matter is not valid YAML near line {line}: mend or remove it"
        raise FormatError(reason) from error
    if read in (None, ""):
        return {}
    if not isinstance(read, dict):
        reason = "its front matter is not a list of 'key: value' lines: mend or remove it"
        raise FormatError(reason)
    return {str(key).lower(): words for key, value in read.items() if (words := _words(value))}


def _words(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(words for part in value if (words := one_line_or_none(part))) or None
    return one_line_or_none(value)


def _kind(name: str | None) -> DocumentKind | None:
    return DocumentKind(name.lower()) if name and name.lower() in set(DocumentKind) else None


def _first_heading(tokens: Sequence[Token]) -> str | None:
    """A heading of the first level, when the text begins with it."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return one_line_or_none(_prose(tokens[1]))
    return None


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each paragraph, heading, item and table row, in order."""
    item, row = False, None
    for token in tokens:
        if token.type == "list_item_open":
            item = True
        elif token.type == "tr_open":
            row = list[str]()
        elif token.type == "tr_close":
            yield CELL.join(row or [])
            row = None
        elif token.type in ("inline", "fence", "code_block", "html_block"):
            prose = _prose(token)
            if row is not None:
                row.append(prose)
                continue
            yield BULLET + prose if item and prose else prose
            item = False


def _prose(token: Token) -> str:
    """The token's words, without marks or link targets; a line wrapped in the file is unwrapped."""
    if token.type == "html_block":
        return _without_tags(token.content)
    if token.type != "inline":
        return token.content.rstrip("\n")
    return "".join(map(_inline, token.children or ())).strip()


def _inline(token: Token) -> str:
    """The words of one piece of a line; an image's are its description."""
    if token.type == "softbreak":
        return " "
    is_break = token.type == "html_inline" and token.content.lower().startswith("<br")
    if token.type == "hardbreak" or is_break:
        return "\n"
    return token.content if token.type in _READ else ""


class _Words(HTMLParser):
    """Collects the words between tags, except those of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unread += tag in _UNREAD

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD and self._unread > 0

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


def _without_tags(markup: str) -> str:
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
    return "\n".join(line for line in lines if line)
