"""Common given names, to recognise people and to know whether "he" or "she" can mean them."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

PRONOUN_BY_GIVEN_NAME = {
    name: pronoun for pronoun, names in word_lists("given_names").items() for name in names
}
"""The pronoun that goes with a given name in small letters; names of both sexes are left out."""
GIVEN_NAMES = frozenset(PRONOUN_BY_GIVEN_NAME) | frozenset(word_lists("more_given_names")["any"])
"""Given names in small letters, to tell a person's name from other words with capitals."""
