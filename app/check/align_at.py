"""Align a quotation with the places of the documents that have its words, or most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.check.aligned_text import Alignment
from app.check.alignment import (
    GAP_EXTEND_COST,
    GAP_OPEN_COST,
    MAX_CELLS,
    SIMILAR_COST,
    SUBSTITUTION_COST,
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

MAX_SIMILAR_PLACES = 24  # at which an altered quotation is aligned
MAX_EXACT_PLACES = 2_000  # for a quotation without ellipses; only common words have more
MAX_ELLIPSIS_PLACES = 200  # for a quotation with ellipses
SLACK_WORDS = 30  # of the source, beyond the length of the quotation
MAX_ELLIPSIS_WORDS = 400  # that an ellipsis may leave out
_OMISSION_WEIGHT = 0.1  # of words left out of the source
_SPELLING_CREDIT = 0.8  # for a word in another spelling
_NUMBER_CREDIT = 0.4  # for another number in place of a number


def places_of_words(quotation: Quotation, word_index: WordIndex) -> Iterator[Alignment]:
    """Alignments at each place that has the quotation's words, or its longest piece, in a row."""
    word_ids = _word_ids(quotation, word_index)
    begin, end = max(quotation.pieces, key=lambda piece: piece[1] - piece[0])
    positions = word_index.runs(word_ids[begin:end])
    inner_range = _inner_range(quotation)
    if inner_range == (begin, end):
        for position in positions[:MAX_EXACT_PLACES]:
            steps = [
                (item_index, position + item_index - begin) for item_index in range(begin, end)
            ]
            yield _alignment(quotation, word_index, steps, position)
        return
    for position in positions[:MAX_ELLIPSIS_PLACES]:
        yield _align_near(quotation, word_index, word_ids, position - (begin - inner_range[0]))


def similar_places(quotation: Quotation, word_index: WordIndex) -> Iterator[Alignment]:
    """Alignments at the places that share most of the quotation's rarer words."""
    word_ids = _word_ids(quotation, word_index)
    first, last = _inner_range(quotation)
    for position in word_index.likely(word_ids[first:last], top=MAX_SIMILAR_PLACES):
        alignment = _align_near(quotation, word_index, word_ids, position)
        if any(map(alignment.matching_pair, alignment.steps)):
            yield alignment


def likeness(alignment: Alignment) -> float:
    """The share of the quotation that the source has there, 0 to 1, weighted by rarity of words.

    Words left out of the source lower it a little, unless the quoter marked any omission.
    """
    word_index, items = alignment.word_index, alignment.quotation.items
    total = kept = lost = 0.0
    for item_index, position in alignment.steps:
        if item_index is None:
            lost += (
                word_index.weight(int(word_index.ids[position])) if position is not None else 0.0
            )
            continue
        item = items[item_index]
        if not item.is_word:
            continue
        weight = word_index.weight(word_index.word_id(item.key))
        total += weight
        if position is not None:
            kept += weight * _word_credit(alignment, item_index, position)
    lost = 0.0 if alignment.quotation.has_signs else lost
    return kept / (total + lost * _OMISSION_WEIGHT) if total else 0.0


def _word_credit(alignment: Alignment, item_index: int, position: int) -> float:
    if alignment.matching_pair((item_index, position)):
        return 1.0
    item, raw = alignment.quotation.items[item_index], alignment.raw(position)
    key = alignment.word_index.keys[alignment.word_index.ids[position]]
    if is_close(item.key, key):
        return _SPELLING_CREDIT
    return _NUMBER_CREDIT if is_count(item.key, item.raw) and is_count(key, raw) else 0.0


def _word_ids(quotation: Quotation, word_index: WordIndex) -> list[int]:
    return [word_index.word_id(item.key) if item.is_word else -1 for item in quotation.items]


def _inner_range(quotation: Quotation) -> tuple[int, int]:
    """The item range from the first word to the last, without marks at the edges; end exclusive."""
    return quotation.pieces[0][0], quotation.pieces[-1][1]


def _align_near(
    quotation: Quotation, word_index: WordIndex, word_ids: Sequence[int], position: int
) -> Alignment:
    """The cheapest alignment of the quotation near the word position."""
    first, last = _inner_range(quotation)
    length = last - first
    slack = SLACK_WORDS + length // 2
    if any(item.sign is Sign.ELLIPSIS for item in quotation.items[first:last]):
        slack += MAX_ELLIPSIS_WORDS
    owner = word_index.owner(min(max(position + length // 2, 0), len(word_index.ids) - 1))
    begin = max(position - slack, int(word_index.bounds[owner]))
    end = min(position + length + slack + length // 2, int(word_index.bounds[owner + 1]) - 1)
    window = word_index.ids[begin:end]
    if length * len(window) > MAX_CELLS:
        steps = align_long(word_ids[first:last], window.tolist())
    else:
        steps = align(list(_alignment_rows(quotation, word_index, word_ids, window)), len(window))
    document_steps = [
        (
            None if item_index is None else item_index + first,
            None if costs is None else costs + begin,
        )
        for item_index, costs in steps
    ]
    return _alignment(quotation, word_index, document_steps, begin)


def _alignment(
    quotation: Quotation, word_index: WordIndex, steps: Sequence[Step], position: int
) -> Alignment:
    document = word_index.documents[word_index.owner(position)].loaded
    return Alignment(quotation, word_index, document, tuple(steps))


def _alignment_rows(
    quotation: Quotation, word_index: WordIndex, word_ids: Sequence[int], window: Costs
) -> Iterator[AlignmentRow]:
    first, last = _inner_range(quotation)
    window_keys = {int(word_id): word_index.keys[word_id] for word_id in np.unique(window)}
    for item_index in range(first, last):
        item = quotation.items[item_index]
        if not item.is_word:
            free = np.zeros(len(window), np.int32)
            gap_extend = 0 if item.sign is Sign.ELLIPSIS else GAP_EXTEND_COST
            yield AlignmentRow(free, insertion=0, gap_extend=gap_extend, gap_open=0)
            continue
        costs = np.where(window == word_ids[item_index], 0, SUBSTITUTION_COST).astype(np.int32)
        if word_ids[item_index] not in window_keys:
            counts = is_count(item.key, item.raw)
            for word_id, key in window_keys.items():
                if is_close(item.key, key):
                    costs[window == word_id] = SIMILAR_COST
                elif counts and is_count(key, key):
                    costs[window == word_id] = GAP_OPEN_COST
        yield AlignmentRow(costs)
