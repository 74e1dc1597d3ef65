"""People that a text names, with what it calls them, and works it mentions."""

from __future__ import annotations

from corpus.speakers.mentioned_works import MentionedWorks
from corpus.speakers.people import descriptions, mentions, persons

_TEXT = (
    "The mayor, Milan Worth, spoke. He met Dr. Olena Kemp in Brest. Kemp wrote an essay. "
    "Meduza’s explainer disagrees."
)


def test_mentions_are_names_without_titles() -> None:
    names = [mention.name for mention in mentions(_TEXT)]

    assert {"Milan Worth", "Olena Kemp", "Brest", "Kemp"} <= set(names)


def test_a_description_belongs_to_the_name_beside_it() -> None:
    found = descriptions(_TEXT, tuple(mentions(_TEXT)))

    assert ("mayor",) in [one.nouns for one in found if one.name == "Milan Worth"]


def test_persons_have_the_pronoun_of_their_given_name() -> None:
    every = tuple(mentions(_TEXT))
    known = persons(_TEXT, every, tuple(descriptions(_TEXT, every)))

    assert known["Olena Kemp"] == "she"
    assert "Brest" not in known


def test_a_work_has_the_owner_that_the_text_gives_it() -> None:
    works = MentionedWorks(_TEXT)

    assert works.owner("explainer", len(_TEXT)) == "Meduza"
    assert works.owner("column", len(_TEXT)) is None
