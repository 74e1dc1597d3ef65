"""Common given names, to recognise people and to know whether "he" or "she" can mean them."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

PRONOUN_BY_GIVEN_NAME = {
    name: pronoun for pronoun, names in word_lists("given_names").items() for name in names
}
"""The pronoun that goes with a given name in small letters; names of both sexes are left out."""
