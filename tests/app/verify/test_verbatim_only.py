"""A weak model keeps the words of its quote; no model copies half a clause."""

from __future__ import annotations

import pytest

from app.verify.fault import FaultKind
from app.verify.verbatim_only import check_verbatim
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("But the ferry will sink, and the town paid.", "Rill says that the ferry will sink."),
        ("I doubt the roof is safe.", "Rill says: He doubt the roof is safe."),
        ("All of it will sink.", "Most of it may sink."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_verbatim(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry sank in the river.", "The ferry sank in the lake."),
        ("The ferry did not sink in the river.", "The ferry did sink in the river."),
        ("The ferry may sink in the river.", "The ferry will sink in the river."),
        ("Kemp doubts that the ferry sank.", "The ferry sank."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_verbatim(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.WORDS


LONG = "The old ferry across the wide river sank in the night of the storm."
