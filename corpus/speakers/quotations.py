"""The source of each quotation: by its reporting clause, or by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.english.possessives import has_possessive_ending
from corpus.english.reporting_verbs import LEMMAS, WITH_ADDRESSEE
from corpus.english.tokens import MIN_SENTENCE_WORDS
from corpus.speakers.clause_attributions import (
    AttributedQuotation,
    LocatedQuotation,
    attribute_by_clause,
    attribute_to_clause,
    attribute_to_noun,
)
from corpus.speakers.noun_phrases import after, subject
from corpus.speakers.quotation_sources import source_acting, source_opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.quotation_marks import QuotedSpan
    from corpus.speakers.analysed_sentence import AnalysedSentence
    from corpus.speakers.clauses import ReportingClause

_OWNED = re.compile(r"[SDW]N?A(Z*D)(?=[RNB.,]|\Z)")
_SIGNED = re.compile(r"-(Z{2,4})(?=[,.]|\Z)")
_FINAL = re.compile(r"[.!?…,—–-][\"”’'»]*\Z")
_STOPS = re.compile(r"[.!?…][\"”’'»]*\Z")
_SENTENCE_WORDS = 8  # with a capital before and a stop after them they are a sentence
_MIN_TITLE_SHARE = 0.6  # of words with a capital, for a title of a text


def quotations(
    text: str, frames: Sequence[AnalysedSentence], quotes: Sequence[QuotedSpan]
) -> tuple[AttributedQuotation, ...]:
    """The quotations in order; those of one clause, and continuations, are one."""
    found: list[AttributedQuotation] = []
    for number in range(len(quotes)):
        previous = found[-1] if found else None
        attributed = _attribute(text, frames, quotes, number, previous)
        if attributed is None:
            continue
        if previous is not None and previous.source is not None and _goes_on(attributed, previous):
            found[-1] = replace(previous, numbers=(*previous.numbers, number))
        else:
            found.append(attributed)
    return tuple(found)


def _goes_on(attributed: AttributedQuotation, previous: AttributedQuotation) -> bool:
    if attributed.clause is not None:
        return attributed.clause == previous.clause
    return attributed.source == previous.source and attributed.cue == previous.cue


def _attribute(
    text: str,
    frames: Sequence[AnalysedSentence],
    quotes: Sequence[QuotedSpan],
    number: int,
    previous: AttributedQuotation | None,
) -> AttributedQuotation | None:
    """The source of the words between the marks; None where they are no quotation.

    An utterance of its own without a source is a quotation of nobody.
    """
    first, end = _sentences_of(frames, quotes[number])
    if first >= end or _is_term(frames[first], number):
        return None
    quotation = LocatedQuotation(number, quotes[number].words.of(text), first, end)
    attributed = attribute_by_clause(frames, quotation)
    if attributed is not None:
        return attributed
    alone = _stands_alone(frames, quotation)
    if len(quotation.words.split()) < MIN_SENTENCE_WORDS and not alone:
        return None
    for attributed in (
        _by_next_sentence(frames, quotation),
        _by_owner(frames, quotation),
        _by_signature(frames, quotation),
        _by_colon(frames, quotation),
        _by_acting(frames, quotation, previous, quotes) if alone else None,
        _by_previous(text, quotes, number, previous),
    ):
        if attributed is not None:
            return attributed
    own = _is_utterance(frames, quotation, alone=alone)
    return AttributedQuotation((number,), None, None) if own else None


def _is_utterance(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation, *, alone: bool
) -> bool:
    """Whether the words between the marks were said by somebody: no title and no irony."""
    words = quotation.words.split()
    if alone:
        return len(words) >= MIN_SENTENCE_WORDS or bool(_FINAL.search(quotation.words))
    if len(words) >= _SENTENCE_WORDS and words[0][0].isupper() and _STOPS.search(quotation.words):
        return True
    capitals = sum(word[:1].isupper() for word in words)
    opens = frames[quotation.first].tokens[0].quote == quotation.number
    return opens and capitals < _MIN_TITLE_SHARE * len(words)


def _stands_alone(frames: Sequence[AnalysedSentence], quotation: LocatedQuotation) -> bool:
    """Whether the quotation makes up whole sentences and is no part of the author's own."""
    last = frames[quotation.end - 1].tags.rpartition("Q")[2]
    opens = frames[quotation.first].tokens[0].quote == quotation.number
    return opens and not any(tag not in "Q,-.:()" for tag in last)


def _sentences_of(frames: Sequence[AnalysedSentence], quote: QuotedSpan) -> tuple[int, int]:
    """The sentences that hold the quotation: the first, and the one after the last."""
    first = bisect_right(frames, quote.whole.start, key=lambda frame: frame.span.end)
    end = bisect_left(frames, quote.whole.end, key=lambda frame: frame.span.start)
    return first, end


def _is_term(frame: AnalysedSentence, number: int) -> bool:
    return any(token.quote == number and token.is_term for token in frame.tokens)


def _by_next_sentence(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation
) -> AttributedQuotation | None:
    """Attribute by a clause cut off from it: "...?" Orr said of the bridge."""
    after_it = _next_in_paragraph(frames, quotation)
    if after_it is None or frames[quotation.end - 1].tokens[-1].quote != quotation.number:
        return None
    for clause in after_it.clauses:
        if clause.first == 0 and clause.quotes and _says_no_more(after_it, clause):
            return attribute_to_clause(frames, quotation.number, quotation.end, clause)
    return attribute_to_noun(after_it, quotation.number, source_opening(after_it))


def _by_owner(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation
) -> AttributedQuotation | None:
    """Attribute by a sentence after it that says so: "That sentence is Mr. Orr's"."""
    after_it = _next_in_paragraph(frames, quotation)
    found = _OWNED.match(after_it.tags) if after_it is not None else None
    if after_it is None or found is None:
        return None
    if after_it.tokens[0].lower not in {"that", "this", "those", "these"}:
        return None
    if not has_possessive_ending(after_it.tokens[found.end() - 1].lower):
        return None
    return attribute_to_noun(after_it, quotation.number, found.span(1))


def _next_in_paragraph(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation
) -> AnalysedSentence | None:
    end = quotation.end
    if end >= len(frames) or frames[end].paragraph != frames[end - 1].paragraph:
        return None
    return frames[end]


def _by_signature(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation
) -> AttributedQuotation | None:
    """Attribute by the name after a dash, in the same sentence or the next line."""
    for frame in frames[quotation.end - 1 : quotation.end + 1]:
        found = _SIGNED.search(frame.tags)
        if found is not None and frame.tags[: found.start()].strip("Q.") == "":
            return attribute_to_noun(frame, quotation.number, found.span(1))
    return None


def _says_no_more(frame: AnalysedSentence, clause: ReportingClause) -> bool:
    """Whether no content follows the verb: "Orr said of it.", "Orr told the Lantern."."""
    end = clause.end
    if LEMMAS.get(frame.tokens[clause.verb].lower) in WITH_ADDRESSEE:
        noun = after(frame.tokens, frame.tags, end)
        end = noun[1] if noun is not None else end + 1
    return end >= len(frame.tags) or frame.tags[end] in ".,PFYRQ:"


def _by_colon(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation
) -> AttributedQuotation | None:
    """Attribute by the sentence before, which ends with a colon."""
    first = quotation.first
    if first == 0 or frames[first].tokens[0].quote != quotation.number:
        return None
    frame = frames[first - 1]
    if not frame.tags.endswith(":"):
        return None
    if frame.clauses:
        return attribute_to_clause(frames, quotation.number, first - 1, frame.clauses[-1])
    noun = subject(frame.tokens, frame.tags, 0, len(frame.tags) - 1)
    return attribute_to_noun(frame, quotation.number, noun)


def _by_acting(
    frames: Sequence[AnalysedSentence],
    quotation: LocatedQuotation,
    previous: AttributedQuotation | None,
    quotes: Sequence[QuotedSpan],
) -> AttributedQuotation | None:
    """Attribute to the person who acts in the sentence before, in the same paragraph."""
    before = quotation.first - 1
    if before < 0 or frames[before].paragraph != frames[quotation.first].paragraph:
        return None
    if previous is not None and quotes[previous.numbers[-1]].whole.overlaps(frames[before].span):
        return None
    return attribute_to_noun(frames[before], quotation.number, source_acting(frames[before]))


def _by_previous(
    text: str,
    quotes: Sequence[QuotedSpan],
    number: int,
    previous: AttributedQuotation | None,
) -> AttributedQuotation | None:
    """Attribute to the last speaker, in the same paragraph or at the end of the one before."""
    if previous is None:
        return None
    before, quote = quotes[previous.numbers[-1]], quotes[number]
    between = text[before.whole.end : quote.whole.start]
    same = "\n" not in between
    if same or before.goes_on or not any(letter.isalnum() for letter in between):
        return replace(previous, numbers=(number,))
    return None
