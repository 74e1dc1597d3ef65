"""Words are aligned at the least cost, gaps in one piece."""

from __future__ import annotations

import numpy as np

from app.check.align_at import likeness, places_of_words, similar_places
from app.check.alignment import SUBSTITUTION_COST, AlignmentRow, align, align_long
from app.check.quotation import readings
from app.check.word_index import WordIndex
from tests.index.folders import invented

SOURCE = "the old ferry sank in the wide river"
INDEX = WordIndex.of([invented(SOURCE)])


def aligned(quoted: str, source: str) -> list[tuple[int | None, int | None]]:
    words = np.array(source.split())
    rows = [
        AlignmentRow(np.where(words == word, 0, SUBSTITUTION_COST).astype(np.int32))
        for word in quoted.split()
    ]
    return align(rows, len(words))


def test_equal_words_are_paired_and_the_rest_of_the_source_left_out() -> None:
    assert aligned("ferry sank", SOURCE) == [(0, 2), (1, 3)]


def test_an_omission_an_addition_and_a_substitution() -> None:
    assert aligned("ferry sank the wide", SOURCE) == [(0, 2), (1, 3), (None, 4), (2, 5), (3, 6)]
    assert aligned("old ferry slowly sank in", SOURCE) == [
        (0, 1), (1, 2), (2, None), (3, 3), (4, 4),
    ]  # fmt: skip
    assert aligned("the old boat sank in", SOURCE) == [(n, n) for n in range(5)]


def test_long_texts_are_aligned_by_common_runs() -> None:
    source = list(range(100))
    quoted = [*range(10, 40), 777, *range(41, 60)]

    steps = align_long(quoted, source)

    assert steps[0] == (0, 10)
    assert steps[-1] == (len(quoted) - 1, 59)
    assert (30, 40) in steps


def test_exact_words_have_a_likeness_of_one_and_a_region_without_steps() -> None:
    (quotation,) = readings("old ferry sank")
    (alignment,) = places_of_words(quotation, INDEX)

    assert likeness(alignment) == 1.0
    assert alignment.document.text[alignment.start : alignment.end] == "old ferry sank"
    assert all(not region.steps for region in alignment.regions())


def test_altered_words_are_found_at_a_similar_place() -> None:
    (quotation,) = readings("old ferry swam in the wide river")

    assert list(places_of_words(quotation, INDEX)) == []
    alignment = next(similar_places(quotation, INDEX))
    assert 0.5 < likeness(alignment) < 1
    (changed,) = [region for region in alignment.regions() if region.steps]
    assert (changed.items, changed.places) == ((2,), (3,))
