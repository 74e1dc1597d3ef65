"""Whether a sentence affirms or denies what it says about given terms."""

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

_CLAUSE_SHARE = 0.6  # of the best clause's weight, from which another clause counts too
_LIST_REACH = 8  # items of a list, back to the sentence that introduces it
_LIST_ITEM_MARKS = ("- ", "* ", "• ", "– ")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[;:,—–(]")
_NEGATOR = re.compile(PREMISE_NEGATORS, re.IGNORECASE)
_WHICH = re.compile(r", (?=which\b|who\b)")
_FAR_FROM = re.compile(r"\b(?:far from|anything but|by no means|rather than)\b", re.IGNORECASE)
_CONDITION = re.compile(r"(?:even |only )?(?:if|whether|suppos(?:e|ing)|unless)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:,—–(]|but|although|though|whereas|while|because|since|until|why|how|when|where"
    r"|if|unless|whether"
)
# "No, he said", a 'no fly zone': here the word negates nothing.
_NO_TURN = re.compile(
    r"(?<=[‘'“\"])no\b(?! one)|\bno (?=doubt|longer than|less|fewer|sooner)", re.IGNORECASE
)
_DETERMINERS = ("no", "neither")
_RELATIVE = frozenset({"that", "which", "who"})
# Pairs of opposites: what affirms one word denies the other.
_OPPOSITES: tuple[tuple[str, ...], ...] = tuple(
    tuple(stemmed_terms(pair)) for pair in word_lists("antonyms")["premise_pair"]
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a sentence says about the given terms.

    `denies`: the clauses that have most of them negate them; `has_negation`: some clause negates
    something; `is_asserted` is False where the terms are in a condition. `contrary` maps the
    opposites of given terms to those terms.
    """

    denies: bool
    has_negation: bool
    is_asserted: bool
    contrary: Mapping[str, str]


def polarity(text: str, weights: Mapping[str, float]) -> Polarity:
    """What the sentence says about the terms, given with their weights."""
    contrary = _opposites_of(weights)
    clauses = list(_clauses(text))
    word_weights = [[_weight(word, weights, contrary) for word in clause] for clause in clauses]
    sums = [sum(row) for row in word_weights]
    least = _CLAUSE_SHARE * max(sums)
    best = [number for number, total in enumerate(sums) if total and total >= least]
    negated = [_is_negated(clauses[number], word_weights[number], contrary) for number in best]
    has_negator = any(_NEGATOR.fullmatch(word) for clause in clauses for word in clause)
    return Polarity(
        bool(negated) and all(negated),
        has_negator or any(negated),
        not best or any(not _CONDITION.match(" ".join(clauses[number])) for number in best),
        contrary,
    )


def is_denied_elsewhere(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the sentence after sentence `number` denies it, or the head of its list does.

    False where both do: then the denials cancel out.
    """
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    is_denied_next = (
        following is not None and not following.heading and denies_previous(following.span.of(text))
    )
    return is_denied_next != _is_listed_as_false(text, sentences, number)


def without_negators(text: str) -> str:
    """The text without negating words, which are no subject matter."""
    return " ".join(word for word in text.split() if not _NEGATOR.fullmatch(word.strip(".,?!")))


def _opposites_of(terms: Collection[str]) -> dict[str, str]:
    """The opposites of the terms, each with its term."""
    opposites: dict[str, str] = {}
    for pair in _OPPOSITES:
        for term, opposite in (pair, pair[::-1]):
            if term in terms and opposite not in terms:
                opposites.setdefault(opposite, term)
    return opposites


def _clauses(text: str) -> Iterator[list[str]]:
    """The words of each clause, with the conjunction that opens it."""
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


def _is_negated(
    clause: Sequence[str], word_weights: Sequence[float], contrary: Mapping[str, str]
) -> bool:
    """Whether an odd number of words negate the clause, up to its last word with a weight."""
    last = max((number for number, weight in enumerate(word_weights) if weight > 0), default=-1)
    negators = sum(_negates(clause, number) for number in range(last + 1))
    opposites = sum(
        any(term in contrary for term in stemmed_terms(word)) for word in clause[: last + 1]
    )
    return (negators + opposites) % 2 == 1


def _negates(clause: Sequence[str], number: int) -> bool:
    """Whether the word negates what follows; in "a town that cannot …" only the town is negated."""
    word = clause[number].lower()
    if word == "nor":
        return number == 0
    if _NEGATOR.fullmatch(word) is None:
        return False
    previous = clause[number - 1].lower()
    if word in _DETERMINERS and previous == "that":
        return True  # "says that no town …": this "that" opens reported speech
    return number == 0 or previous not in _RELATIVE or clause[0].lower() in _RELATIVE


def _is_listed_as_false(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the sentence is an item of a list whose introduction has a negation."""
    if not sentences[number].span.of(text).startswith(_LIST_ITEM_MARKS):
        return False
    for sentence in reversed(sentences[max(0, number - _LIST_REACH) : number]):
        words = sentence.span.of(text)
        if words.endswith(":"):
            return any(_NEGATOR.fullmatch(word) for word in _TOKEN.findall(words))
        if not words.startswith(_LIST_ITEM_MARKS):
            return False
    return False
