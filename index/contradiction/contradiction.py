"""Whether two sentences contradict each other, by rules on their words.

Precision before recall: the rules know plain forms of contradiction and no others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from corpus.english.dates import MONTH_PATTERN
from index.contradiction.antonyms import STEM_PREFIX, has_contrary, meanings
from index.contradiction.clause_polarity import PolarClause, Word, parse_clauses
from index.contradiction.disputes import contradicts_on_dispute
from index.contradiction.quantities import amounts, dates
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Shares and counts settled on the develop half of evals/pairs.
COMMON = 0.03  # of the sentences, from which a word is the subject of all and tells nothing
AT_LEAST = 6  # sentences that hold a common word
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|propaganda|nothing of the kind|not true|untrue"
    r"|(?:reject|dismiss|disput|refut)\w* (?:the|these|those|all|such|any) (?:\w+ )?"
    r"(?:claim|stor|accusation|allegation|account|idea|view|report)\w*)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:estimat|predict|forecast|expect|plan|project|propos|target|budget)\w*", re.IGNORECASE
)
_DEED = re.compile(
    r"\b(\w+ed|began|came|met|held|fell|left|died|built|sent|wrote|took)\b"
    r"(?: (?!before|after|until|since|by|and|but)[^\W\d]+){0,4} (?:on|in) (?=[\dJFMASOND])"
)
_NOW = re.compile(r"\b(?:now|still|currently|today|at present|no longer)\b", re.IGNORECASE)
_WHEN = re.compile(
    rf"\b(?:(?:1[5-9]|20)\d\d|{MONTH_PATTERN}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_AGENT = re.compile(r"\bby (?:the |an? )?(\w+)")
_OTHERS = re.compile(r"\b(?:those|anyone|people) who\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]")
_HEDGES = frozenset({"perhap", "mayb"})
_CAPITAL = re.compile(r"\b[A-Z]\w{2,}")


@dataclass(frozen=True, slots=True)
class ContradictionFeatures:
    """Evidence that two sentences contradict each other; counts are of shared words."""

    turned: int = 0  # words that one affirms and the other denies
    known: int = 0  # those of them whose contraries are known
    kept: int = 0  # words that both affirm or both deny, in the same two clauses
    names: int = 0  # names and common words among what the two clauses share
    covered: float = 0.0  # share of the shorter clause's words that the other has
    strangers: bool = False  # the clauses name others and nobody in common
    denial: int = 0  # words shared with one that denies a story about somebody named in the other
    number: int = 0  # words shared by two that give contrary amounts of one thing
    date: bool = False  # one deed is laid on contrary days
    corrected: bool = False  # one says "not N" of what the other says
    disputed: bool = False  # one says a topic never came up, or other parts of a whole

    @property
    def shared(self) -> int:
        """The number of words that the two clauses share."""
        return self.turned + self.kept + self.names


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least features by which a word with opposite polarity makes a contradiction."""

    closeness: float
    turned: int = 1
    known: int = 0
    kept: int = 0
    shared: int = 0
    covered: float = 0.0
    brief: bool = False  # one of them says hardly more


_TURNED = (
    Thresholds(0.45, turned=2, covered=0.5),
    Thresholds(0.4, known=1, kept=1, covered=0.4),
    Thresholds(0.6, shared=3, covered=0.6),
    Thresholds(0.5, known=1, covered=1.0, brief=True),
    Thresholds(0.75, covered=1.0),
)
_CORRECTED, _DATED, _DISPUTED = 0.35, 0.5, 0.4  # closeness
_DENIED, _NUMBERED = (2, 0.45), (3, 0.5)  # words shared, and closeness
_BRIEF = 2  # words
_DENIER = 3  # words at the start, among which the one who denies is named
_UNNAMED = 3  # words that count for nothing where the one who denies is not named


def common_words(sentences: Iterable[str]) -> frozenset[str]:
    """The meanings in so many of the sentences that sharing them says nothing."""
    every = [meanings(one) for one in sentences]
    counts = Counter(one for found in every for one in found)
    enough = max(AT_LEAST, COMMON * len(every))
    often = (one for one, count in counts.items() if count > enough)
    return frozenset(one for one in often if not has_contrary(one))


def contradicts(
    one: str, other: str, closeness: float, common: Collection[str] = frozenset()
) -> bool:
    """Whether the sentences contradict each other.

    `closeness`, -1 to 1, is the cosine of their vectors; `common` are meanings that most sentences
    share.
    """
    found = contradiction_features(one, other, common)
    return (
        (found.corrected and closeness >= _CORRECTED)
        or (found.disputed and closeness >= _DISPUTED)
        or (found.denial >= _DENIED[0] and closeness >= _DENIED[1])
        or (found.number >= _NUMBERED[0] and closeness >= _NUMBERED[1])
        or (found.date and not found.turned and closeness >= _DATED)
        or (_is_turned(found, closeness, one, other) and not _differ_in_time_or_agent(one, other))
    )


def _is_turned(found: ContradictionFeatures, closeness: float, one: str, other: str) -> bool:
    """Whether one clause affirms what another negates, and both say little else."""
    if found.strangers or not found.turned:
        return False
    brief = min(len(_every(text) - _HEDGES) for text in (one, other)) <= _BRIEF
    return any(
        closeness >= least.closeness
        and found.turned >= least.turned
        and found.known >= least.known
        and found.kept >= least.kept
        and found.shared >= least.shared
        and found.covered >= least.covered
        and (brief or not least.brief)
        for least in _TURNED
    )


def _differ_in_time_or_agent(one: str, other: str) -> bool:
    """Whether the sentences are about different times or different agents."""
    for apart in (_WHEN, _AGENT):
        here, there = set(apart.findall(one)), set(apart.findall(other))
        if here and there and not here & there:
            return True
    mine, its = _years(one), _years(other)
    if mine and its:
        return False
    now = _NOW.search(other if mine else one) is not None
    return bool(mine or its) and now


def contradiction_features(
    one: str, other: str, common: Collection[str] = frozenset()
) -> ContradictionFeatures:
    """The features of two sentences."""
    best = max(
        (
            _compare_polarity(mine, its, common)
            for mine, its in product(parse_clauses(one), parse_clauses(other))
        ),
        key=lambda found: (found.turned + found.kept + found.names / 2, found.turned),
        default=ContradictionFeatures(),
    )
    return replace(
        best,
        denial=max(_denial(one, other), _denial(other, one)),
        number=_number(one, other),
        date=_date(one, other),
        corrected=_corrects_amount(one, other) or _corrects_amount(other, one),
        disputed=contradicts_on_dispute(one, other),
    )


def _compare_polarity(
    mine: PolarClause, its: PolarClause, common: Collection[str]
) -> ContradictionFeatures:
    if mine.open or its.open:
        return ContradictionFeatures()
    here, there = ({word.meaning: word for word in clause.words} for clause in (mine, its))
    shared = here.keys() & there.keys()
    if not shared:
        return ContradictionFeatures()
    plain = {key for key in shared if not (here[key].name or there[key].name or key in common)}
    turned = [key for key in plain if _turns(here[key], there[key])]
    who, whom = ({word.meaning for word in clause.words if word.name} for clause in (mine, its))
    return ContradictionFeatures(
        turned=len(turned),
        known=sum(here[key].known for key in turned),
        kept=len(plain) - len(turned),
        names=len(shared) - len(plain),
        covered=len(shared) / min(len(here), len(there)),
        strangers=bool(who and whom and not who & whom),
    )


def _turns(mine: Word, its: Word) -> bool:
    """Whether one affirms what the other negates, with a negation near or a known opposite."""
    return mine.affirmed != its.affirmed and (mine.near or its.near or mine.known)


def _every(text: str) -> set[str]:
    return {word.meaning for clause in parse_clauses(text) for word in clause.words}


def _denial(one: str, other: str) -> int:
    """How many words `other` shares with a denial in `one`; 0 when both deny.

    Fewer where the one who denies is not named in the other.
    """
    found = _DENIAL.search(one)
    if not found or _DENIAL.search(other) or _OTHERS.search(other):
        return 0
    shared = len(_every(one) & _every(other))
    first = " ".join(_QUOTED.split(one[: found.start()])[0].split()[:_DENIER])
    if _names(first) & _names(other):
        return shared
    denies = any(not word.affirmed for clause in parse_clauses(other) for word in clause.words)
    return 0 if denies else max(0, shared - _UNNAMED)


def _names(text: str) -> set[str]:
    return {word for word in _CAPITAL.findall(text) if stemmed_terms(word)}


def _number(one: str, other: str) -> int:
    mine, its = amounts(one), amounts(other)
    if bool(_FORECAST.search(one)) != bool(_FORECAST.search(other)):
        return 0
    years, others = _years(one), _years(other)
    if years and others and not years & others:
        return 0
    if any(a.unit == b.unit and a.meets(b) for a, b in product(mine, its)):
        return 0
    clash = {a.unit for a, b in product(mine, its) if a.unit and a.contradicts(b)}
    if not clash:
        return 0
    return 1 + len((_every(one) & _every(other)) - {unit[:STEM_PREFIX] for unit in clash})


def _years(text: str) -> set[int]:
    return {date.year for date in dates(text) if date.year}


def _date(one: str, other: str) -> bool:
    """Whether each gives one date for the same event, and the dates differ."""
    mine, its = dates(one), dates(other)
    if len(mine) != 1 or len(its) != 1 or not mine[0].contradicts(its[0]):
        return False
    return bool(_deeds(one) & _deeds(other))


def _deeds(text: str) -> set[str]:
    return {term for match in _DEED.finditer(text) for term in stemmed_terms(match[1])}


def _corrects_amount(one: str, other: str) -> bool:
    denied = [amount for amount in amounts(one) if amount.denied]
    return any(a.low == b.low for a in denied for b in amounts(other) if not b.denied)
