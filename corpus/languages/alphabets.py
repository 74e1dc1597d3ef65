"""The letters and small words of languages, by the group of encodings that they are written in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import stopwordsiso

from corpus.english.word_lists import word_lists
from corpus.languages.language import ENGLISH, ENGLISH_WORDS, LANGUAGES, language_words


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A language's letters besides a to z, small and capital, and its small words."""

    language: str
    letters: frozenset[str]
    small_words: frozenset[str]


@lru_cache(maxsize=1)
def alphabets() -> dict[str, tuple[Alphabet, ...]]:
    """The alphabets of each group of encodings."""
    return {
        group: tuple(_alphabet(*line.split(" ")) for line in lines)
        for group, lines in word_lists("alphabets", package="corpus.languages").items()
    }


def _alphabet(language: str, letters: str) -> Alphabet:
    words = set(ENGLISH_WORDS if language == ENGLISH else stopwordsiso.stopwords(language))
    if language in LANGUAGES:
        words.update(language_words(language).function)
    return Alphabet(language, frozenset(letters + letters.upper()), frozenset(words))
