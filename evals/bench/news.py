"""Questions on news articles: whole answers, and silence where the articles do not answer."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from corpus.errors import OnRecordError
from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from evals.bench.locations import normalised_span
from evals.bench.table import ResultsTable, TableRow, format_difference, format_estimate
from evals.metrics.interval import bootstrap, paired_difference
from evals.metrics.silence import confidence_auroc, false_answer_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from evals.metrics.characters import DocumentSpan
    from evals.metrics.metric import Values
    from evals.systems.registry import SystemFactory
    from evals.systems.system import System

WHOLE = 0.95  # recall from which a question is answered whole
PASSAGE_TOPS = (5, 10, 20)  # passages of which the recall is measured
ANSWERED = (0.85, 0.95)  # shares of the answerable questions that are answered
MEASURES = ("recall", "precision", "F1", "whole")


@dataclass(frozen=True, slots=True)
class NewsQuestion:
    """A question, the text it was written for, what answers it, and what is harmless besides.

    Without `need` nothing answers.
    """

    text: str
    document: str
    kind: str
    need: tuple[DocumentSpan, ...]
    may: tuple[DocumentSpan, ...]


@dataclass(frozen=True, slots=True)
class NewsAnswer:
    """What a system showed for a question: figures by characters, and its confidence.

    `found` is the share of `need` in the best passages, for each of `PASSAGE_TOPS`. All but
    `confidence` are None where nothing answers.
    """

    confidence: float
    recall: float | None = None
    precision: float | None = None
    f1: float | None = None
    found: tuple[float, ...] = ()

    @property
    def whole(self) -> float:
        """1 where all that answers is shown."""
        return float((self.recall or 0.0) >= WHOLE)


def run(data: Path, makers: Iterable[SystemFactory]) -> Iterator[ResultsTable]:
    """Yield tables of answers, of silence and of the passages found, for all systems."""
    documents, questions = read_news(data)
    answers: dict[str, list[NewsAnswer]] = {}
    for make in makers:
        with make(documents) as system:
            answers[system.name] = [ask_system(system, question) for question in questions]
    clusters = [[one.document for one in questions].index(one.document) for one in questions]
    yield _answers_table(questions, answers, clusters)
    yield _silence_table(questions, answers, clusters)
    yield _passages_table(questions, answers, clusters)


def read_news(data: Path) -> tuple[tuple[Document, ...], tuple[NewsQuestion, ...]]:
    """The articles and the questions of `news-dev`; OnRecordError when they are missing."""
    names = _existing(data / "news-dev" / "articles.txt").read_text(encoding="utf-8").split()
    texts = article_texts(data)
    records = json_lines(data / "news-dev" / "questions.jsonl.gz")
    return written_questions(records, {name: texts[name] for name in names})


def article_texts(data: Path) -> dict[str, str]:
    """The texts of all articles by id; OnRecordError when they are missing."""
    articles = _existing(data / "polnear-train" / "articles.jsonl")
    with articles.open(encoding="utf-8") as lines:
        return {one["id"]: one["text"] for one in map(json.loads, lines)}


def json_lines(file: Path) -> list[dict[str, Any]]:
    """The records of a gzipped file of JSON lines; OnRecordError when it is missing."""
    with gzip.open(_existing(file), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _existing(file: Path) -> Path:
    if not file.is_file():
        message = f"{file} is not there"
        raise OnRecordError(message)
    return file


def written_questions(
    records: Iterable[Mapping[str, Any]],
    texts: Mapping[str, str],
    titles: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Document, ...], tuple[NewsQuestion, ...]]:
    """Documents of the texts, and the questions with their places in the normalised texts.

    The records of one `group` are one question, which several texts answer.
    """
    documents = tuple(
        Document(
            Provenance(id=name, file=f"{name}.txt", sha256="", title=titles.get(name)),
            normalise(text),
        )
        for name, text in texts.items()
    )
    grouped: dict[str, NewsQuestion] = {}
    for number, record in enumerate(records):
        question = _question(record, texts)
        key = record.get("group") or f"question {number}"
        known = grouped.get(key, question)
        need, may = known.need + question.need, known.may + question.may
        grouped[key] = replace(
            known, need=tuple(dict.fromkeys(need)), may=tuple(dict.fromkeys(may))
        )
    return documents, tuple(grouped.values())


def _question(record: Mapping[str, Any], texts: Mapping[str, str]) -> NewsQuestion:
    name = record["document"]
    need, may = (
        tuple((name, normalised_span(texts[name], Span(*pair))) for pair in record.get(key) or ())
        for key in ("need", "may")
    )
    return NewsQuestion(record["question"], name, record["kind"], need, may)


def ask_system(system: System, question: NewsQuestion) -> NewsAnswer:
    """Ask the question of all articles together."""
    answer = system.answer(question.text)
    confidence = float("-inf") if answer.confidence is None else answer.confidence
    if not question.need:
        return NewsAnswer(confidence)
    need, may = _characters(question.need), _characters(question.may)
    shown = _characters(answer.quotes) - (may - need)
    shared = len(shown & need)
    found = system.find(question.text, top=max(PASSAGE_TOPS))
    return NewsAnswer(
        confidence,
        recall=shared / len(need),
        precision=shared / len(shown) if shown else 0.0,
        f1=2 * shared / (len(shown) + len(need)),
        found=tuple(len(_characters(found[:top]) & need) / len(need) for top in PASSAGE_TOPS),
    )


def _characters(places: Iterable[tuple[str, Span]]) -> set[tuple[str, int]]:
    return {(name, at) for name, span in places for at in range(span.start, span.end)}


def _answers_table(
    questions: Sequence[NewsQuestion],
    answers: Mapping[str, Sequence[NewsAnswer]],
    clusters: Sequence[int],
) -> ResultsTable:
    rows = _rows(
        {
            name: [(one.recall, one.precision, one.f1, one.whole) for one in given if one.found]
            for name, given in answers.items()
        },
        [cluster for cluster, one in zip(clusters, questions, strict=True) if one.need],
    )
    return ResultsTable(
        "News: the characters shown against those that answer", MEASURES, tuple(rows),
        "Asked of all articles together, never abstaining. Characters that are harmless besides "
        "count neither way; an answer is whole with 95 % of what answers. Intervals draw articles.",
    )  # fmt: skip


def _passages_table(
    questions: Sequence[NewsQuestion],
    answers: Mapping[str, Sequence[NewsAnswer]],
    clusters: Sequence[int],
) -> ResultsTable:
    rows = _rows(
        {name: [one.found for one in given if one.found] for name, given in answers.items()},
        [cluster for cluster, one in zip(clusters, questions, strict=True) if one.need],
    )
    heads = tuple(f"best {top}" for top in PASSAGE_TOPS)
    return ResultsTable("News: the share of what answers in the best passages", heads, tuple(rows))


def _rows(
    found: Mapping[str, Sequence[tuple[float | None, ...]]], clusters: Sequence[int]
) -> list[TableRow]:
    """A row of means a system, and one of paired differences for each but the first."""
    rows, first = [], ""
    for name, given in found.items():
        columns = [[(float(value or 0.0), 1.0) for value in column]
                   for column in zip(*given, strict=True)]  # fmt: skip
        figures = (format_estimate(bootstrap(column, _mean, clusters)) for column in columns)
        rows.append(TableRow(name, tuple(figures), len(given)))
        if not first:
            first, ours = name, columns
            continue
        gaps = (
            format_difference(paired_difference(theirs, mine, _mean, clusters))
            for theirs, mine in zip(columns, ours, strict=True)
        )
        rows.append(TableRow(f"*{first} less {name}*", tuple(gaps), len(given)))
    return rows


def _mean(values: Sequence[tuple[float | None, ...]]) -> float | None:
    return sum(value[0] or 0.0 for value in values) / len(values) if values else None


def _silence_table(
    questions: Sequence[NewsQuestion],
    answers: Mapping[str, Sequence[NewsAnswer]],
    clusters: Sequence[int],
) -> ResultsTable:
    statistics: list[Callable[..., float | None]] = [
        confidence_auroc,
        *(_false_answers_at(share) for share in ANSWERED),
    ]
    rows = []
    for name, given in answers.items():
        values = [
            (answer.confidence, float(bool(question.need)))
            for answer, question in zip(given, questions, strict=True)
        ]
        cells = (format_estimate(bootstrap(values, one, clusters)) for one in statistics)
        rows.append(TableRow(name, tuple(cells), len(values)))
    heads = ("AUROC", *(f"false answers at {share:.0%} answered" for share in ANSWERED))
    return ResultsTable("News: silence where the articles do not answer", heads, tuple(rows))


def _false_answers_at(share: float) -> Callable[[Sequence[Values]], float | None]:
    """The share of unanswerable questions answered where so many of the others are."""

    def statistic(values: Sequence[Values]) -> float | None:
        answerable, others = ([value[0] for value in values if bool(value[1]) is known]
                              for known in (True, False))  # fmt: skip
        return false_answer_rate(answerable, others, answer_rate=share)

    return statistic
