"""Electronic books: the chapters in their order, with what the book says about itself."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from corpus.load.formats.decode import decode
from corpus.load.formats.html_blocks import element_blocks
from corpus.load.formats.html_notes import take_notes
from corpus.load.formats.html_unseen import drop_unseen
from corpus.load.formats.parsed_file import (
    Block,
    BlockMark,
    FormatError,
    ParsedFile,
    one_line_or_none,
)
from corpus.load.formats.quotation_blocks import name_sources
from corpus.load.formats.stated_dates import stated_date
from corpus.load.formats.zip_package import BROKEN, parse_part, text_parts
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

_NOT_WHOLE = "it is not a whole EPUB: open it in a reader of books, or save its text"
_LOCKED = "it is locked by its shop: only a copy without that lock can be read"
_CONTAINER = "META-INF/container.xml"  # EPUB Open Container Format
_LOCKS = "META-INF/encryption.xml"
_NOTES = frozenset(
    ("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note")
)
_SKIPPED = frozenset(("nav", "toc"))


def read_epub(data: bytes) -> ParsedFile:
    """The chapters as the book orders them; notes that it marks are the author's notes.

    FormatError when the file is broken or locked.
    """
    parts = text_parts(data, _NOT_WHOLE)
    try:
        if _is_locked(parts):
            raise FormatError(_LOCKED)
        at = _find(parse_part(parts[_CONTAINER]), "rootfile")[0].get("full-path")
        package = parse_part(parts[at])
        chapters = list(_chapters(package, parts, posixpath.dirname(at)))
        blocks = list(_book_blocks(chapters))
    except BROKEN as error:
        raise FormatError(_NOT_WHOLE) from error
    published, warning = stated_date(_fact(package, "date"))
    return ParsedFile(
        blocks=name_sources(blocks),
        title=_fact(package, "title"),
        author=", ".join(_facts(package, "creator")) or None,
        publisher=_fact(package, "publisher"),
        published=published,
        published_from="the book's metadata" if published else None,
        language=_fact(package, "language"),
        warnings=(warning,) if warning else (),
    )


def _find(element: Any, name: str) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """The elements of this name in any namespace."""
    return list(element.iter(f"{{*}}{name}"))


def _facts(package: Any, name: str) -> list[str]:  # noqa: ANN401
    words = (one_line_or_none("".join(element.itertext())) for element in _find(package, name))
    return [fact for fact in words if fact]


def _fact(package: Any, name: str) -> str | None:  # noqa: ANN401
    return next(iter(_facts(package, name)), None)


def _is_locked(parts: Mapping[str, bytes]) -> bool:
    """Whether words are encrypted; fonts often are, in a book that anybody may read."""
    if _LOCKS not in parts:
        return False
    locked = (one.get("URI", "") for one in _find(parse_part(parts[_LOCKS]), "CipherReference"))
    return any(name.lower().endswith((".xhtml", ".html", ".htm", ".xml")) for name in locked)


def _chapters(
    package: Any,  # noqa: ANN401
    parts: Mapping[str, bytes],
    folder: str,
) -> Iterator[tuple[str, bytes]]:
    """The chapters as the book orders them, each with its name in the archive."""
    items = {item.get("id"): item for item in _find(package, "item")}
    for reference in _find(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if name in parts:
            yield name, parts[name]


def _book_blocks(chapters: Iterable[tuple[str, bytes]]) -> Iterator[Block]:
    """The blocks of the text; notes without a mark end their chapter, those with one the book."""
    import lxml.html  # noqa: PLC0415

    book = lxml.html.document_fromstring("<html><body></body></html>")
    for name, data in chapters:
        page = decode(data)
        start = page.find("?>") + 2 if page.lstrip().startswith("<?xml") else 0
        tree = lxml.html.document_fromstring(page[start:])
        body = tree.find("body")
        if body is not None:
            drop_unseen(tree)
            _name_in_book(body, name)
            body.tag = "div"
            book.find("body").append(body)
    tied = take_notes(book)
    number = len(tied)
    for chapter in book.find("body"):
        notes = [element for element in chapter.iter() if _role(element) & _NOTES]
        yield from element_blocks(chapter, (), leave_out=_is_apart)
        for note in notes:
            if not any(outer in notes for outer in note.iterancestors()):
                number += 1
                mark = BlockMark(MarkKind.NOTE, note.get("id"), number=number)
                yield from element_blocks(note, (mark,))
    yield from tied


def _name_in_book(body: HtmlElement, name: str) -> None:
    """Make the chapter's names and links those of one page that holds the whole book."""
    for element in body.iter("*"):
        if own := element.get("id"):
            element.set("id", f"{name}#{own}")
        path, mark, within = (element.get("href") or "").partition("#")
        if mark and ":" not in path:
            place = posixpath.join(posixpath.dirname(name), unquote(path)) if path else name
            element.set("href", f"#{posixpath.normpath(place)}#{within}")


def _is_apart(element: HtmlElement) -> bool:
    return element.tag == "nav" or bool(_role(element) & (_NOTES | _SKIPPED))


def _role(element: HtmlElement) -> frozenset[str]:
    if not isinstance(element.tag, str) or element.tag in ("a", "sup"):
        return frozenset()
    written = f"{element.get('epub:type') or ''} {element.get('role') or ''}"
    return frozenset(written.replace("doc-", "").split())
