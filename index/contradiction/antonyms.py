"""Synonyms and antonyms, from a small table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.word_lists import word_lists
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

STEM_PREFIX = 6  # letters of a stem by which "recognise" and "recognition" are one word
_TABLE = word_lists("antonyms")["meaning"]


def _entries() -> Mapping[str, tuple[str, bool, bool]]:
    found: dict[str, tuple[str, bool, bool]] = {}
    for line in _TABLE:
        same, _, contrary = line.partition("/")
        name = stemmed_terms(same)[0][:STEM_PREFIX]
        for words, turned in ((same, False), (contrary, True)):
            for term in stemmed_terms(words):
                found.setdefault(term, (name, turned, bool(contrary)))
    return found


_KNOWN = _entries()


_WITH_CONTRARY = frozenset(name for name, _, contrary in _KNOWN.values() if contrary)


def has_contrary(what: str) -> bool:
    """Whether the table has opposites of a meaning."""
    return what in _WITH_CONTRARY


@lru_cache(maxsize=100_000)
def meaning(term: str) -> tuple[str, bool, bool]:
    """The name of a stem's meaning, whether it is the opposite of it, and whether it has one.

    A stem that the table does not have means itself, by its first letters.
    """
    return _KNOWN.get(term) or (term[:STEM_PREFIX], False, False)


def meanings(text: str) -> frozenset[str]:
    """The meanings of a text's words."""
    return frozenset(meaning(term)[0] for term in stemmed_terms(text))
