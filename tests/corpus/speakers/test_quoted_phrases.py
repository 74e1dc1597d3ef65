"""Quoted words within a sentence are never the writer's: the source's that is told, or unclear."""

from __future__ import annotations

import pytest

from tests.corpus.speakers.documents import document, voice

WRITER = "Nora Pell"
UNASSIGNED = {
    "The mill was “sold twice before it was ever built” by a bank.": "sold twice before",
    "Nobody who reads “the water will find its own way” believes it now.": "the water will",
    "They filed it under “things we would rather not know” and left.": "things we would",
    "You said “there is nothing left to carry” and carried it.": "there is nothing",
    "It was one more “gift that nobody had asked for” from the coast.": "gift that nobody",
    "All that remains is “a cellar full of other people's keys” and a bill.": "a cellar full",
}
ASSIGNED = {
    "Ada Finch insists that it would cost “forty million at the very least” to mend.": "forty",
    "Ada Finch claimed that the harbour was “full of nothing but old string” by May.": "full of",
    "According to Ada Finch, the pier is “too short to be of any use” in winter.": "too short",
    "Ada Finch denied that she had seen “anything that looked like a boat” there.": "anything that",
}
THE_WRITERS = {
    "We painted “the wet room” blue in March.": "the wet room",
    "Her book “The Long Way Down River” sold well.": "The Long Way",
}


@pytest.mark.parametrize(("sentence", "words"), UNASSIGNED.items())
def test_words_that_nobody_is_given_are_unclear(sentence: str, words: str) -> None:
    assert _name(sentence, words) is None


@pytest.mark.parametrize(("sentence", "words"), ASSIGNED.items())
def test_words_in_a_report_are_those_of_the_one_reported(sentence: str, words: str) -> None:
    assert _name(sentence, words) == "Ada Finch"


@pytest.mark.parametrize(("sentence", "words"), THE_WRITERS.items())
def test_titles_and_single_terms_are_left_to_the_writer(sentence: str, words: str) -> None:
    assert _name(sentence, words) == WRITER


def test_a_sentence_with_fewer_quoted_words_than_its_own_is_the_writers() -> None:
    before = "Of all that the council ever sent us in those years I remember best "
    text = document(f"{before}“the pump that could not pump” and its bill.", author=WRITER)

    assert voice(text, "pump that could").speaker.name is None
    assert voice(text, text.text).speaker.name == WRITER


def _name(sentence: str, words: str) -> str | None:
    pier = "The pier had been shut since the spring."
    found = voice(document(pier, sentence, "It rained until June.", author=WRITER), words)
    assert not found.reported
    return found.speaker.name
