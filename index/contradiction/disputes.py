"""Contradictions that no word's polarity shows, by rules on their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.contradiction.antonyms import meanings
from index.contradiction.quantities import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNTOUCHED = re.compile(
    r"(?P<topic>(?:[\w'’-]+ ){1,4}?)(?:was|were) (?:(?:not|never)(?: even| at all)?"
    r" (?:discussed|raised|mentioned|negotiated|considered|on the (?:agenda|table)))",
    re.IGNORECASE,
)
_TOUCHED = re.compile(
    r"\b(?:includ|discuss|consider|offer|propos|negotiat|agree|accept)\w*", re.IGNORECASE
)
_TERMS = re.compile(r"\b(?:talks|negotiations|conditions|terms|draft|agreement)\b", re.IGNORECASE)
_NO_TOPIC = frozenset(
    found
    for word in "issue issues question questions matter matters subject problem then even".split()  # noqa: SIM905
    for found in meanings(word)
)
_HALF = re.compile(
    r"\b(?:paid|gave|covered|bore|met|contributed) (?:one |a )?half\b", re.IGNORECASE
)
_SPLIT = re.compile(r"\b(\d+(?:\.\d+)?) (\w+) of it\b.*?\bthe other (\d+(?:\.\d+)?) \2\b")
_TENTH = 0.1


def contradicts_on_dispute(one: str, other: str) -> bool:
    """Whether one says a topic was never raised, or a whole was halved, and the other disagrees."""
    return any(
        rule(mine, its)
        for mine, its in ((one, other), (other, one))
        for rule in (_contradicts_never_raised, _contradicts_half)
    )


def _contradicts_never_raised(one: str, other: str) -> bool:
    """Whether a topic never raised, according to one, was among the terms in the other."""
    if _UNTOUCHED.search(other) or not (_TOUCHED.search(other) and _TERMS.search(other)):
        return False
    return any(topic & meanings(other) for topic in _topics(one))


def _topics(text: str) -> Iterator[frozenset[str]]:
    for found in _UNTOUCHED.finditer(text):
        yield meanings(found["topic"]) - _NO_TOPIC


def _contradicts_half(one: str, other: str) -> bool:
    """Whether one says half, and the other gives unequal parts or another percentage."""
    if not _HALF.search(one) or not meanings(one) & meanings(other):
        return False
    split = _SPLIT.search(other)
    if split:
        low, high = sorted((float(split[1]), float(split[3])))
        return high > low * (1 + _TENTH)
    found = amounts(other)
    return len(found) == 1 and found[0].unit == "percent" and abs(found[0].low - 50) > 50 * _TENTH
