"""Texts that sum up what others say: nouns that tell, texts that stand for their owners."""

from __future__ import annotations

import pytest

from tests.corpus.speakers.documents import document, told


@pytest.mark.parametrize(
    "sentence",
    [
        "By Rill's account, the bridge was safe.", "By Rill's account Brest took nothing.",
        "In Rill's reading, the bridge was safe.", "Rill's account is that the bridge is safe.",
        "If the rain goes on, Rill calculates, the bridge may fall.",
        "The bridge, as Rill reads it, was never safe.", "Rill sees a risk that the bridge falls.",
        "Rill warned, however, that the bridge might fall.",
        "Rill gives two reasons: the bridge is old, and the river is high.",
        "It cites Rill for the statement that the bridge is safe.",
        "Rill finds it unclear how the bridge could be saved.",
        "Rill does not expect the town to mend the bridge.", "Rill believes in a new bridge.",
        "Rill does not recommend waiting: the bridge might fall within days.",
        "Rill said, as others quote her, that the bridge was safe.",
    ],
)  # fmt: skip
def test_a_report_without_a_plain_said_is_laid_to_its_source(sentence: str) -> None:
    found = document("The mayor, Anna Rill, spoke. Much is said of it.", sentence, author="Bo Orr")

    assert told(found, sentence) == ("Anna Rill", "quoted")


@pytest.mark.parametrize(
    "sentence",
    [
        "One message went to Rill's account.",
        "The lead grew by one point in a match with Brest.",
    ],
)  # fmt: skip
def test_the_same_nouns_tell_nothing_elsewhere(sentence: str) -> None:
    found = document("The mayor, Anna Rill, spoke.", sentence, author="Bo Orr")

    assert told(found, sentence) == ("Bo Orr", "author")


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        ("The best is in Lantern's explainer of May.", "It says that the bridge fell.", "Lantern"),
        ("It was in Lantern's explainer.", "The explainer adds that the bridge fell.", "Lantern"),
        (
            "It relays a report by the German newspaper Licht am Sonntag.",
            "According to that report, the bridge fell.",
            "Licht am Sonntag",
        ),
        ("An essay is unsigned.", "It says that the bridge fell.", None),
    ],
)
def test_a_text_stands_for_whoever_it_is_laid_to(
    before: str, sentence: str, name: str | None
) -> None:
    found = document(f"{before} {sentence}", author="Bo Orr")

    if name:
        assert told(found, sentence) == (name, "quoted")
    else:
        assert told(found, sentence)[0] in {"the essay", "Bo Orr"}


def test_a_month_before_a_name_is_no_part_of_it() -> None:
    found = document(
        "The mayor, Anna Rill, spoke. In October Rill built a bridge. Rill said that it was safe.",
        author="Bo Orr",
    )

    assert told(found, "Rill said that it was safe.") == ("Anna Rill", "quoted")
