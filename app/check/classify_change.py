"""Naming what became of words: which kind of change turns these words into those."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from app.check.change import ChangeKind
from app.check.cue_words import is_count, is_hedge, is_negation, is_turned
from app.check.fold import fold
from index.search.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOSE = 0.75  # of SequenceMatcher.ratio: "color" and "colour" have .91, "Kiev" and "Kyiv" .75
_LEAST = 4  # letters; shorter words are close to too many others
_MISSED = 2  # words besides a negation, such as "did", that go with it
_ENDINGS = {"", "s", "es", "d", "ed", "ing", "r", "er", "st", "est", "ly", "e"}
_Y_ENDINGS = ({"y", "ies"}, {"y", "ied"}, {"ies", "ied"})

Words = tuple[str, ...]


class Lexicon(Protocol):
    """What is known of folded words."""

    def knows(self, key: str) -> bool:
        """Whether it stands anywhere: then it is no misspelling."""

    def is_common(self, key: str) -> bool:
        """Whether it stands anywhere without a capital: then it is no name."""


def kind_of(said: Words, stands: Words, lexicon: Lexicon) -> ChangeKind:
    """The kind of change that turns the words that stand into those said, either possibly none."""
    if not said or not stands:
        return _one_sided(said, stands)
    if "".join(map(fold, said)) == "".join(map(fold, stands)):
        return ChangeKind.SPELLING
    turned = _negated(said, stands) or _hedged(said, stands)
    if turned:
        return turned
    if _counted(said) and _counted(stands):
        return ChangeKind.NUMBER
    if len(said) == len(stands) and not any(
        fold(word) != fold(was) and (lexicon.knows(fold(word)) or not _is_alike(word, was))
        for word, was in zip(said, stands, strict=True)
    ):
        return ChangeKind.SPELLING
    return ChangeKind.NAME if _named(said, lexicon) and _named(stands, lexicon) else ChangeKind.WORD


def losses(stands: Sequence[str], said: Sequence[str] = ()) -> tuple[str, ...]:
    """The negations and hedges that stand and were not said."""
    kept = Counter(fold(word) for word in said)
    lost = []
    for word in stands:
        key = fold(word)
        if (is_negation(key) or is_hedge(key, word)) and not kept[key]:
            lost.append(word)
        kept[key] -= 1 if kept[key] else 0
    return tuple(lost)


@lru_cache(maxsize=100_000)
def is_close(one: str, other: str) -> bool:
    """Whether two folded words are spelled alike: misspellings and other forms of a word."""
    if min(len(one), len(other)) < _LEAST or abs(len(one) - len(other)) > _LEAST - 1:
        return False
    if one[0] != other[0] and one[-3:] != other[-3:]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= CLOSE


def _one_sided(said: Words, stands: Words) -> ChangeKind:
    words = said or stands
    negations = sum(is_negation(fold(word)) for word in words)
    hedges = sum(is_hedge(fold(word), word) for word in words)
    if negations % 2 and len(words) - negations <= _MISSED:
        return ChangeKind.NEGATION_ADDED if said else ChangeKind.NEGATION_DROPPED
    if hedges and len(words) - hedges <= _MISSED:
        return ChangeKind.HEDGE_ADDED if said else ChangeKind.HEDGE_DROPPED
    return ChangeKind.ADDED if said else ChangeKind.LEFT_OUT


def _negated(said: Words, stands: Words) -> ChangeKind | None:
    more = sum(is_negation(fold(word)) for word in said)
    fewer = sum(is_negation(fold(word)) for word in stands)
    for word, was in zip(said, stands, strict=False):
        turned = is_turned(fold(word), fold(was))
        if turned is not None:
            more, fewer = more + turned, fewer + (not turned)
    if more == fewer:
        return None
    return ChangeKind.NEGATION_ADDED if more > fewer else ChangeKind.NEGATION_DROPPED


def _hedged(said: Words, stands: Words) -> ChangeKind | None:
    more = sum(is_hedge(fold(word), word) for word in said)
    fewer = sum(is_hedge(fold(word), word) for word in stands)
    if more == fewer:
        return None
    return ChangeKind.HEDGE_ADDED if more > fewer else ChangeKind.HEDGE_DROPPED


def _counted(words: Words) -> bool:
    return any(is_count(fold(word), word) for word in words)


def _named(words: Words, lexicon: Lexicon) -> bool:
    """Whether a word has a capital that a sentence's beginning does not explain."""
    return any(
        word[:1].isupper() and fold(word) not in STOP_WORDS and not lexicon.is_common(fold(word))
        for word in words
    )


def _is_alike(said: str, stands: str) -> bool:
    """Whether it is the same word in another spelling, and not another form of it."""
    one, other = fold(said), fold(stands)
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = {one[shared:], other[shared:]}
    is_form = ends <= _ENDINGS or ends in _Y_ENDINGS
    return is_close(one, other) and not is_form
