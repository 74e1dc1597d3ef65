"""The words of a PDF's page with their places, and pages without any: PDFium."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.model.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\x00": ""}
_GAP = 0.5  # of the type's size: where more is free, another word begins
_SAME_LINE = 0.15  # of the type's size by which base lines differ within a word
_GLYPH_CODES = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f]")
_MAX_CODES = 0.2  # of a page's characters that no table maps to letters
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

    `has_codes` is True where the file does not say which letters its glyphs are.
    """

    words: tuple[PageWord, ...]
    has_codes: bool


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    x: float
    right: float
    base: float
    size: float
    is_bold: bool


def read_page_words(page: Any) -> PageWords:  # noqa: ANN401 - pypdfium2 has no types
    """The words of one page of pypdfium2."""
    text_page = page.get_textpage()
    try:
        characters = [*_characters(text_page)]
    finally:
        text_page.close()
    shown = [character for character in characters if character and character.text.strip()]
    codes = sum(bool(_GLYPH_CODES.search(character.text)) for character in shown)
    return PageWords(tuple(_words(characters)), codes > _MAX_CODES * len(shown))


def _characters(text_page: Any) -> Iterator[_Character | None]:  # noqa: ANN401
    """The characters; None for a space."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded when a PDF is read

    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
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
        raw.FPDFText_GetFontInfo(text_page, at, name, 128, flags)
        font = name.value.decode("latin-1")
        size = round(_size(raw, text_page, at), 1)
        is_bold = bool(_BOLD.search(font))
        yield _Character(character, x.value, max(right.value, x.value), y.value, size, is_bold)


def _size(raw: Any, text_page: Any, at: int) -> float:  # noqa: ANN401
    """The size of the type as printed: the font's, scaled by the matrix of the text."""
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text_page, at, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return float(raw.FPDFText_GetFontSize(text_page, at)) * scale


def _words(characters: list[_Character | None]) -> Iterator[PageWord]:
    run: list[_Character] = []
    for character in characters:
        if run and (character is None or _is_apart(run[-1], character)):
            yield _word(run)
            run = []
        if character is not None:
            run.append(character)
    if run:
        yield _word(run)


def _is_apart(before: _Character, after: _Character) -> bool:
    size = max(before.size, after.size)
    gap = after.x - before.right
    return (
        abs(after.base - before.base) > _SAME_LINE * size
        or gap > _GAP * size
        or gap < -size
        or (after.size < 0.8 * before.size) != (before.size < 0.8 * after.size)
    )


def _word(run: list[_Character]) -> PageWord:
    return PageWord(
        normalise("".join(character.text for character in run)),
        run[0].x,
        max(character.right for character in run),
        run[0].base,
        max(character.size for character in run),
        2 * sum(character.is_bold for character in run) > len(run),
    )
