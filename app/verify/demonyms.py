"""Forms of one country's name: Russia and Russian, the U.S. and America, and its capital."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.english.word_lists import word_lists

# One country per line; after the slash, capitals that mean its government unless used as a place.
_TABLE = word_lists("demonyms")["name"]
COUNTRY_BY_DEMONYM: dict[str, str] = {}
_COUNTRY_BY_CAPITAL: dict[str, str] = {}
PLACE_PREPOSITION = re.compile(
    r"\b(?:in|to|from|near|at|into|around|outside|inside|of)\s+\Z", re.IGNORECASE
)
for _row in _TABLE:
    _names, _, _capitals = _row.partition("/")
    for _word in _names.split():
        COUNTRY_BY_DEMONYM.setdefault(_word, _names.split()[0])
    for _word in _capitals.split():
        _COUNTRY_BY_CAPITAL.setdefault(_word, _names.split()[0])


@lru_cache(maxsize=100_000)
def normalize_name(word: str) -> str:
    """The word without case, possessive and full stops; 'russian' becomes 'russia'.

    Transliterated endings become one: Zelensky, Zelenskyy, Zelenskiy.
    """
    bare_word = re.sub(r"['’]s?\Z", "", word.casefold()).replace(".", "")
    return COUNTRY_BY_DEMONYM.get(bare_word) or re.sub(r"[iyj]+\Z", "i", bare_word)


def country_of_capital(word: str) -> str | None:
    """The country of a capital; None for any other word."""
    return _COUNTRY_BY_CAPITAL.get(re.sub(r"['’]s?\Z", "", word.casefold()))


def is_demonym(word: str) -> bool:
    """Whether the word is a nation's name or adjective."""
    return word.casefold() in COUNTRY_BY_DEMONYM
