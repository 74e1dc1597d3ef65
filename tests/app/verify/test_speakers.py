"""Quotes are attributed to their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.verify.attributions import WrittenAttribution
from app.verify.evidence import CitedEvidence
from app.verify.fault import FaultKind
from app.verify.speaker_fit import SpeakerFit, attribution_fit
from app.verify.speakers import attributions_fit, check_reader_claims
from tests.app.verify.invented import MARSH, QUESTION, READER, RILL, citation_of

if TYPE_CHECKING:
    from corpus.model.speaker import Speaker

WORDS = "The ferry sank in the river."


@pytest.mark.parametrize(
    ("speaker", "sentence"),
    [
        (RILL, "Ada Rill says that the ferry sank."),
        (RILL, "The ferry sank in the river."),
        (READER, "A reader argues that the ferry sank."),
        (READER, "In Tom Beck's view the ferry sank."),
        (READER, "The ferry sank in the river."),
    ],
)
def test_whose_words_they_are_may_be_said(speaker: Speaker, sentence: str) -> None:
    assert (
        check_reader_claims(sentence, CitedEvidence((citation_of(WORDS, speaker),), QUESTION))
        is None
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The author argues that the ferry sank.",
        "Ada Rill says that the ferry sank.",
        "According to the column's author, the ferry sank.",
    ],
)
def test_a_readers_words_are_not_the_authors(sentence: str) -> None:
    fault = check_reader_claims(sentence, CitedEvidence((citation_of(WORDS, READER),), QUESTION))

    assert fault is not None
    assert fault.kind is FaultKind.SPEAKER


def test_an_attribution_to_a_stranger_fits_no_quote() -> None:
    evidence = CitedEvidence((citation_of(WORDS, MARSH, reported=True),), QUESTION)

    assert attributions_fit("Bo Marsh says that it sank.", evidence)
    assert not attributions_fit("Cy Holm says that it sank.", evidence)


@pytest.mark.parametrize(
    ("who", "fit"),
    [
        ("Bo Marsh", SpeakerFit.SPEAKER),
        ("Marsh", SpeakerFit.SPEAKER),
        ("he", SpeakerFit.SPEAKER),
        ("Ada Rill", SpeakerFit.THROUGH),
        ("the author", SpeakerFit.THROUGH),
        ("Cy Holm", SpeakerFit.NONE),
    ],
)
def test_an_attribution_fits_the_speaker_or_who_passes_the_words_on(
    who: str, fit: SpeakerFit
) -> None:
    cited = citation_of(WORDS, MARSH, reported=True)

    assert attribution_fit(WrittenAttribution(who, 0, firm=True), cited) is fit
