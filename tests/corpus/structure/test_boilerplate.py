"""Boilerplate: a site's own lines, and sentences that are none."""

from __future__ import annotations

import pytest

from corpus.structure.boilerplate import announces_comments, is_boilerplate, is_not_speech


@pytest.mark.parametrize(
    "line", ["Share this", "12 comments", "All rights reserved.", "See also Bo"]
)
def test_lines_of_a_site_are_boilerplate(line: str) -> None:
    assert is_boilerplate(line)
    assert is_not_speech(line)


@pytest.mark.parametrize("line", ["Share prices fell.", "The comments were few.", "We support it."])
def test_a_sentence_is_none(line: str) -> None:
    assert not is_not_speech(line)


@pytest.mark.parametrize("line", ["Leave a comment", "3 comments", "Kommentare (2)", "комментарии"])
def test_the_heading_of_comments_in_several_languages(line: str) -> None:
    assert announces_comments(line)


def test_a_line_without_letters_is_nobodys() -> None:
    assert is_not_speech("* * *")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter",
        "Join our Telegram channel!",
        "Subscribe to our weekly digest and get the news first.",
        "Support us on Patreon!",
        "Join the conversation",
        "Sign up for the Friday letter",
        "Sign up for our morning post",
        "Join River Talk?",
        "Become a member today!",
        "Subscribe now!",
        "Follow us on Instagram",
        "About the author: she lives by the weir.",
        "We depend on readers like you. Please donate today!",
    ],
)
def test_calls_to_what_a_site_offers_are_a_sites(line: str) -> None:
    assert is_not_speech(line)


@pytest.mark.parametrize(
    "line",
    [
        "Join the march to the county house on Sunday!",
        "Sign up for the night watch at the bakery, because the keeper sleeps.",
        "They took our meadow. They took our wells. Support us!",
        "Support the strike on Monday!",
        "Register to vote before the first of May.",
        "Join the union!",
        "Follow the river to the mill and you see the rust.",
        "About the author nothing is known but his debts.",
        "The county has paid twice (source: minutes of 9 May)",
        "Skip to the end, said the mayor.",
    ],
)
def test_the_calls_of_a_leaflet_are_its_own(line: str) -> None:
    assert not is_not_speech(line)
