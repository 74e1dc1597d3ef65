"""PDFs of many layouts, made for each test: what the reader of a page sees is what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fpdf import FPDF

from corpus.load.formats.pdf import read_pdf
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.load.formats.parsed_file import ParsedFile

LEFT = (
    "The keeper rang the bell at",
    "four and went to bed, since",
    "nobody had told him of the",
    "flood that came from above.",
)
TRADES = (
    "baker", "cooper", "dyer", "farrier", "glazier", "hatter", "joiner", "mason", "miller",
    "potter", "sawyer", "smith", "tanner", "thatcher", "weaver",
)  # fmt: skip
BODY = [f"and the {trade} had seen nothing of it but the water," for trade in TRADES]
RIGHT = (
    "The clerk had the warning in",
    "his drawer for six days, and",
    "he says that he never opened",
    "it before the wall gave way.",
)


def paper() -> FPDF:
    made = FPDF(unit="pt", format="A4")
    made.set_auto_page_break(auto=False)
    made.set_font("times", size=11)
    return made


def write(made: FPDF, x: float, y: float, *lines: str, size: float = 11, step: float = 14) -> None:
    """Lines from the top of the page down."""
    made.set_font_size(size)
    for number, line in enumerate(lines):
        made.text(x, y + step * number, line)


def read(made: FPDF) -> ParsedFile:
    return read_pdf(bytes(made.output()))


def paragraphs(made: FPDF) -> list[str]:
    return read(made).text.split("\n\n")


def rows(made: FPDF, left: Sequence[str], right: Sequence[str], *, y: float) -> None:
    """Two columns, written row by row."""
    for number, pair in enumerate(zip(left, right, strict=True)):
        for x, words in zip((60, 320), pair, strict=True):
            made.text(x, y + 14 * number, words)


@pytest.mark.parametrize("row_by_row", [True, False])
def test_columns_are_read_one_after_the_other(*, row_by_row: bool) -> None:
    made = paper()
    made.add_page()
    write(made, 60, 60, "The night of the flood in the lower town", size=18)
    made.set_font_size(11)
    if row_by_row:
        rows(made, LEFT, RIGHT, y=100)
    else:
        write(made, 320, 100, *RIGHT)
        write(made, 60, 100, *LEFT)

    assert paragraphs(made) == [
        "The night of the flood in the lower town", " ".join(LEFT), " ".join(RIGHT),
    ]  # fmt: skip


def test_notes_below_two_columns_are_read_in_their_columns() -> None:
    made = paper()
    made.add_page()
    rows(made, LEFT * 3, RIGHT * 3, y=100)
    for x, words in (
        (60, ("The night watch was two men,", "who were both at home by then.")),
        (320, ("The drawer was opened by force", "when the county asked for it.")),
    ):
        write(made, x, 310, *words, size=9, step=11)
    text = read(made).text

    assert "The night watch was two men, who were both at home by then." in text
    assert "The drawer was opened by force when the county asked for it." in text


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    made = paper()
    for page in (
        ("Part of this", "hearing was", "held in the"),
        ("old mill and", "not in the", "town hall."),
    ):
        made.add_page()
        rows(made, [f"{page[0]} long and", f"{page[1]} mild day", f"{page[2]} one and the"],
             ["other room of the", "house at the far", "end of the street"], y=100)  # fmt: skip
    text = read(made).text

    assert (
        "held in the one and the other room of the house at the far end of the street old mill"
        in text
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("It was a well-", "known fact in town."), "It was a well-known fact in town."),
        (("They were never con-", "sulted on it."), "They were never consulted on it."),
        (("The series 2019-", "2021 has gaps."), "The series 2019-2021 has gaps."),
        (("The Brannock-", "Hollow road is shut."), "The Brannock-Hollow road is shut."),
        (("His mother-", "in-law kept the copy."), "His mother-in-law kept the copy."),
        (("The non-", "payment went on."), "The non-payment went on."),
        (("The coop said so. A co-", "op it was, the coop."), "A coop it was, the coop."),
        (("A re-entry was ruled out. The re-", "entry came."), "The re-entry came."),
        (("The pre-", "and post-war houses fell."), "The pre- and post-war houses fell."),
        (("Der Auftrag-", "nehmer der Stadt war nicht da."), "Der Auftragnehmer der Stadt war"),
        (("The frob-", "nicator was sold."), "The frob-nicator was sold."),
    ],
)  # fmt: skip
def test_a_word_is_mended_at_a_lines_end_only_where_the_whole_is_a_word(
    lines: tuple[str, ...], expected: str
) -> None:
    made = paper()
    made.add_page()
    write(made, 60, 100, *lines)

    assert expected in read(made).text


def test_notes_are_out_of_the_sentences_and_after_their_paragraphs() -> None:
    made = paper()
    for number, (line, note) in enumerate(
        (
            ("Seven of nine said that the valve was shut that night.1 The chair wrote that the",
             "1 Two of them took it back; see chapter 9."),
            ("keeper had been asleep, and that the letter lay unopened in the office for days.2",
             "2 It is kept in the archive, box 44."),
        ),
        start=1,
    ):  # fmt: skip
        made.add_page()
        write(made, 200, 40, "Report of the commission", size=9)
        write(made, 60, 100, line)
        write(made, 60, 770, note, size=8)
        write(made, 290, 810, f"- {number + 40} -", size=9)
    parsed = read(made)
    first, *notes = parsed.text.split("\n\n")

    assert first == (
        "Seven of nine said that the valve was shut that night. The chair wrote that the keeper had"
        " been asleep, and that the letter lay unopened in the office for days."
    )
    assert notes == [
        "Two of them took it back; see chapter 9.",
        "It is kept in the archive, box 44.",
    ]
    marked = [m.span.of(parsed.text) for m in parsed.marked_text.marks if m.kind is MarkKind.NOTE]
    assert marked == notes


def test_a_raised_number_is_a_note_and_a_raised_unit_is_none() -> None:
    made = paper()
    made.add_page()
    write(made, 60, 100, "The field has nine km")
    write(made, 60 + made.get_string_width("The field has nine km"), 96, "2", size=7)
    write(made, 180, 100, "and a well.")
    write(made, 180 + made.get_string_width("and a well."), 96, "3", size=7)
    write(made, 60, 114, "The county sold it twice.")
    write(made, 60, 760, "3", size=5)
    write(made, 66, 763, "Deeds of 1931.", size=8)

    assert paragraphs(made) == [
        "The field has nine km2 and a well. The county sold it twice.", "Deeds of 1931.",
    ]  # fmt: skip


@pytest.mark.parametrize("pages", [2, 5])
def test_heads_of_two_lines_that_alternate_are_left_out(pages: int) -> None:
    made = paper()
    for number in range(1, pages + 1):
        made.add_page()
        write(
            made, 60, 30, "COUNTY OF TARN" if number % 2 else "Hearing of 3 June", size=9, step=11
        )
        write(made, 500, 30, str(300 + number), size=9)
        write(made, 60, 41, f"Day {1 + number // 2} of the inquiry", size=9)
        write(made, 60, 100, *BODY[3 * number - 3 : 3 * number])
        write(made, 60, 810, f"www.tarn.example   {number} / {pages}", size=8)
    text = read(made).text

    assert " ".join(BODY[: 3 * pages]) in text
    for furniture in ("COUNTY", "Hearing", "inquiry", "tarn.example", "300"):
        assert furniture not in text


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_are_left_out(step: int) -> None:
    made = paper()
    made.add_page()
    lines = [
        f"It is line {word} of the deposition of the keeper," for word in "abcdefghijklmnopqrst"
    ]
    write(made, 90, 100, *lines)
    for number in range(step, len(lines) + 1, step):
        write(made, 60, 100 + 14 * (number - 1), str(number))

    assert read(made).text == " ".join(lines)


def test_a_table_is_read_row_by_row() -> None:
    made = paper()
    made.add_page()
    write(made, 60, 80, "Payments to the builders are given below, as the county has them.")
    table = (
        ("Year", "Builder", "Crowns"),
        ("2019", "Haas and Sons", "1,200"),
        ("2020", "Pell", "0"),
    )
    for number, row in enumerate(table):
        for x, cell in zip((60, 140, 300), row, strict=True):
            made.text(x, 120 + 14 * number, cell)
    write(made, 60, 190, "The county gave no other figures to the panel.")

    assert read(made).text.splitlines()[2:5] == [" | ".join(row) for row in table]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    made = paper()
    made.add_page()
    write(made, 60, 128, "N", size=40)
    write(made, 92, 100, "obody had told the keeper of the flood, and nobody has", "ever said why.")

    assert read(made).text.startswith("Nobody had told the keeper")


def test_a_box_beside_the_text_does_not_part_a_sentence() -> None:
    made = paper()
    made.add_page()
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    body = [f"The {word} page of the report says nothing at all of the" for word in words]
    write(made, 60, 100, *body)
    made.set_font("times", "B")
    write(made, 420, 114, "We were never", "asked about it,", "says the clerk", size=13)

    assert " ".join(body) in read(made).text
