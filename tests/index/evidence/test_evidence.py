"""Quotes: whole, in context, each once, and from every document that has something to say."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.evidence.context import expand_to_context
from index.evidence.evidence import ScoredSentence
from index.evidence.score import ScoringModels, score
from index.evidence.select import select_evidence
from index.passages.passages import passages
from index.passages.sentences import sentences
from index.ranking_config import RankingConfig, SelectionMargins
from index.search.query import Query
from index.search.retrieve import Hit
from index.search.terms import stemmed_terms
from tests.index.doubles import BAG
from tests.index.folders import invented
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.model.document import Document

RANKING = RankingConfig()
_sentences_of = lru_cache(sentences)


def _scored(document: Document, at: int, value: float) -> ScoredSentence:
    sentence = _sentences_of(document)[at]
    return ScoredSentence(document, at, sentence.span, sentence.voice, value, 0.5, 0.5)


def _ranked(*found: ScoredSentence) -> list[ScoredSentence]:
    return sorted(found, key=lambda one: -one.score)


def _asked(question: str, *documents: Document) -> list[ScoredSentence]:
    """The sentences of all passages, each term weighing the same."""
    every = [passage for document in documents for passage in passages(document)]
    hits = [Hit(passage, at, at + 1, 0.0, ("dense",)) for at, passage in enumerate(every)]
    return score(
        Query(question, stemmed_terms(question), BAG.question(question)),
        hits,
        sentences_of=_sentences_of,
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
        for at, sentence in enumerate(_sentences_of(document)):
            if not sentence.heading and draw(st.booleans()):
                found.append(_scored(document, at, draw(st.floats(0.8, 1.0))))
    return _ranked(*found)


@settings(max_examples=50)
@given(_choices())
def test_a_quote_holds_its_best_sentence_and_all_that_it_leans_on(
    scored: list[ScoredSentence],
) -> None:
    for quote in select_evidence(scored, sentences_of=_sentences_of):
        every = _sentences_of(quote.document)
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
    for one, other in combinations(select_evidence(scored, sentences_of=_sentences_of), 2):
        assert one.document.id != other.document.id or not one.span.overlaps(other.span)
        assert one.text != other.text


def test_a_paragraph_that_stands_twice_is_quoted_once_whichever_of_its_sentences_is_best() -> None:
    twice = "The ferry was safe in every storm. Nobody has paid for the new bridge."
    document = invented(f"{twice}\n\nThe council meets again in May.\n\n{twice}")
    every = enumerate(sentences(document))
    numbers = [n for n, one in every if one.span.of(document.text) in twice]
    best = (numbers[0], numbers[-1])

    found = select_evidence(
        _ranked(*(_scored(document, n, 1.0 if n in best else 0.9) for n in numbers)),
        sentences_of=_sentences_of,
    )

    assert [quote.text for quote in found] == [twice]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Q: Was the ferry safe?\n\nA: No.", "Q: Did you sell the dam?\n\nA: No."),
        ("Q: Did she warn you?\n\nA: She did.", "Q: Did she take the money?\n\nA: She did."),
        ("Q: When was it?\n\nA: In 2019.", "Q: When did the dam burst?\n\nA: In 2019."),
        ("The mayor lied. He knew it.", "The keeper sang. He knew it."),
        ("Kemp was asked twice. But he refused.", "Rill was offered a boat. But he refused."),
    ],
)
def test_the_same_words_that_answer_or_say_something_else_are_not_quoted_with_them(
    text: str, other: str
) -> None:
    one, another = invented(text, "one"), invented(other, "another")
    last, last_other = (len(_sentences_of(document)) - 1 for document in (one, another))

    found = select_evidence(
        [_scored(one, last, 3.0), _scored(another, last_other, -3.0)], sentences_of=_sentences_of
    )

    assert {quote.document.id for quote in found} == {"one"}


@pytest.mark.parametrize(
    "text", ["The ferry was safe in every storm.", "Kemp was asked twice. But he refused."]
)
def test_the_same_quote_in_two_documents_has_both_places(text: str) -> None:
    one, another = invented(text, "one"), invented(text, "another")
    last = len(_sentences_of(one)) - 1

    (quote,) = select_evidence(
        [_scored(one, last, 3.0), _scored(another, last, -3.0)], sentences_of=_sentences_of
    )

    assert {place.document.id for place in quote.places} == {"one", "another"}


@settings(max_examples=50)
@given(_choices(), st.integers(1, 8))
def test_the_best_come_first_and_each_document_is_heard_before_any_is_heard_again(
    scored: list[ScoredSentence], at_most: int
) -> None:
    found = select_evidence(scored, sentences_of=_sentences_of, at_most=at_most)
    heard = [quote.document.id for quote in found]
    all_that_speak = {
        quote.document.id
        for quote in select_evidence(scored, sentences_of=_sentences_of, at_most=100)
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
    scored = _ranked(
        *(_scored(essay, at, 1.0 - at / 100) for at in range(7)), _scored(column, 0, 0.9)
    )
    heard = [
        quote.document.id
        for quote in select_evidence(scored, sentences_of=_sentences_of, at_most=5)
    ]

    assert heard.count("essay") == 4
    assert heard.count("column") == 1


def test_a_document_below_the_margin_stays_silent() -> None:
    essay, column = invented("The bridge is old.", "essay"), invented("Bread is dear.", "column")
    margins = SelectionMargins(default=0.5, new_document=1.0)

    def heard(score: float) -> list[str]:
        quotes = select_evidence(
            [_scored(essay, 0, 1.0), _scored(column, 0, score)],
            sentences_of=_sentences_of,
            margins=margins,
        )
        return [quote.document.id for quote in quotes]

    assert heard(0.01) == ["essay", "column"]
    assert heard(-0.01) == ["essay"]


def test_a_further_document_needs_words_of_the_question_where_margins_say_so() -> None:
    essay, column = invented("The bridge is old.", "essay"), invented("Bread is dear.", "column")
    scored = [_scored(essay, 0, 1.0), _scored(column, 0, 0.9)]  # both with half of the words

    def heard(overlap: float) -> list[str]:
        margins = SelectionMargins(default=1.0, new_document=1.0, min_overlap=overlap)
        quotes = select_evidence(scored, sentences_of=_sentences_of, margins=margins)
        return [quote.document.id for quote in quotes]

    assert heard(0.5) == ["essay", "column"]
    assert heard(0.6) == ["essay"]


def test_nothing_scored_gives_no_quote() -> None:
    assert select_evidence([], sentences_of=_sentences_of) == ()


_SAID = "The council closed the old footbridge over the river Ane on Monday, 3 November."


def test_the_same_words_in_two_documents_are_shown_once_with_both_places() -> None:
    again = _SAID.replace("over the", "over\nthe")
    one, other = invented(_SAID, "one"), invented(again, "other")
    scored = [_scored(one, 0, 1.0), _scored(other, 0, 0.99)]
    (quote,) = select_evidence(scored, sentences_of=_sentences_of)

    assert quote.text == _SAID
    assert [(one.document.id, one.text) for one in quote.also] == [("other", again)]


@pytest.mark.parametrize(
    "again",
    [
        "The council closed the old footbridge over the river Ane on Monday, 3 November!",
        "The council has closed the footbridge over the river Ane on Monday, 3 November.",
    ],
)
def test_no_source_is_listed_under_words_that_it_has_otherwise(again: str) -> None:
    one, other = invented(_SAID, "one"), invented(again, "other")
    scored = [_scored(one, 0, 1.0), _scored(other, 0, 0.99)]

    quotes = select_evidence(scored, sentences_of=_sentences_of)

    assert [(quote.text, quote.also) for quote in quotes] == [(_SAID, ()), (again, ())]


def test_a_source_of_only_a_part_of_the_words_has_a_quote_of_its_own() -> None:
    wire = "The council voted on Tuesday. {} councillors were in favour."
    nine, nine_again, ten = (
        invented(wire.format(count), name)
        for count, name in (("Nine", "agency"), ("Nine", "post"), ("Ten", "later"))
    )
    scored = _ranked(
        *(_scored(document, 0, 1.0) for document in (nine, nine_again, ten)),
        *(_scored(document, 1, 0.99) for document in (nine, ten)),
    )

    quotes = select_evidence(scored, sentences_of=_sentences_of)

    assert {quote.text: [place.document.id for place in quote.places] for quote in quotes} == {
        nine.text: ["agency", "post"],
        ten.text: ["later"],
    }


@pytest.mark.parametrize(
    "different",
    [
        "The council closed the old footbridge over the river Ane on Monday, 4 November.",
        "The council never closed the old footbridge over the river Ane on Monday, 3 November.",
        "The council hasn’t closed the old footbridge over the river Ane on Monday, 3 November.",
        "The council may close the old footbridge over the river Ane on Monday, 3 November.",
        "The council denies it closed the old footbridge over the river Ane on Monday, 3 November.",
        "The council closed the old footbridge over the river Ane before Monday, 3 November.",
        "The council opened the old footbridge over the river Ane on Monday, 3 November.",
        "The council closed the old footbridge over the river Orr on Monday, 3 November.",
        "The river closed the old footbridge over the council Ane on Monday, 3 November.",
    ],
)
def test_what_differs_in_what_it_says_is_shown_twice(different: str) -> None:
    one, other = invented(_SAID, "one"), invented(different, "other")
    scored = [_scored(one, 0, 1.0), _scored(other, 0, 0.99)]

    assert [quote.text for quote in select_evidence(scored, sentences_of=_sentences_of)] == [
        _SAID,
        different,
    ]


def test_what_one_document_says_twice_is_shown_once_without_another_place() -> None:
    document = invented(f"{_SAID}\n\nRain fell.\n\n{_SAID}")
    scored = [_scored(document, 0, 1.0), _scored(document, 2, 1.0)]
    (quote,) = select_evidence(scored, sentences_of=_sentences_of)

    assert quote.span.start == 0
    assert quote.also == ()


def test_neighbours_are_one_quote() -> None:
    document = invented("The bridge is old. Rust eats the piers. Orr knows. Bread is dear.")
    scored = _ranked(*(_scored(document, at, 1.0 - at / 100) for at in (0, 2, 1)))
    (quote,) = select_evidence(scored, sentences_of=_sentences_of)

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
