"""The topic of a turn as a phrase."""

from __future__ import annotations

from app.ask.follow_up.topic import MAX_TOPIC_CHARS, topic_of, with_topic
from tests.app.ask.follow_up.invented import turn


def test_a_question_becomes_a_phrase_in_lower_case() -> None:
    assert topic_of(turn("Why was the bridge closed?")) == "why was the bridge closed"


def test_earlier_topics_come_along_once() -> None:
    topic = topic_of(turn("When?", search_query="When was it — the bridge — the bridge?"))

    assert topic == "the bridge"


def test_a_long_topic_is_cut_between_words() -> None:
    topic = topic_of(turn("bridge " + "ferries tolls piers " * 40))

    assert len(topic) <= MAX_TOPIC_CHARS
    assert topic.split()[-1] in {"ferries", "tolls", "piers"}


def test_without_a_topic_the_question_stays_as_it_is() -> None:
    assert with_topic("Why?", "") == "Why?"
    assert with_topic("Why?", "the bridge") == "Why — the bridge?"
