"""Reporting clauses: source, cue and reported content."""

from __future__ import annotations

import pytest

from corpus.english.quotation_marks import quoted_spans
from corpus.model.span import Span
from corpus.speakers.analysed_sentence import analyse_sentences
from corpus.speakers.clauses import clauses
from corpus.speakers.quotations import quotations
from tests.corpus.english.tagged import tagged, words


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("Orr said that the bridge is safe.", "Orr", "the bridge is safe ."),
        ("The bridge, he thinks, is safe.", "he", "The bridge"),
        ("According to Orr, the bridge is safe.", "Orr", "the bridge is safe ."),
        ("In her view, the bridge is safe.", "her", "the bridge is safe ."),
        ("Orr’s claim that the bridge is safe is wrong.", "Orr’s", "the bridge is safe"),
    ],
)
def test_a_clause_has_its_source_and_what_it_reports(
    sentence: str, source: str, content: str
) -> None:
    tokens, tags = tagged(sentence)

    (clause,) = clauses(tokens, tags)

    assert words(tokens, clause.source) == source
    assert words(tokens, clause.content[0]) == content


@pytest.mark.parametrize(
    "sentence", ["Nobody said that it is safe.", "Orr walked over the bridge.", "He may say so."]
)
def test_what_reports_nothing_is_no_clause(sentence: str) -> None:
    assert list(clauses(*tagged(sentence))) == []


def test_a_quotation_belongs_to_the_clause_beside_it() -> None:
    text = "“The old bridge is closed,” said Orr. Nobody crossed."
    spans = [Span(0, 37), Span(38, len(text))]
    quotes = quoted_spans(text, [Span(0, len(text))])
    sentences = analyse_sentences(text, spans, quotes, [Span(0, len(text))])

    (quotation,) = quotations(text, sentences, quotes)

    assert quotation.source is not None
    assert quotation.source.of(text) == "Orr"
    assert quotation.numbers == (0,)
