"""Terms as lexical search and scoring compare them: lower case, stemmed, without stop words."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from corpus.languages.language import language_words
from corpus.model.normalise import spell_ligatures

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
_CYRILLIC = ("\u0400", "\u04ff")
_MAX_CYRILLIC_STEM = 6  # letters that the forms of a long word share
# Endings of nouns and adjectives that leave three letters or more.
_CYRILLIC_ENDING = re.compile(
    "(?<=[\u0400-\u04ff]{3})(?:"
    "ами|ями|ого|его|ому|ему|ими|ыми|ією|їми|"
    "ий|ый|ой|ей|ая|яя|ое|ее|ые|ие|их|ых|ою|ею|ом|ем|ам|ям|ах|ях|ов|ев|ів|їв|ові|еві|"
    "[аеиіоуыьэюяйїє])\\Z"
)
_STEMMER = Stemmer.Stemmer("english")


def stemmed_terms(text: str) -> list[str]:
    """The stems of the text's words in order, repeats kept, without stop words."""
    words = _WORD.findall(spell_ligatures(text).lower())
    return [_stem(word) for word in words if word not in _all_stop_words(word)]


def surface_forms(text: str) -> dict[str, str]:
    """The stems of the text's words, each with the word as it was first written; no stop words."""
    forms: dict[str, str] = {}
    for word in _WORD.findall(spell_ligatures(text)):
        lower = word.lower()
        if lower not in _all_stop_words(lower):
            forms.setdefault(_stem(lower), word)
    return forms


def is_english(text: str) -> bool:
    """Whether one of the text's words is an English stop word."""
    return any(word in STOP_WORDS for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    if is_cyrillic(word):
        return _cyrillic_stem(word)
    plain = word.replace("’", "'").removesuffix("'s")
    return str(_STEMMER.stemWord(plain))


def is_cyrillic(word: str) -> bool:
    """Whether the word begins with a Cyrillic letter."""
    return _CYRILLIC[0] <= word[:1] <= _CYRILLIC[1]


def _all_stop_words(word: str) -> frozenset[str]:
    """The stop words of the script of the word, which are those of its languages."""
    return _cyrillic_stop_words() if is_cyrillic(word) else STOP_WORDS


@lru_cache(maxsize=1)
def _cyrillic_stop_words() -> frozenset[str]:
    small = (language_words(language).function for language in ("ru", "uk"))
    return frozenset().union(*small)


def _cyrillic_stem(word: str) -> str:
    """The beginning of a word that its forms share; the same whatever its language is.

    No stemmer is kept for Ukrainian, and a question of one word does not tell Ukrainian from
    Russian. The vowels of endings are cut, then what is beyond six letters.
    """
    plain = word.replace("’", "").replace("'", "").replace("ё", "е").replace("ґ", "г")
    stem = _CYRILLIC_ENDING.sub("", plain)
    return stem[:_MAX_CYRILLIC_STEM]
