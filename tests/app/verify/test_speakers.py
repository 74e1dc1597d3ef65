"""Quotes are attributed to their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.verify.attributions import WrittenAttribution
from app.verify.evidence import CitedEvidence
from app.verify.fault import FaultKind
from app.verify.speaker_fit import SpeakerFit, attribution_fit
from app.verify.speakers import check_speakers
from tests.app.verify.invented import MARSH, QUESTION, READER, RILL, citation_of

if TYPE_CHECKING:
    from corpus.model.speaker import Speaker

WORDS = "The ferry sank in the river."


@pytest.mark.parametrize(
    ("speaker", "reported", "sentence"),
    [
        (RILL, False, "The ferry sank in the river."),
        (RILL, False, "Ada Rill says that the ferry sank."),
        (RILL, False, "According to the author, the ferry sank."),
        (MARSH, True, "Bo Marsh says that the ferry sank."),
        (MARSH, True, "As Rill reports, Marsh says that it sank."),
        (READER, False, "A reader argues that the ferry sank."),
        (READER, False, "In Tom Beck's view the ferry sank."),
    ],
)
def test_the_right_speaker_passes(speaker: Speaker, *, reported: bool, sentence: str) -> None:
    evidence = CitedEvidence((citation_of(WORDS, speaker, reported=reported),), QUESTION)

    assert check_speakers(sentence, evidence) is None


@pytest.mark.parametrize(
    ("speaker", "reported", "sentence"),
    [
        (RILL, False, "Bo Marsh says that the ferry sank."),
        (RILL, False, "A reader says that the ferry sank."),
        (MARSH, True, "The ferry sank in the river."),
        (MARSH, True, "Ada Rill says that the ferry sank."),
        (READER, False, "The author argues that the ferry sank."),
        (READER, False, "The ferry sank in the river."),
    ],
)
def test_another_speaker_or_none_is_refused(
    speaker: Speaker, *, reported: bool, sentence: str
) -> None:
    evidence = CitedEvidence((citation_of(WORDS, speaker, reported=reported),), QUESTION)

    fault = check_speakers(sentence, evidence)

    assert fault is not None
    assert fault.kind is FaultKind.SPEAKER


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
