"""The words of a page in rows: one base line, with raised numbers and large first letters."""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.load.formats.page_words import PageWord

NOTE_SIGN = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-h]")
SIGN_RAISED = 0.25  # of the type's size, by which the sign of a note of that size is raised
_SAME_ROW = 0.4  # of the smaller type's size by which base lines of a row differ
_SMALLER = 0.85  # of the size of the word before: type of raised numbers
_NEAR = 0.5  # of the type's size, between a word and its raised number
_MAX_RAISED = 0.75  # of the type's size
_MAX_RAISED_CHARS = 3
_LARGE = 1.8  # of the usual size: type of a first letter that reaches over two lines or more
_MAX_INITIAL_GAP = 1.0  # of the usual size, between it and the rest of its word
_ONE_LETTER_WORDS = frozenset("AI")


def rows_of(words: Sequence[PageWord]) -> list[list[PageWord]]:
    """The rows from the top, the words of each from the left."""
    size = median(word.size for word in words)
    initials = [word for word in words if len(word.text) == 1 and word.size >= _LARGE * size]
    rest = _with_initials([word for word in words if word not in initials], initials, size)
    raised = [word for word in rest if _base_word(word, rest) is not None]
    rows: list[list[PageWord]] = []
    for word in sorted((word for word in rest if word not in raised), key=_from_top):
        lead = rows[-1][0] if rows else None
        if lead and abs(lead.base - word.base) <= _SAME_ROW * min(lead.size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = [sorted(row, key=_from_left) for row in rows]
    for word in raised:
        base = _base_word(word, rest)
        row = next((row for row in rows if base in row), None)
        if row is None:
            rows.append([word])
        else:
            insort(row, word, key=_from_left)
    return rows


def _from_top(word: PageWord) -> tuple[float, float]:
    return -word.base, word.left


def _from_left(word: PageWord) -> float:
    return word.left


def _base_word(word: PageWord, words: Sequence[PageWord]) -> PageWord | None:
    """The larger word right before a raised one, or after; None for a word that is not raised."""
    if len(word.text) > _MAX_RAISED_CHARS:
        return None
    is_sign = bool(NOTE_SIGN.fullmatch(word.text))
    for other in words:
        least = 0 if word.size < _SMALLER * other.size else SIGN_RAISED * other.size
        is_smaller = word.size < _SMALLER * other.size or (is_sign and word.size <= other.size)
        if is_smaller and (
            least < word.base - other.base <= _MAX_RAISED * other.size
            and min(abs(word.left - other.right), abs(other.left - word.right))
            <= _NEAR * other.size
        ):
            return other
    return None


def _with_initials(
    words: list[PageWord], initials: Sequence[PageWord], size: float
) -> list[PageWord]:
    """The words, the large letters joined to the first of the upper line beside each."""
    for initial in initials:
        beside = [
            word
            for word in words
            if initial.base - size / 2 <= word.base <= initial.base + initial.size
            and 0 <= word.left - initial.right <= _MAX_INITIAL_GAP * size
        ]
        if not beside:
            words.append(initial)
            continue
        first = max(beside, key=lambda word: word.base)
        at = words.index(first)
        is_word = initial.text in _ONE_LETTER_WORDS and first.text[:1].islower()
        gap = " " if is_word and _stands_apart(first.text) else ""
        words[at] = replace(first, text=f"{initial.text}{gap}{first.text}", left=initial.left)
    return words


def _stands_apart(rest: str) -> bool:
    """Whether what follows a large "A" is an English word of its own."""
    # Loaded here, not above: its word lists take a while, and few pages need them.
    from simplemma import is_known  # noqa: PLC0415

    bare = rest.strip(".,;:!?")
    return bool(is_known(bare, lang="en")) and not is_known(f"a{bare}", lang="en")
