"""Classify a change: which kind turns the source's words into the quoted ones."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from app.check.change import ChangeKind
from app.check.cue_words import is_count, is_hedge, is_negation, is_turned
from app.check.fold import fold
from corpus.english.quantities import NUMBER_VALUES, SCALE_VALUES
from index.search.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_WORD_SIMILARITY = 0.75  # SequenceMatcher.ratio: "color"/"colour" .91, "Kiev"/"Kyiv" .75
_MIN_LETTERS = 4  # shorter words are similar to too many others
_MAX_AUXILIARIES = 2  # words besides a negation, such as "did", that go with it
_ENDINGS = {"", "s", "es", "d", "ed", "ing", "r", "er", "st", "est", "ly", "e"}
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_HUNDRED = 100.0
_Y_ENDINGS = ({"y", "ies"}, {"y", "ied"}, {"ies", "ied"})

Words = tuple[str, ...]


class Lexicon(Protocol):
    """The vocabulary of the documents, in folded words."""

    def knows(self, key: str) -> bool:
        """Whether any document has the word: then it is no misspelling."""

    def is_common(self, key: str) -> bool:
        """Whether any document has the word without a capital: then it is no name."""


def kind_of(quoted: Words, source: Words, lexicon: Lexicon) -> ChangeKind:
    """The kind of change from the source's words to the quoted ones, of which one may be empty."""
    if not quoted or not source:
        return _one_sided_kind(quoted, source)
    if "".join(map(fold, quoted)) == "".join(map(fold, source)):
        return ChangeKind.SPELLING
    polarity_change = _negation_change(quoted, source) or _hedge_change(quoted, source)
    if polarity_change:
        return polarity_change
    if _has_count(quoted) and _has_count(source):
        value = number_value(quoted)
        is_same = value is not None and value == number_value(source)
        return ChangeKind.NUMBER_FORM if is_same else ChangeKind.NUMBER
    if len(quoted) == len(source) and not any(
        fold(word) != fold(original)
        and (lexicon.knows(fold(word)) or not _is_respelled(word, original))
        for word, original in zip(quoted, source, strict=True)
    ):
        return ChangeKind.SPELLING
    return (
        ChangeKind.NAME
        if _has_name(quoted, lexicon) and _has_name(source, lexicon)
        else ChangeKind.WORD
    )


def number_value(words: Words) -> float | None:
    """The number that the words say: "two hundred and six", "3,000"; None where it is none."""
    total, part, is_number = 0.0, 0.0, False
    for word in (piece for raw in words for piece in re.split(r"[\s-]+", fold(raw))):
        if word in NUMBER_VALUES:
            part += NUMBER_VALUES[word]
        elif _FIGURES.fullmatch(word):
            part += float(word.replace(",", ""))
        elif word in SCALE_VALUES:
            scale = SCALE_VALUES[word]
            part = (part or 1.0) * scale
            if scale > _HUNDRED:
                total, part = total + part, 0.0
        elif word != "and" or not is_number:
            return None
        is_number = True
    return total + part if is_number else None


def losses(source: Sequence[str], quoted: Sequence[str] = ()) -> tuple[str, ...]:
    """The negations and hedges of the source that were not quoted."""
    kept = Counter(fold(word) for word in quoted)
    lost = []
    for word in source:
        key = fold(word)
        if (is_negation(key) or is_hedge(key, word)) and not kept[key]:
            lost.append(word)
        kept[key] -= 1 if kept[key] else 0
    return tuple(lost)


@lru_cache(maxsize=100_000)
def is_close(word: str, other: str) -> bool:
    """Whether two folded words are spelled alike: a misspelling, or another form of the word."""
    if min(len(word), len(other)) < _MIN_LETTERS or abs(len(word) - len(other)) > _MIN_LETTERS - 1:
        return False
    if word[0] != other[0] and word[-3:] != other[-3:]:
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= MIN_WORD_SIMILARITY


def _one_sided_kind(quoted: Words, source: Words) -> ChangeKind:
    words = quoted or source
    negations = sum(is_negation(fold(word)) for word in words)
    hedges = sum(is_hedge(fold(word), word) for word in words)
    if negations % 2 and len(words) - negations <= _MAX_AUXILIARIES:
        return ChangeKind.NEGATION_ADDED if quoted else ChangeKind.NEGATION_DROPPED
    if hedges and len(words) - hedges <= _MAX_AUXILIARIES:
        return ChangeKind.HEDGE_ADDED if quoted else ChangeKind.HEDGE_DROPPED
    return ChangeKind.ADDED if quoted else ChangeKind.LEFT_OUT


def _negation_change(quoted: Words, source: Words) -> ChangeKind | None:
    quoted_count = sum(is_negation(fold(word)) for word in quoted)
    source_count = sum(is_negation(fold(word)) for word in source)
    for word, original in zip(quoted, source, strict=False):
        has_prefix = is_turned(fold(word), fold(original))
        if has_prefix is not None:
            quoted_count, source_count = quoted_count + has_prefix, source_count + (not has_prefix)
    if quoted_count == source_count:
        return None
    return ChangeKind.NEGATION_ADDED if quoted_count > source_count else ChangeKind.NEGATION_DROPPED


def _hedge_change(quoted: Words, source: Words) -> ChangeKind | None:
    quoted_count = sum(is_hedge(fold(word), word) for word in quoted)
    source_count = sum(is_hedge(fold(word), word) for word in source)
    if quoted_count == source_count:
        return None
    return ChangeKind.HEDGE_ADDED if quoted_count > source_count else ChangeKind.HEDGE_DROPPED


def _has_count(words: Words) -> bool:
    return any(is_count(fold(word), word) for word in words)


def _has_name(words: Words, lexicon: Lexicon) -> bool:
    """Whether a word has a capital and is no common word, so that it must be a name."""
    return any(
        word[:1].isupper() and fold(word) not in STOP_WORDS and not lexicon.is_common(fold(word))
        for word in words
    )


def _is_respelled(quoted: str, source: str) -> bool:
    """Whether it is the same word in another spelling, not another form such as the plural."""
    quoted_key, source_key = fold(quoted), fold(source)
    letters = zip(quoted_key, source_key, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], letters))
    endings = {quoted_key[shared:], source_key[shared:]}
    is_form = endings <= _ENDINGS or endings in _Y_ENDINGS
    return is_close(quoted_key, source_key) and not is_form
