"""Possessive forms of nouns and names."""

from __future__ import annotations

POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our"})


def has_possessive_ending(word: str) -> bool:
    """Whether a lower-cased token ends as a possessive does: "orr's", "readers'".

    A contraction with "is" or "has" looks the same; who needs to know asks for it too.
    """
    return word.endswith(("'s", "s'"))
