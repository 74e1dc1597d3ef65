"""A quotation as somebody gives it: its words, and the ellipses and brackets that are theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from app.check.fold import UNSEEN, WORD, fold
from corpus.errors import OnRecordError
from corpus.model.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS = {"“": "”", "‘": "’", "«": "»", "»": "«", "„": "“”", "\u201a": "‘’", '"': '"', "'": "'"}
_CLOSING = "”’»«“‘\"'"
_ELLIPSIS = r"[\[(]\s*(?:…|\.\s?\.\s?\.)\.?\s*[\])]|\[\s*\]|…|\.{3,}|\.\s\.\s\.(?:\s\.)?"
_CAPITAL = r"\[(?P<letter>[^\W\d_])\](?=[^\W\d_])"
_BRACKET = r"[^\W_]*\[[^\[\]\n]{1,200}\](?:[^\W_]+)?"
_OWN = re.compile(rf"(?P<ellipsis>{_ELLIPSIS})|(?P<capital>{_CAPITAL})|(?P<bracket>{_BRACKET})")


class QuotationError(OnRecordError):
    """Words that cannot be looked for: there is none among them."""


class Sign(StrEnum):
    """What a quoter may put into a quotation as their own."""

    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a quotation, or a sign of the quoter's (`sign` ellipsis or bracket).

    `raw` is as it is to be compared: "[T]he" is the word "The" whose capital is the quoter's.
    """

    raw: str
    start: int
    end: int
    sign: Sign | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is to stand on record."""
        return self.sign is None or self.sign is Sign.CAPITAL

    @property
    def key(self) -> str:
        """The folded word."""
        return fold(self.raw)


@dataclass(frozen=True)
class Quotation:
    """The words as given, without the marks around them; offsets of the items are in `text`."""

    text: str
    items: tuple[Item, ...]

    @cached_property
    def words(self) -> tuple[Item, ...]:
        """The items that are to stand on record."""
        return tuple(item for item in self.items if item.is_word)

    @property
    def has_signs(self) -> bool:
        """Whether anything in it is the quoter's own."""
        return any(item.sign is not None for item in self.items)

    @cached_property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The runs of words between ellipses and brackets, each from an item to behind another."""
        found, begin = [], 0
        for at, item in enumerate((*self.items, None)):
            if item is None or not item.is_word:
                if begin < at:
                    found.append((begin, at))
                begin = at + 1
        return tuple(found)


def readings(words: str) -> tuple[Quotation, ...]:
    """The quotation to the letter and, where it holds such signs, with the quoter's own understood.

    QuotationError when there is no word in it.
    """
    text = _unwrapped(normalise(words).translate(UNSEEN).strip())
    plain = Quotation(text, tuple(_words(text, 0, len(text))))
    if not plain.items:
        message = "give the words of a quotation: there is no word in what was given"
        raise QuotationError(message)
    own = Quotation(text, tuple(_items(text)))
    if not own.has_signs:
        return (plain,)
    return (plain, own) if own.words else (plain,)


def _items(text: str) -> Iterator[Item]:
    at = 0
    capital: re.Match[str] | None = None
    for found in (*_OWN.finditer(text), None):
        until = found.start() if found else len(text)
        words = _words(text, at, until)
        if capital is not None:
            first = next(words)
            raw = capital["letter"] + first.raw
            yield Item(raw, capital.start(), first.end, Sign.CAPITAL)
        yield from words
        if found is None:
            return
        capital = found if found["capital"] else None
        if capital is None:
            sign = Sign.ELLIPSIS if found["ellipsis"] else Sign.BRACKET
            yield Item(found[0], found.start(), found.end(), sign)
        at = found.end()


def _words(text: str, start: int, end: int) -> Iterator[Item]:
    for found in WORD.finditer(text, start, end):
        yield Item(found[0], found.start(), found.end())


def _unwrapped(text: str) -> str:
    """The text without the quotation marks that enclose it, or that only begin or only end it."""
    while len(text) > 1 and text[0] in _PAIRS:
        rest = text[1:]
        closing = _PAIRS[text[0]]
        if rest[-1] in closing and _encloses(text):
            text = rest[:-1].strip()
        elif not any(mark in rest for mark in closing):
            text = rest.strip()
        else:
            return text
    if text and text[-1] in _CLOSING and not any(mark in text[:-1] for mark in _PAIRS):
        return text[:-1].strip()
    return text


def _encloses(text: str) -> bool:
    """Whether the first mark is closed by the last and not before, as in `“No,” he said, “no.”`."""
    opening, closing = text[0], _PAIRS[text[0]]
    depth = 0
    for at, mark in enumerate(text):
        if mark in closing and (mark != opening or _closes(text, at)):
            # An apostrophe within a word closes nothing.
            if mark in "'’" and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum():
                continue
            depth -= 1
        elif mark == opening:
            depth += 1
        if depth == 0:
            return at == len(text) - 1
    return False


def _closes(text: str, at: int) -> bool:
    """Whether a mark that looks the same on both sides follows a word instead of leading one."""
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([—–-"
