"""Whom a follow-up means without naming them: "the other one", "the latter"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches, name_words
from index.question.addressee import MAX_NAME_WORDS, parse_target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer
    from index.search.snapshot import Library

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_WHO = re.compile(r"\W*(?:and |but |so )*who\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
TOLD = 3  # quotes of the last answer, in which a person is looked for
_FIRST = re.compile(r"former|first", re.IGNORECASE)
_LAST = re.compile(r"latter|second", re.IGNORECASE)


def people(text: str, library: Library) -> tuple[str, ...]:
    """The speakers of the library whom the text names, as it names them, in order."""
    return tuple(text[start:end] for start, end in place_of(text, library))


def place_of(text: str, library: Library) -> tuple[tuple[int, int], ...]:
    """Where the text names speakers of the library: half-open, in order, none across another."""
    asked = set(name_words(text))
    names = {one.name for one in library.speakers if one.name}
    near = [name for name in names if not asked.isdisjoint(name_words(name))]
    words = list(_WORD.finditer(text))
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        for size in range(min(MAX_NAME_WORDS, len(words) - at), 0, -1):
            start = words[at].start()
            said = _POSSESSIVE.sub("", text[start : words[at + size - 1].end()]).rstrip(".")
            if said and said[0].isupper() and any(name_matches(name, said) for name in near):
                found.append((start, start + len(said)))
                at += size - 1
                break
        at += 1
    return tuple(found)


def other(words: str, history: Sequence[Answer], library: Library) -> str | None:
    """The speaker that "the other one", "the former" or "the second" stands for, if one does."""
    pair = _pair(history, library)
    if _FIRST.search(words):
        return pair[0] if pair else None
    if _LAST.search(words):
        return pair[1] if len(pair) > 1 else None
    last = history[-1]
    asked = _asked(last, library)
    return next((name for name in (*pair, *_quoted(last)) if not _among(name, asked)), None)


def resolve_pronoun(question: str, last: Answer, library: Library) -> str:
    """The question with the person spoken of instead of its first "he" or "she".

    That is the only one whom the last question names or, where it asked who somebody is, whom its
    answer told of.
    """
    pronoun = _PRONOUN.search(question)
    if pronoun is None or people(question, library):
        return question
    before = last.search_query or last.question
    asked = people(before, library)
    if _WHO.match(before):
        told = [name for claim in last.claims[:TOLD] for name in people(claim.text, library)]
        new = Counter(name for name in told if not _among(name, asked))
        found = new.most_common(1)[0][0] if new else None
    else:
        found = asked[0] if len(set(asked)) == 1 else None
    if found is None:
        return question
    whose = "'s" if pronoun[0].casefold() in {"his", "her"} else ""
    return f"{question[: pronoun.start()]}{found}{whose}{question[pronoun.end() :]}"


def _pair(history: Sequence[Answer], library: Library) -> tuple[str, ...]:
    """The two or more speakers whom the latest question with so many names."""
    for answer in reversed(history):
        named = dict.fromkeys(people(answer.search_query or answer.question, library))
        if len(named) > 1:
            return tuple(named)
    return _quoted(history[-1])


def _asked(answer: Answer, library: Library) -> tuple[str, ...]:
    """Whose word was asked for, or else of whom the question was."""
    before = answer.search_query or answer.question
    of = parse_target(before, library.speakers)
    if len(of.speakers) == 1:
        return of.speakers
    named = people(before, library)
    return named if len(set(named)) == 1 else ()


def _quoted(answer: Answer) -> tuple[str, ...]:
    """The speakers of an answer's quotes that have a name, in its order."""
    speakers = (one.speaker for claim in answer.claims for one in claim.citations)
    return tuple(
        dict.fromkeys(one.name for one in speakers if one.name and one.role is not Role.INTERVIEWER)
    )


def _among(name: str, asked: Sequence[str]) -> bool:
    return any(name_matches(name, one) or name_matches(one, name) for one in asked)
