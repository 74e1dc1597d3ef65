"""Block quotations of Markdown and Word files, with the source that the file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from corpus.load.formats.docx import read_docx
from corpus.load.formats.md import read_md
from corpus.model.mark import MarkKind
from tests.corpus import files

if TYPE_CHECKING:
    from corpus.load.formats.parsed_file import ParsedFile


def _marked(parsed: ParsedFile, kind: MarkKind) -> list[tuple[str, str | None]]:
    return [
        (mark.span.of(parsed.text), mark.name)
        for mark in parsed.marked_text.marks
        if mark.kind is kind
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        "> It is we who wait.\n>\n> — Bernard Quill, *manager*",
        "> It is we who wait.\n> — Bernard Quill, *manager*",
        "> It is we\n> who wait.\n\n— Bernard Quill",
        "> It is we who wait. (Bernard Quill, manager)",
        "> [!quote] Bernard Quill\n> It is we who wait.",
        "> [!cite]- Bernard Quill, second day\n> It is we who wait.",
        "> [!quote]\n> It is we who wait.\n> -- Bernard Quill",
        "> **Bernard Quill:** It is we who wait.",
        "> **Bernard Quill, manager**\n>\n> It is we who wait.",
        "> Bernard Quill wrote:\n> It is we who wait.",
    ],
)
def test_a_markdown_quotation_has_the_name_of_its_attribution_title_or_label(
    quotation: str,
) -> None:
    parsed = read_md(f"The room is full.\n\n{quotation}\n\nSo it is.".encode())

    assert _marked(parsed, MarkKind.QUOTE) == [("It is we who wait.", "Bernard Quill")]
    assert parsed.text.startswith("The room is full.\n\n")
    assert parsed.text.endswith("\n\nSo it is.")


def test_notes_and_warnings_are_no_quotations_and_their_titles_headings() -> None:
    text = "> [!note] My own\n> I think so.\n\n> [!warning]\n> Beware.\n\n> **Note**\n> Go on."
    parsed = read_md(text.encode())

    assert _marked(parsed, MarkKind.QUOTE) == []
    assert _marked(parsed, MarkKind.HEADING) == [("My own", None)]
    assert "[!" not in parsed.text


def test_two_speakers_in_one_quotation_have_their_own_words() -> None:
    parsed = read_md(b"> **Bess Coton:** Too hot.\n>\n> **Jory Pell:** Too cold.")

    assert _marked(parsed, MarkKind.QUOTE) == [
        ("Too hot.", "Bess Coton"),
        ("Too cold.", "Jory Pell"),
    ]
    assert _marked(parsed, MarkKind.FURNITURE) == [("Bess Coton:", None), ("Jory Pell:", None)]


def test_a_quotation_in_a_quotation_is_nested() -> None:
    parsed = read_md(b"> He wrote:\n>\n> > Ring it.\n>\n> I rang.")

    assert [words for words, _ in _marked(parsed, MarkKind.QUOTE)] == [
        "He wrote:\n\nRing it.\n\nI rang.", "Ring it.",
    ]  # fmt: skip


def test_notes_of_markdown_are_read_after_the_text_without_their_marks() -> None:
    parsed = read_md(
        b"It was high.[^1] All knew.^[So he says.]\n\n[^1]: Minutes,\n  page 4.\n\nEnd."
    )

    assert parsed.text.split("\n\n") == [
        "It was high. All knew.", "End.", "Minutes, page 4.", "So he says.",
    ]  # fmt: skip
    assert [words for words, _ in _marked(parsed, MarkKind.NOTE)] == [
        "Minutes, page 4.", "So he says.",
    ]  # fmt: skip


def test_the_marks_of_notebooks_are_no_words() -> None:
    text = b"See [[Anna|the keeper]] and ==this==. %%secret%%\n\n- [x] Ask\n- [ ] Tell"

    assert read_md(text).text == "See the keeper and this.\n\n\u2022 Ask\n\u2022 Tell"


@pytest.mark.parametrize("style", ["Quote", "Intense Quote", "Zitat", "Block Quotation"])
def test_the_quotation_styles_of_word_are_quotations(style: str) -> None:
    document = docx.Document()
    if style not in document.styles:
        document.styles.add_style(style, 1)
    document.add_heading("The lamp", level=1)
    document.add_paragraph("It burned for eleven nights.")
    document.add_paragraph("We did not know who lit it.", style=style)
    document.add_paragraph("— Hector Blyth, secretary", style=style)
    document.add_paragraph("I have counted since.")
    parsed = read_docx(files.saved(document))

    assert _marked(parsed, MarkKind.QUOTE) == [("We did not know who lit it.", "Hector Blyth")]
    assert _marked(parsed, MarkKind.FURNITURE) == [("— Hector Blyth, secretary", None)]
    assert _marked(parsed, MarkKind.HEADING) == [("The lamp", None)]


def test_empty_paragraphs_in_a_style_of_quotations_are_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("It burned for eleven nights.")
    for _ in range(2):
        document.add_paragraph("", style="Quote").add_run().add_break()
    document.add_paragraph("I have counted since.")
    parsed = read_docx(files.saved(document))

    assert parsed.text == "It burned for eleven nights.\n\nI have counted since."
    assert _marked(parsed, MarkKind.QUOTE) == []


def test_bold_type_at_the_beginning_of_a_paragraph_is_marked() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Anna Brod").bold = True
    paragraph.add_run(" In the spring.")

    assert _marked(read_docx(files.saved(document)), MarkKind.EMPHASIS) == [("Anna Brod", None)]
    assert _marked(read_md(b"**Anna Brod** In the spring."), MarkKind.EMPHASIS) == [
        ("Anna Brod", None)
    ]
