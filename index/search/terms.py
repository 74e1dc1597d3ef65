"""Words as lexical search and evidence compare them: lower case, stemmed, common words left out."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

# A question's own words (who, when, does) say nothing about where the answer stands.
STOP_WORDS = frozenset(
    """a about after all also am an and any are as at be been before being but by can could did do
    does doing done for from had has have having he her hers him his how i if in into is it its
    just me might more most my no nor not of on only or other our out own s said same say says shall
    she should so some such t than that the their them then there these they this those to too us
    very was we were what when where which while who whom whose why will with would you
    your""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STEMMER = Stemmer.Stemmer("english")


def stemmed_terms(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order, repeats kept."""
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]


def surface_forms(text: str) -> dict[str, str]:
    """The stems of the words that carry meaning, each with the word as it was first written."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        lower = word.lower()
        if lower not in STOP_WORDS:
            found.setdefault(_stem(lower), word)
    return found


def is_english(text: str) -> bool:
    """Whether one of its words is a small word of English."""
    return any(word in STOP_WORDS for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    plain = word.replace("’", "'").removesuffix("'s")
    return str(_STEMMER.stemWord(plain))
