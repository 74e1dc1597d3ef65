"""Corrections around a page's article are read with it."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from corpus.load.formats.html import read_html
from corpus.load.formats.html_corrections import take_corrections
from tests.corpus import files

NOTE = "Correction: the keeper wrote nine letters, not four."


def _read(around: str) -> list[str]:
    paragraphs = (f"<p>{paragraph}</p>" for paragraph in files.PARAGRAPHS)
    return read_html(files.page(*paragraphs, around)).text.split("\n\n")


@pytest.mark.parametrize(
    "around",
    [
        f"<footer><p>{NOTE}</p><p>Share this page</p></footer>",
        f"<aside class='box'><ul><li><p>{NOTE}</p></li></ul></aside>",
        f"<aside>{NOTE}</aside>",
        f"<footer><nav><a href='/'>Home</a></nav><div><p><em>{NOTE}</em></p></div></footer>",
    ],
)
def test_a_correction_in_the_margin_or_foot_of_a_page_is_kept_once(around: str) -> None:
    read = _read(around)

    assert read.count(NOTE) == 1
    assert "Share this page" not in read


def test_below_its_label_a_correction_is_kept() -> None:
    read = _read("<aside><h4>Correction</h4><p>The keeper wrote nine letters.</p></aside>")

    assert read[-2:] == ["Correction", "The keeper wrote nine letters."]


def test_what_else_stands_there_is_left_out() -> None:
    assert not any("corrected" in one for one in _read("<footer><p>Exams corrected</p></footer>"))


@pytest.mark.parametrize(
    "around",
    [
        "<footer><ul><li><a href='/c'>Corrections</a></li><li>Privacy</li></ul></footer>",
        "<footer><p>Errata</p><p>Contact us</p></footer>",
        "<header><ul><li><a href='/c'>Corrections: how we work</a></li></ul></header>",
        "<header><p>Update: 3 June 2024</p></header>",
        "<footer><p>Corrections policy: <a href='mailto:a@b.example'>desk</a></p></footer>",
        "<footer><h4>For the record</h4><ul><li>About us</li></ul></footer>",
    ],
)
def test_links_of_the_site_are_no_corrections(around: str) -> None:
    tree = document_fromstring(f"<html><body><article>{NOTE}</article>{around}</body></html>")

    assert take_corrections(tree) == []
