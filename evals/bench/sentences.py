"""Sentence segmentation of the five documents: ours and two baselines against gold boundaries.

Gold holds offsets only. Where four segmenters agreed, their boundary; the rest was read by eye.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from corpus.model.span import Span, trim
from corpus.structure.paragraphs import paragraphs
from corpus.structure.sentences import sentence_spans
from evals.bench.table import ResultsTable, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

GOLD = Path(__file__).with_name("five-sentences.json")


@dataclass(frozen=True, slots=True)
class BoundaryCounts:
    """True positives, false positives and false negatives of a segmenter's boundaries."""

    right: int
    wrong: int
    missed: int


def boundary_table(data: Path) -> ResultsTable:
    """A table of each segmenter's boundaries; `data` is the folder of the five documents."""
    rows = [
        TableRow(
            name,
            (str(counts.right), str(counts.wrong), str(counts.missed)),
            counts.right + counts.missed,
        )
        for name, counts in compare_segmenters(data).items()
    ]
    return ResultsTable(
        "Sentence boundaries of the five documents", ("right", "wrong", "missed"), tuple(rows)
    )


def compare_segmenters(data: Path) -> Mapping[str, BoundaryCounts]:
    """Score each segmenter's boundaries; `data` is the folder of the five documents."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    documents = [found for found in load_all(discover([data])) if isinstance(found, Document)]
    stale = [
        document.id for document in documents if gold[document.id]["digest"] != document.digest
    ]
    if stale or len(documents) != len(gold):
        message = f"{data}: not the documents that the gold was made for: {stale}"
        raise OnRecordError(message)
    return {
        name: _compare(
            {(document.id, start) for document in documents for start in starts(document.text)},
            {(name, start) for name, entry in gold.items() for start in entry["starts"]},
        )
        for name, starts in _segmenters().items()
    }


def _segmenters() -> dict[str, Callable[[str], Iterable[int]]]:
    # Loaded here, not above: they are for this comparison alone.
    import nupunkt  # noqa: PLC0415
    import pysbd  # noqa: PLC0415

    rules = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return {
        "On Record (syntok)": lambda text: [span.start for span in sentence_spans(text)],
        "nupunkt": lambda text: _starts(text, nupunkt.sent_spans),
        "pySBD": lambda text: _starts(
            text, lambda part: [(cut.start, cut.end) for cut in rules.segment(part)]
        ),
    }


def _starts(text: str, cut: Callable[[str], Iterable[tuple[int, int]]]) -> list[int]:
    """Starts of the sentences of each paragraph, after any bullet, as ours are."""
    found = []
    for paragraph in paragraphs(text):
        for start, end in cut(paragraph.of(text)):
            part = Span(paragraph.start + start, paragraph.start + end) if start < end else None
            words = trim(text, part) if part else None
            if words is not None and text[words.start] == "•" and len(words) > 1:
                words = trim(text, Span(words.start + 1, words.end))
            if words is not None:
                found.append(words.start)
    return found


def _compare(found: set[tuple[str, int]], gold: set[tuple[str, int]]) -> BoundaryCounts:
    return BoundaryCounts(len(found & gold), len(found - gold), len(gold - found))
