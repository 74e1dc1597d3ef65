"""Names are in the quotes, in what is known of them or in the question."""

from __future__ import annotations

import pytest

from app.verify.evidence import CitedEvidence
from app.verify.fault import FaultKind
from app.verify.names import check_names
from tests.app.verify.invented import citation_of, evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Worth met Kemp in Lund.", "In Lund, Kemp met Worth."),
        ("The ferry sank.", "Ada Rill writes that the ferry sank."),
        ("A Russian soldier came.", "A soldier from Russia came."),
        ("Zelenskyy came.", "Zelensky came."),
        ("Moscow agreed.", "Russia agreed."),
        ("The United States agreed.", "America agreed."),
        ("He left the World Trade Club.", "He left the WTC."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_names(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Worth met Kemp in Lund.", "Worth met Brest in Lund."),
        ("The ferry sank.", "The ferry sank in Lund."),
        ("Ukrainian soldiers and Russian ships came.", "Russian soldiers came."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_names(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.NAME


def test_a_name_that_stands_near_the_quote_has_a_source() -> None:
    with_name = CitedEvidence((citation_of("He paid.", before="Kemp came. "),), "Who paid?")

    assert check_names("In the end Kemp paid.", with_name) is None
    assert check_names("In the end Kemp paid.", evidence_of("He paid.")) is not None
