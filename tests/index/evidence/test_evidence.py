"""Quotes: whole, in context, each once, and from every document that has something to say."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from index.evidence.context import expand_to_context
from index.evidence.score import ScoringModels, score
from index.evidence.select import select_evidence
from index.passages.passages import passages
from index.ranking_config import RankingConfig, SelectionMargins
from index.search.query import Query
from index.search.retrieve import Hit
from index.search.terms import stemmed_terms
from tests.index.doubles import BAG
from tests.index.evidence.scored import ranked, scored_sentence, sentences_of
from tests.index.folders import invented
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.model.document import Document
    from index.evidence.evidence import ScoredSentence

RANKING = RankingConfig()


def _asked(question: str, *documents: Document) -> list[ScoredSentence]:
    """The sentences of all passages, each term weighing the same."""
    every = [passage for document in documents for passage in passages(document)]
    hits = [Hit(passage, at, at + 1, 0.0, ("dense",)) for at, passage in enumerate(every)]
    return score(
        Query(question, stemmed_terms(question), BAG.question(question)),
        hits,
        sentences_of=sentences_of,
        weight=lambda _: 1.0,
        models=ScoringModels(BAG.passages),
    )


@st.composite
def _choices(draw: st.DrawFn) -> list[ScoredSentence]:
    """Some sentences of some documents with scores near each other."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        text = draw(documents()).text
        document = invented(text, f"document-{number}")
        for at, sentence in enumerate(sentences_of(document)):
            if not sentence.heading and draw(st.booleans()):
                found.append(scored_sentence(document, at, draw(st.floats(0.8, 1.0))))
    return ranked(*found)


@settings(max_examples=50)
@given(_choices())
def test_a_quote_holds_its_best_sentence_and_all_that_it_leans_on(
    scored: list[ScoredSentence],
) -> None:
    for quote in select_evidence(scored, sentences_of=sentences_of):
        every = sentences_of(quote.document)
        first, last = expand_to_context(quote.document.text, every, quote.best.number)
        asked = quote.question and quote.question.span.contains(every[quote.best.number].span)
        held = quote.question.span if quote.question and asked else quote.span

        assert held.contains(every[first].span)
        assert asked or held.contains(every[last].span)
        assert quote.span.start in {one.span.start for one in every}
        assert quote.span.end in {one.span.end for one in every}
        assert not any(one.heading and quote.span.overlaps(one.span) for one in every)


@settings(max_examples=50)
@given(_choices())
def test_no_words_are_shown_twice(scored: list[ScoredSentence]) -> None:
    for one, other in combinations(select_evidence(scored, sentences_of=sentences_of), 2):
        assert one.document.id != other.document.id or not one.span.overlaps(other.span)
        assert one.text != other.text


@settings(max_examples=50)
@given(_choices(), st.integers(1, 8))
def test_the_best_come_first_and_each_document_is_heard_before_any_is_heard_again(
    scored: list[ScoredSentence], at_most: int
) -> None:
    found = select_evidence(scored, sentences_of=sentences_of, at_most=at_most)
    heard = [quote.document.id for quote in found]
    all_that_speak = {
        quote.document.id
        for quote in select_evidence(scored, sentences_of=sentences_of, at_most=100)
    }

    assert [quote.best.score for quote in found] == sorted(
        (quote.best.score for quote in found), reverse=True
    )
    assert len(found) <= min(at_most, RANKING.max_quotes)
    assert all(heard.count(row) <= RANKING.quotes_per_document for row in heard)
    if len(set(heard)) < len(heard):
        assert set(heard) == all_that_speak


def test_five_quotes_are_not_of_one_document_when_another_speaks() -> None:
    essay = invented(
        "\n\n".join(f"The bridge has pier {at} of stone." for at in "abcdefg"), "essay"
    )
    column = invented("Orr wants a ferry.", "column")
    scored = ranked(
        *(scored_sentence(essay, at, 1.0 - at / 100) for at in range(7)),
        scored_sentence(column, 0, 0.9),
    )
    heard = [
        quote.document.id for quote in select_evidence(scored, sentences_of=sentences_of, at_most=5)
    ]

    assert heard.count("essay") == 4
    assert heard.count("column") == 1


def test_a_document_below_the_margin_stays_silent() -> None:
    essay, column = invented("The bridge is old.", "essay"), invented("Bread is dear.", "column")
    margins = SelectionMargins(default=0.5, new_document=1.0)

    def heard(score: float) -> list[str]:
        quotes = select_evidence(
            [scored_sentence(essay, 0, 1.0), scored_sentence(column, 0, score)],
            sentences_of=sentences_of,
            margins=margins,
        )
        return [quote.document.id for quote in quotes]

    assert heard(0.01) == ["essay", "column"]
    assert heard(-0.01) == ["essay"]


def test_a_further_document_needs_words_of_the_question_where_margins_say_so() -> None:
    essay, column = invented("The bridge is old.", "essay"), invented("Bread is dear.", "column")
    scored = [
        scored_sentence(essay, 0, 1.0),
        scored_sentence(column, 0, 0.9),
    ]  # both with half of the words

    def heard(overlap: float) -> list[str]:
        margins = SelectionMargins(default=1.0, new_document=1.0, min_overlap=overlap)
        quotes = select_evidence(scored, sentences_of=sentences_of, margins=margins)
        return [quote.document.id for quote in quotes]

    assert heard(0.5) == ["essay", "column"]
    assert heard(0.6) == ["essay"]


def test_nothing_scored_gives_no_quote() -> None:
    assert select_evidence([], sentences_of=sentences_of) == ()


def test_neighbours_are_one_quote() -> None:
    document = invented("The bridge is old. Rust eats the piers. Orr knows. Bread is dear.")
    scored = ranked(*(scored_sentence(document, at, 1.0 - at / 100) for at in (0, 2, 1)))
    (quote,) = select_evidence(scored, sentences_of=sentences_of)

    assert quote.text == "The bridge is old. Rust eats the piers. Orr knows."
    assert quote.best.number == 0


def test_headings_are_never_quoted() -> None:
    document = invented(
        "Of the bridge\n\nThe bridge is old.\n\nThe bridge in spring\n\nThe bridge rusts.",
        title="Of the bridge",
    )
    found = _asked("the bridge", document)

    assert [one.span.of(document.text) for one in found] != []
    assert {one.span.of(document.text) for one in found} == {
        "The bridge is old.",
        "The bridge rusts.",
    }
