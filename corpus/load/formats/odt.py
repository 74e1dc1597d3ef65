"""OpenDocument texts: paragraphs, lists and tables in their order, with the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.load.formats.odt_styles import OdtStyles
from corpus.load.formats.parsed_file import (
    BULLET,
    CELL,
    Block,
    BlockMark,
    FormatError,
    ParsedFile,
    anchor,
    one_line_or_none,
)
from corpus.load.formats.quotation_blocks import name_sources
from corpus.load.formats.zip_package import BROKEN, parse_part, text_parts
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_WHOLE = "it is not a whole OpenDocument text: open it and save it again as .odt"
_LOCKED = "it is password-protected: save it without a password"
_UNREAD = frozenset(
    (
        *("tracked-changes", "annotation", "annotation-end", "note", "text-box", "sequence-decls"),
        *("title", "desc", "change", "change-start", "change-end", "table-of-content"),
    )
)


def read_odt(data: bytes) -> ParsedFile:
    """The text with tracked insertions, without what is deleted, struck out or hidden.

    Notes stand after the text, text boxes after the paragraph that they belong to; comments are
    left out. FormatError when it is broken.
    """
    parts = text_parts(data, _NOT_WHOLE)
    try:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise FormatError(_LOCKED)
        content = parse_part(parts["content.xml"])
        further = [parse_part(parts[name]) for name in ("styles.xml", "meta.xml") if name in parts]
        reader = _OdtReader(OdtStyles.of([content, *further]))
        text = next(content.iter("{*}text"))
        blocks = [*reader.blocks(text), *reader.notes()]
        comments = sum(1 for _ in text.iter("{*}annotation"))
    except (StopIteration, *BROKEN) as error:
        raise FormatError(_NOT_WHOLE) from error
    return ParsedFile(
        blocks=name_sources(blocks),
        title=_fact(further, "title"),
        file_by=_fact(further, "initial-creator") or _fact(further, "creator"),
        language=_fact(further, "language"),
        warnings=(
            *(("struck-out or hidden words are left out",) if reader.has_unseen else ()),
            *((f"comments in the margin are left out ({comments})",) if comments else ()),
        ),
    )


def _fact(roots: list[Any], name: str) -> str | None:
    """A fact of the file's metadata."""
    found = (element for root in roots for meta in root.iter("{*}meta") for element in meta)
    return next((one_line_or_none(one.text) for one in found if _tag(one) == name), None)


def _tag(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Any, name: str) -> str:  # noqa: ANN401
    """The attribute of this name in any namespace."""
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, "")


class _OdtReader:
    """Reads the elements of one text, and remembers its notes."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._notes: list[Any] = []
        self.has_unseen = False

    def blocks(self, element: Any, bullet: str = "") -> Iterator[Block]:  # noqa: ANN401
        """The blocks below an element; a list item stands after a bullet."""
        for child in element:
            tag = _tag(child)
            if tag in ("p", "h"):
                yield from self._paragraph(child, bullet)
                bullet = ""
            elif tag == "table-row":
                cells = ("".join(self._cell(cell)) for cell in child.iter("{*}table-cell"))
                yield Block(CELL.join(cells))
            elif tag not in _UNREAD:
                yield from self.blocks(child, BULLET if tag == "list-item" else bullet)

    def _paragraph(self, element: Any, bullet: str) -> Iterator[Block]:  # noqa: ANN401
        style = _attribute(element, "style-name")
        words = self._words(element).strip()
        mark = BlockMark(MarkKind.HEADING) if _tag(element) == "h" else self._styles.mark_of(style)
        if style in self._styles.unseen:
            self.has_unseen = True
        elif words:
            yield Block(bullet + words, (mark,) if mark else ())
        for box in element.iter("{*}text-box"):
            yield from self.blocks(box)

    def _cell(self, cell: Any) -> Iterator[str]:  # noqa: ANN401
        words = (self._words(one).strip() for one in cell.iter("{*}p", "{*}h"))
        yield " ".join(part for part in words if part)

    def _words(self, element: Any) -> str:  # noqa: ANN401
        parts = [element.text or ""]
        for child in element:
            tag = _tag(child)
            if tag == "note":
                self._notes.append(child)
                parts.append(anchor(f"n{len(self._notes)}"))
            elif tag == "s":
                parts.append(" " * min(int(_attribute(child, "c") or 1), 80))
            elif tag in ("tab", "line-break"):
                parts.append(" " if tag == "tab" else "\n")
            elif tag in _UNREAD:
                pass
            elif tag == "hidden-text" or _attribute(child, "style-name") in self._styles.unseen:
                self.has_unseen = True
            elif tag:
                parts.append(self._words(child))
            parts.append(child.tail or "")
        return "".join(parts)

    def notes(self) -> Iterator[Block]:
        """The notes met so far, each of them a mark of its own."""
        for number, note in enumerate(self._notes, start=1):
            mark = BlockMark(MarkKind.NOTE, f"n{number}", number=number)
            for body in note.iter("{*}note-body"):
                for paragraph in body.iter("{*}p"):
                    if words := self._words(paragraph).strip():
                        yield Block(words, (mark,))
