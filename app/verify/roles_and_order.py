"""Whether the parts of an event, or its order in time, are exchanged in a written sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.verify.common_words import is_general
from app.verify.demonyms import DEMONYMS, form
from app.verify.fault import FaultKind, SentenceFault
from app.verify.synonyms import keys, roots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.verify.evidence import CitedEvidence

_CLAUSE = re.compile(
    r"[;:.!?—()]\s|,? \b(?:but|while|whereas|although|because|after|before)\b|, and\b"
)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|got)\b")
_ORDER = re.compile(
    r"\b(before|after|because|until|unless|so that|therefore|once|since)\b", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?P<deed>\w+(?:ed|en|wn|ng|ld|de|id|ilt|ught|ost)) by "
    r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)"
)
_OWN = re.compile(r"\b(?P<who>[A-Z][\w-]+)['’]s? (?P<thing>[a-z]{3,})")
_INVERSE = {"before": "after", "after": "before", "once": "before", "until": "after"}
_KEEP = frozenset({"become", "be", "have"})
_REACH = 8  # words between a doer, a deed and the one it is done to


class Event(NamedTuple):
    """Who does what to whom, as forms and keys."""

    doer: str
    deed: str
    other: str


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """Two names that have changed places around a deed, or two events in time."""
    return (
        _exchanged(text, ground)
        or _by_another(text, ground)
        or _of_another(text, ground)
        or _reordered(text, ground)
    )


def _by_another(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """A deed done "by" one, of which the quotes say by whom it was done, and by another."""
    theirs = list(_done_by(ground.words))
    for deed, doer in _done_by(text):
        doers = [other for done, other in theirs if done & deed]
        if doers and not any(doer & other for other in doers):
            return SentenceFault(FaultKind.WORDS, "the quotes say that another did this")
    return None


def _done_by(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for match in _BY.finditer(text):
        yield keys(match["deed"]), frozenset(form(word) for word in _WORD.findall(match["who"]))


def _of_another(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """Somebody's own that in the quotes is another's alone: "Russia's stance", "Putin's stance"."""
    theirs = list(_owned(ground.words))
    near = {form(word) for word in _WORD.findall(ground.words) if word[0].isupper()}
    for owner, thing in _owned(text):
        owners = [other for other, its in theirs if its & thing]
        if owners and owner in near and owner not in owners:
            return SentenceFault(FaultKind.WORDS, f"in the quotes, this is not {owner.title()}'s")
    return None


def _owned(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for match in _OWN.finditer(text):
        yield form(match["who"]), keys(match["thing"])


def _exchanged(text: str, ground: CitedEvidence) -> SentenceFault | None:
    theirs = deeds(ground.words)
    for one in deeds(text):
        turned = Event(one.other, one.deed, one.doer)
        if turned in theirs and one not in theirs:
            reason = f"in the quotes, {one.doer.title()} and {one.other.title()} change places"
            return SentenceFault(FaultKind.WORDS, reason)
    return None


@lru_cache(maxsize=2048)
def deeds(text: str) -> frozenset[Event]:
    """Every deed between two names of a text; "A was seen by B" is B's deed."""
    found: set[Event] = set()
    for clause in _CLAUSE.split(text):
        if clause:
            found.update(_deeds(clause))
    return frozenset(found)


def _deeds(clause: str) -> Iterator[Event]:
    words = _WORD.findall(clause)
    names = [(at, form(word)) for at, word in enumerate(words) if _is_name(word, at)]
    for (at, one), (to, other) in _pairs(names):
        between = words[at + 1 : to]
        if len(between) > _REACH or "and" in between[:1] or "or" in between[:1]:
            continue
        by = between[-1:] == ["by"] or between[-2:-1] == ["by"]
        passive = by and _PASSIVE.search(" ".join(between)) is not None
        for word in between:
            if not is_general(word.lower()) or word.lower() in ("attacked", "defeated"):
                for key in keys(word):
                    if not key.startswith("#"):
                        yield Event(other, key, one) if passive else Event(one, key, other)


def _pairs(names: list[tuple[int, str]]) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    for before, after in pairwise(names):
        if before[1] != after[1]:
            yield before, after


def _is_name(word: str, at: int) -> bool:
    plain = re.sub(r"['’]s?\Z", "", word.lower())
    return plain in DEMONYMS or (
        word[0].isupper() and len(word) > 1 and (at > 0 or not is_general(plain))
    )


def _reordered(text: str, ground: CitedEvidence) -> SentenceFault | None:
    for first, joint, second in _joined(text):
        for one, other_joint, other in _joined(ground.words):
            kept = len(first & one) + len(second & other)
            crossed = len(first & other) + len(second & one)
            swapped = crossed > kept and bool(first & other) and bool(second & one)
            straight = kept > crossed and bool(first & one) and bool(second & other)
            same = joint == other_joint
            inverse = _INVERSE.get(joint) == other_joint or _INVERSE.get(other_joint) == joint
            if (same and swapped) or (inverse and straight):
                return SentenceFault(FaultKind.WORDS, f"what came {joint} what is exchanged")
    return None


@lru_cache(maxsize=2048)
def _joined(text: str) -> tuple[tuple[frozenset[str], str, frozenset[str]], ...]:
    """What stands on either side of "before", "after" and "because", in each sentence."""
    found = []
    for sentence in re.split(r"(?<=[.!?;])\s+", text):
        for match in _ORDER.finditer(sentence):
            first, second = sentence[: match.start()], sentence[match.end() :]
            if len(first.split()) < 2 and "," in second:  # noqa: PLR2004 - "After B, A"
                second, first = second.split(",", 1)
            found.append((roots(first), match[1].lower(), roots(second)))
    return tuple(found)
