"""Groups of near-synonyms, so that a sentence may paraphrase its quotes."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from app.verify.common_words import is_common_stem, is_common_word
from app.verify.demonyms import COUNTRY_BY_DEMONYM, country_of_capital
from index.search.terms import stemmed_terms

STEM_LETTERS = 6  # of a stem that are compared: "recognise" and "recognition" are one word
_TABLE = files(__package__).joinpath("synonyms.txt").read_text("utf-8")  # a group per line
_GROUPS: dict[str, set[str]] = {}
for _number, _line in enumerate(_TABLE.strip().splitlines()):
    for _stem in stemmed_terms(_line):
        _GROUPS.setdefault(_stem, set()).add(f"#{_number}")


@lru_cache(maxsize=100_000)
def meaning_keys(word: str) -> frozenset[str]:
    """The keys of a word: its shortened stem and the numbers of its synonym groups.

    A nation's name or adjective, or its capital, has its country as a key.
    """
    bare_word = re.sub(r"['’]s?\Z", "", word.lower())
    if bare_word in COUNTRY_BY_DEMONYM:
        return frozenset({COUNTRY_BY_DEMONYM[bare_word]})
    country = country_of_capital(word) if word[:1].isupper() else None
    word_keys: set[str] = {country} if country else set()
    for stem in stemmed_terms(bare_word.replace("our", "or")):
        word_keys.add(stem[:STEM_LETTERS])
    for stem in stemmed_terms(bare_word):
        word_keys.add(stem[:STEM_LETTERS])
        word_keys |= _GROUPS.get(stem, set())
    return frozenset(word_keys)


@lru_cache(maxsize=4096)
def content_stems(text: str) -> frozenset[str]:
    """The shortened stems of a text without common words; nations by their country."""
    stems = set()
    for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text):
        bare_word = re.sub(r"['’]s?\Z", "", word.lower())
        if bare_word in COUNTRY_BY_DEMONYM:
            stems.add(COUNTRY_BY_DEMONYM[bare_word])
            continue
        stems.update(
            stem[:STEM_LETTERS] for stem in stemmed_terms(bare_word) if not is_common_stem(stem)
        )
    return frozenset(stems)


@lru_cache(maxsize=4096)
def meaning_keys_by_word(text: str) -> tuple[frozenset[str], ...]:
    """The keys of each word of a text without duplicates and common words."""
    words = dict.fromkeys(re.findall(r"[^\W\d_]+(?:['’][^\W_]+)?", text))
    return tuple(
        dict.fromkeys(
            meaning_keys(word)
            for word in words
            if not is_common_word(word.lower()) and meaning_keys(word)
        )
    )


@lru_cache(maxsize=4096)
def text_meaning_keys(text: str) -> frozenset[str]:
    """The keys of all words of a text."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text)
    return frozenset().union(*map(meaning_keys, words))
