"""Tokenize words for comparison, and fold them to one spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Combining vowel signs and accents (Hebrew, Arabic, Indic), and joiners: part of their word.
_JOINED = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
# Scripts without spaces between words: each character counts as a word.
_SINGLE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_CORE = rf"[^\W_{_SINGLE}]+(?:[{_JOINED}]+[^\W_{_SINGLE}]*)*"
WORD = re.compile(rf"\d+(?:[.,]\d+)+|{_CORE}(?:['’\u02bc]{_CORE})*|[{_SINGLE}]")
APOSTROPHES = str.maketrans(dict.fromkeys("’\u02bc‘`\u00b4", "'"))
# Direction marks and variation selectors of emoji: invisible.
UNSEEN = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFE0E, 0xFE0F]
)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word without letter case, accents and kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(APOSTROPHES))
    return (
        "".join(character for character in decomposed if not unicodedata.combining(character))
        or word
    )
