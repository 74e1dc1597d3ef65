"""The lines of a printed page, with their place and type."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; `height` is that of its base line above the foot, in points.

    `size` is that of its type in points. Both are None where the file does not tell.
    """

    text: str
    height: float | None = None
    size: float | None = None
    is_bold: bool = False


def plain_lines(page: str) -> tuple[PageLine, ...]:
    """The lines of a page of which only the text is known; white space in them is folded."""
    return tuple(PageLine(" ".join(line.split())) for line in page.strip().split("\n"))


def read_page_lines(page: Any) -> tuple[PageLine, ...]:  # noqa: ANN401 - pypdf is loaded when needed
    """The lines of the page in the order of its text."""
    pieces: list[_Piece] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:  # noqa: ANN401
        if text:
            pieces.append(_piece(text, cm, tm, font, size))

    written = page.extract_text(visitor_text=visit)
    if "".join(piece.text for piece in pieces) != written:
        return plain_lines(written)
    return tuple(_lines(pieces))


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    height: float
    size: float
    is_bold: bool


def _piece(
    text: str,
    matrix: Sequence[float],
    text_matrix: Sequence[float],
    font: Any,  # noqa: ANN401
    size: float,
) -> _Piece:
    height = matrix[1] * text_matrix[4] + matrix[3] * text_matrix[5] + matrix[5]
    scale = abs(text_matrix[3] * matrix[3]) or 1.0
    name = str(font.get("/BaseFont", "")) if font else ""
    return _Piece(text, height, round(size * scale, 1), bool(_BOLD.search(name)))


def _lines(pieces: Sequence[_Piece]) -> list[PageLine]:
    """The pieces joined to lines; only the first line of a piece has its height."""
    lines: list[list[tuple[str, _Piece, bool]]] = [[]]
    for piece in pieces:
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if part.strip() or (part and lines[-1]):
                lines[-1].append((part, piece, number == 0))
    return [_line(parts) for parts in lines if parts]


def _line(parts: Sequence[tuple[str, _Piece, bool]]) -> PageLine:
    text = " ".join("".join(part for part, _, _ in parts).split())
    sizes: Counter[float] = Counter()
    for part, piece, _ in parts:
        sizes[piece.size] += len(part.strip())
    heights = [piece.height for part, piece, is_first in parts if is_first and part.strip()]
    bold = sum(len(part.strip()) for part, piece, _ in parts if piece.is_bold)
    return PageLine(
        text,
        heights[0] if heights else None,
        sizes.most_common(1)[0][0],
        bold > len(text) / 2,
    )
