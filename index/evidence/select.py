"""Selection: which scored sentences are quoted, in what context, each statement once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model.span import Span
from index.evidence.context import expand_to_context
from index.evidence.duplicates import is_duplicate
from index.evidence.evidence import Evidence, EvidencePlace, ScoredSentence
from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.model.document import Document
    from index.passages.sentences import Sentence
    from index.ranking_config import SelectionMargins


def select_evidence(
    scored: Sequence[ScoredSentence],
    *,
    sentences_of: Callable[[Document], Sequence[Sentence]],
    margins: SelectionMargins | None = None,
    per_document: int | None = None,
    at_most: int | None = None,
    ranking: RankingConfig = RankingConfig(),
) -> tuple[Evidence, ...]:
    """The quotes to show, best first; each document is quoted once before any is quoted twice.

    `margins`, `per_document` and `at_most` replace the plain question's values in `ranking`.
    """
    per_document = ranking.quotes_per_document if per_document is None else per_document
    merged: list[Evidence] = []
    for sentence in _within_margins(scored, margins or ranking.margins):
        evidence = _in_context(sentence, sentences_of(sentence.document), ranking)
        _merge(merged, evidence, ranking)
    count_of_document: Counter[str] = Counter()
    placed: list[tuple[int, Evidence]] = []
    for evidence in sorted(merged, key=lambda quote: -quote.best.score):
        count_of_document[evidence.document.id] += 1
        if count_of_document[evidence.document.id] <= per_document:
            placed.append((count_of_document[evidence.document.id], evidence))
    kept = sorted(placed, key=lambda pair: (pair[0], -pair[1].best.score))
    kept = kept[: ranking.max_quotes if at_most is None else at_most]
    return tuple(sorted((pair[1] for pair in kept), key=lambda quote: -quote.best.score))


def _within_margins(
    scored: Sequence[ScoredSentence], margins: SelectionMargins
) -> Iterator[ScoredSentence]:
    """The sentences that score little below the best one, by what the margins allow each."""
    if not scored or scored[0].score <= 0:
        return
    best = scored[0]
    documents: set[str] = set()
    for sentence in scored:
        is_first = sentence.document.id not in documents
        margin = margins.new_document if is_first else margins.default
        if sentence.document.id == best.document.id and abs(sentence.number - best.number) == 1:
            margin = max(margin, margins.adjacent)
        is_near = sentence.score >= (1.0 - margin) * best.score
        if is_near and (not is_first or not documents or sentence.overlap >= margins.min_overlap):
            documents.add(sentence.document.id)
            yield sentence


def _in_context(
    sentence: ScoredSentence, sentences: Sequence[Sentence], ranking: RankingConfig
) -> Evidence:
    first, last = expand_to_context(
        sentence.document.text, sentences, sentence.number, ranking=ranking
    )
    return Evidence(sentence, Span(sentences[first].span.start, sentences[last].span.end))


def _merge(merged: list[Evidence], new: Evidence, ranking: RankingConfig) -> None:
    """Add `new` to the list, joined with a quote that it touches or repeats."""
    for number, old in enumerate(merged):
        if old.document.id == new.document.id and _can_be_joined(old, new):
            del merged[number]
            best = max(old.best, new.best, key=lambda sentence: sentence.score)
            # The joined quote may now touch another one.
            joined = Evidence(best, old.span.join(new.span), (*old.also, *new.also))
            _merge(merged, joined, ranking)
            return
        if is_duplicate(old.best, new.best, ranking=ranking):
            place = EvidencePlace(new.document, new.span, new.best.voice)
            if new.document.id != old.document.id and place not in old.also:
                merged[number] = replace(old, also=(*old.also, place))
            return
    merged.append(new)


def _can_be_joined(one: Evidence, other: Evidence) -> bool:
    """Whether the quotes overlap, or are one speaker's with only white space on a line between."""
    if one.span.overlaps(other.span):
        return True
    if one.best.voice.speaker != other.best.voice.speaker:
        return False
    first, second = sorted((one.span, other.span))
    gap = one.document.text[first.end : second.start]
    return not gap.strip() and "\n" not in gap
