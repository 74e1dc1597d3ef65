"""Whether a written sentence denies what its quotes affirm, or the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.verify.fault import FaultKind, SentenceFault
from corpus.english.negation import NEGATION_PARAPHRASES, REVERSING_WORDS, STRICT_NEGATIONS
from index.contradiction.clause_polarity import PolarClause, parse_clauses
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.verify.evidence import CitedEvidence

_STRICT = re.compile(rf"\b(?:{STRICT_NEGATIONS})\b", re.IGNORECASE)
# Anything that may be put with a "not" by another writer.
_NEGATIVE = re.compile(rf"\b(?:{NEGATION_PARAPHRASES})\b", re.IGNORECASE)
# What turns round by itself: with one on either side, more must be alike before it is a fault.
_DENYING = re.compile(rf"\b(?:{REVERSING_WORDS})\b", re.IGNORECASE)
_MOSTLY = 0.6  # share of the longer clause's words
_PREFIX = re.compile(r"\b(un|in|im|ir|il|dis|non-?)(\w{4,})", re.IGNORECASE)
_SAYS_NOT = re.compile(
    r"\b(?:do|does|did)(?: not|n['’]t) (say|claim|mean|argue|know|suggest)\b", re.IGNORECASE
)
_MORE = re.compile(r"\b(more|less) (\w+)", re.IGNORECASE)
_SMALL = 5  # letters; a longer word that both have explains no "not"
_ENOUGH = 2  # words that two clauses share, to be of one thing


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """A negation that the sentence lost, or that it added."""
    words = _plain(ground.words, text)
    own, its = parse_clauses(_plain(text, ground.words)), parse_clauses(words)
    if compared := _compared(_plain(text, ground.words), words):
        return compared
    mixed = bool(_DENYING.search(text) and _DENYING.search(ground.words))
    for clause in own:
        if turned := _turned(clause, its, mixed=mixed):
            return _told(text, ground.words, turned)
    cues = {match[0].lower() for match in _NEGATIVE.finditer(ground.words)}
    cues -= {
        match[0].lower()
        for match in _NEGATIVE.finditer(text)
        if len(match[0]) > _SMALL and not _STRICT.fullmatch(match[0])
    }
    if (found := _STRICT.search(_without_idioms(text))) and not cues:
        return SentenceFault(
            FaultKind.NEGATION, f"no cited sentence denies it: “{found[0]}” was added"
        )
    if _SAYS_NOT.search(ground.words) and not _NEGATIVE.search(text):
        return SentenceFault(FaultKind.NEGATION, "a “not” of the quotes is lost")
    return None


def _compared(text: str, words: str) -> SentenceFault | None:
    """A "more" of what the quotes say is less, or the other way round."""
    theirs = {(m[1].lower(), *stemmed_terms(m[2])) for m in _MORE.finditer(words)}
    for found in _MORE.finditer(text):
        own = (found[1].lower(), *stemmed_terms(found[2]))
        other = ("less" if own[0] == "more" else "more", *own[1:])
        if len(own) > 1 and other in theirs and own not in theirs:
            return SentenceFault(FaultKind.NEGATION, f"the quotes say {other[0]}, not “{found[0]}”")
    return None


def _without_idioms(text: str) -> str:
    return re.sub(
        r"\bnot only\b|\bnot (?:just|merely)\b|\bno (?:doubt|longer|matter)\b|\bwhether or not\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )


def _plain(text: str, other: str) -> str:
    """The text with "unlike" written as "not like" where the other text has "like"."""
    there = set(stemmed_terms(other))
    text = re.sub(r"\bnot (?:as|so) (?=\w+)", "less ", text)
    text = re.sub(r"\b(?:is|was|are|were|be) against\b", "opposed", text)
    if "without" not in other:
        text = re.sub(r"\bwithout \w+", " ", text)

    def opened(match: re.Match[str]) -> str:
        bare = match[2]
        whole = set(stemmed_terms(match[0]))
        return f"not {bare}" if set(stemmed_terms(bare)) & there and not whole & there else match[0]

    return _PREFIX.sub(opened, text)


def _turned(clause: PolarClause, its: Sequence[PolarClause], *, mixed: bool) -> str | None:
    """The word that the clause turns round from how the nearest clauses of the quotes have it."""
    own = {word.meaning: word for word in clause.words}
    shared = [(other, [one for one in other.words if one.meaning in own]) for other in its]
    most = max((len(same) for _, same in shared), default=0)
    if most < min(_ENOUGH, len(own)):
        return None
    first = None
    for other, same in shared:
        if len(same) < most:
            continue
        differ = [one for one in same if one.affirmed != own[one.meaning].affirmed]
        if 2 * len(differ) <= len(same) or (most < _ENOUGH and len(other.words) > _ENOUGH):
            return None
        if mixed and len(same) < _MOSTLY * max(len(own), len(other.words)):
            return None
        first = first or differ[0].meaning
    return first


def _told(text: str, words: str, turned: str) -> SentenceFault:
    negates = _STRICT.search(text)
    if negates and not _STRICT.search(words):
        reason = f"no cited sentence denies it: “{negates[0]}” was added"
    elif (theirs := _STRICT.search(words)) and not negates:
        reason = f"“{theirs[0]}” of the quotes is lost"
    else:
        reason = f"it turns round what the quotes say (near “{turned}”)"
    return SentenceFault(FaultKind.NEGATION, reason)
