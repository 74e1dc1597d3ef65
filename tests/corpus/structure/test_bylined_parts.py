"""Texts of several writers in one document."""

from __future__ import annotations

import pytest

from corpus.model.mark import MarkKind
from corpus.structure.bylined_parts import bylined_parts
from corpus.structure.paragraphs import paragraphs

_SWANS = "Your correspondent calls the swans aggressive, and he hissed first."
_CLOCK = "The church clock strikes thirteen at noon, and I like it."


def _parts(*lines: str) -> list[tuple[str, str | None]]:
    text = "\n\n".join(lines)
    return [
        (mark.span.of(text), mark.name)
        for mark in bylined_parts(text, paragraphs(text))
        if mark.kind is MarkKind.POST
    ]


def test_letters_are_by_the_people_who_sign_them() -> None:
    found = _parts(
        "Letters", "The swans, again", _SWANS, "Hester Dunmow",
        "Editor's note: This correspondence is closed.", "The clock", _CLOCK, "Victor Amberley",
    )  # fmt: skip

    assert found == [(_SWANS, "Hester Dunmow"), (_CLOCK, "Victor Amberley")]


@pytest.mark.parametrize("by", ["By ", ""])
def test_articles_are_by_the_people_named_below_their_headings(by: str) -> None:
    found = _parts(
        "The swans", f"{by}Hester Dunmow", _SWANS, "The clock", f"{by}Victor Amberley", _CLOCK
    )

    assert found == [(_SWANS, "Hester Dunmow"), (_CLOCK, "Victor Amberley")]


@pytest.mark.parametrize(
    "lines",
    [
        ("The swans", "By Hester Dunmow", _SWANS),
        ("Hester Dunmow", _SWANS, "Victor Amberley", _CLOCK, "Hester Dunmow", _SWANS),
        ("My Life", "Early Years", _SWANS, "More Of It", "Later Years", _CLOCK),
        ("The swans", "By Hester Dunmow", "By Victor Amberley", _SWANS),
    ],
)
def test_one_writer_speakers_and_headings_make_no_parts(lines: tuple[str, ...]) -> None:
    assert _parts(*lines) == []
