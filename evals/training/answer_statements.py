"""Statements made of a question and its answer: "Who wrote it? Ann" as "Ann wrote it."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_AUXILIARIES = "is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|must|may|might"
_SUBJECT = re.compile(
    rf"\A(?P<wh>who|what|which(?: \w+)?|what \w+|how many \w+)\s+(?P<rest>(?!(?:{_AUXILIARIES})\b)"
    r"\w+(?:ed|s|ght|ew|ok|de|me|ote|ave|old|an|on|ost|eld|ent|ell|ed|ke|ve)\b .+)\Z",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\A(?P<wh>who|what|which \w+|what \w+|how many(?: \w+){1,2})\s+(?P<be>is|are|was|were) "
    r"(?P<rest>.+)\Z",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\A(?P<wh>when|where|in what \w+|in which \w+|what year|by whom)\s+(?P<be>is|are|was|were) "
    r"(?P<subject>.{3,70}?) (?P<verb>\w+(?:ed|en|wn|ght|lt|ld|ne|de|rn))(?P<rest>\b.*)\Z",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\b(?:did|does|do)\b", re.IGNORECASE)
_PREPOSITIONS = frozenset({"by", "in", "of", "for", "to", "from", "with", "at", "on"})
_ASKED = 0.35  # share of the others that stay a question with its answer


def answer_statement(question: str, answer: str, rng: random.Random) -> str | None:
    """A statement of what the answer says to the question.

    Where no pattern fits, it is sometimes the question with its answer, otherwise None.
    """
    asked, answer = question.strip().rstrip("?").strip(), answer.strip().rstrip(".")
    if match := _PASSIVE.match(asked):
        placed = _placed(answer, match["wh"])
        words = f"{match['subject']} {match['be']} {match['verb']}{match['rest']} {placed}"
        return _sentence(words)
    if match := _BE.match(asked):
        return _being(match, answer, rng)
    if not _INVERTED.search(asked) and (match := _SUBJECT.match(asked)):
        return _sentence(f"{_counted(match['wh'], answer)} {match['rest']}")
    return f"{asked}? {_sentence(answer)}" if rng.random() < _ASKED else None


def _being(match: re.Match[str], answer: str, rng: random.Random) -> str | None:
    """A statement of what is, or None where the question ends in a preposition."""
    be, rest = match["be"], match["rest"]
    if rest.split()[-1] in _PREPOSITIONS:
        return None
    is_name = re.match(r"(?:the|a|an|his|her|its|their|[A-Z])", rest)
    is_counted = match["wh"].lower().startswith("how many")
    if is_name and not is_counted and rng.random() < 0.5:  # noqa: PLR2004
        return _sentence(f"{rest} {be} {answer}")
    return _sentence(f"{_counted(match['wh'], answer)} {be} {rest}")


def _counted(asked: str, answer: str) -> str:
    """The answer to "how many people" with its noun: "five people"."""
    if not asked.lower().startswith("how many"):
        return answer
    noun = asked.split(maxsplit=2)[-1]
    return answer if noun in answer or noun == "many" else f"{answer} {noun}"


def _placed(answer: str, asked: str) -> str:
    """The answer with a preposition where it has none."""
    first = answer.split(maxsplit=1)[0].lower() if answer else ""
    if asked.lower() == "by whom":
        return f"by {answer}"
    if first in {"in", "on", "at", "by", "during", "after", "before", "from", "since", "until"}:
        return answer
    return f"in {answer}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
