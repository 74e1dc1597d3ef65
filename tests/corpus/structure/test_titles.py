"""Section titles and captions, told from list items and talk."""

from __future__ import annotations

import pytest

from corpus.structure.paragraphs import paragraphs
from corpus.structure.titles import titles

_LONG = "The council closed the bridge on Monday, after engineers had found rust in one pier."


def _titles(*lines: str, asking: bool = True) -> list[str]:
    text = "\n\n".join(lines)
    return [span.of(text) for span in sorted(titles(text, paragraphs(text), None, asking=asking))]


@pytest.mark.parametrize("line", ["What they found", "The man from the U.S.", "Who pays for it?"])
def test_a_short_line_above_a_paragraph_is_a_title(line: str) -> None:
    assert _titles(_LONG, line, _LONG) == [line]


@pytest.mark.parametrize("line", ["• the piers", "I agree with him", "Cost | 3 million"])
def test_items_talk_and_tables_are_none(line: str) -> None:
    assert _titles(_LONG, line, _LONG) == []


def test_a_question_is_a_title_only_where_questions_may_be() -> None:
    assert _titles(_LONG, "Who pays for it?", _LONG, asking=False) == []
