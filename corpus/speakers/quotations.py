"""The source of each quotation: by its reporting clause, or by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import CLAIMS
from corpus.english.possessives import has_possessive_ending
from corpus.english.reporting_verbs import LEMMAS, WITH_ADDRESSEE
from corpus.english.tokens import MIN_SENTENCE_WORDS
from corpus.speakers.noun_phrases import after, clause_start, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.quotation_marks import QuotedSpan
    from corpus.model.span import Span
    from corpus.speakers.analysed_sentence import AnalysedSentence
    from corpus.speakers.clauses import ReportingClause

_NAME_BEFORE = re.compile(r"(?:\A|-)(Z{1,4}(?:CZ{1,4})?):\Z")
_OWNED = re.compile(r"[SDW]N?A(Z*D)(?=[RNB.,]|\Z)")
_SIGNED = re.compile(r"-(Z{2,4})(?=[,.]|\Z)")
_ELSEWHERE = 6  # tokens by which a clause that tells something else counts as farther off


@dataclass(frozen=True, slots=True)
class AttributedQuotation:
    """Quotations (by number) of one speaker, with the mention of the source and the cue.

    `clause` is the frame and the verb that tell, None where none does.
    """

    numbers: tuple[int, ...]
    source: Span | None
    cue: Span | None
    clause: tuple[int, int] | None = None


def quotations(
    text: str, frames: Sequence[AnalysedSentence], quotes: Sequence[QuotedSpan]
) -> tuple[AttributedQuotation, ...]:
    """The quotations in order; those of one clause, and continuations, are one."""
    found: list[AttributedQuotation] = []
    for number in range(len(quotes)):
        one = _read(text, frames, quotes, number, found[-1] if found else None)
        if one is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.source is not None and _goes_on(one, last):
            found[-1] = replace(last, numbers=(*last.numbers, number))
        else:
            found.append(one)
    return tuple(found)


def _goes_on(one: AttributedQuotation, last: AttributedQuotation) -> bool:
    if one.clause is not None:
        return one.clause == last.clause
    return one.source == last.source and one.cue == last.cue


def _read(
    text: str,
    frames: Sequence[AnalysedSentence],
    quotes: Sequence[QuotedSpan],
    number: int,
    last: AttributedQuotation | None,
) -> AttributedQuotation | None:
    """The source of the words between the marks; None where they are no quotation."""
    quote = quotes[number]
    first, end = _within(frames, quote)
    if first >= end or _is_term(frames[first], number):
        return None
    told = _attribute_by_clause(frames, number, first, end)
    if told is not None:
        return told
    alone = _stands_alone(frames, number, first, end)
    if len(quote.words.of(text).split()) < MIN_SENTENCE_WORDS and not alone:
        return None
    for found in (
        _unknown_verb(frames, number, first, end),
        _next_sentence(frames, number, end),
        _attribute_by_owner(frames, number, end),
        _attribute_by_signature(frames, number, end),
        _colon_before(frames, number, first),
        _goes_on_from(text, quotes, number, last),
    ):
        if found is not None:
            return found
    short = len(quote.words.of(text).split()) < MIN_SENTENCE_WORDS
    return AttributedQuotation((number,), None, None) if alone and not short else None


def _stands_alone(frames: Sequence[AnalysedSentence], number: int, first: int, end: int) -> bool:
    """Whether the quotation makes up whole sentences and is no part of the author's own."""
    return frames[first].tokens[0].quote == number and not any(
        tag not in "Q,-.:()" for tag in frames[end - 1].tags.rpartition("Q")[2]
    )


def _within(frames: Sequence[AnalysedSentence], quote: QuotedSpan) -> tuple[int, int]:
    """The sentences that hold the quotation: the first, and the one after the last."""
    first = bisect_right(frames, quote.whole.start, key=lambda frame: frame.span.end)
    end = bisect_left(frames, quote.whole.end, key=lambda frame: frame.span.start)
    return first, end


def _is_term(frame: AnalysedSentence, number: int) -> bool:
    return any(token.quote == number and token.is_term for token in frame.tokens)


def _attribute_by_clause(
    frames: Sequence[AnalysedSentence], number: int, first: int, end: int
) -> AttributedQuotation | None:
    """Attribute by a reporting clause of the sentence where the quotation ends, or else begins."""
    best: tuple[int, int, ReportingClause] | None = None
    for at in dict.fromkeys((end - 1, first)):
        place = _place(frames[at], number)
        for clause in frames[at].clauses:
            far = _distance(frames[at], clause, place)
            if far is not None and (best is None or far < best[0] or far == best[0] == -1):
                best = (far, at, clause)
    if best is None:
        return None
    _, at, clause = best
    frame = frames[at]
    return AttributedQuotation(
        (number,), _source(frame, clause.source), frame.place(clause.cue), (at, clause.verb)
    )


def _place(frame: AnalysedSentence, number: int) -> int:
    return next(at for at, token in enumerate(frame.tokens) if token.quote == number)


def _distance(frame: AnalysedSentence, clause: ReportingClause, place: int) -> int | None:
    """The distance of the clause from the quotation; None where it can't introduce it."""
    if clause.first > place:
        between = frame.tags[place + 1 : clause.first]
        far = len(between.strip(",-.")) + 2 * between.count(";") + (0 if clause.quotes else 3)
        if clause.content and clause.content[0][0] >= clause.end:
            far += _ELSEWHERE  # it tells what comes after it
        return far + 2 * (frame.tags[clause.end : clause.end + 1] in {"D", "S", "W"})
    if any(first <= place < end for first, end in clause.content) and clause.first < place:
        return -1
    if clause.end <= place:
        between = frame.tags[clause.end : place]
        if ";" in between:
            return None
        far = len(between.strip(",-:")) + (0 if clause.quotes else 3)
        return far if between.endswith((",", ":")) or not between else far + 1
    return 0


def _unknown_verb(
    frames: Sequence[AnalysedSentence], number: int, first: int, end: int
) -> AttributedQuotation | None:
    """Attribute by another verb: "Orr fired back: ...", "..., Orr pressed."."""
    frame = frames[end - 1]
    place = _place(frame, number)
    noun = after(frame.tokens, frame.tags, place + 1)
    if noun is not None and noun[1] < len(frame.tags) and frame.tags[noun[1]] in "EVN":
        return _by(frame, number, noun)
    frame = frames[first]
    place = _place(frame, number)
    named = _NAME_BEFORE.search(frame.tags[:place])
    if named is not None:
        return _by(frame, number, named.span(1))
    if place > 1 and frame.tags[place - 1] in ",:":
        start = clause_start(frame.tags, place - 1)
        if "M" in frame.tags[start:place]:
            return None  # "could insist": nobody said it
        noun = subject(frame.tokens, frame.tags, start, place - 1)
        if noun is not None:
            return _by(frame, number, noun)
    return None


def _by(frame: AnalysedSentence, number: int, noun: tuple[int, int]) -> AttributedQuotation:
    return AttributedQuotation((number,), _source(frame, noun), None)


def _source(frame: AnalysedSentence, noun: tuple[int, int]) -> Span:
    """The span of the source; of "Orr's words" it is Orr."""
    first, end = noun
    if end - first > 1 and frame.tokens[end - 1].lower in CLAIMS and frame.tags[end - 2] == "D":
        noun = first, end - 1
    return frame.place(noun)


def _next_sentence(
    frames: Sequence[AnalysedSentence], number: int, end: int
) -> AttributedQuotation | None:
    """Attribute by a clause cut off from it: "...?" Orr said of the bridge."""
    if end >= len(frames) or frames[end].paragraph != frames[end - 1].paragraph:
        return None
    if frames[end - 1].tokens[-1].quote != number:
        return None
    frame = frames[end]
    for clause in frame.clauses:
        if clause.first == 0 and clause.quotes and _says_no_more(frame, clause):
            return AttributedQuotation(
                (number,),
                _source(frame, clause.source),
                frame.place(clause.cue),
                (end, clause.verb),
            )
    return None


def _attribute_by_owner(
    frames: Sequence[AnalysedSentence], number: int, end: int
) -> AttributedQuotation | None:
    """Attribute by a sentence after it that says so: "That sentence is Mr. Orr's"."""
    if end >= len(frames) or frames[end].paragraph != frames[end - 1].paragraph:
        return None
    frame = frames[end]
    found = _OWNED.match(frame.tags)
    if found is None or frame.tokens[0].lower not in {"that", "this", "those", "these"}:
        return None
    if not has_possessive_ending(frame.tokens[found.end() - 1].lower):
        return None
    return _by(frame, number, found.span(1))


def _attribute_by_signature(
    frames: Sequence[AnalysedSentence], number: int, end: int
) -> AttributedQuotation | None:
    """Attribute by the name after a dash, in the same sentence or the next line."""
    for frame in frames[end - 1 : end + 1]:
        found = _SIGNED.search(frame.tags)
        alone = frame.tags[: found.start()].strip("Q.") == "" if found is not None else False
        if found is not None and alone:
            return _by(frame, number, found.span(1))
    return None


def _says_no_more(frame: AnalysedSentence, clause: ReportingClause) -> bool:
    """Whether no content follows the verb: "Orr said of it.", "Orr told the Lantern."."""
    word = frame.tokens[clause.verb].lower
    at = clause.end
    if LEMMAS.get(word) in WITH_ADDRESSEE:
        noun = after(frame.tokens, frame.tags, at)
        at = noun[1] if noun is not None else at + 1
    return at >= len(frame.tags) or frame.tags[at] in ".,PFYRQ:"


def _colon_before(
    frames: Sequence[AnalysedSentence], number: int, first: int
) -> AttributedQuotation | None:
    """Attribute by the sentence before, which ends with a colon."""
    if first == 0 or frames[first].tokens[0].quote != number:
        return None
    frame = frames[first - 1]
    if not frame.tags.endswith(":"):
        return None
    clause = frame.clauses[-1] if frame.clauses else None
    if clause is not None:
        return AttributedQuotation(
            (number,),
            _source(frame, clause.source),
            frame.place(clause.cue),
            (first - 1, clause.verb),
        )
    noun = subject(frame.tokens, frame.tags, 0, len(frame.tags) - 1)
    return _by(frame, number, noun) if noun is not None else None


def _goes_on_from(
    text: str, quotes: Sequence[QuotedSpan], number: int, last: AttributedQuotation | None
) -> AttributedQuotation | None:
    """Attribute to the last speaker, in the same paragraph or at the end of the one before."""
    if last is None:
        return None
    before, quote = quotes[last.numbers[-1]], quotes[number]
    between = text[before.whole.end : quote.whole.start]
    same = "\n" not in between
    if same or before.goes_on or not any(letter.isalnum() for letter in between):
        return replace(last, numbers=(number,))
    return None
