"""The pages of a PDF: their text, or letters recognised in their pictures by Tesseract."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from corpus.load.formats.page_lines import PageLine, lines_of_words, plain_lines
from corpus.load.formats.page_words import read_page_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OCR_SCALE = 300 / 72  # dots an inch that Tesseract reads best, over points an inch
_OCR_SECONDS = 120  # for a page


class PageState(StrEnum):
    """What could be read of a page."""

    TEXT = "text"
    RECOGNISED = "recognised"  # its picture was read by Tesseract
    PICTURE = "picture"  # nothing but pictures
    CODES = "codes"  # the file does not say which letters its glyphs are
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The lines of a page, what could be read of it, and if words not drawn are left out."""

    lines: tuple[PageLine, ...]
    state: PageState
    has_unseen: bool = False


def read_page(page: Any) -> PdfPage:  # noqa: ANN401 - pypdfium2 has no types
    """The page's own text; without any, that of its picture where Tesseract is installed."""
    found = read_page_words(page)
    if found.words and not found.has_codes:
        return PdfPage(lines_of_words(found.words), PageState.TEXT, has_unseen=found.has_unseen)
    if not found.words and not any(True for _ in page.get_objects()):
        return PdfPage((), PageState.EMPTY)
    lines = _recognise(page)
    if lines:
        return PdfPage(lines, PageState.RECOGNISED)
    return PdfPage((), PageState.CODES if found.words else PageState.PICTURE)


def refusal(pages: Sequence[PdfPage]) -> str:
    """Why a file without any text is refused, and what to do."""
    if any(page.state is PageState.CODES for page in pages):
        return (
            "its letters are stored as glyph codes that name no letters: run OCR on it first, for"
            " example ocrmypdf --force-ocr, or install Tesseract"
        )
    return (
        "it holds pictures of text (a scan): run OCR on it first, for example ocrmypdf, or install"
        " Tesseract"
    )


def missing_pages(pages: Sequence[PdfPage]) -> str | None:
    """A sentence each about pages without text and pages read by Tesseract; None for neither."""
    notes = []
    numbers = {
        state: [at for at, page in enumerate(pages, start=1) if page.state is state]
        for state in PageState
    }
    for state, words in (
        (PageState.PICTURE, "hold pictures without text and were not read"),
        (PageState.CODES, "hold glyph codes that name no letters and were not read"),
        (PageState.RECOGNISED, "are pictures whose letters Tesseract recognised"),
    ):
        if numbers[state]:
            notes.append(f"Of {len(pages)} pages, {_ranges(numbers[state])} {words}.")
    return " ".join(notes) or None


def _ranges(numbers: Iterable[int]) -> str:
    """The numbers with runs drawn together: "1, 3–5"."""
    runs = [
        [number for _, number in group]
        for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _recognise(page: Any) -> tuple[PageLine, ...]:  # noqa: ANN401
    """The lines that Tesseract reads in the page's picture; none where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    picture = BytesIO()
    page.render(scale=_OCR_SCALE).to_pil().save(picture, "PNG")
    try:
        done = subprocess.run(  # noqa: S603 - the program found above, with fixed arguments
            [program, "stdin", "stdout", "--psm", "1"],
            input=picture.getvalue(), capture_output=True, timeout=_OCR_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ()
    text = done.stdout.decode("utf-8", errors="replace").replace("\f", "")
    return plain_lines(text) if done.returncode == 0 and text.strip() else ()
