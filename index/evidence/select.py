"""Which of the scored sentences are quoted, in what context, each of them once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model.span import Span
from index.evidence.context import expand_to_context
from index.evidence.duplicates import is_duplicate
from index.evidence.evidence import Evidence, EvidencePlace, ScoredSentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.model.document import Document
    from index.passages.sentences import Sentence

PER_DOCUMENT = 3
AT_MOST = 8


@dataclass(frozen=True, slots=True)
class SelectionMargins:
    """How far below the best one a quote may be, as shares of its score.

    `within` holds for all, `voice` for the first quote of a further document, which must have a
    share of `words` of the question's, by their rarity; `beside` for the sentences just before and
    after the best one, which often complete it.
    """

    default: float
    new_document: float
    min_overlap: float = 0.0
    adjacent: float = 0.0


# Chosen as the weights of the score are; wider ones find more and show more that is beside the
# point, and the best range is wide.
BOUNDS = SelectionMargins(default=0.08, new_document=0.22, adjacent=0.22)
# For a question put to all documents; chosen on ten such questions on the five documents.
WIDE = SelectionMargins(default=0.12, new_document=0.49, min_overlap=0.2)
# Among these the other side of what is quoted is looked for.
OTHER_SIDE = SelectionMargins(default=0.45, new_document=0.5)


def select_evidence(
    scored: Sequence[ScoredSentence],
    *,
    sentences_of: Callable[[Document], Sequence[Sentence]],
    bounds: SelectionMargins = BOUNDS,
    per_document: int = PER_DOCUMENT,
    at_most: int = AT_MOST,
) -> tuple[Evidence, ...]:
    """The quotes to show, best first: every document that speaks before any speaks twice."""
    merged: list[Evidence] = []
    for one in _near_the_best(scored, bounds):
        _add(merged, _in_context(one, sentences_of(one.document)))
    turns: Counter[str] = Counter()
    placed = []
    for evidence in sorted(merged, key=lambda found: -found.best.score):
        turns[evidence.document.id] += 1
        if turns[evidence.document.id] <= per_document:
            placed.append((turns[evidence.document.id], evidence))
    kept = sorted(placed, key=lambda pair: (pair[0], -pair[1].best.score))[:at_most]
    return tuple(sorted((pair[1] for pair in kept), key=lambda found: -found.best.score))


def _near_the_best(
    scored: Sequence[ScoredSentence], bounds: SelectionMargins
) -> Iterator[ScoredSentence]:
    """The sentences little below the best one; a document's first may lie further below."""
    if not scored or scored[0].score <= 0:
        return
    best = scored[0]
    heard: set[str] = set()
    for one in scored:
        first = one.document.id not in heard
        below = bounds.new_document if first else bounds.default
        if one.document.id == best.document.id and abs(one.at - best.at) == 1:
            below = max(below, bounds.adjacent)
        near = one.score >= (1.0 - below) * best.score
        if near and (not first or not heard or one.overlap >= bounds.min_overlap):
            heard.add(one.document.id)
            yield one


def _in_context(one: ScoredSentence, every: Sequence[Sentence]) -> Evidence:
    first, last = expand_to_context(one.document.text, every, one.at)
    return Evidence(one, Span(every[first].span.start, every[last].span.end))


def _add(merged: list[Evidence], new: Evidence) -> None:
    """Put `new` in, joined with what it touches or says again."""
    for at, old in enumerate(merged):
        if old.document.id == new.document.id and _belong(old, new):
            del merged[at]
            best = max(old.best, new.best, key=lambda one: one.score)
            # What is joined may now touch another quote.
            _add(merged, Evidence(best, old.span.join(new.span), (*old.also, *new.also)))
            return
        if is_duplicate(old.best, new.best):
            elsewhere = EvidencePlace(new.document, new.span, new.best.voice)
            if new.document.id != old.document.id and elsewhere not in old.also:
                merged[at] = replace(old, also=(*old.also, elsewhere))
            return
    merged.append(new)


def _belong(one: Evidence, other: Evidence) -> bool:
    """Whether the two overlap, or one speaker says them without a word or a paragraph between."""
    if one.span.overlaps(other.span):
        return True
    if one.best.voice.speaker != other.best.voice.speaker:
        return False
    first, second = sorted((one.span, other.span))
    gap = one.document.text[first.end : second.start]
    return not gap.strip() and "\n" not in gap
