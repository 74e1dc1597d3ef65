"""A negation is neither lost nor added."""

from __future__ import annotations

import pytest

from app.verify.fault import FaultKind
from app.verify.negation import check_negation
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry did not sink.", "The ferry did not sink."),
        ("The mayor refused to pay.", "The mayor did not pay."),
        ("The bridge is unsafe.", "The bridge is not safe."),
        ("The ferry sank in the river.", "The ferry sank in the river."),
        ("It costs less than the ferry.", "It is less costly than the ferry."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_negation(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry did not sink in the river.", "The ferry did sink in the river."),
        ("The ferry sank in the river.", "The ferry never sank in the river."),
        ("The bridge is safe for horses.", "The bridge is not safe for horses."),
        ("The ferry is more useful.", "The ferry is less useful."),
        ("They do not say who paid for the ferry.", "They say who paid for the ferry."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_negation(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.NEGATION
