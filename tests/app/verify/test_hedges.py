"""Possibilities, wishes, conditions and parts stay what they are."""

from __future__ import annotations

import pytest

from app.verify.fault import FaultKind
from app.verify.hedges import check_hedges
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry may sink in the river.", "The ferry might sink in the river."),
        ("The mayor wants to build a bridge.", "The mayor plans to build a bridge."),
        ("Some farmers sold their horses.", "Some farmers sold their horses."),
        ("The ferry sank in the river.", "The ferry perhaps sank in the river."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_hedges(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry may sink in the river.", "The ferry sinks in the river."),
        ("The mayor wants to build a bridge.", "The mayor builds a bridge."),
        ("Some farmers sold their horses.", "The farmers sold their horses."),
        ("The farmers often sold horses.", "The farmers sold horses."),
        ("The ferry sank in the river.", "The ferry will sink in the river."),
        ("The farmers sold horses.", "All farmers sold horses."),
        ("Only farmers sold horses.", "Farmers sold horses."),
        ("The ferry sank in the river.", "The ferry certainly sank in the river."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_hedges(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.HEDGE
