"""Selection: which scored sentences are quoted, in what context, each statement once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus.model.span import Span
from index.evidence.context import expand_to_context
from index.evidence.duplicates import is_duplicate
from index.evidence.evidence import Evidence, EvidencePlace, ScoredSentence
from index.evidence.exchange import answer_after, question_before
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
    joined: list[Evidence] = []
    for sentence in _within_margins(scored, margins or ranking.margins):
        _join(joined, _in_context(sentence, sentences_of(sentence.document), ranking))
    quotes = sorted(_by_wording(sorted(joined, key=_by_score)), key=_by_score)
    count_of_document: Counter[str] = Counter()
    placed: list[tuple[tuple[int, bool, float], Evidence]] = []
    for number, quote in enumerate(quotes):
        repeats = _repeated(quote, quotes[:number], ranking)
        count = count_of_document[quote.document.id] + 1
        if quote.document.id in repeats or count > per_document:
            continue
        count_of_document[quote.document.id] = count
        placed.append(((count, bool(repeats), -quote.best.score), quote))
    placed.sort(key=itemgetter(0))
    kept = placed[: ranking.max_quotes if at_most is None else at_most]
    return tuple(sorted((quote for _, quote in kept), key=_by_score))


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
    answer = answer_after(text, sentences, number, ranking=ranking)
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


def _repeated(
    quote: Evidence, earlier: Sequence[Evidence], ranking: RankingConfig
) -> frozenset[str]:
    """The documents that better quotes with nearly the same words are of."""
    return frozenset(
        other.document.id
        for other in earlier
        if is_duplicate(other.best, quote.best, ranking=ranking)
    )


def _by_wording(quotes: Sequence[Evidence]) -> list[Evidence]:
    """The quotes, the longest first, each wording once, with all places that have the whole."""
    shown: list[Evidence] = []
    for quote in sorted(quotes, key=lambda quote: -len(quote.text)):
        if any(_holds(one, quote) for one in shown):
            continue
        for number, one in enumerate(shown):
            if places := _places_of_same_words(one, quote):
                shown[number] = replace(one, also=(*one.also, *places))
                break
        else:
            shown.append(quote)
    return shown


def _holds(shown: Evidence, quote: Evidence) -> bool:
    """Whether the quote shown, in its document or at another place, has all of the other quote."""
    if shown.document.id == quote.document.id and _question_words(quote) in (
        "",
        _question_words(shown),
    ):
        return _folded(quote.text) in _folded(shown.text)
    return any(
        place.document.id == quote.document.id and place.span.contains(quote.span)
        for place in shown.also
    )


def _places_of_same_words(shown: Evidence, quote: Evidence) -> tuple[EvidencePlace, ...]:
    """The places of the whole quote shown in the other's document, if they take in that quote."""
    if quote.document.id == shown.document.id:
        return ()
    if _folded(shown.text) == _folded(quote.text):
        return quote.places
    if shown.question or quote.question:
        return ()
    words = r"\s+".join(map(re.escape, shown.text.split()))
    for match in re.finditer(words, quote.document.text):
        span = Span(match.start(), match.end())
        if span.contains(quote.span):
            return (EvidencePlace(quote.document, span, quote.voice),)
    return ()


def _question_words(quote: Evidence) -> str:
    """The words of the question that the quote answers, if it has one."""
    return _folded(quote.question.text) if quote.question else ""


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
