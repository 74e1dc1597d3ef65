"""What of a question the quoted documents do not mention."""

from __future__ import annotations

import pytest

from app.claims import missing
from corpus.span import Span
from corpus.speaker import NOBODY
from index.evidence.evidence import Evidence, Scored
from tests.index.folders import invented

_TEXT = "It was Australia’s wish to give 49 tanks. Korea gave none."
_SCORED = Scored(invented(_TEXT, "tanks"), 0, Span(0, 41), NOBODY, 0.5, 0.5, 0.5)
_CHOSEN = [Evidence(_SCORED, Span(0, 41))]


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Why were the 49 tanks late?", ()),
        ("Why were the Australian tanks late?", ()),
        ("Did the Korean army give any?", ()),
        ("Did the German army give any?", ("German",)),
        ("Why were the 50 tanks late?", ("50",)),
        ("Did Rhee's army give any?", ("Rhee's",)),
    ],
)
def test_names_and_numbers_that_stand_nowhere_are_missing(
    question: str, lacking: tuple[str, ...]
) -> None:
    assert missing(question, _CHOSEN) == lacking
