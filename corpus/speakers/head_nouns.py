"""The head noun of a noun phrase: whether the phrase can be a subject, and a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import NOT_PEOPLE, PEOPLE, TEXT_NOUNS
from corpus.english.function_words import ALONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token

_AFTER_HEAD = frozenset("PFWE,(CGR")
_POINTING = frozenset({"this", "these", "that"})
_PERSON = re.compile(
    r"(?:er|or|ist|ian|man|woman|men|women|ers|ors|ials|ists|ians|ents|ants|ees|als|ysts?|rts|ics)"
    r"\Z"
)


def is_name(tokens: Sequence[Token], tags: str, phrase: tuple[int, int]) -> bool:
    """Whether the noun phrase can be a whole subject: a bare singular noun cannot."""
    first, end = phrase
    if set(tags[first:end]) & set("DZO"):
        return tags[first:end] != "D" or tokens[first].lower in ALONE
    head = tokens[_head(tags, phrase)].lower
    return head in PEOPLE or head in TEXT_NOUNS or (head.endswith("s") and not head.endswith("ss"))


def is_source(tokens: Sequence[Token], tags: str, phrase: tuple[int, int]) -> bool:
    """Whether the noun phrase names a person, a body or a text, not a fact that shows something."""
    head = _head(tags, phrase)
    tag, word = tags[head], tokens[head].lower
    if tag in "OD":
        return word not in _POINTING | {"it"} and (tag == "O" or word in ALONE)
    if word in PEOPLE or word in TEXT_NOUNS or (tag == "Z" and word not in NOT_PEOPLE):
        return True
    return word not in NOT_PEOPLE and _PERSON.search(word) is not None


def _head(tags: str, phrase: tuple[int, int]) -> int:
    """The index of the head noun; of a name its last word."""
    at, end = phrase
    while at + 1 < end and tags[at + 1] not in _AFTER_HEAD:
        at += 1
    return at
