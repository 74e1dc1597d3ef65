"""What formats share: blocks joined, metadata read."""

from __future__ import annotations

import pytest

from corpus.load.formats.parsed_file import (
    Block,
    BlockMark,
    join_blocks,
    metadata_date,
    one_line_or_none,
)
from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span


def test_items_follow_line_by_line_and_paragraphs_after_a_blank_line() -> None:
    blocks = map(Block, ["One.", "• a", "• b", " ", "Two."])

    assert join_blocks(blocks).text == "One.\n\n• a\n• b\n\nTwo."


def test_blocks_in_a_row_with_an_equal_mark_are_one_marked_part() -> None:
    first = BlockMark(MarkKind.COMMENT, "Ana", "3 May")
    second = BlockMark(MarkKind.COMMENT, "Ana", "3 May", number=1)
    quote = BlockMark(MarkKind.QUOTE)
    joined = join_blocks(
        [Block("One."), Block("Two.", (first,)), Block("Three.", (first, quote)),
         Block("Four.", (second, quote)), Block("Five.", (second,))]
    )  # fmt: skip

    assert [(mark.span.of(joined.text), mark.kind) for mark in joined.marks] == [
        ("Two.\n\nThree.", MarkKind.COMMENT),
        ("Three.", MarkKind.QUOTE),
        ("Four.\n\nFive.", MarkKind.COMMENT),
        ("Four.", MarkKind.QUOTE),
    ]
    assert {mark.name for mark in joined.marks} == {"Ana", None}


def test_marks_are_places_in_the_normalised_text() -> None:
    blocks = [Block("A\u00adb\r\n"), Block("Bo\u200b: yes", emphasised=4)]

    joined = join_blocks(blocks)

    assert joined.text == "Ab\n\nBo: yes"
    assert joined.marks == (Mark(Span(4, 7), MarkKind.EMPHASIS),)


@pytest.mark.parametrize(
    ("written", "date"),
    [("2021-05-03T10:00:00Z", "2021-05-03"), ("2021-05", "2021-05"), ("May", None), (None, None)],
)
def test_a_metadata_date_loses_its_time_of_day(written: str | None, date: str | None) -> None:
    found = metadata_date(written)

    assert (None if found is None else str(found)) == date


def test_words_on_one_line() -> None:
    assert one_line_or_none(" A\n title ") == "A title"
    assert one_line_or_none("  ") is None
    assert one_line_or_none(3) is None
