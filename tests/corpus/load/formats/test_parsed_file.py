"""What formats share: blocks joined, metadata read."""

from __future__ import annotations

import pytest

from corpus.load.formats.parsed_file import join_blocks, metadata_date, one_line_or_none


def test_items_follow_line_by_line_and_paragraphs_after_a_blank_line() -> None:
    assert join_blocks(["One.", "• a", "• b", " ", "Two."]) == "One.\n\n• a\n• b\n\nTwo."


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
