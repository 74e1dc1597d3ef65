"""Most words of a sentence are those of its quotes, or synonyms of them."""

from __future__ import annotations

import pytest

from app.verify.fault import FaultKind
from app.verify.unsupported_words import check_unsupported_words, unsupported_words
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry sank in the river.", "The boat sank in the water."),
        ("The treaty was rejected by the parliament.", "The parliament refused the agreement."),
        ("The ferry sank in the river.", "The ferry sank."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_unsupported_words(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The ferry sank in the river.", "Elephants enjoy purple bicycles."),
        (
            "The ferry sank in the river.",
            "The ferry delighted purple elephants riding golden bicycles.",
        ),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_unsupported_words(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.WORDS


def test_a_sentence_of_nothing_but_its_attribution_says_nothing() -> None:
    fault = check_unsupported_words("Rill says that.", evidence_of("The ferry sank."))

    assert fault is not None
    assert fault.kind is FaultKind.FORM


def test_compounds_are_supported_by_their_parts() -> None:
    evidence = evidence_of("The river police came.")

    assert unsupported_words("the river-police came with elephants", evidence) == ["elephants"]
