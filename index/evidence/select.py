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
from index.evidence.score import probability_of
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

    `margins` replace the choice by expected F, `per_document` and `at_most` the plain question's
    values in `ranking`. What is chosen is quoted from every document that has the same quote.
    """
    per_document = ranking.quotes_per_document if per_document is None else per_document
    chosen = (
        list(_within_margins(scored, margins))
        if margins
        else _answering(scored, sentences_of, ranking)
    )
    joined: list[Evidence] = []
    for quote in _with_other_places(chosen, scored, sentences_of, ranking):
        _join(joined, quote)
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


def _with_other_places(
    chosen: Sequence[ScoredSentence],
    scored: Sequence[ScoredSentence],
    sentences_of: Callable[[Document], Sequence[Sentence]],
    ranking: RankingConfig,
) -> Iterator[Evidence]:
    """The sentences as quotes, and the same quotes elsewhere: words, context and question alike.

    "No." to another question is another quote.
    """
    quotes = [_in_context(one, sentences_of(one.document), ranking) for one in chosen]
    yield from quotes
    words = {_folded(one.text) for one in chosen}
    wordings = {_wording(quote) for quote in quotes}
    for sentence in scored:
        if _folded(sentence.text) in words and sentence not in chosen:
            quote = _in_context(sentence, sentences_of(sentence.document), ranking)
            if _wording(quote) in wordings:
                yield quote


def _wording(quote: Evidence) -> tuple[str, str]:
    """The words of the quote's question and of the quote."""
    return _question_words(quote), _folded(quote.text)


def _by_score(evidence: Evidence) -> float:
    """The sort key that puts the best first."""
    return -evidence.best.score


def _answering(
    scored: Sequence[ScoredSentence],
    sentences_of: Callable[[Document], Sequence[Sentence]],
    ranking: RankingConfig,
) -> list[ScoredSentence]:
    """The sentences of the highest expected F, and each further document's best that is near."""
    expected = _most_expected(scored, sentences_of, ranking)
    documents = {one.document.id for one in expected}
    near = _within_margins(scored, ranking.margins)
    return [*expected, *(one for one in near if one.document.id not in documents)]


def _most_expected(
    scored: Sequence[ScoredSentence],
    sentences_of: Callable[[Document], Sequence[Sentence]],
    ranking: RankingConfig,
) -> list[ScoredSentence]:
    """The first sentences, as many as have the highest expected F by characters, in context.

    F (van Rijsbergen 1979) weighs recall `recall_weight` times as much as precision. Its
    expectation is taken from the sums of what is shown, of what of that is likely needed, and of
    what of all sentences is (Lewis, SIGIR 1995).
    """
    recall = ranking.recall_weight**2
    chances = {(one.document.id, one.span.start): probability_of(one) for one in scored}
    held = sum(probability_of(one) * len(one.text) for one in scored)
    seen: set[tuple[str, int]] = set()
    best, count, needed, shown = 0.0, 0, 0.0, 0
    for number, sentence in enumerate(scored[: ranking.max_sentences], start=1):
        sentences = sentences_of(sentence.document)
        for place in _in_context(sentence, sentences, ranking).places:
            for span in (one.span for one in sentences if place.span.contains(one.span)):
                key = (sentence.document.id, span.start)
                if key not in seen:
                    seen.add(key)
                    size = span.end - span.start
                    needed, shown = needed + chances.get(key, 0.0) * size, shown + size
        expected = (1.0 + recall) * needed / (shown + recall * held)
        if expected > best:
            best, count = expected, number
    return list(scored[:count])


def _within_margins(
    scored: Sequence[ScoredSentence], margins: SelectionMargins
) -> Iterator[ScoredSentence]:
    """The sentences that score little below the best one, by what the margins allow each."""
    documents: set[str] = set()
    for sentence in scored:
        is_first = sentence.document.id not in documents
        margin = margins.new_document if is_first else margins.default
        is_near = sentence.score >= scored[0].score - margin
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
    told = number if answer is None else answer
    first, last = told, told
    if ranking.quotes_in_context:
        first, last = expand_to_context(text, sentences, told, ranking=ranking)
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
