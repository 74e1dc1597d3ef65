"""Stop words of the languages besides English: small words, question words, verbs of saying."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from corpus.english.word_lists import word_lists
from corpus.languages.language import LANGUAGES, language_words

# The languages of which both a stemmer (Snowball's) and stop words are kept: the names of both.
STEMMED_LANGUAGES: Final = {
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "sv": "swedish",
}
_CYRILLIC: Final = {"ru": "russian"}


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """The language's stop words, in small letters; none for a language that has no list here."""
    # Loaded here, not above: it may load numba, and --help must not wait for that.
    from bm25s import stopwords  # noqa: PLC0415

    name = {**STEMMED_LANGUAGES, **_CYRILLIC}.get(language)
    words = set[str]() if name is None else set(getattr(stopwords, f"STOPWORDS_{name.upper()}"))
    words.update(word_lists("question_words", package="corpus.languages").get(language, ()))
    if language in LANGUAGES:
        words.update(language_words(language).function, language_words(language).saying)
    return frozenset(words)
