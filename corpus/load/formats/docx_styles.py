"""Paragraph styles of a Word file: headings, captions, block quotations, list items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.load.formats.parsed_file import BlockMark
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # ECMA-376
OFF = ("0", "false", "none", "off")
_UNSEEN = ("strike", "dstrike", "vanish", "specVanish")
_MAX_DEPTH = 11  # styles based on one another; Word allows no more
_MIN_INDENT = 280  # twentieths of a point, half a centimetre
# Word keeps the English name of a built-in style in every language; other programs do not.
_QUOTE = re.compile(
    r"(?:(?:block|intense|pull|long|subtle)[ _-]?)?quot(?:e|ation)s?(?:[ _-]?(?:block|text|char))?|"
    r"block[ _-]?text|(?:intensives |starkes )?zitat(?:block)?|blockzitat|blocktext|"
    r"citation(?: intense)?|texte de bloc|cita(?: destacada| intensa)?|citazione(?: intensa)?|"
    r"citaat|duidelijk citaat|(?:starkt |stærkt |sterkt )?citat|sitat|cytat(?: intensywny)?|"
    r"cita[çc][ãa]o(?: intensa)?|(?:выделенная )?цитата(?: \d)?|(?:виділена |насичена )?цитата|"
    r"vahvistettu lainaus|lainaus|citát|idézet|epigraph|motto|verse",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|nagłówek|заголовок|"
    r"otsikko|nadpis|címsor)[ _]?\d?|title|subtitle|titel|untertitel|sous-titre|subtítulo|"
    r"sottotitolo|podtytuł|caption|beschriftung|légende|leyenda|didascalia|toc ?\w+|chapter.*",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:toc|verzeichnis|header|footer|page number|kopfzeile|fußzeile)\b.*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DocxStyles:
    """The marks of a Word file's styles, by the style's id.

    `unseen` are the ids of styles whose words are struck out or hidden.
    """

    marks: Mapping[str, BlockMark]
    unseen: frozenset[str] = frozenset()

    @classmethod
    def of(cls, styles: Any) -> DocxStyles:  # noqa: ANN401 - python-docx's XML has no types
        """Read the file's own styles; a style has the mark of the one that it is based on."""
        by_id = {
            style.get(_tag("styleId"), ""): style for style in styles.iterchildren(_tag("style"))
        }
        found = {key: next(_style_marks(by_id, key), None) for key in by_id}
        unseen = frozenset(key for key in by_id if _is_unseen_style(by_id, key))
        return cls({key: mark for key, mark in found.items() if mark is not None}, unseen)

    def is_unseen(self, run: Any) -> bool:  # noqa: ANN401
        """Whether the words of the run are struck out or hidden, also by a style of theirs."""
        properties = run.find(_tag("rPr"))
        switch = None if properties is None else _unseen_switch(properties)
        if switch is not None:
            return switch
        paragraph = next(run.iterancestors(_tag("p")), None)
        layers = (properties, None if paragraph is None else paragraph.find(_tag("pPr")))
        styles = (
            layer.find(_tag(tag))
            for layer, tag in zip(layers, ("rStyle", "pStyle"), strict=True)
            if layer is not None
        )
        return any(
            style.get(_tag("val"), "") in self.unseen for style in styles if style is not None
        )

    def mark_of(self, paragraph: Any) -> BlockMark | None:  # noqa: ANN401
        """The mark of the paragraph by its style or its own properties; None for plain prose."""
        properties = paragraph.pPr
        if properties is None:
            return None
        style = properties.find(_tag("pStyle"))
        key = "" if style is None else style.get(_tag("val"), "")
        if mark := self.marks.get(key) or mark_of_style_name(key):
            return mark
        if properties.find(_tag("outlineLvl")) is not None:
            return BlockMark(MarkKind.HEADING)
        is_item = properties.find(_tag("numPr")) is not None or key.startswith("List")
        indented = _is_indented_on_both_sides(properties.find(_tag("ind")))
        return BlockMark(MarkKind.QUOTE) if indented and not is_item else None


def _style_marks(by_id: Mapping[str, Any], key: str) -> Iterator[BlockMark]:
    """The marks of the style and of those that it is based on."""
    for _ in range(_MAX_DEPTH):
        style = by_id.get(key)
        if style is None:
            return
        name = style.find(_tag("name"))
        written = "" if name is None else name.get(_tag("val"), "")
        if mark := mark_of_style_name(written):
            yield mark
        if style.find(f".//{_tag('outlineLvl')}") is not None:
            yield BlockMark(MarkKind.HEADING)
        based = style.find(_tag("basedOn"))
        key = "" if based is None else based.get(_tag("val"), "")


def _is_unseen_style(by_id: Mapping[str, Any], key: str) -> bool:
    """Whether the style, or the nearest one it is based on that says so, hides or strikes out."""
    for _ in range(_MAX_DEPTH):
        style = by_id.get(key)
        if style is None:
            return False
        properties = style.find(_tag("rPr"))
        switch = None if properties is None else _unseen_switch(properties)
        if switch is not None:
            return switch
        based = style.find(_tag("basedOn"))
        key = "" if based is None else based.get(_tag("val"), "")
    return False


def _unseen_switch(properties: Any) -> bool | None:  # noqa: ANN401
    """Whether the properties of a run strike out or hide; None where they say nothing of it."""
    switches = [switch for tag in _UNSEEN if (switch := properties.find(_tag(tag))) is not None]
    if not switches:
        return None
    return any(switch.get(_tag("val"), "1") not in OFF for switch in switches)


def mark_of_style_name(name: str) -> BlockMark | None:
    """The mark of a style by its name, in English or as other programs write it."""
    plain = re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z\d])", " ", name).strip()
    if _FURNITURE.fullmatch(plain):
        return BlockMark(MarkKind.FURNITURE)
    if _QUOTE.fullmatch(plain):
        return BlockMark(MarkKind.QUOTE)
    return BlockMark(MarkKind.HEADING) if _HEADING.fullmatch(plain) else None


def _is_indented_on_both_sides(indent: Any) -> bool:  # noqa: ANN401
    if indent is None:
        return False
    sides = (
        max(_number(indent.get(_tag(name), "0")) for name in pair)
        for pair in (("left", "start"), ("right", "end"))
    )
    return all(side >= _MIN_INDENT for side in sides)


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0


def _tag(name: str) -> str:
    """A WordprocessingML tag or attribute as lxml names it."""
    return _NAMESPACE + name
