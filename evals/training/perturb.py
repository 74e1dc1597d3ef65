"""Perturb a question so that it becomes unanswerable: a number, a name, an antonym, a negation.

People wrote SQuAD 2.0's unanswerable questions that way; these do the same for collections without
any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corpus.english.word_lists import word_lists

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

MAX_YEAR_SHIFT = 30  # years
NEGATION_SHARE = 0.4  # probability that a negation may be tried
_YEAR = re.compile(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b")
_NUMBER = re.compile(r"\b[0-9]+\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: (?:(?:of|the|de|van) )?[A-Z][\w’'-]+)*")
_OPPOSITES: Final = word_lists("antonyms")["perturbation"]
_OPPOSITE: Final = {
    one: other for pair in _OPPOSITES for one, other in (pair.split(), pair.split()[::-1])
}
_WORD = re.compile(r"(?<!how )(?<!How )\b[a-z]+\b")  # "how long" does not ask about long things
_NOT: Final = {
    "did": "didn't", "does": "doesn't", "do": "don't", "was": "wasn't", "were": "weren't",
    "is": "isn't", "are": "aren't", "has": "hasn't", "had": "hadn't", "have": "haven't",
    "can": "can't", "could": "couldn't", "will": "won't", "would": "wouldn't",
    "should": "shouldn't",
}  # fmt: skip
_VERB = re.compile(rf"\b(?:{'|'.join(_NOT)})\b")


def names_of_sentence(text: str) -> Iterator[str]:
    """Runs of capitalised words inside a sentence, a guess at names."""
    yield from _NAME.findall(text)


def perturb(question: str, others: Sequence[str], rng: random.Random) -> str | None:
    """The question with one random change; None when nothing can be changed.

    `others` are names to replace one of the question's.
    """
    changes: list[Callable[[], str | None]] = [
        lambda: _change_name(question, others, rng),
        lambda: _change_number(question, rng),
        lambda: _use_antonym(question, rng),
    ]
    rng.shuffle(changes)
    # Nearly every question can be negated, so that is only the last resort.
    if rng.random() < NEGATION_SHARE:
        changes.append(lambda: _negate(question))
    changed = (change() for change in changes)
    return next((text for text in changed if text and text != question), None)


def _change_name(question: str, others: Sequence[str], rng: random.Random) -> str | None:
    names = list(_NAME.finditer(question))
    candidates = [name for name in others if name not in question]
    if not names or not candidates:
        return None
    return _replace_match(question, rng.choice(names), rng.choice(candidates))


def _change_number(question: str, rng: random.Random) -> str | None:
    numbers = list(_NUMBER.finditer(question))
    if not numbers:
        return None
    match = rng.choice(numbers)
    value = int(match[0])
    step = rng.randint(1, MAX_YEAR_SHIFT) if _YEAR.fullmatch(match[0]) else max(1, value // 2)
    return _replace_match(question, match, str(abs(value + rng.choice((-1, 1)) * step)))


def _use_antonym(question: str, rng: random.Random) -> str | None:
    words = [match for match in _WORD.finditer(question) if match[0] in _OPPOSITE]
    if not words:
        return None
    match = rng.choice(words)
    return _replace_match(question, match, _OPPOSITE[match[0]])


def _negate(question: str) -> str | None:
    match = _VERB.search(question)
    return _replace_match(question, match, _NOT[match[0]]) if match else None


def _replace_match(question: str, match: re.Match[str], word: str) -> str:
    return f"{question[: match.start()]}{word}{question[match.end() :]}"
