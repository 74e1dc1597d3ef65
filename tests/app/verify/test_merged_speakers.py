"""What is attributed to a speaker is in that speaker's own quotes."""

from __future__ import annotations

import pytest

from app.verify.evidence import CitedEvidence
from app.verify.fault import FaultKind
from app.verify.merged_speakers import check_merged_speakers
from tests.app.verify.invented import QUESTION, READER, RILL, citation_of

BOTH = CitedEvidence(
    (
        citation_of("The ferry sank after 40 years in the river.", RILL),
        citation_of("The bridge frightens every horse of the village.", READER),
    ),
    QUESTION,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Rill says that the ferry sank after 40 years.",
        "Tom Beck says that the bridge frightens every horse.",
        "Ada Rill says that the ferry sank, while Tom Beck says that the bridge frightens horses.",
    ],
)
def test_own_words_pass(sentence: str) -> None:
    assert check_merged_speakers(sentence, BOTH) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom Beck says that the bridge lasted 40 years.",
        "Ada Rill says that the bridge frightens every horse.",
        "Ada Rill and Tom Beck say that the bridge frightens every horse.",
    ],
)
def test_words_of_another_speaker_are_refused(sentence: str) -> None:
    fault = check_merged_speakers(sentence, BOTH)

    assert fault is not None
    assert fault.kind is FaultKind.MERGED


def test_one_speaker_alone_cannot_be_merged() -> None:
    alone = CitedEvidence(BOTH.citations[:1], QUESTION)

    assert check_merged_speakers("Ada Rill says that bridges frighten horses.", alone) is None
