"""PDFs as typesetting programs write them: spaces by position, raised signs, heads in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from corpus.model.mark import MarkKind
from tests.corpus.load.formats.test_pdf import BODY, paper, paragraphs, read, write

if TYPE_CHECKING:
    from pathlib import Path

LINES = (
    "The inspection was finished in the first week of October, and the county was told.1 The",
    "readings went up and down between forty and ninety litres a minute, which nobody could",
    "explain. The chief engineer told the commission that he had never seen such figures.",
)


def test_a_space_that_leaves_no_room_on_the_page_is_none() -> None:
    made = paper()
    made.add_page()
    made.text(60, 100, "The clerk nev ")
    made.text(60 + made.get_string_width("The clerk nev"), 100, "er answered the letters.")

    assert paragraphs(made) == ["The clerk never answered the letters."]


def test_room_for_a_space_parts_words_also_where_no_space_is_written() -> None:
    made = paper()
    made.add_page()
    made.text(60, 100, "The clerk says that W")
    x = 60 + made.get_string_width("The clerk says that W")
    made.set_char_spacing(2.7)
    made.text(x, 100, "en")
    made.set_char_spacing(0)
    made.text(x + made.get_string_width("en") + 2.7, 100, "ever came to them in the night.")

    assert paragraphs(made) == ["The clerk says that We never came to them in the night."]


def test_what_is_not_drawn_is_not_read_unless_the_page_is_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    Image.new("RGB", (60, 80), "white").save(picture)
    for is_scan in (False, True):
        made = paper()
        made.add_page()
        if is_scan:
            made.image(picture, 0, 0, made.w, made.h)
        else:
            made.text(60, 100, "The keeper was never paid.")
        with made.local_context(text_mode="INVISIBLE"):
            made.text(60, 130, "He was paid in full.")

        parsed = read(made)

        assert parsed.text == ("He was paid in full." if is_scan else "The keeper was never paid.")
        assert bool(parsed.warnings) is not is_scan


def test_spaced_type_stays_words() -> None:
    made = paper()
    made.add_page()
    made.set_char_spacing(2.7)
    made.text(60, 100, "The keeper was never paid.")

    assert paragraphs(made) == ["The keeper was never paid."]


@pytest.mark.parametrize("size", [7, 10.5, 11])
def test_a_raised_number_of_any_size_is_in_its_own_line(size: float) -> None:
    made = paper()
    made.add_page()
    write(made, 60, 100, LINES[0].partition("1")[0], *LINES[1:])
    x = 60 + made.get_string_width(LINES[0].partition("1")[0])
    write(made, x, 95, "1", size=size)
    made.set_font_size(11)
    write(made, x + made.get_string_width("1") + 3, 100, "The")
    write(made, 60, 760, "1 Two of the witnesses took it back.", size=9)

    assert paragraphs(made) == [
        " ".join(LINES).replace("told.1", "told."), "Two of the witnesses took it back.",
    ]  # fmt: skip


def _with_note(note: str) -> list[str]:
    made = paper()
    made.add_page()
    write(made, 60, 100, "Nobody answered the four letters of the keeper")
    write(made, 61 + made.get_string_width("Nobody answered the four letters of the keeper"), 96,
          "1", size=7)  # fmt: skip
    write(made, 60, 114, *BODY[:6], "and there it ends.")
    write(made, 60, 260, note, "in another town.")
    marks = read(made).marked_text
    return [
        mark.span.of(marks.text) for mark in marks.marks if mark.kind is MarkKind.NOTE
    ]  # fmt: skip


def test_a_note_in_the_texts_own_type_is_known_by_its_raised_number() -> None:
    found = _with_note("1. The letters are kept in the archive of the district, which is")

    assert found == [
        "The letters are kept in the archive of the district, which is in another town."
    ]


def test_a_number_that_is_not_raised_in_the_text_begins_no_note() -> None:
    assert _with_note("7. The letters are kept in the archive of the district, which is") == []


def test_a_word_broken_in_a_note_is_mended() -> None:
    made = paper()
    made.add_page()
    write(made, 60, 100, "Nobody answered her.1", *BODY[:6])
    write(
        made, 60, 740, "1 The correspondence is kept in the ar-", "chive of the district.", size=8
    )

    assert "kept in the archive of the district." in read(made).text


@pytest.mark.parametrize("numbered", [True, False])
def test_what_is_in_one_row_with_a_running_head_is_one(*, numbered: bool) -> None:
    made = paper()
    heads = ("THE INSPECTION", "THE REPORT", "THE HEARING", "THE VOTE", "THE END")
    for page, head in enumerate(heads, start=1):
        made.add_page()
        write(made, 60, 40, f"{page + 1} {head}" if numbered else head)
        write(made, 400, 40, ("Jonas Pell", "The winter level")[page % 2])
        write(made, 60, 100, f"The page {'abcde'[page - 1]} says so", *BODY[:8], "and no more.")
    text = read(made).text

    assert not any(head in text for head in heads)
    assert "Pell" not in text


def test_the_number_of_a_single_line_at_the_pages_edge_is_left_out() -> None:
    made = paper()
    made.add_page()
    lines = ["The council will", *BODY[:7]]
    for number, line in enumerate(lines):
        y = 60 if number == 0 else 110 + 14 * number
        write(made, 40, y, str(48 + number), size=7)
        write(made, 60, y, line)

    assert "48" not in read(made).text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("in the years 2019–", "2021 of the report."), "in the years 2019–2021 of the report."),
        (("on the Paris–", "Berlin line."), "on the Paris–Berlin line."),
        (("he said –", "and left."), "he said – and left."),
        (("This is hard to ex-", "plain to anybody."), "hard to explain to anybody."),
        (("He is an ex-", "mayor of the town."), "an ex-mayor of the town."),
        (("It describes the de-", "cision-making of it."), "the decision-making of it."),
        (("I have written seven-", "teen letters."), "written seventeen letters."),
        (("It is seven-", "year work."), "It is seven-year work."),
    ],
)
def test_a_dash_or_hyphen_at_a_lines_end_is_as_in_the_middle(
    lines: tuple[str, ...], expected: str
) -> None:
    made = paper()
    made.set_font("helvetica", size=11)
    made.core_fonts_encoding = "windows-1252"
    made.add_page()
    write(made, 60, 100, *lines)

    assert expected in read(made).text
