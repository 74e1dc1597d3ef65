"""Attributions in an English text: quotations and reported claims, each with source and cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.quotation_marks import quoted_spans
from corpus.model.span import Span, trim
from corpus.speakers.analysed_sentence import analyse_sentences
from corpus.speakers.quotations import quotations
from corpus.structure.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.english.quotation_marks import QuotedSpan
    from corpus.speakers.analysed_sentence import AnalysedSentence
    from corpus.speakers.clause_attributions import AttributedQuotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim that a text attributes to a source: content, source and cue.

    `content` are the spans of the claim in order: quoted words without their marks where `direct`,
    else the clause. `source` is the mention of the speaker, None where nobody is named; `cue` is
    the span of the reporting words ("said", "according to").
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    direct: bool


def attributions(
    text: str, sentences: Sequence[Span], known_paragraphs: Sequence[Span] | None = None
) -> tuple[Attribution, ...]:
    """The quotations and reported claims of an English text, in order of their beginning.

    `known_paragraphs` are those of a document's structure; without them they are found here.
    """
    spans = paragraphs(text) if known_paragraphs is None else known_paragraphs
    quotes = quoted_spans(text, spans)
    read = analyse_sentences(text, sentences, quotes, spans)
    quoted = [
        quotation
        for quotation in quotations(text, read, quotes)
        if not _is_mixed(text, read, quotes, quotation)
    ]
    direct = [
        Attribution(
            tuple(quotes[number].words for number in quotation.numbers),
            quotation.source,
            quotation.cue,
            direct=True,
        )
        for quotation in quoted
    ]
    used = {quotation.clause for quotation in quoted}
    return tuple(sorted([*direct, *_reported_claims(text, read, used)], key=_sort_key))


def _sort_key(attribution: Attribution) -> tuple[Sequence[Span], bool, int, int]:
    """By content, then the quotation first, then by the places of cue and source."""
    cue, source = attribution.cue, attribution.source
    places = (cue.start if cue else -1, source.start if source else -1)
    return (attribution.content, not attribution.direct, *places)


def _is_mixed(
    text: str,
    read: Sequence[AnalysedSentence],
    quotes: Sequence[QuotedSpan],
    quotation: AttributedQuotation,
) -> bool:
    """Whether a mixed quotation has few quoted words beside those that the clause paraphrases.

    "Orr said the bridge was “safe for now.”" is a report of what Orr claims.
    """
    if quotation.clause is None:
        return False
    frame = read[quotation.clause[0]]
    clause = next(its for its in frame.clauses if its.verb == quotation.clause[1])
    if any(not frame.span.contains(quotes[number].words) for number in quotation.numbers):
        return False
    places = {at for at, token in enumerate(frame.tokens) if token.quote in quotation.numbers}
    within = [range(*tokens) for tokens in clause.content if places & set(range(*tokens))]
    own = sum(frame.tokens[at].is_word for tokens in within for at in tokens)
    said = sum(len(quotes[number].words.of(text).split()) for number in quotation.numbers)
    return own > 1 and said <= 2 * own


def _reported_claims(
    text: str, read: Sequence[AnalysedSentence], used: set[tuple[int, int] | None]
) -> Iterator[Attribution]:
    """The claims reported by clauses that introduce no quotation."""
    for number, frame in enumerate(read):
        for clause in frame.clauses:
            if (number, clause.verb) in used:
                continue
            places = (trim(text, frame.place(tokens)) for tokens in clause.content)
            content = tuple(place for place in places if place is not None)
            if content:
                source, cue = frame.place(clause.source), frame.place(clause.cue)
                yield Attribution(content, source, cue, direct=False)
