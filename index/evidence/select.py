"""Selection: which scored sentences are quoted, in what context, each statement once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model.span import Span
from index.evidence.context import expand_to_context
from index.evidence.duplicates import is_duplicate
from index.evidence.evidence import Evidence, EvidencePlace, ScoredSentence
from index.evidence.exchange import answer_after, question_before
from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
    joined: list[Evidence] = []
    for sentence in _within_margins(scored, margins or ranking.margins):
        _join(joined, _in_context(sentence, sentences_of(sentence.document), ranking))
    count_of_document: Counter[str] = Counter()
    placed: list[tuple[int, Evidence]] = []
    for evidence in _grouped(sorted(joined, key=_by_score), ranking):
        count_of_document[evidence.document.id] += 1
        if count_of_document[evidence.document.id] <= per_document:
            placed.append((count_of_document[evidence.document.id], evidence))
    kept = sorted(placed, key=lambda pair: (pair[0], -pair[1].best.score))
    kept = kept[: ranking.max_quotes if at_most is None else at_most]
    return tuple(sorted(by_wording(pair[1] for pair in kept), key=_by_score))


def _by_score(evidence: Evidence) -> float:
    """The sort key that puts the best first."""
    return -evidence.best.score


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
    """The sentence as a quote that can be read by itself, with the question that it answers.

    A question that another speaker answers is quoted with the beginning of the answer.
    """
    document = sentence.document
    text, number = document.text, sentence.number
    answer = answer_after(text, sentences, number)
    first, last = expand_to_context(
        text, sentences, number if answer is None else answer, ranking=ranking
    )
    span = Span(sentences[first].span.start, sentences[last].span.end)
    asked = question_before(text, sentences, first, ranking=ranking) if answer is None else number
    if asked is None:
        return Evidence(sentence, span)
    asking, _ = expand_to_context(text, sentences, asked, ranking=ranking)
    place = EvidencePlace(
        document,
        Span(sentences[asking].span.start, sentences[asked].span.end),
        sentences[asked].voice,
    )
    answerer = None if answer is None else sentences[answer].voice
    return Evidence(sentence, span, question=place, answerer=answerer)


def _join(quotes: list[Evidence], new: Evidence) -> None:
    """Add `new` to the list, joined with a quote of its document that it touches."""
    for number, old in enumerate(quotes):
        if old.document.id == new.document.id and _can_be_joined(old, new):
            del quotes[number]
            better, worse = sorted((old, new), key=_by_score)
            question = better.question or worse.question
            # The joined quote may now touch another one.
            _join(quotes, replace(better, span=old.span.join(new.span), question=question))
            return
    quotes.append(new)


def _grouped(quotes: Sequence[Evidence], ranking: RankingConfig) -> list[Evidence]:
    """The quotes, best first, each with those of other documents that say the same."""
    groups: list[Evidence] = []
    for quote in quotes:
        for number, group in enumerate(groups):
            if is_duplicate(group.best, quote.best, ranking=ranking):
                if quote.document.id != group.document.id:
                    groups[number] = replace(group, similar=(*group.similar, quote))
                break
        else:
            groups.append(quote)
    return groups


def by_wording(groups: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The quotes of the groups, each wording once, with all places that have the whole of it."""
    quotes: list[Evidence] = []
    for evidence in (one for group in groups for one in (group, *group.similar)):
        quote = replace(evidence, similar=())
        if any(_holds(shown, quote) for shown in quotes):
            continue
        for number, shown in enumerate(quotes):
            if place := _place_of_same_words(shown, quote):
                quotes[number] = replace(shown, also=(*shown.also, *place))
                break
        else:
            quotes.append(quote)
    return tuple(quotes)


def _holds(shown: Evidence, quote: Evidence) -> bool:
    """Whether a place of the quote shown has all of the other quote."""
    return any(
        place.document.id == quote.document.id and place.span.contains(quote.span)
        for place in shown.also
    )


def _place_of_same_words(shown: Evidence, quote: Evidence) -> tuple[EvidencePlace, ...]:
    """The places of the whole quote shown in the other's document, if they take in that quote."""
    if quote.document.id == shown.document.id:
        return ()
    if shown.question or quote.question:
        same = _folded(shown.text) == _folded(quote.text)
        return quote.places if same else ()
    words = r"\s+".join(map(re.escape, shown.text.split()))
    for match in re.finditer(words, quote.document.text):
        span = Span(match.start(), match.end())
        if span.contains(quote.span):
            return (EvidencePlace(quote.document, span, quote.voice),)
    return ()


def _folded(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def _can_be_joined(one: Evidence, other: Evidence) -> bool:
    """Whether the quotes overlap, or are one speaker's with only white space on a line between."""
    if one.span.overlaps(other.span):
        return True
    if one.voice.speaker != other.voice.speaker:
        return False
    first, second = sorted((one.span, other.span))
    gap = one.document.text[first.end : second.start]
    return not gap.strip() and "\n" not in gap
