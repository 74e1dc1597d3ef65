"""The words of a PDF's page with their places, and pages without any: PDFium."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from corpus.model.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\x00": ""}
_GAP = 0.5  # of the type's size: where more is free, another word begins
_NO_GAP = 0.05  # of the type's size: with less before the next letter, a space is not seen
_WORD_GAP = (
    0.18  # of the type's size, beyond the usual one of the line: a space that is not written
)
_SAME_LINE = 0.15  # of the type's size by which base lines differ within a word
_GLYPH_CODES = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f]")
_MAX_CODES = 0.2  # of a page's characters that no table maps to letters
_MIN_PICTURE = 0.5  # of the page, of the picture of a scan
_MAX_TURN = 0.1  # radians by which the words of a line may be turned


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word's text and place in points: `base` is its base line, above the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in the order of the file.

    `has_codes` is True where the file does not say which letters its glyphs are, `has_unseen` where
    words that are not drawn are left out.
    """

    words: tuple[PageWord, ...]
    has_codes: bool
    has_unseen: bool


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    x: float
    right: float
    base: float
    size: float
    is_bold: bool
    advance: float  # where the font would have the next letter
    is_drawn: bool


def read_page_words(page: Any) -> PageWords:  # noqa: ANN401 - pypdfium2 has no types
    """The words of one page of pypdfium2."""
    text_page = page.get_textpage()
    try:
        every = [*_characters(text_page)]
    finally:
        text_page.close()
    drawn = [one for one in every if one is None or one.is_drawn]
    keeps_unseen = not any(drawn) or _is_picture(page)
    characters = every if keeps_unseen else drawn
    shown = [character for character in characters if character and character.text.strip()]
    codes = sum(bool(_GLYPH_CODES.search(character.text)) for character in shown)
    return PageWords(
        tuple(_words(characters)),
        has_codes=codes > _MAX_CODES * len(shown),
        has_unseen=len(characters) < len(every),
    )


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    """Whether pictures fill the page: what is not drawn on it was then recognised in them."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded when a PDF is read

    width, height = page.get_size()
    bounds = (picture.get_bounds() for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in bounds)
    return bool(covered >= _MIN_PICTURE * width * height)


def _is_drawn(raw: Any, text_page: Any, at: int) -> bool:  # noqa: ANN401
    """Whether the character is drawn on the page."""
    found = raw.FPDFText_GetTextObject(text_page, at)
    mode: int = raw.FPDFTextObj_GetTextRenderMode(found)
    return bool(mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _characters(text_page: Any) -> Iterator[_Character | None]:  # noqa: ANN401
    """The characters; None for a space."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded when a PDF is read

    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    loose = raw.FS_RECTF()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    for at in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, at)
        character = chr(code) if code < 0x110000 else "\ufffd"  # noqa: PLR2004 - Unicode's end
        character = _HYPHENS.get(character, character)
        if raw.FPDFText_HasUnicodeMapError(text_page, at) == 1:
            character = "\ufffd"
        if character.isspace() or raw.FPDFText_IsGenerated(text_page, at) == 1:
            yield None
            continue
        angle = raw.FPDFText_GetCharAngle(text_page, at)
        if not character or _MAX_TURN < angle < 2 * 3.1416 - _MAX_TURN:
            continue
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
        raw.FPDFText_GetLooseCharBox(text_page, at, loose)
        raw.FPDFText_GetFontInfo(text_page, at, name, 128, flags)
        font = name.value.decode("latin-1")
        size = round(_size(raw, text_page, at), 1)
        is_bold = bool(_BOLD.search(font))
        end = max(right.value, x.value)
        is_drawn = _is_drawn(raw, text_page, at)
        yield _Character(character, x.value, end, y.value, size, is_bold, loose.right, is_drawn)


def _size(raw: Any, text_page: Any, at: int) -> float:  # noqa: ANN401
    """The size of the type as printed: the font's, scaled by the matrix of the text."""
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text_page, at, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return float(raw.FPDFText_GetFontSize(text_page, at)) * scale


def _words(characters: list[_Character | None]) -> Iterator[PageWord]:
    """The words as they are seen: by the room between the letters, not by the spaces alone."""
    run: list[_Character] = []
    space = False
    for line in _same_line(characters):
        usual = _usual_gap(line)
        for character in line:
            if character is None:
                space = True
                continue
            if run and _is_apart(run[-1], character, usual, space=space):
                yield _word(run)
                run = []
            run.append(character)
            space = False
    if run:
        yield _word(run)


def _same_line(characters: list[_Character | None]) -> Iterator[list[_Character | None]]:
    """The characters in runs that have one base line and one size; spaces go with those before."""
    run: list[_Character | None] = []
    last: _Character | None = None
    for character in characters:
        if character and last and (character.base, character.size) != (last.base, last.size):
            yield run
            run = []
        run.append(character)
        last = character or last
    yield run


def _usual_gap(line: list[_Character | None]) -> float:
    """The usual room between two letters beyond what their font gives them: type may be spaced."""
    gaps = [after.x - before.advance for before, after in pairwise(line) if before and after]
    return max(0.0, median(gaps)) if gaps else 0.0


def _is_apart(before: _Character, after: _Character, usual: float, *, space: bool) -> bool:
    size = max(before.size, after.size)
    gap = after.x - before.right
    if (
        abs(after.base - before.base) > _SAME_LINE * size
        or gap > _GAP * size
        or gap < -size
        or (after.size < 0.8 * before.size) != (before.size < 0.8 * after.size)
    ):
        return True
    room = after.x - before.advance
    return room > _NO_GAP * size if space else room > usual + _WORD_GAP * size


def _word(run: list[_Character]) -> PageWord:
    return PageWord(
        normalise("".join(character.text for character in run)),
        run[0].x,
        max(character.right for character in run),
        run[0].base,
        max(character.size for character in run),
        2 * sum(character.is_bold for character in run) > len(run),
    )
