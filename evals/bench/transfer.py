"""Transfer: trained sentence rankers on data sets that none was trained on, in one table."""

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

SUITES: Final = ("five", "library", "footbridge")
HELD = 0.5  # share of a gold place, or of the quote where that is shorter, that makes a hit
NOTE = (
    "First quote: the share of the questions with an answer whose first quote has half of a place "
    "that answers, or is half of it. AUROC: of confidence, answered against unanswerable "
    "questions; in parentheses how many there are of these. A judge was trained on none of these "
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


def system_with_ranker(folder: Path) -> SystemFactory:
    """On Record with the ranker whose weights are in `folder`, named after it."""
    return partial(on_record, evidence=str(folder), name=f"On Record, judge {folder.name}")


def run(data: Path, makers: Iterable[SystemFactory], *, size: int | None) -> Iterator[ResultsTable]:
    """Yield one table: a row a system, and rows of differences from the first."""
    sets = [_chroma(data / "chroma-chunking"), _squad(data / "squad2-dev", size)]
    sets += [_suite(name) for name in SUITES]
    found: dict[str, list[list[float]]] = {}
    rows = []
    for make in makers:
        cells, every = [], []
        for one in sets:
            with make(one.documents) as system:
                shown = [system.answer(q.text, source=q.source) for q in one.questions]
            every.append(_hits(shown, one.questions))
            cells.append(format_estimate(estimate(every[-1], _clusters(one))))
            if any(not question.gold for question in one.questions):
                cells.append(_area(shown, one.questions))
            name = system.name
        found[name] = every
        rows.append(TableRow(name, tuple(cells), sum(len(one.questions) for one in sets)))
    (mine, ours), *others = found.items()
    rows += [TableRow(f"*{mine} less {name}*", _less(ours, its, sets), 0) for name, its in others]
    heads = [head for one in sets for head in _heads(one)]
    yield ResultsTable(
        "Transfer: sets that no judge was trained on", tuple(heads), tuple(rows), NOTE
    )


def _heads(one: TransferSet) -> Iterator[str]:
    yield f"{one.name}: first quote"
    unanswerable = sum(not question.gold for question in one.questions)
    if unanswerable:
        yield f"AUROC ({unanswerable})"


def _less(
    ours: list[list[float]], theirs: list[list[float]], sets: list[TransferSet]
) -> tuple[str, ...]:
    cells = []
    for mine, other, one in zip(ours, theirs, sets, strict=True):
        gaps = [a - b for a, b in zip(mine, other, strict=True)]
        cells.append(format_difference(estimate(gaps, _clusters(one))))
        if any(not question.gold for question in one.questions):
            cells.append("")
    return tuple(cells)


def _clusters(one: TransferSet) -> list[str]:
    return [question.cluster for question in one.questions if question.gold]


def _hits(shown: Sequence[SystemAnswer], questions: Sequence[TransferQuestion]) -> list[float]:
    return [
        float(is_hit(its.quotes[:1], question.gold))
        for its, question in zip(shown, questions, strict=True)
        if question.gold
    ]


def is_hit(quotes: Sequence[DocumentSpan], gold: Sequence[DocumentSpan]) -> bool:
    """Whether a quote and an answer span share at least half of the shorter one."""
    return any(
        document == other and shared >= HELD * min(len(span), len(place))
        for document, span in quotes
        for other, place in gold
        if (shared := min(span.end, place.end) - max(span.start, place.start)) > 0
    )


def _area(shown: Sequence[SystemAnswer], questions: Sequence[TransferQuestion]) -> str:
    sides: dict[bool, list[float]] = {True: [], False: []}
    for its, question in zip(shown, questions, strict=True):
        if its.confidence is not None:
            sides[bool(question.gold)].append(its.confidence)
    area = auroc(sides[True], sides[False])
    return "–" if area is None else f"{area:.3f}".lstrip("0")


def _chroma(data: Path) -> TransferSet:
    documents, questions = chroma.read_chroma(data)
    asked = (TransferQuestion(q.text, None, q.gold, str(at)) for at, q in enumerate(questions))
    return TransferSet("Chroma", documents, tuple(asked))


def _squad(data: Path, size: int | None) -> TransferSet:
    documents, questions, articles = squad.read_squad(data)
    pool = [one for one in questions if articles[one.paragraph] % 2]
    asked = (
        TransferQuestion(
            one.text,
            one.paragraph,
            tuple((one.paragraph, span) for span in one.answers) if one.answered else (),
            str(articles[one.paragraph]),
        )
        for one in squad.draw_sample(pool, size)
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
