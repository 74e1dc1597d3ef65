"""Forms of one name: Russia and Russian, the U.S. and America, a body and its initials."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.english.word_lists import word_lists

_TABLE = word_lists("demonyms")["name"]
DEMONYMS: dict[str, str] = {}
_CAPITALS: dict[str, str] = {}
_ADJECTIVE = re.compile(r"(?:n|sh|ch|se|i|ss|ern|k|ese)\Z")
PLACES = re.compile(r"\b(?:in|to|from|near|at|into|around|outside|inside|of)\s+\Z", re.IGNORECASE)
for _line in _TABLE:
    _same, _, _stand = _line.partition("/")
    for _word in _same.split():
        DEMONYMS.setdefault(_word, _same.split()[0])
    for _word in _stand.split():
        _CAPITALS.setdefault(_word, _same.split()[0])


@lru_cache(maxsize=100_000)
def form(word: str) -> str:
    """The one form of a name's word: without case, possessive, full stops; 'russian' is 'russia'.

    Spellings of one foreign ending are one: Zelensky, Zelenskyy, Zelenskiy.
    """
    plain = re.sub(r"['’]s?\Z", "", word.casefold()).replace(".", "")
    return DEMONYMS.get(plain) or re.sub(r"[iyj]+\Z", "i", plain)


def stands_for(word: str) -> str | None:
    """The country that a capital stands for; None for any other word."""
    return _CAPITALS.get(re.sub(r"['’]s?\Z", "", word.casefold()))


def is_demonym(word: str) -> bool:
    """Whether the word is a nation's name or adjective."""
    return word.casefold() in DEMONYMS
