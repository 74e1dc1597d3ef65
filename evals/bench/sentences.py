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

GOLD_FILE = Path(__file__).with_name("five-sentences.json")


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
    gold = json.loads(GOLD_FILE.read_text(encoding="utf-8"))
    documents = [loaded for loaded in load_all(discover([data])) if isinstance(loaded, Document)]
    stale = [
        document.id for document in documents if gold[document.id]["digest"] != document.digest
    ]
    if stale or len(documents) != len(gold):
        message = f"{data}: not the documents that the gold was made for: {stale}"
        raise OnRecordError(message)
    return {
        name: _count_boundaries(
            {(document.id, start) for document in documents for start in starts(document.text)},
            {(name, start) for name, entry in gold.items() for start in entry["starts"]},
        )
        for name, starts in _segmenters().items()
    }


def _segmenters() -> dict[str, Callable[[str], Iterable[int]]]:
    # Imported here, since only this comparison needs them.
    import nupunkt  # noqa: PLC0415
    import pysbd  # noqa: PLC0415

    rules = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return {
        "On Record (syntok)": lambda text: [span.start for span in sentence_spans(text)],
        "nupunkt": lambda text: _sentence_starts(text, nupunkt.sent_spans),
        "pySBD": lambda text: _sentence_starts(
            text, lambda part: [(cut.start, cut.end) for cut in rules.segment(part)]
        ),
    }


def _sentence_starts(text: str, cut: Callable[[str], Iterable[tuple[int, int]]]) -> list[int]:
    """Starts of the sentences of each paragraph, after any bullet, as ours are."""
    sentence_starts = []
    for paragraph in paragraphs(text):
        for start, end in cut(paragraph.of(text)):
            part = Span(paragraph.start + start, paragraph.start + end) if start < end else None
            trimmed = trim(text, part) if part else None
            if trimmed is not None and text[trimmed.start] == "•" and len(trimmed) > 1:
                trimmed = trim(text, Span(trimmed.start + 1, trimmed.end))
            if trimmed is not None:
                sentence_starts.append(trimmed.start)
    return sentence_starts


def _count_boundaries(
    predicted: set[tuple[str, int]], gold: set[tuple[str, int]]
) -> BoundaryCounts:
    return BoundaryCounts(len(predicted & gold), len(predicted - gold), len(gold - predicted))
