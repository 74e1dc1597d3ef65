"""Terms as lexical search and scoring compare them: lower case, stemmed, without stop words.

A document's words are stemmed by its own language, and by English as well, so that a question in
either finds them; a question's words by its own language, if the library has documents in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer

from corpus.languages.language import ENGLISH
from corpus.languages.recognise import document_language
from corpus.model.normalise import spell_ligatures
from index.search.stop_words import STEMMED_LANGUAGES, stop_words

if TYPE_CHECKING:
    from corpus.model.document import Document

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
# "l'accord", "dell'accordo", "qu'on": the small word before the apostrophe.
_ELISION = re.compile(
    r"\A(?:qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|dall|un|[cdjlmnst])['’](?=.)"
)
_ELIDING = frozenset({"fr", "it"})


def stemmed_terms(text: str, language: str = ENGLISH) -> list[str]:
    """The stems of the text's words in order, repeats kept, without stop words.

    `language` has two letters; one that has no stemmer here is stemmed as English.
    """
    return [_stem(word, language) for word in _content_words(text, language)]


def document_terms(document: Document, text: str) -> list[str]:
    """The stems of words of the document, as both its language and English stem them."""
    return terms_in_language(text, document_language(document) or ENGLISH)


def terms_in_language(text: str, language: str) -> list[str]:
    """The stems of words of a text in that language, and those by English where they differ."""
    if language not in STEMMED_LANGUAGES:
        return stemmed_terms(text)
    stems = []
    for word in _content_words(text, language):
        own, english = _stem(word, language), _stem(word, ENGLISH)
        stems += [own] if own == english else [own, english]
    return stems


def surface_forms(text: str, language: str = ENGLISH) -> dict[str, str]:
    """The stems of the text's words, each with the word as first written; no stop words.

    Ligatures are written as plain letters.
    """
    forms: dict[str, str] = {}
    for word in _WORD.findall(spell_ligatures(text)):
        for content in _content_words(word, language):
            forms.setdefault(_stem(content, language), word)
    return forms


def is_english(text: str) -> bool:
    """Whether one of the text's words is an English stop word."""
    return any(word in STOP_WORDS for word in _WORD.findall(text.lower()))


def _content_words(text: str, language: str) -> list[str]:
    """The words in small letters that are no stop words, without an elided one before them."""
    words = _WORD.findall(spell_ligatures(text).lower())
    if language in _ELIDING:
        words = [_ELISION.sub("", word) for word in words]
    return [word for word in words if word not in _stop_words_for(word, language)]


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str = ENGLISH) -> str:
    if is_cyrillic(word):
        return _cyrillic_stem(word)
    plain = word.replace("’", "'").removesuffix("'s")
    return str(_stemmer(STEMMED_LANGUAGES.get(language, "english")).stemWord(plain))


@lru_cache(maxsize=len(STEMMED_LANGUAGES) + 1)
def _stemmer(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name)


def is_cyrillic(word: str) -> bool:
    """Whether the word begins with a Cyrillic letter."""
    return _CYRILLIC[0] <= word[:1] <= _CYRILLIC[1]


def _stop_words_for(word: str, language: str) -> frozenset[str]:
    """The stop words among which the word may be: those of its script, or of the text's language.

    Cyrillic words are stemmed alike in all languages, and so are their stop words left out.
    """
    if is_cyrillic(word):
        return _cyrillic_stop_words()
    return stop_words(language) if language in STEMMED_LANGUAGES else STOP_WORDS


@lru_cache(maxsize=1)
def _cyrillic_stop_words() -> frozenset[str]:
    return stop_words("ru") | stop_words("uk")


def _cyrillic_stem(word: str) -> str:
    """The beginning of a word that its forms share; the same whatever its language is.

    No stemmer is kept for Ukrainian, and a question of one word does not tell Ukrainian from
    Russian. The vowels of endings are cut, then what is beyond six letters.
    """
    plain = word.replace("’", "").replace("'", "").replace("ё", "е").replace("ґ", "г")
    stem = _CYRILLIC_ENDING.sub("", plain)
    return stem[:_MAX_CYRILLIC_STEM]
