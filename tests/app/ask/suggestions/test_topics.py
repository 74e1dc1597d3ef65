"""What documents talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.suggestions.topic_counts import TopicCounts
from app.ask.suggestions.topics import is_askable_name, topic_mentions, topics_in
from corpus.model.span import Span

if TYPE_CHECKING:
    from app.ask.service import AnswerService


def _topics(sentence: str) -> tuple[str, ...]:
    return topics_in(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("The gravel around the northern pier has moved.", ("the gravel", "the northern pier")),
        ("We met in Istanbul, and the talks failed.", ("Istanbul", "the talks")),
        ("It was in May that the first of the readers wrote.", ()),
        ("A Russian said that he would see.", ()),
        ("They say that the mayor says so.", ()),
    ],
)
def test_topics_are_whole_noun_phrases_and_names(sentence: str, topics: tuple[str, ...]) -> None:
    assert _topics(sentence) == topics


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Orsolya Kemp", True),
        ("Meduza", True),
        ("the posters in the windows", False),
        ("The On Record team", False),
        ("Bilous and the author", False),
        (None, False),
    ],
)
def test_only_a_plain_name_is_asked(name: str | None, *, expected: bool) -> None:
    assert is_askable_name(name) is expected


def test_mentions_know_whose_words_they_are(desk: AnswerService) -> None:
    mentions = topic_mentions(desk.library, desk.documents)

    assert all(one.phrase.removeprefix("the ") in one.words for one in mentions)
    assert "Jordan Holm" in {one.speaker.name for one in mentions if one.phrase == "the ferry"}


def test_what_all_documents_mention_is_characteristic_of_none(desk: AnswerService) -> None:
    counts = TopicCounts(topic_mentions(desk.library, desk.documents))

    ranked = counts.characteristic(counts.by_speaker["Orsolya Kemp"])

    assert len(counts.documents["the bridge"]) > 3
    assert ranked.index("the northern pier") < ranked.index("the bridge")
    assert "Vane" not in counts.shared()
