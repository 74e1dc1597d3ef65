"""The language of a question, which is short: told by its letters and its small words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.languages.language import ENGLISH
from corpus.languages.recognise import likeliest_language
from index.search.stop_words import STEMMED_LANGUAGES, stop_words
from index.search.terms import STOP_WORDS, is_cyrillic

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"
_UKRAINIAN = frozenset("іїєґ")
_SURE = 2  # small words of a language, more than there are of English, are no accident


def question_language(question: str, languages: Collection[str] = ()) -> str | None:
    """The two letters of the question's language; None where it may be in any.

    `languages` are those of the library's documents: a question that tells nothing by itself is in
    theirs, where there is one only.
    """
    words = _WORD.findall(question.lower())
    if not words:
        return None
    foreign = [word for word in words if word[0] > _LAST_LATIN]
    if 2 * len(foreign) > len(words):
        return _other_script(" ".join(foreign))
    return _latin(question, words, languages) or (
        next(iter(languages)) if len(languages) == 1 else None
    )


def _other_script(text: str) -> str:
    if not is_cyrillic(text):
        return likeliest_language(text)
    if not _UKRAINIAN.isdisjoint(text):
        return "uk"
    words = text.split()
    counts = {code: sum(word in stop_words(code) for word in words) for code in ("ru", "uk")}
    return max(counts, key=lambda code: counts[code])


def _latin(question: str, words: Sequence[str], languages: Collection[str]) -> str | None:
    """The language with the most small words among the question's, English if none has more.

    Of several, one of the library's `languages`, and the one that the letters are like. A single
    small word tells a language that the library has only: "Les" begins many an English title.
    """
    english = sum(word in STOP_WORDS for word in words)
    counts = {code: sum(word in stop_words(code) for word in words) for code in STEMMED_LANGUAGES}
    most = max(counts.values())
    if most <= english:
        return ENGLISH if english else None
    likeliest = likeliest_language(question)
    best = [code for code, count in counts.items() if count == most]
    best.sort(key=lambda code: (code not in languages, code != likeliest))
    is_held = not languages or best[0] in languages
    return best[0] if most >= _SURE or (is_held and best[0] == likeliest) else None
