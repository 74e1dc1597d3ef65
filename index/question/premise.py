"""What a question takes for granted: "Why did X say that …?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.question.premise_statement import statement

_FACT = re.compile(
    r"\W*(?:(?:and|but|so),? )?(?:(?:since|given that|now that|seeing that|considering that)"
    r" (?P<clause>[^,?]+(?:, as [^,?]+)?), ?(?=\w)"
    r"|(?P<admits>[^.?!]* (?:admits?|admitted|concedes?|conceded|confesse[sd]|acknowledge[sd]?)"
    r"\b[^.?!]*)[.!] \S[^?]*\?"
    r"|(?P<asks>(?:why|when|how come|on what grounds|for what reason|since when|what made)\b.*))",
    re.IGNORECASE | re.DOTALL,
)
# What may, could or should be is not taken for granted; and a pronoun hides what is meant.
_OPEN = re.compile(
    r"\W*(?:(?:and|but|so),? )?(?:why|when|on what grounds|for what reason|since when)"
    r" (?:can|could|should|would|may|might|must|shall|if|not|bother|to)\b"
    r"|\W*(?:(?:and|but|so),? )?\w[\w ]*?"
    r" (?:do|does|did|has|have|had|is|was|are|were|will)(?:n['’]t)?"
    r" (?:he|she|it|they|you|we|i|that|this|these|those|there|anyone|anybody|people)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for granted, in its own words and, where that works, as a statement."""

    words: str
    as_statement: str | None


def premise_of(question: str) -> Premise | None:
    """The premise of a question that asks why, when or how come, or that begins with a fact.

    None where nothing is taken for granted, and where a pronoun hides who is meant.
    """
    match = _FACT.match(question)
    if match is None or (match["asks"] and _OPEN.match(question)):
        return None
    words = match["clause"] or match["admits"] or match["asks"]
    words = words.strip(" ,.?!")
    return Premise(words, statement(words) if match["asks"] else words)
