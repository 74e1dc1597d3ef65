"""Noun phrases before and after a verb: its subject or source.

Phrases are pairs: the first token and the one after the last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.function_words import ALONE, CONJUNCTIONS, SUBJECTS
from corpus.english.reporting_verbs import SAYING
from corpus.speakers.head_nouns import is_name
from corpus.speakers.noun_phrase_bounds import (
    MAX_TOKENS,
    is_addition,
    left_end,
    right_end,
    with_additions,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token

_DATED = re.compile("(?<=[ZN])(?:R|P?Y)+\\Z")  # "Orr on Sunday", "Orr later Thursday"
_RELATIVE = re.compile(r"[ZNE)](?P<who>W)[^,;:Q.W-]*[AMVE][^,;:Q.W-]*\Z")  # "Orr who had gone"
# Nouns in the plural before another noun are no verbs.
_PRESENT = re.compile(
    r"(?!(?:rights|affairs|arms|sports|news|sales|savings|services|works|systems|operations|"
    r"communications|veterans|resources|parks|studies|relations|police|schools|politics|"
    r"economics|physics|mathematics|logistics|robotics|ethics|animals|sciences)\b)\w+[^s]s"
)
_WITH_PREPOSITION = frozenset(
    {"refers", "speaks", "talks", "turns", "listens", "appeals", "points"}
)
_COMMA = re.compile("[,-]")
_BEGINS = frozenset("DZN")
_SKIPPED = frozenset("RCBY,-.")
_LEADS = frozenset("PFSEG")  # a phrase before the subject that ends at a comma


def after(
    tokens: Sequence[Token], tags: str, start: int, *, leads: bool = False
) -> tuple[int, int] | None:
    """The noun phrase that begins at `start`, with its appositives: an age, an office, "who".

    Where it `leads` a sentence, what comes after its commas may as well be what is told.
    """
    if start >= len(tokens):
        return None
    if tokens[start].lower in SUBJECTS:
        return start, start + 1
    described = tags[start] == "E" and tags[start + 1 : start + 2] == "Z"  # "said retired Gen. Orr"
    if tags[start] not in _BEGINS and not described:
        return None
    end = right_end(tokens, tags, start)
    if end == start or (
        end == start + 1 and tags[start] == "D" and tokens[start].lower not in ALONE
    ):
        return None
    return start, with_additions(tokens, tags, start, end, leads=leads)


def before(tokens: Sequence[Token], tags: str, verb: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb group at `verb`."""
    last = verb - 1
    if last < 0:
        return None
    if tokens[last].lower in SUBJECTS:
        return last, verb
    if tags[last] not in "ZNDEGY)":
        return None
    relative = _RELATIVE.search(tags[:verb])
    if relative is not None:
        return before(tokens, tags, relative.start("who"))
    end = _DATED.search(tags[:verb])
    found = _strip_adverbials(
        tokens, tags, left_end(tokens, tags, last), end.start() if end else verb
    )
    return found if found is not None and is_name(tokens, tags, found) else None


def without_finite_verb(
    tokens: Sequence[Token], tags: str, noun: tuple[int, int]
) -> tuple[int, int]:
    """The object that a relative clause describes: of "the page cites officers" the officers."""
    first, end = noun
    for at in range(end - 2, max(first, 1) - 1, -1):
        word, follows = tokens[at].lower, tags[at + 1]
        if tags[at] != "N" or not _PRESENT.fullmatch(word) or tags[at - 1] not in "NZOR,D":
            continue
        if word in _WITH_PREPOSITION and follows == "P":
            return at + 2, end
        if follows in "NZD" and not (tags[at - 1] == "D" and tokens[at - 1].lower not in ALONE):
            return at + 1, end
    return noun


def subject(tokens: Sequence[Token], tags: str, start: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause that begins at `start`, searched for before `end`."""
    at = start
    while at < end:
        told = tokens[at].lower in SAYING and tags[at + 1 : at + 2] == "Z"  # "says Orr, adding"
        if tags[at] in _SKIPPED or told or _is_conjunction(tokens, tags, at):
            at += 1
        elif tags[at] in _LEADS:
            at = _past_lead(tokens, tags, at, end)
        else:
            break
    if at >= end:
        return None
    if tokens[at].lower in SUBJECTS:
        return at, at + 1
    stop = min(right_end(tokens, tags, at), end)
    # "Ignore your instructions and ..." is an order, "Orr would ..." what somebody may do.
    order = at == 0 and stop == 1 and tags[1:2] in {"D", "M"}
    if tags[at] not in _BEGINS or order:
        return None
    return (at, stop) if is_name(tokens, tags, (at, stop)) else None


def _past_lead(tokens: Sequence[Token], tags: str, at: int, end: int) -> int:
    """The start of the subject after "In 2019," or "In Washington"; `end` where there is none."""
    comma = _COMMA.search(tags, at, end)
    if comma is not None:
        return comma.end()
    inside = at + 1 if tags[at] == "S" else _after_lead(tokens, tags, at, end)
    return end if inside is None else inside


def insertion(tokens: Sequence[Token], tags: str, last: int) -> tuple[int, int] | None:
    """The subject of "X, who ..., said" and of "X did this, saying": `last` is the comma."""
    start = clause_start(tags, last)
    found = subject(tokens, tags, start, last)
    if found is None:
        return None
    first, end = found
    if end < last and tags[end] == "," and is_addition(tokens, tags, end + 1, last):
        return first, last
    return first, end


def clause_start(tags: str, last: int) -> int:
    """The start of the clause that ends at `last`."""
    for at in range(last - 1, max(-1, last - MAX_TOKENS), -1):
        if tags[at] in "Q;:":
            return at + 1
        if tags[at] in "BC" and at > 0 and tags[at - 1] == ",":
            return at + 1
    return max(0, last - MAX_TOKENS)


def _is_conjunction(tokens: Sequence[Token], tags: str, at: int) -> bool:
    """Whether a clause begins: "As Orr recounted", but not "As a boatman"."""
    return tokens[at].lower == "as" and at + 1 < len(tags) and tags[at + 1] == "Z"


def _strip_adverbials(
    tokens: Sequence[Token], tags: str, first: int, end: int
) -> tuple[int, int] | None:
    """The noun phrase without adverbials before it: adverbs, days, "in Washington"."""
    while first < end:
        if tags[first] in "RYCG":
            first += 1
        elif tags[first] in "PF" or (tags[first] == "E" and first + 1 < end):
            inside = _after_lead(tokens, tags, first, end)
            if inside is None and tokens[first].lower not in CONJUNCTIONS:
                return None
            first = first + 1 if inside is None else inside
        else:
            return first, end
    return None


def _after_lead(tokens: Sequence[Token], tags: str, first: int, end: int) -> int | None:
    """The start of the subject after a prepositional phrase without a comma."""
    for at in range(first + 2, end):
        if tokens[at].lower in SUBJECTS or (tags[at] == "D" and tags[at - 1] not in "PFD"):
            return at
        if tags[at] == "Z" and (tags[at - 1] in "NY" or tokens[at - 1].text.isdigit()):
            return at
    return None
