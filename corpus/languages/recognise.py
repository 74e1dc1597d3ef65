"""The language of a document: what its provenance says, else what its text tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.languages.language import ENGLISH, ENGLISH_WORDS

if TYPE_CHECKING:
    from corpus.model.document import Document

_READ_CHARS = 5_000  # of a text, enough to tell one language of a hundred
_MIN_CHARS = 200  # a shorter text may be of any
_MIN_ENGLISH_SHARE = (
    0.2  # of a text's words; English prose has a third, other languages a twentieth
)
_WORD = re.compile(r"[^\W\d_]+")


def document_language(document: Document) -> str | None:
    """The two letters of the document's language; None where it is too short to tell."""
    known = document.provenance.language
    if known:
        return known.casefold()[:2]
    if len(document.text) < _MIN_CHARS:
        return None
    return _language_of_opening(document.text[:_READ_CHARS])


@lru_cache(maxsize=1_000)  # by the opening: a cache of documents would keep all their texts
def _language_of_opening(text: str) -> str:
    return ENGLISH if _is_surely_english(text) else likeliest_language(text)


def _is_surely_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return sum(word in ENGLISH_WORDS for word in words) >= _MIN_ENGLISH_SHARE * len(words) > 0


def likeliest_language(text: str) -> str:
    """The two letters of the language that the text is most likely in, however short it is."""
    # Loaded here, not above: its model takes a while, and most documents are surely in English.
    from py3langid import classify  # noqa: PLC0415

    return str(classify(text)[0])
