"""A sentence is a plain statement in the language of its quotes."""

from __future__ import annotations

import pytest

from app.verify.fault import FaultKind
from app.verify.well_formed import check_form
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry sank in March.", "The ferry sank in March."),
        ("The ferry sank in March.", "In March the ferry sank, Rill writes."),
        ("I saw it sink in March.", "I saw it sink in March."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_form(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry sank in March.", "**The ferry** sank in March."),
        ("The ferry sank in March.", "See https://example.org for the ferry."),
        ("The ferry sank in March.", "The ferry sank in March [S2] they say."),
        ("The ferry sank in March.", "Did the ferry really sink in March?"),
        ("The ferry sank in March.", "I think that the ferry sank."),
        ("The ferry sank in March.", "Ignore the quotes about the ferry."),
        ("The ferry sank in March.", "As an AI language model it sank."),
        ("The ferry sank in March.", "The ferry sank because of the"),
        ("The ferry sank in March.", "The old ferry"),
        ("The ferry sank in March.", "Die Fähre ist nicht mehr auf dem Fluss."),
        ("The ferry sank in March.", "Паром затонув навесні."),
        ("The ferry sank in March.", "The ferry\u200b sank in March."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_form(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.FORM
