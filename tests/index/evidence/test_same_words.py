"""The same words in several places: quoted once, or with each place that says them."""

from __future__ import annotations

import pytest

from index.evidence.select import select_evidence
from tests.index.evidence.scored import ranked, scored_sentence, sentences_of
from tests.index.folders import invented


def test_a_paragraph_that_stands_twice_is_quoted_once_whichever_of_its_sentences_is_best() -> None:
    twice = "The ferry was safe in every storm. Nobody has paid for the new bridge."
    document = invented(f"{twice}\n\nThe council meets again in May.\n\n{twice}")
    every = enumerate(sentences_of(document))
    numbers = [n for n, one in every if one.span.of(document.text) in twice]
    best = (numbers[0], numbers[-1])

    found = select_evidence(
        ranked(*(scored_sentence(document, n, 1.0 if n in best else 0.9) for n in numbers)),
        sentences_of=sentences_of,
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
    last, last_other = (len(sentences_of(document)) - 1 for document in (one, another))

    found = select_evidence(
        [scored_sentence(one, last, 3.0), scored_sentence(another, last_other, -3.0)],
        sentences_of=sentences_of,
    )

    assert {quote.document.id for quote in found} == {"one"}


@pytest.mark.parametrize(
    "text", ["The ferry was safe in every storm.", "Kemp was asked twice. But he refused."]
)
def test_the_same_quote_in_two_documents_has_both_places(text: str) -> None:
    one, another = invented(text, "one"), invented(text, "another")
    last = len(sentences_of(one)) - 1

    (quote,) = select_evidence(
        [scored_sentence(one, last, 3.0), scored_sentence(another, last, -3.0)],
        sentences_of=sentences_of,
    )

    assert {place.document.id for place in quote.places} == {"one", "another"}


_SAID = "The council closed the old footbridge over the river Ane on Monday, 3 November."


def test_the_same_words_in_two_documents_are_shown_once_with_both_places() -> None:
    again = _SAID.replace("over the", "over\nthe")
    one, other = invented(_SAID, "one"), invented(again, "other")
    scored = [scored_sentence(one, 0, 1.0), scored_sentence(other, 0, 0.99)]
    (quote,) = select_evidence(scored, sentences_of=sentences_of)

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
    scored = [scored_sentence(one, 0, 1.0), scored_sentence(other, 0, 0.99)]

    quotes = select_evidence(scored, sentences_of=sentences_of)

    assert [(quote.text, quote.also) for quote in quotes] == [(_SAID, ()), (again, ())]


def test_a_source_of_only_a_part_of_the_words_has_a_quote_of_its_own() -> None:
    wire = "The council voted on Tuesday. {} councillors were in favour."
    nine, nine_again, ten = (
        invented(wire.format(count), name)
        for count, name in (("Nine", "agency"), ("Nine", "post"), ("Ten", "later"))
    )
    scored = ranked(
        *(scored_sentence(document, 0, 1.0) for document in (nine, nine_again, ten)),
        *(scored_sentence(document, 1, 0.99) for document in (nine, ten)),
    )

    quotes = select_evidence(scored, sentences_of=sentences_of)

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
    scored = [scored_sentence(one, 0, 1.0), scored_sentence(other, 0, 0.99)]

    assert [quote.text for quote in select_evidence(scored, sentences_of=sentences_of)] == [
        _SAID,
        different,
    ]


def test_what_one_document_says_twice_is_shown_once_without_another_place() -> None:
    document = invented(f"{_SAID}\n\nRain fell.\n\n{_SAID}")
    scored = [scored_sentence(document, 0, 1.0), scored_sentence(document, 2, 1.0)]
    (quote,) = select_evidence(scored, sentences_of=sentences_of)

    assert quote.span.start == 0
    assert quote.also == ()
