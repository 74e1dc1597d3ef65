"""What could be read of each page of a PDF, and its number at each place of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fpdf.enums import TextMode

from corpus.load.formats.pdf import read_pdf
from corpus.load.formats.pdf_pages import PageState, PdfPage, missing_pages, refusal
from corpus.model.document import Document, Provenance
from corpus.model.span import Span
from tests.corpus import files
from tests.corpus.load.formats.test_pdf import paper, read, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from fpdf import FPDF


def test_each_place_of_the_text_has_the_number_of_its_page() -> None:
    made = paper()
    for line in ("The keeper was asleep and the", "bell was not rung that night.", "Nobody paid."):
        made.add_page()
        write(made, 60, 100, line)
    parsed = read(made)
    about = Provenance(id="dam", file="dam.pdf", sha256="0")
    document = Document(about, parsed.text, parsed.marked_text.marks)

    def pages(words: str) -> tuple[str, ...]:
        start = parsed.text.index(words)
        return document.pages_of(Span(start, start + len(words)))

    assert pages("keeper") == ("1",)
    assert pages("bell was") == ("2",)
    assert pages("the bell") == ("1", "2")
    assert pages("Nobody paid.") == ("3",)
    assert document.format_marks == ()


def scanned(*pages: str) -> FPDF:
    """A PDF whose pages hold these words, and those of no words a picture."""
    made = paper()
    for words in pages:
        made.add_page()
        if words:
            write(made, 60, 100, words)
        else:
            made.rect(20, 20, 100, 100, style="F")
    return made


def test_pages_that_hold_only_pictures_are_named() -> None:
    parsed = read(scanned("The keeper slept.", "", "", "Nobody paid.", ""))

    assert parsed.reading_note == (
        "Of 5 pages, 2–3, 5 hold pictures without text and were not read."
    )


def test_a_whole_file_has_no_note() -> None:
    assert read(scanned("The keeper slept.")).reading_note is None


def test_a_scan_is_read_by_tesseract_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\ncat >/dev/null\necho 'The weir was shut.'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    parsed = read_pdf(files.scan())

    assert parsed.text == "The weir was shut."
    assert parsed.reading_note == "Of 1 pages, 1 are pictures whose letters Tesseract recognised."


def test_glyph_codes_are_refused_by_name() -> None:
    pages = [PdfPage((), PageState.CODES), PdfPage((), PageState.PICTURE)]

    assert "glyph codes" in refusal(pages)
    assert missing_pages(pages) == (
        "Of 2 pages, 2 hold pictures without text and were not read."
        " Of 2 pages, 1 hold glyph codes that name no letters and were not read."
    )


def test_text_that_is_not_shown_is_that_of_a_scan_with_ocr() -> None:
    made = paper()
    made.add_page()
    made.text_mode = TextMode.INVISIBLE
    write(made, 60, 100, "The weir was shut.")

    assert read(made).text == "The weir was shut."
