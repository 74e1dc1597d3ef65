"""Styles of an OpenDocument text: headings, block quotations, words that are not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.load.formats.docx_styles import mark_of_style_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.load.formats.parsed_file import BlockMark

_MAX_DEPTH = 11


@dataclass(frozen=True, slots=True)
class OdtStyles:
    """The marks of the styles by name; `unseen` are those of struck-out and hidden words."""

    marks: Mapping[str, BlockMark]
    unseen: frozenset[str]

    @classmethod
    def of(cls, roots: Iterable[Any]) -> OdtStyles:
        """Read the styles of the file's parts."""
        styles = {
            _attribute(style, "name"): style for root in roots for style in root.iter("{*}style")
        }
        marks = {name: next(_marks(styles, name), None) for name in styles}
        return cls(
            {name: mark for name, mark in marks.items() if mark},
            frozenset(name for name, style in styles.items() if _is_unseen(style)),
        )

    def mark_of(self, name: str) -> BlockMark | None:
        """The mark of a paragraph of this style; None for plain prose."""
        return self.marks.get(name) or mark_of_style_name(_plain(name))


def _marks(styles: Mapping[str, Any], name: str) -> Iterator[BlockMark]:
    """The marks of the style and of those that it is based on."""
    for _ in range(_MAX_DEPTH):
        style = styles.get(name)
        if mark := mark_of_style_name(_plain(name)):
            yield mark
        if style is None:
            return
        name = _attribute(style, "parent-style-name")


def _plain(name: str) -> str:
    """The name as it is shown; spaces are written in hexadecimal."""
    return name.replace("_20_", " ")


def _is_unseen(style: Any) -> bool:  # noqa: ANN401 - lxml has no types
    for properties in style.iter("{*}text-properties"):
        line = _attribute(properties, "text-line-through-style")
        kind = _attribute(properties, "text-line-through-type")
        if any(value not in ("", "none") for value in (line, kind)):
            return True
        if _attribute(properties, "display") == "none":
            return True
    return False


def _attribute(element: Any, name: str) -> str:  # noqa: ANN401
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, "")
