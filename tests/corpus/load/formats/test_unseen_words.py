"""Struck-out and hidden words: their reader does not see them, so no quote has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from corpus.load.formats.docx import read_docx
from corpus.load.formats.html import read_html
from corpus.load.formats.md import read_md
from corpus.model.normalise import normalise
from tests.corpus import files

if TYPE_CHECKING:
    from corpus.load.formats.parsed_file import ParsedFile

_STYLE = "<style>p .gone, .old{color:red;text-decoration:line-through} .tab{display:none}</style>"


def _page(words: str) -> str:
    others = (f"<p>{paragraph}</p>" for paragraph in files.PARAGRAPHS)
    return " ".join(read_html(files.page(f"<p>{words}</p>", *others, head=_STYLE)).text.split())


@pytest.mark.parametrize(
    "struck",
    [
        "<del>not</del>",
        "<s>not</s>",
        "<strike>not</strike>",
        '<span style="text-decoration: line-through">not</span>',
        '<span style="text-decoration-line:underline line-through">not</span>',
        '<span class="gone">not</span>',
        '<b class="x old">not</b>',
        "<span hidden>not</span>",
        '<span style="display: none">not</span>',
        '<span style="visibility:hidden">not</span>',
        '<span class="sr-only">not</span>',
        '<span style="font-size:0">not</span>',
        "<template>not</template>",
    ],
)
def test_struck_out_and_hidden_words_of_a_page_are_left_out(struck: str) -> None:
    words = f"The meadow is {struck} to be flooded, says the county, which has owned it since 1962."

    assert "The meadow is to be flooded, says the county" in _page(words)


@pytest.mark.parametrize(
    "seen",
    [
        "<ins>not</ins>",
        "<em>not</em>",
        '<span class="tab">not</span>',
        '<span hidden="until-found">not</span>',
        '<span style="font-size:0.8em">not</span>',
        '<span style="text-decoration:underline">not</span>',
    ],
)
def test_words_that_a_reader_sees_or_can_open_stay(seen: str) -> None:
    words = f"The meadow is {seen} to be flooded, says the county, which has owned it since 1962."

    assert "The meadow is not to be flooded" in _page(words)


@pytest.mark.parametrize(
    "struck",
    [
        "~~not~~",
        "~not~",
        "~~**not**~~",
        "<del>not</del>",
        "<s>not *even*</s>",
        '<span style="display:none">not</span>',
    ],
)
def test_struck_out_words_of_markdown_are_left_out(struck: str) -> None:
    assert read_md(f"The meadow is {struck} for sale.".encode()).text == "The meadow is for sale."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "It costs {~~six~>three~~} crowns{++ a year++}{>>check<<}.",
            "It costs three crowns a year.",
        ),
        ("H~2~O costs ~20 to ~30.", "H~2~O costs ~20 to ~30."),
        ("Write `a ~~b~~ c`.", "Write a ~~b~~ c."),
        ("She is ==never== late.%%Really?%% ^line-3", "She is never late."),
        ("::: {.note}\nThe dam is old.\n:::\n", "The dam is old."),
        (":::warning\n\nIt leaks.\n\n:::\n", "It leaks."),
        ("<p hidden>Secret.</p>\n\nOpen.", "Open."),
        ("<div>One <s>two</s> three.</div>", "One three."),
    ],
)
def test_marks_of_changes_and_of_programs(written: str, read: str) -> None:
    assert read_md(written.encode()).text == read


def test_characters_with_a_stroke_are_struck_out() -> None:
    assert normalise("It is n\u0336o\u0336t\u0336 so.") == "It is so."


def _word() -> ParsedFile:
    document = docx.Document()
    struck = document.styles.add_style("Gone", WD_STYLE_TYPE.CHARACTER)
    struck.font.double_strike = True
    paragraph = document.add_paragraph("The meadow is ")
    paragraph.add_run("not ").font.strike = True
    paragraph.add_run("for sale.")
    paragraph = document.add_paragraph("The rent is ")
    paragraph.add_run("forty ", style="Gone")
    paragraph.add_run("sixty crowns.")
    paragraph.add_run(" It is due.", style="Gone").font.double_strike = False
    hidden = document.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH)
    hidden.font.hidden = True
    document.add_paragraph("The mayor keeps ten of them.", style="Secret")
    document.add_paragraph("", style="Secret").add_run("It is open.").font.hidden = False
    document.add_paragraph().add_run("The clerk keeps ten of them.").font.hidden = True
    return read_docx(files.saved(document))


def test_struck_out_and_hidden_words_of_a_word_file_are_left_out_and_told() -> None:
    read = _word()

    assert (
        read.text
        == "The meadow is for sale.\n\nThe rent is sixty crowns. It is due.\n\nIt is open."
    )
    assert read.warnings == ("struck-out or hidden words are left out",)
