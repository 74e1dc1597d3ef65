"""What of a question the quoted documents do not mention."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.ask.claims import missing_terms
from app.ask.passage_selection import is_named
from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from index.evidence.evidence import Evidence, EvidencePlace, ScoredSentence
from tests.index.folders import invented

_TEXT = "It was Australia’s wish to give 49 tanks. Korea gave none."
_SCORED = ScoredSentence(invented(_TEXT, "tanks"), 0, Span(0, 41), NOBODY, 0.5, 0.5, 0.5)
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
    assert missing_terms(question, _CHOSEN) == lacking


def test_who_wrote_and_published_a_document_is_not_missing_from_it() -> None:
    document = invented(_TEXT, "tanks", author="Nadia Rill", publisher="The Courier")
    chosen = [Evidence(replace(_SCORED, document=document), Span(0, 41))]

    assert missing_terms("What does Nadia Rill of the Courier say of Ostrow?", chosen) == (
        "Ostrow",
    )


@pytest.mark.parametrize(
    ("names", "named"),
    [
        (["Australia"], True),
        (["Korea"], True),
        (["Moroz", "Australia"], True),
        (["Korean People’s Army"], True),
        (["Moroz"], False),
        (["Oz"], False),
        ([], False),
    ],
)
def test_somebody_is_named_by_a_word_of_their_name_or_one_made_of_it(
    names: list[str], *, named: bool
) -> None:
    assert is_named(names, EvidencePlace(_SCORED.document, Span(42, 59), NOBODY)) is named
