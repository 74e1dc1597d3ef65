"""The bounds of a noun phrase, to the right and to the left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.function_words import DETERMINERS
from corpus.english.possessives import has_possessive_ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token

MAX_TOKENS = 60  # a longer name for somebody is a clause that was misread
_BRACKETED = 8  # tokens between brackets within a name: "(D-Calif.)"
_STOPS = frozenset(",Q;:-.!)")
_ADDING = frozenset({"of", "from", "then", "now"})
_PLURALS = re.compile(
    r"(?:ers|ors|ials|ists|ans|ents|ants|eys|ides|ics|yers|dees|ives|ies|perts)\Z"
)
_WANTING = frozenset({"wants", "seems", "tries", "refuses", "intends", "likes", "begins"})
_CLAUSE = re.compile(r"[DZN][AMV](?!.*W)")


def right_end(tokens: Sequence[Token], tags: str, start: int) -> int:
    """The end of the noun phrase that begins at `start`, at the latest at a comma."""
    at = start + 1
    while at < min(len(tags), start + MAX_TOKENS):
        if tags[at] == "(":
            close = tags.find(")", at, at + _BRACKETED)
            if close < 0:
                break
            at = close + 1
        elif _goes_on(tokens, tags, at):
            at += 1
        else:
            break
    while at > start and tags[at - 1] in "PFCRG":
        at -= 1
    return at


def _goes_on(tokens: Sequence[Token], tags: str, at: int) -> bool:
    """Whether the token continues the noun phrase before it."""
    last, follows = tags[at - 1], tags[at + 1 : at + 2] or "."
    match tags[at]:
        case "Z":
            within = last != "Y"
        case "N":
            within = not _is_present(tokens[at].lower, last, follows)
        case "D":
            dated = last == "Y" and tokens[at].text.isdigit()  # "of 17 May 2024"
            within = (
                dated
                or last in "PFCDN"
                or (last == "Z" and has_possessive_ending(tokens[at].lower))
            )
        case "F":
            within = follows in "DZN"
        case "P":
            within = tokens[at].lower != "as" and last in "NE" and follows in "DZ"
        case "C":
            within = follows == last and follows in "ZN"
        case "Y":
            within = last == "D"
        case "E":
            by = follows == "P" and tokens[at + 1].lower == "by"
            within = last == "D" or (last == "N" and by)
        case _:
            within = False
    return within


def _is_present(word: str, last: str, follows: str) -> bool:
    """Whether the word after a noun is a verb in the present tense: "compares himself"."""
    if not word.endswith("s") or word.endswith("ss"):
        return False
    if last == "N":
        return follows in "DO" or (follows == "P" and word in _WANTING)
    return last == "Z" and not _PLURALS.search(word) and follows in "DORPSQZ:"


def with_additions(tokens: Sequence[Token], tags: str, start: int, end: int, *, leads: bool) -> int:
    """The end of the noun phrase with its appositives and relative clauses.

    Where the phrase `leads` a sentence, what comes after its comma may as well be a clause.
    """
    while end + 1 < len(tags) and tags[end] == "," and is_addition(tokens, tags, end + 1):
        stop = _stop(tags, end + 1, start + MAX_TOKENS)
        if leads and not _is_parted(tags, end + 1, stop):
            break
        end = stop
    if end < len(tags) and tags[end] == "W" and tags[end - 1] != ",":
        end = _stop(tags, end, start + MAX_TOKENS)
    return end


def _stop(tags: str, at: int, limit: int) -> int:
    while at < min(len(tags), limit) and tags[at] not in _STOPS:
        at += 1
    return at


def _is_parted(tags: str, start: int, stop: int) -> bool:
    """Whether a comma ends the appositive, and a clause follows."""
    if stop >= len(tags) or tags[stop] != ",":
        return False
    if tags[start] == "W" or (set(tags[start:stop]) == {"Z"} and tags[start - 2] == "N"):
        return True
    return not set(tags[start:stop]) & set("AMVE") and bool(set(tags[stop:]) & set("AMVE"))


def is_addition(tokens: Sequence[Token], tags: str, at: int, end: int | None = None) -> bool:
    """Whether an appositive (an office, an age, a place) or a relative clause begins at `at`."""
    if at >= len(tags):
        return False
    if tags[at] == "W" or tokens[at].lower in _ADDING:
        return True
    if tags[at] not in "DZN":
        return False
    within = re.split(
        r"[,;:Q-]", tags[at : end if end is not None else at + MAX_TOKENS], maxsplit=1
    )
    return not _CLAUSE.search(within[0]) and "O" not in within[0][:2]


def left_end(tokens: Sequence[Token], tags: str, last: int) -> int:
    """The first token that can belong to the noun phrase ending at `last`."""
    at = last
    while at >= 0 and last - at < MAX_TOKENS:
        if tags[at] == ")":
            opened = tags.rfind("(", max(0, at - _BRACKETED), at)
            if opened < 0:
                break
            at = opened - 1
        elif _reaches(tokens, tags, at):
            at -= 1
            if _begins(tokens, tags, at + 1):
                break
        else:
            break
    return at + 1


def _begins(tokens: Sequence[Token], tags: str, at: int) -> bool:
    """Whether an article begins the noun phrase, after a noun or a year: "in 2022 many experts"."""
    return (
        tags[at] == "D"
        and tokens[at].lower in DETERMINERS
        and at > 0
        and (tags[at - 1] in "NZ" or tokens[at - 1].text.isdigit())
    )


def _reaches(tokens: Sequence[Token], tags: str, at: int) -> bool:
    """Whether the noun phrase to the right can include this token."""
    tag, last = tags[at], tags[at - 1] if at else ""
    if tag == "C":
        return _lists(tags, at)
    if tag == "E":
        return last == "D" or tags[at + 1 : at + 2] in {"P", "F", ""}
    if tag == "Y" and last in {"D", "P"} and tags[at + 1 : at + 2] == "D":
        return True  # "written after 29 October 2024"
    if tag in "RY" and last and last in "ZND":
        return tokens[at].lower == "early"
    return tag in "ZNDPFGYR"


def _lists(tags: str, at: int) -> bool:
    """Whether "and" coordinates nouns of one subject, not two clauses."""
    if at == 0 or tags[at - 1] not in "ZN" or tags[at + 1] not in "ZND":
        return False
    before = re.split(r"[,;:Q\-BSW.]", tags[max(0, at - MAX_TOKENS) : at])[-1]
    return not set(before) & set("AMVE")
