"""Attribution of a quotation by the clause or the noun phrase that names its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import CLAIMS
from corpus.english.possessives import has_possessive_ending
from corpus.speakers.quotation_sources import source_after, source_before, source_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import TokenRange
    from corpus.model.span import Span
    from corpus.speakers.analysed_sentence import AnalysedSentence
    from corpus.speakers.clauses import ReportingClause

_ELSEWHERE = 6  # tokens by which a clause that tells something else counts as farther off
_NEAR = 2  # tokens within which a known verb comes before an unknown one


@dataclass(frozen=True, slots=True)
class AttributedQuotation:
    """Quotations (by number) of one speaker, with the mention of the source and the cue.

    `clause` is the sentence and the verb that tell, None where none does.
    """

    numbers: tuple[int, ...]
    source: Span | None
    cue: Span | None
    clause: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class LocatedQuotation:
    """A quotation with the sentences that hold it: the first, and the one after the last."""

    number: int
    words: str
    first: int
    end: int


def attribute_by_clause(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation
) -> AttributedQuotation | None:
    """Attribute by a clause of the sentences where the quotation ends or begins.

    One beside the quotation comes before a known verb farther off.
    """
    frame = frames[quotation.first]
    within = source_within(frame, _place(frame, quotation.number))
    if within is not None:
        return attribute_to_noun(frame, quotation.number, within)
    best: tuple[int, int, ReportingClause] | None = None
    for number in dict.fromkeys((quotation.end - 1, quotation.first)):
        frame = frames[number]
        place = _place(frame, quotation.number)
        for clause in frame.clauses:
            distance = _distance(frame, clause, place)
            if distance is not None and (
                best is None or distance < best[0] or distance == best[0] == -1
            ):
                best = (distance, number, clause)
    if best is None or best[0] > _NEAR:
        beside = _beside(frames, quotation)
        if beside is not None:
            return beside
    return attribute_to_clause(frames, quotation.number, best[1], best[2]) if best else None


def _beside(
    frames: Sequence[AnalysedSentence], quotation: LocatedQuotation
) -> AttributedQuotation | None:
    """Attribute by the clause beside it with any verb."""
    frame = frames[quotation.end - 1]
    noun = source_after(frame, _place(frame, quotation.number))
    if noun is None:
        frame = frames[quotation.first]
        noun = source_before(frame, _place(frame, quotation.number))
    return attribute_to_noun(frame, quotation.number, noun)


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


def attribute_to_clause(
    frames: Sequence[AnalysedSentence], number: int, sentence: int, clause: ReportingClause
) -> AttributedQuotation:
    """Attribute the quotation to the source of the clause in the sentence of this number."""
    frame = frames[sentence]
    source = _source(frame, clause.source)
    return AttributedQuotation((number,), source, frame.place(clause.cue), (sentence, clause.verb))


def attribute_to_noun(
    frame: AnalysedSentence, number: int, noun: TokenRange | None
) -> AttributedQuotation | None:
    """Attribute the quotation to the noun phrase; None without one."""
    return AttributedQuotation((number,), _source(frame, noun), None) if noun else None


def _source(frame: AnalysedSentence, noun: TokenRange) -> Span:
    """The span of the source; of "Orr's words" it is Orr."""
    first, end = noun
    owner = frame.tokens[end - 2].lower if end - first > 1 else ""
    if frame.tokens[end - 1].lower in CLAIMS and has_possessive_ending(owner):
        noun = first, end - 1
    return frame.place(noun)
