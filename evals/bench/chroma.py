"""Chroma's chunking evaluation: answers and passages against reference spans, by characters."""

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
from evals.bench.table import ResultsTable, TableRow, format_difference, format_estimate
from evals.metrics.characters import CharacterOverlap, character_overlap
from evals.metrics.interval import estimate
from evals.systems.llamaindex import LlamaIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from evals.metrics.characters import DocumentSpan
    from evals.systems.registry import SystemFactory
    from evals.systems.system import System

TOPS = (1, 2, 3, 5, 10)
CHROMA_MEASURES = ("precision", "recall", "f1", "iou")
CHROMA_HEADS = ("precision", "recall", "F1", "IoU")

CHOSEN_HERE = (
    "On Record's few weights and BM25's two were chosen on this data, LlamaIndex has its defaults."
)


@dataclass(frozen=True, slots=True)
class ChromaQuestion:
    """A question with its reference spans in one normalised document."""

    text: str
    document: str
    spans: tuple[Span, ...]

    @property
    def gold(self) -> tuple[DocumentSpan, ...]:
        """The reference spans with their document."""
        return tuple((self.document, span) for span in self.spans)


@dataclass(frozen=True, slots=True)
class SystemResults:
    """One system's quotes and passages for each question."""

    system: str
    quotes: tuple[tuple[DocumentSpan, ...], ...]
    passages: tuple[tuple[DocumentSpan, ...], ...]
    note: str = ""


def run(data: Path, makers: Iterable[SystemFactory]) -> Iterator[ResultsTable]:
    """Yield a table of answers and one of passages for all systems.

    OnRecordError when the data is missing.
    """
    documents, questions = read_chroma(data)
    results = []
    for make in makers:
        with make(documents) as system:
            results.append(_ask_system(system, questions))
    yield _answers_table(results, questions)
    yield _passages_table(results, questions)


def read_chroma(data: Path) -> tuple[tuple[Document, ...], tuple[ChromaQuestion, ...]]:
    """Read the five corpora and the questions."""
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


def _ask_system(system: System, questions: Sequence[ChromaQuestion]) -> SystemResults:
    quotes = tuple(system.answer(question.text).quotes for question in questions)
    passages = tuple(tuple(system.find(question.text, top=max(TOPS))) for question in questions)
    note = ""
    if isinstance(system, LlamaIndex):
        note = (
            f"{system.name}: of {system.offsets.passages:,} passages {system.offsets.astray:,} do "
            "not stand at the offsets they claim."
        )
    return SystemResults(system.name, quotes, passages, note)


def _answers_table(
    results: Sequence[SystemResults], questions: Sequence[ChromaQuestion]
) -> ResultsTable:
    rows, overlaps = [], []
    for result in results:
        pairs = list(zip(result.quotes, questions, strict=True))
        scores = [character_overlap(quotes, question.gold) for quotes, question in pairs]
        overlaps.append((result.system, scores))
        rows.append(_table_row(result.system, scores))
        if any(len(quotes) > 1 for quotes in result.quotes):
            first_quotes = [
                character_overlap(quotes[:1], question.gold) for quotes, question in pairs
            ]
            best_quotes = [_best_quote_overlap(quotes, question) for quotes, question in pairs]
            rows.append(_table_row(f"{result.system}: first quote only", first_quotes))
            rows.append(
                _table_row(f"{result.system}: the quote with the best F1 (oracle)", best_quotes)
            )
    return ResultsTable(
        "Answers: the characters shown against the reference spans",
        (*CHROMA_HEADS, "characters shown"),
        (*rows, *_differences(overlaps)),
        " ".join(
            [
                CHOSEN_HERE,
                "LlamaIndex has no answer without a language model: its row is all that",
                "CitationQueryEngine would give one to cite, its oracle the best that one could",
                "pick. BM25's answer is the one best sentence.",
                *(result.note for result in results if result.note),
            ]
        ),
    )


def _passages_table(
    results: Sequence[SystemResults], questions: Sequence[ChromaQuestion]
) -> ResultsTable:
    rows = []
    for top in TOPS:
        overlaps = []
        for result in results:
            pairs = zip(result.passages, questions, strict=True)
            scores = [character_overlap(places[:top], question.gold) for places, question in pairs]
            overlaps.append((f"{result.system}, k = {top}", scores))
        rows += [_table_row(name, scores) for name, scores in overlaps]
        rows += _differences(overlaps)
    return ResultsTable(
        "Passages: the characters of the first k against the reference spans",
        (*CHROMA_HEADS, "characters shown"),
        tuple(rows),
        CHOSEN_HERE,
    )


def _best_quote_overlap(
    quotes: Sequence[DocumentSpan], question: ChromaQuestion
) -> CharacterOverlap:
    """The overlap of the quote with the best F1 (an oracle's choice)."""
    scores = [character_overlap([quote], question.gold) for quote in quotes]
    return max(scores, key=lambda score: score.f1, default=character_overlap([], question.gold))


def _table_row(name: str, scores: Sequence[CharacterOverlap]) -> TableRow:
    figures = [
        format_estimate(estimate([getattr(score, measure) for score in scores]))
        for measure in CHROMA_MEASURES
    ]
    shown = sum(score.shown for score in scores) / len(scores)
    return TableRow(name, (*figures, f"{shown:,.0f}"), len(scores))


def _differences(overlaps: Sequence[tuple[str, Sequence[CharacterOverlap]]]) -> Iterator[TableRow]:
    """Rows of paired differences between the first system and each other one."""
    (mine, ours), *others = overlaps
    for name, theirs in others:
        pairs = list(zip(ours, theirs, strict=True))
        gaps = (
            estimate([getattr(a, measure) - getattr(b, measure) for a, b in pairs])
            for measure in CHROMA_MEASURES
        )
        yield TableRow(f"*{mine} less {name}*", (*map(format_difference, gaps), ""), len(pairs))
