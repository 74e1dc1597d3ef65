"""Web pages: the article and its readers' comments, without navigation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # the HTML standard looks at 1024 bytes; real pages are less tidy
_BLOCK_TAGS = frozenset(("p", "head", "quote", "list", "item", "row", "table", "code", "div"))
_COMMENTS = "Comments"


def read_html(data: bytes) -> ParsedFile:
    """The article's paragraphs, then its comments below a line "Comments"; FormatError if none."""
    # Loaded here, not above: it takes a while, and only pages need it.
    import trafilatura  # noqa: PLC0415

    named = _CHARSET.search(data[:_DECLARED_WITHIN])
    page = decode(data, declared=named[1].decode("ascii") if named else None)
    if "<html" not in page[:_DECLARED_WITHIN].lower():
        # trafilatura takes a fragment, such as a copied article, for no HTML at all.
        page = f"<html><body>{page}</body></html>"
    try:
        found = trafilatura.bare_extraction(
            page,
            favor_recall=True,
            include_comments=True,
            include_tables=True,
            with_metadata=True,
            # An extensive search would guess a date from any number in the text.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (RecursionError, ValueError) as error:
        reason = "its HTML is too broken to read: save the page again, or as text"
        raise FormatError(reason) from error
    if found is None or isinstance(found, dict):
        reason = "no article was found in the page: save its text as .txt"
        raise FormatError(reason)
    language = _LANGUAGE.search(page[:_DECLARED_WITHIN])
    published = metadata_date(found.date)
    return ParsedFile(
        blocks=tuple(map(Block, [*_blocks(found.body), *_comments(found.commentsbody)])),
        title=one_line_or_none(found.title),
        author=one_line_or_none(found.author),
        publisher=one_line_or_none(found.sitename),
        published=published,
        published_from="the page's metadata" if published else None,
        language=one_line_or_none(found.language) or (language[1] if language else None),
    )


def _comments(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    blocks = list(_blocks(body))
    if blocks and not blocks[0].lower().endswith(_COMMENTS.lower()):
        yield _COMMENTS
    for block in blocks:
        yield block if block.startswith(BULLET) else BULLET + block


def _blocks(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """The text between block tags, in order; items after bullets, a table's cells in a row."""
    if body is None:
        return
    words = ""
    for piece in _pieces(body):
        if piece is not None:
            words += piece
            continue
        if block := _tidy(words):
            yield block
        words = ""
    if block := _tidy(words):
        yield block


def _pieces(element: Any) -> Iterator[str | None]:  # noqa: ANN401 - lxml has no types
    """Every piece of text in order; None where a block begins or ends."""
    is_block = element.tag in _BLOCK_TAGS
    if is_block:
        yield None
    if element.tag == "item":
        yield BULLET
    if element.tag == "lb":
        yield "\n"
    yield _flat(element.text)
    for child in element:
        # A paragraph that opens an item or a cell stands on the line of its bullet.
        inner = _pieces(child)
        if element.tag in ("item", "cell") and child.tag == "p":
            inner = (piece or " " for piece in inner)
        yield from inner
        yield _flat(child.tail)
    if element.tag == "cell":
        yield CELL
    if is_block:
        yield None


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _tidy(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split("\n"))
    block = "\n".join(line for line in lines if line).strip().removesuffix(CELL.rstrip()).strip()
    return "" if block == BULLET.strip() else block
