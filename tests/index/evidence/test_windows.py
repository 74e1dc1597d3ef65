"""Windows: a passage with the sentences around it, turns under the names of their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from corpus.model.document import DocumentKind
from index.evidence.windows import places_of, spoken_texts, window_of
from index.passages.passages import passages
from index.passages.sentences import sentences
from index.ranking_config import RankingConfig
from tests.index.folders import invented
from tests.index.strategies import documents

if TYPE_CHECKING:
    from corpus.model.document import Document

_SIX = invented(" ".join(f"Number {number} came." for number in range(6)))
_TALK = invented(
    "A talk on bridges.\n\nQ: Is the bridge old? Is it safe?\n\nA: It is old. It is safe.\n\n"
    "Q: Who pays?",
    kind=DocumentKind.INTERVIEW,
    interviewer="Ana Reyes",
    interviewee="Bo Li",
)


def _spoken(document: Document) -> list[str]:
    kept = [one for one in sentences(document) if not one.heading]
    return list(spoken_texts(document.text, kept))


@settings(max_examples=50)
@given(documents())
def test_the_places_of_all_passages_are_all_sentences_in_order(document: Document) -> None:
    every = sentences(document)
    places = [places_of(passage, every) for passage in passages(document)]

    assert [number for place in places for number in place] == list(range(len(every)))


@settings(max_examples=50)
@given(documents())
def test_a_window_holds_a_text_for_each_number_and_no_heading(document: Document) -> None:
    every = sentences(document)
    for passage in passages(document):
        place = places_of(passage, every)
        window, numbers = window_of(document, every, place)

        assert len(window.sentences) == len(numbers)
        assert numbers == sorted(set(numbers))
        assert set(numbers) >= {number for number in place if not every[number].heading}
        assert not any(every[number].heading for number in numbers)


def test_a_window_takes_in_two_sentences_before_and_one_after() -> None:
    ranking = RankingConfig(reader_sentences_before=2, reader_sentences_after=1)
    every = sentences(_SIX)

    assert window_of(_SIX, every, range(3, 4), ranking=ranking)[1] == [1, 2, 3, 4]
    assert window_of(_SIX, every, range(1, 2), ranking=ranking)[1] == [0, 1, 2]
    assert window_of(_SIX, every, range(5, 6), ranking=ranking)[1] == [3, 4, 5]


def test_headings_are_passed_over_on_the_way_to_a_sentence() -> None:
    document = invented("It is old.\n\nOf the bridge\n\nIt is safe.\n\nOf the ferry\n\nIt is dear.")
    every = sentences(document)
    safe = next(n for n, one in enumerate(every) if one.span.of(document.text) == "It is safe.")
    window, _ = window_of(document, every, range(safe, safe + 1))

    assert [one.heading for one in every].count(True) == 2
    assert window.sentences == ("It is old.", "It is safe.", "It is dear.")


def test_the_title_is_read_too_and_no_title_is_empty() -> None:
    title = invented("It is old.", title="Of bridges")

    assert window_of(title, sentences(title), range(1))[0].title == "Of bridges"
    assert window_of(_SIX, sentences(_SIX), range(1))[0].title == ""


def test_the_first_sentence_of_each_turn_is_read_after_the_name_of_who_speaks() -> None:
    assert _spoken(_TALK) == [
        "A talk on bridges.",
        "Ana Reyes: Is the bridge old?",
        "Is it safe?",
        "Bo Li: It is old.",
        "It is safe.",
        "Ana Reyes: Who pays?",
    ]


def test_an_authors_text_is_read_without_a_name() -> None:
    assert _spoken(invented("It is old. It is safe.", author="Ada Rill")) == [
        "It is old.",
        "It is safe.",
    ]


def test_white_space_within_a_sentence_is_one_space() -> None:
    assert _spoken(invented("The bridge is  old.")) == ["The bridge is old."]
