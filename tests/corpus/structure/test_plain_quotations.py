"""Block quotations and page furniture of plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.model.mark import MarkKind
from corpus.structure.page_furniture import page_furniture
from corpus.structure.plain_quotations import plain_quotations

_ESSAY = """THE COLD KITCHEN

    Bread remembers the hand better than the oven.
        -- Anselm Quaife

The school kitchen was shut in November, and since then the children eat from boxes. I have eaten
from the boxes, and they are what you think they are. The former cook told the governors:

    I can feed two hundred for what the boxes cost, and I can do it
    with the old stove.

The governors replied with the form."""


def _quotes(text: str) -> list[tuple[str, str | None]]:
    return [
        (mark.span.of(text), mark.name)
        for mark in plain_quotations(text)
        if mark.kind is MarkKind.QUOTE
    ]


def test_indented_blocks_are_quotations_with_the_name_after_their_dash() -> None:
    assert _quotes(_ESSAY) == [
        ("Bread remembers the hand better than the oven.", "Anselm Quaife"),
        (
            (
                "I can feed two hundred for what the boxes cost, and I can do it\n"
                "    with the old stove."
            ),
            None,
        ),
    ]


def test_the_name_may_stand_below_an_indented_block() -> None:
    text = "He came late, as he always did.\n\n  I was early.\n\n-- Ana Reyes\n\nHe was not."

    assert _quotes(text) == [("I was early.", "Ana Reyes")]


def test_lines_behind_a_mark_of_quotation_are_quotations() -> None:
    assert _quotes("He wrote:\n\n> I was early.\n\nHe was not.") == [("I was early.", None)]


def test_indents_that_are_layout_items_and_labels_are_no_quotations() -> None:
    book = "  The first line of a\nparagraph is indented.\n\n  So is the next.\n\n  And this."
    talk = "It began.\n\n  ANNA: I was early.\n\n  BO: You were not.\n\nIt ended there, at four."
    items = "We need:\n\n  - oak planks.\n  - steel.\n\nNothing else is needed for the bridge."

    assert [_quotes(text) for text in (book, talk, items)] == [[], [], []]


def test_two_marks_alone_begin_a_turn_of_a_talk() -> None:
    assert _quotes(">> ANNA: I was early.\n\n>> BO: You were not.") == []


def test_page_numbers_in_order_and_the_heads_beside_them_are_furniture() -> None:
    text = (
        "THE EEL FAIR\n\nThe fair was held\n12\nTHE EEL FAIR\non the green.\nJ. HARKAWAY\n13\nIt"
        " ended."
    )

    assert [mark.span.of(text) for mark in page_furniture(text)] == [
        "THE EEL FAIR", "12", "THE EEL FAIR", "J. HARKAWAY", "13",
    ]  # fmt: skip
    assert page_furniture("He counted:\n7\nsheep, and then\n3\ngoats.") == ()


@given(st.text(alphabet="a. \n>-—AB:", max_size=60))
def test_marks_lie_in_any_text(text: str) -> None:
    assert all(mark.span.end <= len(text) for mark in plain_quotations(text))
