"""Terms as lexical search and scoring compare them: lower case, stemmed, without stop words."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

# Question words (who, when, does) say nothing about where the answer is.
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
    """The stems of the text's words in order, repeats kept, without stop words."""
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]


def surface_forms(text: str) -> dict[str, str]:
    """The stems of the text's words, each with the word as it was first written; no stop words."""
    forms: dict[str, str] = {}
    for word in _WORD.findall(text):
        lower = word.lower()
        if lower not in STOP_WORDS:
            forms.setdefault(_stem(lower), word)
    return forms


def is_english(text: str) -> bool:
    """Whether one of the text's words is an English stop word."""
    return any(word in STOP_WORDS for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    plain = word.replace("’", "'").removesuffix("'s")
    return str(_STEMMER.stemWord(plain))
