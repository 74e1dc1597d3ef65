"""Splits a sentence into clauses, with each word affirmed or negated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.negation import CLAUSE_NEGATORS
from index.contradiction.antonyms import meaning
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REACH = 4  # words that carry meaning, from a negation to the last that it is near to
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[;:,—–()?!.]")
_BREAK = re.compile(
    r"[;:,—–()?!.]|but|although|though|whereas|while|because|since|unless|until|however|and"
    r"|which|who|when|where|yet"
)
_SUPPOSES = frozenset({"unless", "until"})
_NEGATOR = re.compile(CLAUSE_NEGATORS)
_NO_NEGATION = re.compile(
    r"\b(?:not only|no longer|no more than|no less than|no doubt|no matter|too much|even if"
    r"|not just|not merely|nothing but|cannot but|no (?:\w+ ){1,3}(?=but\b))\b",
    re.IGNORECASE,
)
# What is asked, supposed, wished or merely left unsaid is not stated: "I never said that …".
_OPEN = re.compile(
    r"\?|\b(?:if|whether|unless|until|provided that|asks?|asked|in order to|how|whatever|whoever"
    r"|(?:those|anyone|people|authors) who|no\b.*\b(?:before|until)|should|must|ought"
    r"|recommend\w*|propos\w+|wants? to|forc(?:e[sd]?|ing)\b.*\bto"
    r"|(?:could|might|may)\b(?! (?:not|never|hardly))"
    r"|(?:not|never|nobody|n['’]t) (?:say|said|claim|claimed|know|ask|asked|mean))\b",
    re.IGNORECASE,
)
# Who says so is no part of what is said.
_REPORT = re.compile(
    r"\b(?:says?|said|saying|stat(?:es?|ed|ing)|stress(?:es|ed)|notes?|noted|argues?|argued"
    r"|adds?|added|holds?|thinks?|believes?|believed|writes?|reports?|reported|claims?"
    r"|claimed|insists?|maintains?|finds?|found|judges?|warns?|warned|suggests?|suggested"
    r"|recounted|explains?|told \w+|answers?|answered|concludes?|concluded)"
    r"(?: (?:also|then|too|repeatedly))? that\b",
    re.IGNORECASE,
)
# "I do not believe that it paid" denies that it paid.
_DOUBTED = re.compile(
    r"\b(?:do|does|did)(?: not|n['’]t) (?:believe|think|hold|accept|agree)(?: that)?\b"
    r"|\bnor (?:do|does|did) \w+ (?:believe|think) that\b",
    re.IGNORECASE,
)
# A whole sentence that takes the one before it back: "It didn't."
_RETORT = re.compile(
    r"(?<=[.!?”\"]) (?:it|he|she|they|that|this) (?:\w+n['’]t|(?:is|was|did|has|had) not"
    r"|is (?:false|untrue|wrong))[.!]",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:not true|untrue|false) that:", re.IGNORECASE)
_NEAR = re.compile(r"\bclose to\b", re.IGNORECASE)  # the other "close" is to shut
_TIMELY = re.compile(r"\b(?:in (?:good )?time|early enough|soon enough)\b", re.IGNORECASE)
_SHORT = re.compile(r"\b([A-Z]|Mrs?|Ms|Dr|Prof|Gen|Sen|Gov|St|No)\.(?=[A-Z ])")  # no end


@dataclass(frozen=True, slots=True)
class Word:
    """A word's meaning, and whether it is affirmed.

    `name`: it is capitalised within its clause; `known`: its opposites are known; `near`: a
    negation is just before it.
    """

    meaning: str
    affirmed: bool
    name: bool
    known: bool
    near: bool


@dataclass(frozen=True, slots=True)
class PolarClause:
    """The words of a clause without stop words; `open`: it is a question or a condition."""

    words: tuple[Word, ...]
    open: bool = False


@lru_cache(maxsize=4096)
def parse_clauses(text: str) -> tuple[PolarClause, ...]:
    """The clauses of a text in order, without empty ones."""
    asked = text.rstrip(" ”\"'’").endswith("?")
    turned = _RETORT.search(text) is not None or _LISTED.search(text) is not None
    found = []
    for clause in _clauses(_remove_misleading_words(text)):
        words = tuple(_read(clause, turned=turned))
        if words:
            found.append(PolarClause(words, asked or _OPEN.search(" ".join(clause)) is not None))
    return tuple(found)


def is_retort(text: str) -> bool:
    """Whether a sentence only denies the one before it: "It didn't."."""
    return _RETORT.fullmatch(f". {text.strip()}", 1) is not None


def _remove_misleading_words(text: str) -> str:
    """The text without what would be misread: reports, idioms, full stops of abbreviations."""
    plain = _TIMELY.sub("timely", _NEAR.sub("near", _SHORT.sub(r"\1", text)))
    plain = _LISTED.sub(";", _RETORT.sub(" ", _DOUBTED.sub("; not", plain)))
    return _NO_NEGATION.sub(" ", _REPORT.sub(";", plain))


def _clauses(text: str) -> list[list[str]]:
    clauses: list[list[str]] = [[]]
    for word in _TOKEN.findall(text):
        if not _BREAK.fullmatch(word.lower()):
            clauses[-1].append(word)
            continue
        if word == "?":
            clauses[-1].append(word)
        clauses.append([word] if word.lower() in _SUPPOSES else [])
    return clauses


def _read(words: Sequence[str], *, turned: bool) -> Iterator[Word]:
    """The words without stop words; a clause is negated as a whole, with its subject."""
    lower = [word.lower() for word in words]
    negates = [
        _NEGATOR.fullmatch(word) is not None and not (word == "nor" and "neither" in lower)
        for word in lower
    ]
    denied = (sum(negates) % 2 == 1) != turned
    since = REACH
    for at, token in enumerate(words):
        for term in stemmed_terms(token):
            what, contrary, known = meaning(term)
            if not term[0].isdigit() and (known or not negates[at]):
                own = denied != negates[at]  # "refused" is no denial of the refusal
                yield Word(
                    what,
                    own == contrary,
                    token[0].isupper() and at > 0,
                    known,
                    turned or since < REACH,
                )
                since += 1
        since = 0 if negates[at] else since
