"""The person that a follow-up means without a name: "the other one", "the latter", "he"."""

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
_QUOTES_SEARCHED = 3  # of the last answer, for the person that a pronoun means
_FIRST = re.compile(r"former|first", re.IGNORECASE)
_LAST = re.compile(r"latter|second", re.IGNORECASE)


def named_people(text: str, library: Library) -> tuple[str, ...]:
    """The library's speakers that the text names, as it names them, in order."""
    return tuple(text[start:end] for start, end in spans_of_people(text, library))


def spans_of_people(text: str, library: Library) -> tuple[tuple[int, int], ...]:
    """Where the text names speakers of the library: half-open, in order, none across another."""
    text_words = set(name_words(text))
    names = {speaker.name for speaker in library.speakers if speaker.name}
    possible = [name for name in names if not text_words.isdisjoint(name_words(name))]
    words = list(_WORD.finditer(text))
    spans: list[tuple[int, int]] = []
    first = 0
    while first < len(words):
        for length in range(min(MAX_NAME_WORDS, len(words) - first), 0, -1):
            start = words[first].start()
            phrase = text[start : words[first + length - 1].end()]
            phrase = _POSSESSIVE.sub("", phrase).rstrip(".")
            if (
                phrase
                and phrase[0].isupper()
                and any(name_matches(name, phrase) for name in possible)
            ):
                spans.append((start, start + len(phrase)))
                first += length - 1
                break
        first += 1
    return tuple(spans)


def resolve_other_speaker(words: str, history: Sequence[Answer], library: Library) -> str | None:
    """The speaker that "the other one", "the former" or "the second" means; None if unclear."""
    pair = _last_pair(history, library)
    if _FIRST.search(words):
        return pair[0] if pair else None
    if _LAST.search(words):
        return pair[1] if len(pair) > 1 else None
    last = history[-1]
    asked = _asked_speakers(last, library)
    candidates = (*pair, *_quoted_speakers(last))
    return next((name for name in candidates if not _is_one_of(name, asked)), None)


def resolve_pronoun(question: str, last: Answer, library: Library) -> str:
    """The question with a name in place of its first "he" or "she"; unchanged if that is unclear.

    The name is the only one in the last question or, where that asked who somebody is, the one that
    its answer names most.
    """
    pronoun = _PRONOUN.search(question)
    if pronoun is None or named_people(question, library):
        return question
    before = last.search_query or last.question
    asked = named_people(before, library)
    name: str | None = None
    if _WHO.match(before):
        names = [
            name
            for claim in last.claims[:_QUOTES_SEARCHED]
            for name in named_people(claim.text, library)
        ]
        counts = Counter(name for name in names if not _is_one_of(name, asked))
        name = counts.most_common(1)[0][0] if counts else None
    elif len(set(asked)) == 1:
        name = asked[0]
    if name is None:
        return question
    possessive = "'s" if pronoun[0].casefold() in {"his", "her"} else ""
    return f"{question[: pronoun.start()]}{name}{possessive}{question[pronoun.end() :]}"


def _last_pair(history: Sequence[Answer], library: Library) -> tuple[str, ...]:
    """The speakers in the latest question that names two or more, else those quoted last."""
    for answer in reversed(history):
        names = dict.fromkeys(named_people(answer.search_query or answer.question, library))
        if len(names) > 1:
            return tuple(names)
    return _quoted_speakers(history[-1])


def _asked_speakers(answer: Answer, library: Library) -> tuple[str, ...]:
    """The one speaker that the answer's question asks, or else names; empty unless it is one."""
    question = answer.search_query or answer.question
    target = parse_target(question, library.speakers)
    if len(target.speakers) == 1:
        return target.speakers
    names = named_people(question, library)
    return names if len(set(names)) == 1 else ()


def _quoted_speakers(answer: Answer) -> tuple[str, ...]:
    """The names of the speakers of an answer's quotes, in its order, without interviewers."""
    speakers = (citation.speaker for claim in answer.claims for citation in claim.citations)
    return tuple(
        dict.fromkeys(
            speaker.name
            for speaker in speakers
            if speaker.name and speaker.role is not Role.INTERVIEWER
        )
    )


def _is_one_of(name: str, names: Sequence[str]) -> bool:
    return any(name_matches(name, other) or name_matches(other, name) for other in names)
