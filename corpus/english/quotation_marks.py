"""Quoted spans: the words between quotation marks, in any of the usual styles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What may close a mark. A German „ is closed by “ and a Swedish ” by itself; and those who type
# mix “ with ", so that each may close the other.
CLOSERS = {"“": '”"', "„": '“”"', "«": "»", "»": "«", "‘": "’", '"': '"”', "'": "'", "”": "”"}
DEEPEST = 3  # marks opened within each other; more are marks that were never closed
LONGEST = 3_000  # characters between single marks, which are mostly apostrophes
_SINGLE = "‘'"
_BEFORE = " \t\n([{—–-/“„«‘\"'"


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """A quotation within one paragraph: `whole` with its marks, `words` without them.

    `goes_on` is True where the next paragraph opens with a mark while this one was never closed: a
    quotation of several paragraphs.
    """

    whole: Span
    words: Span
    goes_on: bool = False


def quoted_spans(text: str, places: Sequence[Span]) -> tuple[QuotedSpan, ...]:
    """The outermost quotations in order; none crosses one of the paragraphs `places`."""
    quotes: list[QuotedSpan] = []
    for place, after in pairwise([*places, None]):
        if place is None:
            break
        opens_next = after is not None and text[after.start] in CLOSERS
        quotes += _in_paragraph(text, place, opens_next=opens_next)
    return tuple(quotes)


def _in_paragraph(text: str, place: Span, *, opens_next: bool) -> Iterator[QuotedSpan]:
    at = place.start
    while at < place.end:
        if not _opens(text, at, place):
            at += 1
            continue
        end = _closed_at(text, at, place)
        if end is None and text[at] in _SINGLE:
            at += 1  # an apostrophe
            continue
        goes_on = end is None and opens_next
        stop = end if end is not None else _stop(text, at, place)
        inner = trim(text, Span(at + 1, stop)) if stop > at + 1 else None
        whole_end = stop + 1 if end is not None else stop
        if inner is not None:
            yield QuotedSpan(Span(at, whole_end), inner, goes_on)
        at = max(whole_end, at + 1)


def _opens(text: str, at: int, place: Span) -> bool:
    mark = text[at]
    if mark not in CLOSERS or at + 1 >= place.end:
        return False
    before = text[at - 1] if at > place.start else " "
    after = text[at + 1]
    if mark in "“„«":
        return True
    if mark == "”":
        return at == place.start
    cut = text[at + 1 : at + 3] in {"..", ".@"}  # "...and then", ".@name wrote"
    return before in _BEFORE and not after.isspace() and (cut or after not in ",.;:!?")


def _closed_at(text: str, start: int, place: Span) -> int | None:  # noqa: C901 # a kind of mark each
    """The offset of the mark that closes the one at `start`, or None."""
    mark = text[start]
    closers = CLOSERS[mark]
    if mark in _SINGLE:
        return _single_closed_at(text, start, place)
    depth = opened = 0
    first: int | None = None
    for at in range(start + 1, place.end):
        one = text[at]
        if one == '"' and _opens_again(text, at, place):
            opened += 1
            if opened > DEEPEST:
                break
        elif one in closers:
            first = at if first is None and not (mark == '"' and depth) else first
            if one == '"' and opened:
                opened -= 1
            elif depth:
                depth -= 1
            else:
                return at
        elif mark == '"' and one == "“" and at > start + 1 and "”" in text[at : place.end]:
            depth += 1  # curly marks within straight ones
        elif one == mark and mark != '"':
            if _closes_wrongly(text, at, place):
                return at
            depth += 1
            if depth > DEEPEST:
                break
    return _before_the_next(text, start, first)


def _closes_wrongly(text: str, at: int, place: Span) -> bool:
    """Whether an opening mark was typed for a closing one: after a comma, before a space."""
    spaced = at + 1 >= place.end or text[at + 1].isspace()
    return text[at] == "“" and text[at - 1] in ",.!?" and spaced


def _opens_again(text: str, at: int, place: Span) -> bool:
    """Whether a straight mark is an opening one: after a space, before a word."""
    if at + 1 >= place.end:
        return False
    return text[at - 1].isspace() and not text[at + 1].isspace()


def _before_the_next(text: str, start: int, first: int | None) -> int | None:
    """The first closing mark, where no other mark was opened before it."""
    if first is None or text.find(text[start], start + 1, first) >= 0:
        return None
    return first


def _single_closed_at(text: str, start: int, place: Span) -> int | None:
    closer = CLOSERS[text[start]]
    doubtful: int | None = None
    limit = min(place.end, start + LONGEST)
    at = text.find(closer, start + 2, limit)
    while at >= 0:
        after = text[at + 1] if at + 1 < place.end else " "
        if not after.isalnum() and not text[at - 1].isspace():
            if text[at - 1] != "s":
                return at
            doubtful = at if doubtful is None else doubtful
        elif text[start] == "'" and text[at - 1].isspace():
            break
        at = text.find(closer, at + 1, limit)
    return doubtful


def _stop(text: str, start: int, place: Span) -> int:
    """The end of an unclosed quotation: before the next opening mark, or at the paragraph's end."""
    at = text.find(text[start], start + 1, place.end)
    return at if at >= 0 else place.end
