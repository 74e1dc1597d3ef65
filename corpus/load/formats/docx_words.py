"""The words of a paragraph or run of a Word file, as its reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.load.formats.parsed_file import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.load.formats.docx_styles import DocxStyles

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # ECMA-376
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def qualify_name(name: str) -> str:
    """A WordprocessingML tag or attribute as lxml names it."""
    return _NAMESPACE + name


DELETED = (qualify_name("del"), qualify_name("moveFrom"))
_RUN, _TEXT, _TAB, _HYPHEN, _BOX, _ID = map(
    qualify_name, ("r", "t", "tab", "noBreakHyphen", "txbxContent", "id")
)
_BREAKS = (qualify_name("br"), qualify_name("cr"))
_NOTE_MARKS = {qualify_name("footnoteReference"): "f", qualify_name("endnoteReference"): "e"}
_FALLBACK = f"{_COMPATIBILITY}Fallback"


class DocxWords:
    """Reads words, and remembers whether any were struck out or hidden."""

    def __init__(self, styles: DocxStyles) -> None:
        """Take the file's styles, which may hide words."""
        self.styles = styles
        self._has_unseen = False

    def of(self, element: Any) -> str:  # noqa: ANN401 - python-docx's XML has no types
        """The words below an element, with anchors for notes; those of text boxes stand apart."""
        parts = []
        for child in element:
            if child.tag in (_FALLBACK, _BOX, *DELETED):
                continue
            if child.tag == _RUN and self.styles.is_unseen(child):
                self._has_unseen = True
            elif child.tag == _TEXT:
                parts.append(child.text or "")
            elif child.tag == _TAB and not len(child):
                parts.append(" ")
            elif child.tag in _BREAKS:
                parts.append("\n")
            elif child.tag == _HYPHEN:
                parts.append("-")
            elif child.tag in _NOTE_MARKS:
                parts.append(anchor(f"{_NOTE_MARKS[child.tag]}{child.get(_ID, '')}"))
            else:
                parts.append(self.of(child))
        return "".join(parts)

    def warnings(self) -> tuple[str, ...]:
        """What to say of the words that are left out."""
        return ("struck-out or hidden words are left out",) if self._has_unseen else ()


def text_boxes(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """The contents of the text boxes below an element; each is written twice, and read once."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from text_boxes(child)
