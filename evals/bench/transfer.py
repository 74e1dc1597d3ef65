"""Transfer: readers of passages on data sets that none was trained on, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from evals.bench import chroma, squad
from evals.bench.table import ResultsTable, TableRow, format_difference, format_estimate
from evals.cases.gold import find_gold
from evals.cases.suites import read_suite
from evals.metrics.interval import estimate
from evals.metrics.silence import auroc
from evals.systems.onrecord import on_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.model.document import Document
    from evals.metrics.characters import DocumentSpan
    from evals.systems.registry import SystemFactory
    from evals.systems.system import SystemAnswer

TRANSFER_SUITES: Final = ("five", "library", "footbridge")
MIN_SHARED = 0.5  # share of the gold place, or of a shorter quote, that makes a hit
TRANSFER_NOTE = (
    "First quote: the share of the questions with an answer whose first quote has half of a place "
    "that answers, or is half of it. AUROC: of confidence, answered against unanswerable "
    "questions; in parentheses how many there are of these. A reader was trained on none of these "
    "questions or texts. Of Chroma's set all questions have an answer; SQuAD's odd articles are "
    "asked given the paragraph, so longer quotes, as LlamaIndex's, hit by their length. Suites: "
    "the cases without filters and without a question before. Intervals draw questions, of SQuAD's "
    "whole articles."
)


@dataclass(frozen=True, slots=True)
class TransferQuestion:
    """A question, the only document to ask (or None), and all spans that answer it."""

    text: str
    source: str | None
    gold: tuple[DocumentSpan, ...]
    cluster: str


@dataclass(frozen=True, slots=True)
class TransferSet:
    """A data set: documents and questions about them."""

    name: str
    documents: tuple[Document, ...]
    questions: tuple[TransferQuestion, ...]


def system_with_reader(folder: Path) -> SystemFactory:
    """On Record with the reader whose weights are in `folder`, named after it."""
    return partial(on_record, evidence=str(folder), name=f"On Record, reader {folder.name}")


def run(data: Path, makers: Iterable[SystemFactory], *, size: int | None) -> Iterator[ResultsTable]:
    """Yield one table: a row a system, and rows of differences from the first."""
    sets = [_chroma(data / "chroma-chunking"), _squad(data / "squad2-dev", size)]
    sets += [_suite(name) for name in TRANSFER_SUITES]
    hits_by_system: dict[str, list[list[float]]] = {}
    rows = []
    for make in makers:
        cells, hits = [], []
        for data_set in sets:
            with make(data_set.documents) as system:
                shown = [
                    system.answer(question.text, source=question.source)
                    for question in data_set.questions
                ]
            hits.append(_hits(shown, data_set.questions))
            cells.append(format_estimate(estimate(hits[-1], _clusters(data_set))))
            if any(not question.gold for question in data_set.questions):
                cells.append(_auroc_cell(shown, data_set.questions))
            name = system.name
        hits_by_system[name] = hits
        rows.append(TableRow(name, tuple(cells), sum(len(data_set.questions) for data_set in sets)))
    (mine, ours), *others = hits_by_system.items()
    rows += [
        TableRow(f"*{mine} less {name}*", _differences(ours, theirs, sets), 0)
        for name, theirs in others
    ]
    heads = [head for data_set in sets for head in _column_heads(data_set)]
    yield ResultsTable(
        "Transfer: sets that no reader was trained on", tuple(heads), tuple(rows), TRANSFER_NOTE
    )


def _column_heads(data_set: TransferSet) -> Iterator[str]:
    yield f"{data_set.name}: first quote"
    unanswerable = sum(not question.gold for question in data_set.questions)
    if unanswerable:
        yield f"AUROC ({unanswerable})"


def _differences(
    ours: list[list[float]], theirs: list[list[float]], sets: list[TransferSet]
) -> tuple[str, ...]:
    cells = []
    for our_hits, their_hits, data_set in zip(ours, theirs, sets, strict=True):
        gaps = [a - b for a, b in zip(our_hits, their_hits, strict=True)]
        cells.append(format_difference(estimate(gaps, _clusters(data_set))))
        if any(not question.gold for question in data_set.questions):
            cells.append("")
    return tuple(cells)


def _clusters(data_set: TransferSet) -> list[str]:
    return [question.cluster for question in data_set.questions if question.gold]


def _hits(shown: Sequence[SystemAnswer], questions: Sequence[TransferQuestion]) -> list[float]:
    return [
        float(is_hit(answer.quotes[:1], question.gold))
        for answer, question in zip(shown, questions, strict=True)
        if question.gold
    ]


def is_hit(quotes: Sequence[DocumentSpan], gold: Sequence[DocumentSpan]) -> bool:
    """Whether a quote and an answer span share at least half of the shorter one."""
    return any(
        document == other and shared >= MIN_SHARED * min(len(span), len(place))
        for document, span in quotes
        for other, place in gold
        if (shared := min(span.end, place.end) - max(span.start, place.start)) > 0
    )


def _auroc_cell(shown: Sequence[SystemAnswer], questions: Sequence[TransferQuestion]) -> str:
    confidences: dict[bool, list[float]] = {True: [], False: []}
    for answer, question in zip(shown, questions, strict=True):
        if answer.confidence is not None:
            confidences[bool(question.gold)].append(answer.confidence)
    area = auroc(confidences[True], confidences[False])
    return "–" if area is None else f"{area:.3f}".lstrip("0")


def _chroma(data: Path) -> TransferSet:
    documents, questions = chroma.read_chroma(data)
    asked = (
        TransferQuestion(q.text, None, q.gold, str(number)) for number, q in enumerate(questions)
    )
    return TransferSet("Chroma", documents, tuple(asked))


def _squad(data: Path, size: int | None) -> TransferSet:
    documents, questions, articles = squad.read_squad(data)
    odd_questions = [question for question in questions if articles[question.paragraph] % 2]
    asked = (
        TransferQuestion(
            question.text,
            question.paragraph,
            tuple((question.paragraph, span) for span in question.answers)
            if question.answered
            else (),
            str(articles[question.paragraph]),
        )
        for question in squad.draw_sample(odd_questions, size)
    )
    return TransferSet("SQuAD 2, odd articles", documents, tuple(asked))


def _suite(name: str) -> TransferSet:
    suite = read_suite(name)
    documents = suite.documents()
    asked = (
        TransferQuestion(
            case.question,
            None,
            tuple(
                (place.place.document, place.span)
                for point in find_gold(case, documents).points
                for place in point
            ),
            case.id,
        )
        for case in suite.cases
        if not case.history and not case.filters.model_dump(exclude_defaults=True)
    )
    return TransferSet(name, tuple(documents.values()), tuple(asked))
