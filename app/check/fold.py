"""Tokenize words for comparison, and fold them to one spelling.

A contraction is two words, "did" and "n't", so that "did not" has the same ones; the mark of a note
is none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.quantities import NUMBER_VALUES, ORDINAL_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Combining vowel signs and accents (Hebrew, Arabic, Indic), and joiners: part of their word.
_JOINED = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
# Scripts without spaces between words: each character counts as a word.
_SINGLE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_CORE = rf"[^\W_{_SINGLE}]+(?:[{_JOINED}]+[^\W_{_SINGLE}]*)*"
WORD = re.compile(rf"\d+(?:[.,]\d+)+|{_CORE}(?:['’\u02bc]{_CORE})*|[{_SINGLE}]")
# "[4]" at a word or a full stop: the mark of a note, which is nobody's word.
NOTE_MARK = re.compile(
    r"(?<![\s\[(])\[(?:\d{1,3}|(?:note|nb|n\.?|fn)\.? ?\d{1,3}|citation needed)\]",
    re.IGNORECASE,
)
_CONTRACTION = re.compile(
    r"(?P<stem>[^\W\d_]+?)(?P<clitic>(?:n['’\u02bc]t|['’\u02bc](?:m|re|ve|ll|d)))\Z"
    r"|(?P<pronoun>i|he|she|it|that|there|here|what|who|where|how|let)(?P<is>['’\u02bc]s)\Z"
    r"|(?P<can>can)(?P<not>not)\Z",
    re.IGNORECASE,
)
_CLITICS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_STEMS = {"wo": "will", "sha": "shall"}  # of "won't" and "shan't"
_ORDINAL_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
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


@lru_cache(maxsize=200_000)
def word_key(word: str) -> str:
    """The folded word, in one form however it is written: "4" for "four", "not" for "n't"."""
    key = fold(word)
    if key in NUMBER_VALUES:
        return f"{NUMBER_VALUES[key]:.0f}"
    if key in ORDINAL_VALUES:
        value = int(ORDINAL_VALUES[key])
        return f"{value}{_ORDINAL_SUFFIXES.get(value, 'th')}"
    return "is" if key == "'s" else _CLITICS.get(key, key)


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Start, end and key of each word, in order; a contraction is two, a note's mark none."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        if text[first - 1 : first] == "[" and NOTE_MARK.match(text, first - 1):
            continue
        stem, key, clitic_key = _parts(match[0])
        if not clitic_key:
            yield first, last, key
            continue
        yield first, first + stem, key
        yield first + stem, last, clitic_key


@lru_cache(maxsize=200_000)
def _parts(word: str) -> tuple[int, str, str]:
    """Length and key of the word without its clitic, and the clitic's key; '' where it has none."""
    contraction = _CONTRACTION.match(word)
    if contraction is None:
        return len(word), word_key(word), ""
    clitic = contraction["clitic"] or contraction["is"] or contraction["not"]
    stem = word[: -len(clitic)]
    key = word_key(stem)
    if clitic.casefold().startswith("n") and contraction["clitic"]:
        key = "can" if key == "ca" else _STEMS.get(key, key)
    return len(stem), key, word_key(clitic)
