"""Chroma's chunking evaluation: answer spans and passages, by characters."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Document, Provenance
from corpus.errors import OnRecordError
from corpus.normalise import normalise
from corpus.span import Span
from evals.bench.store import desk_over
from evals.characters import Overlap, overlap
from evals.interval import Estimate, estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.ask import Desk

TOPS = (1, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and where the reference words stand in the normalised text of one document."""

    text: str
    document: str
    spans: tuple[Span, ...]


def run(data: Path) -> Mapping[str, Estimate]:
    """Every figure of the protocol by name; OnRecordError when the data is not there."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted(data.glob("*.md"))}
    listed = data / "questions_df.csv"
    if not texts or not listed.is_file():
        message = f"{data}: Chroma's data is not there"
        raise OnRecordError(message)
    documents = [_document(name, text) for name, text in texts.items()]
    questions = tuple(_questions(listed, texts))
    with desk_over(documents) as desk:
        figures = dict(_answers(desk, questions))
        figures.update(_passages(desk, questions))
    return figures


def _document(name: str, text: str) -> Document:
    return Document(Provenance(id=name, file=f"{name}.md", sha256=""), normalise(text))


def _questions(listed: Path, texts: Mapping[str, str]) -> Iterator[Question]:
    unchanged = {name: normalise(text) == text for name, text in texts.items()}
    with listed.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = texts[row["corpus_id"]]
            spans = (
                Span(reference["start_index"], reference["end_index"])
                for reference in json.loads(row["references"])
            )
            if not unchanged[row["corpus_id"]]:
                spans = (_moved(text, span) for span in spans)
            yield Question(row["question"], row["corpus_id"], tuple(spans))


def _moved(text: str, span: Span) -> Span:
    """The span in the normalised text: as far in as what stands before it is long, normalised."""
    start, end = (len(normalise(f"{text[:at]}x")) - 1 for at in (span.start, span.end))
    return Span(start, end)


def _answers(desk: Desk, questions: Sequence[Question]) -> Iterator[tuple[str, Estimate]]:
    found = [
        overlap(
            (
                (cited.document.id, cited.span)
                for claim in desk.ask(question.text).claims
                for cited in claim.citations
            ),
            _gold(question),
        )
        for question in questions
    ]
    yield from _figures("answer", found, ("precision", "recall", "f1", "iou"))


def _passages(desk: Desk, questions: Sequence[Question]) -> Iterator[tuple[str, Estimate]]:
    hits = [desk.find(question.text, top=max(TOPS)) for question in questions]
    for top in TOPS:
        found = [
            overlap(
                ((hit.passage.document.id, hit.passage.span) for hit in its[:top]), _gold(question)
            )
            for question, its in zip(questions, hits, strict=True)
        ]
        yield from _figures(f"passages k={top}", found, ("precision", "recall", "f1", "iou"))


def _gold(question: Question) -> Iterable[tuple[str, Span]]:
    return [(question.document, span) for span in question.spans]


def _figures(
    name: str, found: Sequence[Overlap], measures: Sequence[str]
) -> Iterator[tuple[str, Estimate]]:
    for measure in measures:
        yield f"{name} {measure}", estimate([getattr(one, measure) for one in found])
