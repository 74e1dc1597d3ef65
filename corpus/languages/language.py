"""The language of a document, and the words of each language that quotations are read by."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.function_words import AUXILIARIES, DETERMINERS, PERSONAL, PREPOSITIONS
from corpus.english.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.model.document import Document

ENGLISH = "en"
LANGUAGES = ("de", "es", "fr", "ru", "uk")
_WORD = re.compile(r"[^\W\d_]+")
_READ_CHARS = 20_000  # of a text, enough to tell its language
_MIN_SHARE = 0.08  # of its words that are small words of the language
ENGLISH_WORDS = AUXILIARIES | DETERMINERS | PERSONAL | PREPOSITIONS | {"and", "that"}


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """The words of one language, in small letters.

    `pronouns` are those of people who speak; `saying` verbs that stand between commas within a
    quotation; with `stops` no clause begins that says who speaks; `addresses` stand before names.
    """

    function: Collection[str]
    pronouns: Collection[str]
    saying: Collection[str]
    stops: Collection[str]
    addresses: Collection[str]


@lru_cache(maxsize=len(LANGUAGES))
def language_words(language: str) -> LanguageWords:
    """The words of a language of LANGUAGES."""
    lists = word_lists(language, package="corpus.languages")
    return LanguageWords(
        function=frozenset(lists["function"]),
        pronouns=frozenset((*lists["he"], *lists["she"])),
        saying=frozenset(lists["say"]),
        stops=frozenset(lists["stop"]),
        addresses=frozenset(lists["address"]),
    )


def language_of(document: Document) -> str | None:
    """The two letters of the document's language; None for one that is not read for quotations.

    What the provenance says counts; without it, the small words of the text.
    """
    known = document.provenance.language
    if known is not None:
        code = known.casefold()[:2]
        return code if code in {ENGLISH, *LANGUAGES} else None
    return recognise_language(document.text)


def recognise_language(text: str) -> str:
    """The language whose small words are the most frequent in the text, else English."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_READ_CHARS]))
    total = words.total()
    counts = {ENGLISH: sum(words[word] for word in ENGLISH_WORDS)}
    for language in LANGUAGES:
        counts[language] = sum(words[word] for word in language_words(language).function)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= _MIN_SHARE * total else ENGLISH
