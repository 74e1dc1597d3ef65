"""Laying a quotation where its words, or most of them, stand on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.check.aligned import Alignment
from app.check.alignment import (
    LEFT_OUT,
    MAX_CELLS,
    OPEN,
    OTHER,
    SIMILAR,
    AlignmentRow,
    align,
    align_long,
)
from app.check.classify_change import is_close
from app.check.cue_words import is_count
from app.check.quotation import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.check.alignment import Costs, Step
    from app.check.quotation import Quotation
    from app.check.word_index import WordIndex

TOP = 24  # places at which an altered quotation is tried
RUNS = 2_000  # places at which one without signs is compared; only common words stand in more
PLACES = 200  # at which one with ellipses is tried that stands in many
SLACK = 30  # words of the source besides as many as the quotation has
REACH = 400  # words that an ellipsis may leave out
_LOST = 0.1  # of what was left out of the source counts
_ALIKE = 0.8  # of a word that is spelled otherwise counts as standing
_OF_A_KIND = 0.4  # of a number in place of another number


def places_of_words(quotation: Quotation, record: WordIndex) -> Iterator[Alignment]:
    """The quotation laid at every place where its words, or its longest piece's, stand in a row."""
    numbers = _numbers(quotation, record)
    begin, end = max(quotation.pieces, key=lambda piece: piece[1] - piece[0])
    places = record.runs(numbers[begin:end])
    inner = _inner(quotation)
    if inner == (begin, end):
        for place in places[:RUNS]:
            steps = [(at, place + at - begin) for at in range(begin, end)]
            yield _laid(quotation, record, steps, place)
        return
    for place in places[:PLACES]:
        yield _at(quotation, record, numbers, place - (begin - inner[0]))


def similar_places(quotation: Quotation, record: WordIndex) -> Iterator[Alignment]:
    """The quotation laid at the places that share most of its rarer words."""
    numbers = _numbers(quotation, record)
    first, last = _inner(quotation)
    for place in record.likely(numbers[first:last], top=TOP):
        laid = _at(quotation, record, numbers, place)
        if any(map(laid.same, laid.steps)):
            yield laid


def likeness(laid: Alignment) -> float:
    """How much of the quotation stands there, 0 to 1, its rarer words counting for more.

    What was left out of the source counts against it, though little.
    """
    record, items = laid.record, laid.quotation.items
    whole = kept = lost = 0.0
    for at, place in laid.steps:
        if at is None:
            lost += record.weight(int(record.ids[place])) if place is not None else 0.0
            continue
        item = items[at]
        if not item.is_word:
            continue
        weight = record.weight(record.number(item.key))
        whole += weight
        if place is not None:
            kept += weight * _share(laid, at, place)
    lost = 0.0 if laid.quotation.has_signs else lost
    return kept / (whole + lost * _LOST) if whole else 0.0


def _share(laid: Alignment, at: int, place: int) -> float:
    if laid.same((at, place)):
        return 1.0
    item, raw = laid.quotation.items[at], laid.raw(place)
    key = laid.record.keys[laid.record.ids[place]]
    if is_close(item.key, key):
        return _ALIKE
    return _OF_A_KIND if is_count(item.key, item.raw) and is_count(key, raw) else 0.0


def _numbers(quotation: Quotation, record: WordIndex) -> list[int]:
    return [record.number(item.key) if item.is_word else -1 for item in quotation.items]


def _inner(quotation: Quotation) -> tuple[int, int]:
    """From the first word to behind the last: without the signs at the edges."""
    return quotation.pieces[0][0], quotation.pieces[-1][1]


def _at(quotation: Quotation, record: WordIndex, numbers: Sequence[int], place: int) -> Alignment:
    """The quotation laid about `place` as cheaply as it can be."""
    first, last = _inner(quotation)
    length = last - first
    slack = SLACK + length // 2
    if any(item.sign is Sign.ELLIPSIS for item in quotation.items[first:last]):
        slack += REACH
    owner = record.owner(min(max(place + length // 2, 0), len(record.ids) - 1))
    begin = max(place - slack, int(record.bounds[owner]))
    end = min(place + length + slack + length // 2, int(record.bounds[owner + 1]) - 1)
    window = record.ids[begin:end]
    if length * len(window) > MAX_CELLS:
        steps = align_long(numbers[first:last], window.tolist())
    else:
        steps = align(list(_rows(quotation, record, numbers, window)), len(window))
    moved = [
        (None if at is None else at + first, None if beside is None else beside + begin)
        for at, beside in steps
    ]
    return _laid(quotation, record, moved, begin)


def _laid(quotation: Quotation, record: WordIndex, steps: Sequence[Step], place: int) -> Alignment:
    return Alignment(quotation, record, record.documents[record.owner(place)], tuple(steps))


def _rows(
    quotation: Quotation, record: WordIndex, numbers: Sequence[int], window: Costs
) -> Iterator[AlignmentRow]:
    first, last = _inner(quotation)
    there = {int(number): record.keys[number] for number in np.unique(window)}
    for at in range(first, last):
        item = quotation.items[at]
        if not item.is_word:
            free = np.zeros(len(window), np.int32)
            left_out = 0 if item.sign is Sign.ELLIPSIS else LEFT_OUT
            yield AlignmentRow(free, added=0, left_out=left_out, opens=0)
            continue
        beside = np.where(window == numbers[at], 0, OTHER).astype(np.int32)
        if numbers[at] not in there:
            counts = is_count(item.key, item.raw)
            for number, key in there.items():
                if is_close(item.key, key):
                    beside[window == number] = SIMILAR
                elif counts and is_count(key, key):
                    beside[window == number] = OPEN
        yield AlignmentRow(beside)
