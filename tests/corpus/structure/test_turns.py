"""Turns: names and labels at which a person begins to speak."""

from __future__ import annotations

from corpus.structure.paragraphs import paragraphs
from corpus.structure.turns import name_lines, turns

_TALK = "Ana Reyes: Why?\n\nBo Li: Rust.\n\nAna Reyes: Only?\n\nBo Li: And money."


def test_a_label_begins_a_turn_and_the_words_come_after_it() -> None:
    found = turns(_TALK, paragraphs(_TALK))

    assert [turn.name for turn in found] == ["Ana Reyes", "Bo Li", "Ana Reyes", "Bo Li"]
    assert _TALK[found[1].words :].startswith(" Rust.")


def test_a_name_line_is_known_or_repeated() -> None:
    text = "Ana Reyes\n\nWhy?\n\nBo Li\n\nRust."

    assert name_lines(text, paragraphs(text), ()) == {}
    assert list(name_lines(text, paragraphs(text), ("Ana Reyes",)).values()) == ["Ana Reyes"]
