"""Quotations are copied from the source, or refused."""

from __future__ import annotations

import pytest

from app.verify.evidence import CitedEvidence
from app.verify.fault import FaultKind, SentenceFault
from app.verify.quotations import (
    FilledSentence,
    check_quoted_speakers,
    check_quoted_words,
    fill_quotations,
)
from tests.app.verify.invented import MARSH, QUESTION, citation_of, evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence", "filled"),
    [
        ("It “sank”, she said – twice.", 'It "sank”, says Rill.', "It “sank”, says Rill."),
        ("The old ferry sank.", 'The "Old ferry" sank.', "The “old ferry” sank."),
        ("The old ferry sank.", 'The "the old ferry" sank.', "The “The old ferry” sank."),
        ("It sank – twice.", 'It "sank - twice".', "It “sank – twice”."),
        ("It sank in the night.", 'It "sank ... night".', "It “sank … night”."),
        ("It sank.", "Rill writes “Of ferries”.", "Rill writes “Of ferries”."),
        ("It sank.", "It 'sank'.", "It “sank”."),
        ("It sank.", "It didn't float.", "It didn't float."),
    ],
)
def test_a_quotation_is_filled_in_the_letters_of_the_source(
    quote: str, sentence: str, filled: str
) -> None:
    result = fill_quotations(sentence, evidence_of(quote))

    assert isinstance(result, FilledSentence)
    assert result.text == filled


@pytest.mark.parametrize(
    "sentence", ['It "swam".', 'It "sank in the river".', 'It "san".', 'It "sank.', 'It "sank"?']
)
def test_a_quotation_that_no_quote_holds_is_refused(sentence: str) -> None:
    fault = check_quoted_words(sentence, evidence_of("It sank."))

    if sentence == 'It "sank"?':
        assert fault is None
    else:
        assert fault is not None
        assert fault.kind is FaultKind.QUOTATION


def test_the_prose_has_no_marks() -> None:
    filled = fill_quotations('It "sank".', evidence_of("It sank."))

    assert not isinstance(filled, SentenceFault)
    assert filled.prose == "It sank."


def test_a_reporters_words_are_not_quoted_as_the_speakers() -> None:
    words = "the old ferry across the river sank because nobody had looked at it"
    evidence = CitedEvidence((citation_of(words, MARSH, reported=True),), QUESTION)

    fault = check_quoted_speakers(f"Bo Marsh says: “{words}”", evidence)

    assert fault is not None
    assert fault.kind is FaultKind.SPEAKER
    assert check_quoted_speakers("Bo Marsh speaks of “the old ferry”.", evidence) is None
    assert check_quoted_speakers(f"Rill says: “{words}”", evidence_of(words)) is None
