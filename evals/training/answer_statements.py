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
_ASKED = 0.35  # share of the others that stay a question with its answer


def answer_statement(question: str, answer: str, rng: random.Random) -> str | None:
    """A statement of what the answer says to the question.

    Where no pattern fits, it is sometimes the question with its answer, otherwise None.
    """
    asked, answer = question.strip().rstrip("?").strip(), answer.strip().rstrip(".")
    if match := _PASSIVE.match(asked):
        return _sentence(
            f"{match['subject']} {match['be']} {match['verb']}{match['rest']} "
            f"{_placed(answer, match['wh'])}"
        )
    if match := _BE.match(asked):
        if match["rest"].split()[-1] in {"by", "in", "of", "for", "to", "from", "with", "at", "on"}:
            return None
        if match["wh"].lower().startswith("how many"):
            noun = match["wh"].split(maxsplit=2)[2]
            counted = answer if noun in answer else f"{answer} {noun}"
            return _sentence(f"{counted} {match['be']} {match['rest']}")
        if re.match(r"(?:the|a|an|his|her|its|their|[A-Z])", match["rest"]) and rng.random() < 0.5:  # noqa: PLR2004
            return _sentence(f"{match['rest']} {match['be']} {answer}")
        return _sentence(f"{answer} {match['be']} {match['rest']}")
    if not _INVERTED.search(asked) and (match := _SUBJECT.match(asked)):
        subject = answer
        if match["wh"].lower().startswith("how many"):
            noun = match["wh"].split()[-1]
            subject = answer if noun in answer else f"{answer} {noun}"
        return _sentence(f"{subject} {match['rest']}")
    return f"{asked}? {_sentence(answer)}" if rng.random() < _ASKED else None


def _placed(answer: str, asked: str) -> str:
    """The answer with a preposition where it has none."""
    first = answer.split()[0].lower() if answer else ""
    if asked.lower() == "by whom":
        return f"by {answer}"
    if first in {"in", "on", "at", "by", "during", "after", "before", "from", "since", "until"}:
        return answer
    return f"in {answer}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
