"""Chroma's chunking evaluation: answer spans and passages, by characters."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from evals.bench.locations import normalised_span
from evals.bench.table import ResultsTable, TableRow, cell, more
from evals.metrics.characters import Overlap, overlap
from evals.metrics.interval import estimate
from evals.systems.llamaindex import LlamaIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from evals.metrics.characters import Place
    from evals.systems.registry import Maker
    from evals.systems.system import System

TOPS = (1, 2, 3, 5, 10)
MEASURES = ("precision", "recall", "f1", "iou")
HEADS = ("precision", "recall", "F1", "IoU")

CHOSEN_HERE = (
    "On Record's few weights and BM25's two were chosen on this data, LlamaIndex has its defaults."
)


@dataclass(frozen=True, slots=True)
class ChromaQuestion:
    """A question, and where the reference words stand in the normalised text of one document."""

    text: str
    document: str
    spans: tuple[Span, ...]

    @property
    def gold(self) -> tuple[Place, ...]:
        """The same as places."""
        return tuple((self.document, span) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Results:
    """What one system gave: of each question the quotes it shows, and the passages it finds."""

    system: str
    quotes: tuple[tuple[Place, ...], ...]
    passages: tuple[tuple[Place, ...], ...]
    note: str = ""


def run(data: Path, makers: Iterable[Maker]) -> Iterator[ResultsTable]:
    """Answers, then passages, of every system; OnRecordError when the data is not there."""
    documents, questions = read(data)
    results = []
    for make in makers:
        with make(documents) as system:
            results.append(_results(system, questions))
    yield _answers(results, questions)
    yield _passages(results, questions)


def read(data: Path) -> tuple[tuple[Document, ...], tuple[ChromaQuestion, ...]]:
    """The five corpora and the questions."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted(data.glob("*.md"))}
    listed = data / "questions_df.csv"
    if not texts or not listed.is_file():
        message = f"{data}: Chroma's data is not there"
        raise OnRecordError(message)
    documents = tuple(_document(name, text) for name, text in texts.items())
    return documents, tuple(_questions(listed, texts))


def _document(name: str, text: str) -> Document:
    return Document(Provenance(id=name, file=f"{name}.md", sha256=""), normalise(text))


def _questions(listed: Path, texts: Mapping[str, str]) -> Iterator[ChromaQuestion]:
    unchanged = {name: normalise(text) == text for name, text in texts.items()}
    with listed.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = texts[row["corpus_id"]]
            spans = (
                Span(reference["start_index"], reference["end_index"])
                for reference in json.loads(row["references"])
            )
            if not unchanged[row["corpus_id"]]:
                spans = (normalised_span(text, span) for span in spans)
            yield ChromaQuestion(row["question"], row["corpus_id"], tuple(spans))


def _results(system: System, questions: Sequence[ChromaQuestion]) -> Results:
    quotes = tuple(system.answer(question.text).quotes for question in questions)
    found = tuple(tuple(system.find(question.text, top=max(TOPS))) for question in questions)
    note = ""
    if isinstance(system, LlamaIndex):
        note = (
            f"{system.name}: of {system.offsets.passages:,} passages {system.offsets.astray:,} do "
            "not stand at the offsets they claim."
        )
    return Results(system.name, quotes, found, note)


def _answers(results: Sequence[Results], questions: Sequence[ChromaQuestion]) -> ResultsTable:
    rows, overlaps = [], []
    for its in results:
        pairs = list(zip(its.quotes, questions, strict=True))
        every = [overlap(quotes, question.gold) for quotes, question in pairs]
        overlaps.append((its.system, every))
        rows.append(_row(its.system, every))
        if any(len(quotes) > 1 for quotes in its.quotes):
            first = [overlap(quotes[:1], question.gold) for quotes, question in pairs]
            best = [_best(quotes, question) for quotes, question in pairs]
            rows.append(_row(f"{its.system}: first quote only", first))
            rows.append(_row(f"{its.system}: the quote with the best F1 (oracle)", best))
    return ResultsTable(
        "Answers: the characters shown against the reference spans",
        (*HEADS, "characters shown"),
        (*rows, *_differences(overlaps)),
        " ".join(
            [
                CHOSEN_HERE,
                "LlamaIndex has no answer without a language model: its row is all that",
                "CitationQueryEngine would give one to cite, its oracle the best that one could",
                "pick. BM25's answer is the one best sentence.",
                *(its.note for its in results if its.note),
            ]
        ),
    )


def _passages(results: Sequence[Results], questions: Sequence[ChromaQuestion]) -> ResultsTable:
    rows = []
    for top in TOPS:
        overlaps = []
        for its in results:
            pairs = zip(its.passages, questions, strict=True)
            found = [overlap(places[:top], question.gold) for places, question in pairs]
            overlaps.append((f"{its.system}, k = {top}", found))
        rows += [_row(name, found) for name, found in overlaps]
        rows += _differences(overlaps)
    return ResultsTable(
        "Passages: the characters of the first k against the reference spans",
        (*HEADS, "characters shown"),
        tuple(rows),
        CHOSEN_HERE,
    )


def _best(quotes: Sequence[Place], question: ChromaQuestion) -> Overlap:
    """Of the one quote that does best, as one who knows the gold would choose."""
    each = [overlap([quote], question.gold) for quote in quotes]
    return max(each, key=lambda one: one.f1, default=overlap([], question.gold))


def _row(name: str, found: Sequence[Overlap]) -> TableRow:
    figures = [cell(estimate([getattr(one, measure) for one in found])) for measure in MEASURES]
    shown = sum(one.shown for one in found) / len(found)
    return TableRow(name, (*figures, f"{shown:,.0f}"), len(found))


def _differences(overlaps: Sequence[tuple[str, Sequence[Overlap]]]) -> Iterator[TableRow]:
    """The first system's figures less each other one's, question by question."""
    (mine, ours), *others = overlaps
    for name, theirs in others:
        pairs = list(zip(ours, theirs, strict=True))
        gaps = (
            estimate([getattr(a, measure) - getattr(b, measure) for a, b in pairs])
            for measure in MEASURES
        )
        yield TableRow(f"*{mine} less {name}*", (*map(more, gaps), ""), len(pairs))
