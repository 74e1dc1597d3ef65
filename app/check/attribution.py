"""The reporting clause that is pasted with a quotation: who is said to have said it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.english.function_words import PERSONAL, PREPOSITIONS, SUBORDINATORS
from corpus.english.reporting_patterns import WRITER_SAYS
from corpus.english.reporting_verbs import LEMMAS
from corpus.speakers.name_matches import name_matches, name_words
from index.search.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.speaker import Voice

# Words in quotation marks of any kind; a single mark within a word is an apostrophe.
_QUOTED = re.compile(
    r"“(?P<a>[^“”]+)”|„(?P<b>[^“”„]+)[“”]|«(?P<c>[^«»]+)»|»(?P<d>[^«»]+)«|\"(?P<e>[^\"]+)\""
    r"|(?<!\w)‘(?P<f>.+?)’(?!\w)|(?<!\w)'(?P<g>.+?)'(?!\w)",
    re.DOTALL,
)
_MARK = "⟦⟧"  # in a clause, where the quoted words were
_CAPITALISED = r"(?-i:[^\W\d_a-zß-öø-ÿ])[\w.'’-]*"
_NAME = (
    rf"{_CAPITALISED}(?: (?:(?:de|del|der|den|van|von|bin|al|el|la|le|du|di|da|of) ){{0,2}}"
    rf"{_CAPITALISED})*"
)
_SAYS = re.compile(rf"\b(?:{WRITER_SAYS})\b", re.IGNORECASE)
_VERB = re.compile(r"[^\W\d_]+")
_CUES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\A\W*(?P<who>{_NAME})(?: ?\([^()]*\))?(?: [a-z]+)?\s*:\s*{_MARK}",  # "Ann Orr: “…”"
        rf"{_MARK}[\s.,]*(?:[-–—―~]+|\n)\s*(?P<who>{_NAME})\b",  # "“…” — Ann Orr"
        rf"{_MARK}[\s.,]*\(\s*(?P<who>{_NAME})\b[^()]*\)\W*\Z",  # "“…” (Ann Orr)"
        rf"\b[Aa]ccording to (?:[a-z]+ ){{0,3}}(?P<who>{_NAME})",
        rf"\b[Aa]s (?P<who>{_NAME}) (?:once |later )?(?:puts?|has|had) it\b",
        rf"\b[Ii]n the words of (?:[a-z]+ ){{0,3}}(?P<who>{_NAME})",
        rf"\b(?:[Ii]n|[Tt]o (?:use|quote)) (?P<who>{_NAME})['’]s? (?:own )?words\b",
    )
)
# Without quotation marks a clause is only what cannot be part of the words.
_LABEL = re.compile(rf"\A\W*(?P<who>{_NAME})(?: ?\([^()\n]*\))?:\s+(?P<words>\S.*)\Z", re.DOTALL)
_BEFORE = re.compile(
    rf"\A(?:[Aa]ccording to|[Aa]s) (?P<who>{_NAME})(?: (?:puts?|has|had) it)?[,:]\s+"
    r"(?P<words>\S.*)\Z",
    re.DOTALL,
)
_SIGNED = re.compile(
    rf"\A(?P<words>.*[\w.!?…])\s+[-–—―~]+\s*(?P<who>{_CAPITALISED} {_NAME})\W*\Z", re.DOTALL
)
_MAX_NAME_WORDS = 6
_SMALL_WORDS = PERSONAL | PREPOSITIONS | SUBORDINATORS | {"according"}
_PAUSE = " \t\n,;:–—-"


class AttributionVerdict(StrEnum):
    """Whether the words are by the person named with the quotation."""

    SAME = "same"
    OTHER = "another's"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class QuotedPiece:
    """A run of quoted words; `after_clause`: only the reporting clause parts it from the last."""

    text: str
    after_clause: bool = False


@dataclass(frozen=True, slots=True)
class QuotationClause:
    """The clause around quoted words, `…` where they stood, and who is named in it, if anybody."""

    clause: str
    name: str | None
    pieces: tuple[QuotedPiece, ...]

    def verdict(self, voices: Sequence[Voice]) -> AttributionVerdict | None:
        """Whether one of these voices is the person named; None where nobody is named.

        It is another's where the speakers of all places are known by other names.
        """
        if self.name is None or not voices:
            return None
        names = [voice.speaker.name for voice in voices]
        if any(name is not None and is_same_person(name, self.name) for name in names):
            return AttributionVerdict.SAME
        return AttributionVerdict.UNKNOWN if None in names else AttributionVerdict.OTHER


def is_same_person(name: str, other: str) -> bool:
    """Whether one name may be another form of the other: shorter, with a title, or initials."""
    if name_matches(name, other) or name_matches(other, name):
        return True
    words, others = name_words(name), name_words(other)
    if not words or not others or words[-1] != others[-1]:
        return False
    given, other_given = words[0], others[0]
    return given[0] == other_given[0] and 1 in {len(given), len(other_given)}


def reporting_clause_of(text: str) -> QuotationClause | None:
    """The reporting clause of a quotation, and the words without it; None where there is none."""
    quoted = [match for match in _QUOTED.finditer(text) if any(map(str.isalnum, match[0]))]
    if not quoted:
        return _without_marks(text)
    clause, end = "", 0
    for match in quoted:
        clause += text[end : match.start()] + _MARK
        end = match.end()
    clause += text[end:]
    if not any(map(str.isalnum, clause)):
        return None
    is_clause, name = _clause_speaker(clause)
    if not is_clause:
        return None
    shown = " ".join(clause.replace(_MARK, "…").split())
    return QuotationClause(shown, name, tuple(_pieces(quoted, text)))


def _without_marks(text: str) -> QuotationClause | None:
    """The clause of words without quotation marks: a label, "according to", or a signature."""
    for pattern in (_LABEL, _BEFORE, _SIGNED):
        if (match := pattern.match(text)) and _may_be_name(match["who"]):
            shown = " ".join(text.replace(match["words"], "…").split())
            return QuotationClause(shown, match["who"], (QuotedPiece(match["words"].strip()),))
    return None


def _pieces(quoted: Sequence[re.Match[str]], text: str) -> Iterator[QuotedPiece]:
    """The quoted words, without the comma that only parts them from the clause."""
    end = None
    for number, match in enumerate(quoted):
        words = next(filter(None, match.groups())).strip()
        between = text[end : match.start()] if end is not None else ""
        is_last = number == len(quoted) - 1
        follows = text[match.end() :] if is_last else text[match.end() : quoted[number + 1].start()]
        if any(map(str.isalnum, follows)):
            words = words.rstrip(", ")
        yield QuotedPiece(words, end is not None and _verb_in(between) is not None)
        end = match.end()


def _clause_speaker(clause: str) -> tuple[bool, str | None]:
    """Whether the words around the quoted ones report them, and the name of who said them."""
    for cue in _CUES:
        if (match := cue.search(clause)) and _may_be_name(match["who"]):
            return True, _clean(match["who"])
    *leading, trailing = clause.split(_MARK)
    # Behind the words the first verb reports them, before them the last one.
    for segment in (*leading[1:], trailing, leading[0]):
        verb = _verb_in(segment, is_last=segment is leading[0])
        if verb is not None:
            return True, _subject(segment, verb)
    return False, None


def _verb_in(segment: str, *, is_last: bool = False) -> tuple[int, int] | None:
    """Start and end of a reporting verb in the segment: the first one, or the last."""
    verbs = [match.span() for match in _VERB.finditer(segment) if match[0].lower() in LEMMAS]
    verbs += [match.span() for match in _SAYS.finditer(segment)]
    if not verbs:
        return None
    return max(verbs) if is_last else min(verbs)


def _subject(segment: str, verb: tuple[int, int]) -> str | None:
    """The name before the verb, or, where nobody is named before, right after it."""
    before, after = segment[: verb[0]], segment[verb[1] :]
    names = [match[0] for match in re.finditer(_NAME, before) if _may_be_name(match[0])]
    if names:
        return _clean(names[-1])
    if before.strip(_PAUSE):  # "she said", "the coastguard said"
        return None
    inverted = re.match(rf"\s+(?:[a-z]+,? ){{0,4}}(?P<who>{_NAME})", after)
    return _clean(inverted["who"]) if inverted and _may_be_name(inverted["who"]) else None


def _may_be_name(words: str) -> bool:
    parts = words.split()
    first = parts[0].casefold().strip(".")
    is_word = len(parts) == 1 and (first in STOP_WORDS or first in _SMALL_WORDS)
    return not is_word and len(parts) <= _MAX_NAME_WORDS and any(map(str.isalpha, words))


def _clean(name: str) -> str:
    """The name without a small word before it and marks after it."""
    parts = name.rstrip(".,;:'’-").split()
    while len(parts) > 1 and parts[0].casefold() in STOP_WORDS | _SMALL_WORDS:
        parts = parts[1:]
    return " ".join(parts)
