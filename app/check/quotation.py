"""Parse a quotation: its words, and the ellipses and brackets of the quoter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from app.check.fold import NOTE_MARK, UNSEEN, word_key, words_in
from corpus.errors import OnRecordError
from corpus.model.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.check.attribution import QuotedPiece

_PAIRS = {"“": "”", "‘": "’", "«": "»", "»": "«", "„": "“”", "\u201a": "‘’", '"': '"', "'": "'"}
_CLOSING = "”’»«“‘\"'"
_ELLIPSIS = r"[\[(]\s*(?:…|\.\s?\.\s?\.)\.?\s*[\])]|\[\s*\]|…|\.{3,}|\.\s\.\s\.(?:\s\.)?"
_CAPITAL = r"\[(?P<letter>[^\W\d_])\](?=[^\W\d_])"
_BRACKET = r"[^\W_]*\[[^\[\]\n]{1,200}\](?:[^\W_]+)?"
_SIC = r"\(\s*sic!?\s*\)"
_QUOTER_MARK = re.compile(
    rf"(?P<ellipsis>{_ELLIPSIS})|(?P<capital>{_CAPITAL})|(?P<bracket>{_SIC}|{_BRACKET})",
    re.IGNORECASE,
)


class QuotationError(OnRecordError):
    """A quotation without any word."""


class Sign(StrEnum):
    """The mark of an edit that a quoter may make."""

    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a quotation, or a mark of the quoter (`sign` is ellipsis or bracket).

    `raw` is the text to compare: "[T]he" is the word "The" with a capital from the quoter; `key`
    is a word's form in the word index.
    """

    raw: str
    start: int
    end: int
    key: str = ""
    sign: Sign | None = None

    @property
    def is_word(self) -> bool:
        """Whether the source must have it."""
        return self.sign is None or self.sign is Sign.CAPITAL


@dataclass(frozen=True)
class Quotation:
    """The text without the quotation marks around it, and its items with offsets in `text`.

    `joints` are the numbers of the items before which the text was broken by a reporting clause,
    `openings` of those with which quoted words begin in a sentence of the quoter's.
    """

    text: str
    items: tuple[Item, ...]
    joints: frozenset[int] = frozenset()
    openings: frozenset[int] = frozenset()

    @cached_property
    def words(self) -> tuple[Item, ...]:
        """The items that the source must have."""
        return tuple(item for item in self.items if item.is_word)

    @property
    def has_signs(self) -> bool:
        """Whether it has any mark of the quoter."""
        return any(item.sign is not None for item in self.items)

    @cached_property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The runs of words between ellipses and brackets, as item ranges with exclusive ends."""
        ranges, start = [], 0
        for index, item in enumerate((*self.items, None)):
            if item is None or not item.is_word:
                if start < index:
                    ranges.append((start, index))
                start = index + 1
        return tuple(ranges)


def readings(words: str) -> tuple[Quotation, ...]:
    """The quotation read literally and, if it has ellipses or brackets, with these as edits.

    QuotationError when there is no word in it.
    """
    text = _without_outer_marks(_readable(words))
    literal = Quotation(text, tuple(_words(text, 0, len(text))))
    if not literal.items:
        message = "give the words of a quotation: there is no word in what was given"
        raise QuotationError(message)
    return _with_edited(literal, Quotation(text, tuple(_items(text))))


def attributed_readings(pieces: Sequence[QuotedPiece]) -> tuple[Quotation, ...]:
    """The same for words that were quoted within a sentence of the quoter's, piece by piece."""
    literal = _joined(pieces, lambda text: _words(text, 0, len(text)))
    return _with_edited(literal, _joined(pieces, _items)) if literal.words else ()


def _with_edited(literal: Quotation, edited: Quotation) -> tuple[Quotation, ...]:
    return (literal, edited) if edited.has_signs and edited.words else (literal,)


def _joined(pieces: Sequence[QuotedPiece], items_of: Callable[[str], Iterator[Item]]) -> Quotation:
    """The pieces in one text; between two that more than a clause parts, words are left out."""
    text, items, joints, openings = "", list[Item](), set[int](), set[int]()
    for piece in pieces:
        if text and not piece.after_clause:
            items.append(Item("…", len(text) + 1, len(text) + 2, sign=Sign.ELLIPSIS))
            text += " …"
        elif text:
            joints.add(len(items))
        openings.add(len(items))
        text += " " if text else ""
        words = _readable(piece.text)
        items += (
            replace(item, start=item.start + len(text), end=item.end + len(text))
            for item in items_of(words)
        )
        text += words
    return Quotation(text, tuple(items), frozenset(joints), frozenset(openings))


def _readable(words: str) -> str:
    """The words without what is not seen and without the marks of notes."""
    return NOTE_MARK.sub("", normalise(words).translate(UNSEEN)).strip()


def _items(text: str) -> Iterator[Item]:
    position = 0
    capital: re.Match[str] | None = None
    for match in (*_QUOTER_MARK.finditer(text), None):
        end = match.start() if match else len(text)
        words = _words(text, position, end)
        if capital is not None:
            first = next(words)
            raw = capital["letter"] + first.raw
            key = word_key(raw)
            yield Item(raw, capital.start(), first.end, key, Sign.CAPITAL)
        yield from words
        if match is None:
            return
        capital = match if match["capital"] else None
        if capital is None:
            sign = Sign.ELLIPSIS if match["ellipsis"] else Sign.BRACKET
            yield Item(match[0], match.start(), match.end(), sign=sign)
        position = match.end()


def _words(text: str, start: int, end: int) -> Iterator[Item]:
    for first, last, key in words_in(text, start, end):
        yield Item(text[first:last], first, last, key)


def _without_outer_marks(text: str) -> str:
    """The text without quotation marks that enclose it, or a single one at an end."""
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
    """Whether the last mark closes the first; false for `“No,” he said, “no.”`."""
    opening, closing = text[0], _PAIRS[text[0]]
    depth = 0
    for position, mark in enumerate(text):
        if mark in closing and (mark != opening or _closes(text, position)):
            # An apostrophe within a word closes nothing.
            if (
                mark in "'’"
                and text[position - 1].isalnum()
                and text[position + 1 : position + 2].isalnum()
            ):
                continue
            depth -= 1
        elif mark == opening:
            depth += 1
        if depth == 0:
            return position == len(text) - 1
    return False


def _closes(text: str, position: int) -> bool:
    """Whether a symmetric mark is after a word, so that it closes."""
    return position > 0 and not text[position - 1].isspace() and text[position - 1] not in "([—–-"
