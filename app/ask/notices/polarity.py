"""Whether a sentence affirms or denies what its words speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.negation import PREMISE_NEGATORS
from corpus.english.word_lists import word_lists
from index.evidence.context import denies_previous
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from index.passages.sentences import Sentence

NEARLY_MOST = 0.6  # share of the best clause's weight from which another counts as well
LOOKED_BACK = 8  # items of a list, to the words that introduce it
_ITEM = ("- ", "* ", "• ", "– ")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[;:,—–(]")
_NEGATOR = re.compile(PREMISE_NEGATORS, re.IGNORECASE)
_WHICH = re.compile(r", (?=which\b|who\b)")
_FAR_FROM = re.compile(r"\b(?:far from|anything but|by no means|rather than)\b", re.IGNORECASE)
_CONDITION = re.compile(r"(?:even |only )?(?:if|whether|suppos(?:e|ing)|unless)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:,—–(]|but|although|though|whereas|while|because|since|until|why|how|when|where"
    r"|if|unless|whether"
)
# "No, he said", a 'no fly zone': the word turns nothing round.
_NO_TURN = re.compile(
    r"(?<=[‘'“\"])no\b(?! one)|\bno (?=doubt|longer than|less|fewer|sooner)", re.IGNORECASE
)
_DETERMINERS = ("no", "neither")
_RELATIVE = frozenset({"that", "which", "who"})
# Each word with its opposites: what is said of one is denied by the other.
_OPPOSITES: tuple[tuple[str, ...], ...] = tuple(
    tuple(stemmed_terms(pair)) for pair in word_lists("antonyms")["premise_pair"]
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a sentence speaks of the terms looked for.

    `denies`: the clause that has most of them turns them round; `any_negation`: some clause of it
    does, whatever it turns; `asserted` is False where they stand in a condition. `contrary` are
    the terms that say the contrary of one looked for, each with that one.
    """

    denies: bool
    any_negation: bool
    asserted: bool
    contrary: Mapping[str, str]


def polarity(text: str, weights: Mapping[str, float]) -> Polarity:
    """How the sentence speaks of the terms, which are given with their weights."""
    contrary = _contrary(weights)
    clauses = list(_clauses(text))
    weighed = [[_weight(word, weights, contrary) for word in clause] for clause in clauses]
    sums = [sum(row) for row in weighed]
    most = max(sums)
    best = [at for at, one in enumerate(sums) if one and one >= NEARLY_MOST * most]
    parities = [_is_turned(clauses[at], weighed[at], contrary) for at in best]
    negation = any(_NEGATOR.fullmatch(word) for clause in clauses for word in clause)
    return Polarity(
        bool(parities) and all(parities),
        negation or any(parities),
        not best or any(not _CONDITION.match(" ".join(clauses[at])) for at in best),
        contrary,
    )


def turned_elsewhere(text: str, every: Sequence[Sentence], at: int) -> bool:
    """Whether the next sentence takes sentence `at` back, or the head of its list denies it."""
    following = every[at + 1] if at + 1 < len(every) else None
    taken_back = (
        following is not None and not following.heading and denies_previous(following.span.of(text))
    )
    return taken_back != _listed_as_false(text, every, at)


def without_negators(text: str) -> str:
    """The text without the words that turn round what it says: these are no subject matter."""
    return " ".join(word for word in text.split() if not _NEGATOR.fullmatch(word.strip(".,?!")))


def _contrary(asked: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if one in asked and other not in asked:
                found.setdefault(other, one)
    return found


def _clauses(text: str) -> Iterator[list[str]]:
    """The words of each clause; the word that opens a clause stays in it."""
    clause: list[str] = []
    for token in _TOKEN.findall(_NO_TURN.sub("", _WHICH.sub(" ", _FAR_FROM.sub("not", text)))):
        if _BREAK.fullmatch(token.lower()):
            if clause:
                yield clause
            clause = [token] if token.isalpha() else []
        else:
            clause.append(token)
    yield clause


def _weight(word: str, weights: Mapping[str, float], contrary: Mapping[str, str]) -> float:
    return sum(
        weights.get(term, weights.get(contrary.get(term, ""), 0.0)) for term in stemmed_terms(word)
    )


def _is_turned(
    clause: Sequence[str], weighed: Sequence[float], contrary: Mapping[str, str]
) -> bool:
    """Whether an odd number of words turn the clause round, up to the last that is shared."""
    last = max((at for at, weight in enumerate(weighed) if weight > 0), default=-1)
    before = clause[: last + 1]
    negators = sum(_turns(clause, at) for at in range(last + 1))
    contraries = sum(any(term in contrary for term in stemmed_terms(word)) for word in before)
    return (negators + contraries) % 2 == 1


def _turns(clause: Sequence[str], at: int) -> bool:
    """Whether the word turns round what follows; "a town that cannot …" is about the town only."""
    word = clause[at].lower()
    if word == "nor":
        return at == 0
    if _NEGATOR.fullmatch(word) is None:
        return False
    if word in _DETERMINERS and clause[at - 1].lower() == "that":
        return True  # "says that no town …": this "that" opens what is said
    return at == 0 or clause[at - 1].lower() not in _RELATIVE or clause[0].lower() in _RELATIVE


def _listed_as_false(text: str, every: Sequence[Sentence], at: int) -> bool:
    if not every[at].span.of(text).startswith(_ITEM):
        return False
    for one in reversed(every[max(0, at - LOOKED_BACK) : at]):
        words = one.span.of(text)
        if words.endswith(":"):
            return any(_NEGATOR.fullmatch(word) for word in _TOKEN.findall(words))
        if not words.startswith(_ITEM):
            return False
    return False
