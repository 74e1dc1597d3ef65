"""Whether two sentences speak to one point in opposite ways."""

from __future__ import annotations

import pytest

from index.contradiction.contradiction import common_words, contradicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge was closed too late.", "The bridge was closed in time."),
        ("The army was cut to 85,000 troops.", "The army was cut to 50,000 troops."),
        ("A repair is likely to hold.", "A repair is unlikely to hold."),
        ("The union supported the strike.", "The teachers' union opposed the strike."),
        ("The mayor received the letter.", "The mayor says that he never received the letter."),
        ("Kemp denied that the mayor was warned.", "Rye says Kemp warned the mayor twice."),
        ("The plant was opened in 1998.", "The plant was opened in 2003."),
        ("I do not believe that the bridge paid for itself.", "The bridge paid for itself."),
        ("Hers carried eight people.", "The boat took twelve, not eight."),
        ("The talks included land.", "Territorial issues were not even discussed."),
        (
            "The province paid half.",
            "The province gave 1.2 million of it, Rye the other 1.9 million.",
        ),
    ],
)
def test_what_contradicts_is_opposed_both_ways(one: str, other: str) -> None:
    assert contradicts(one, other, 0.7)
    assert contradicts(other, one, 0.7)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge was closed in May.", "The bridge was opened in 2019."),
        ("In 2022 the talks failed.", "In 2025 the talks succeeded."),
        ("Ukraine accepted the truce.", "Nobody doubts that Ukraine accepted the truce."),
        ("I do not say that the dam is safe.", "The dam is safe."),
        ("If the dam fails, the town drowns.", "The dam did not fail."),
        ("The union did not reject the offer.", "The union accepted the offer."),
        ("The repair cost 3 million crowns.", "The council estimated 2 million crowns."),
        ("The strike was supported by nurses.", "The strike was opposed by doctors."),
        ("The bridge is long.", "The bridge is wide."),
        ("Rye did not agree to a truce.", "Kemp wanted to force Rye to agree to a truce."),
        ("The raid shook the land.", "Territorial issues were not even discussed."),
        ("The province paid half.", "The province gave 2 million of it, Rye the other 2 million."),
    ],
)
def test_what_speaks_of_the_same_is_not_therefore_opposed(one: str, other: str) -> None:
    assert not contradicts(one, other, 0.7)
    assert not contradicts(other, one, 0.7)


def test_sentences_far_from_each_other_are_not_opposed() -> None:
    assert not contradicts("The bridge is safe.", "The bridge is not safe.", 0.1)


def test_words_that_most_sentences_hold_are_common_unless_they_have_a_contrary() -> None:
    sentences = [f"The bridge is safe {number}." for number in range(9)]

    assert common_words(sentences) >= {"bridg"}
    assert "safe" not in common_words(sentences)
