"""Calibration of `confidence` on held-out cases, and the price of each abstention threshold."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from evals.bench.squad import draw_sample, read_squad
from evals.bench.table import ResultsTable, TableRow, average, format_estimate
from evals.cases.suites import read_suite
from evals.metrics.calibration import BINS, calibration_error, reliability_bins
from evals.metrics.interval import bootstrap
from evals.metrics.silence import confidence_auroc, false_answer_rate
from evals.report.plots import reliability_plot
from evals.run.system_under_test import AnswerServiceUnderTest
from evals.systems.onrecord import OnRecord, open_answer_service

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.bench.squad import SquadQuestion
    from evals.metrics.metric import Values

PLOT: Final = Path(__file__).parents[1] / "calibration.svg"
CALIBRATION_SUITES: Final = ("five", "library", "footbridge")
SQUAD: Final = "SQuAD 2, odd articles"
THRESHOLDS: Final = tuple(round(0.05 * step, 2) for step in range(1, 15))
ANSWERED, FALSELY = 0.9, 0.1  # minimum answer rate and maximum false answer rate wanted
WIDTH, HEIGHT, TITLE = 372, 400, 20  # of a plot and of its title, in pixels
STEPS = 60  # bisection steps, more than a float resolves
STYLE = Markup("""<style>
text { font: 12.5px sans-serif; fill: #222 } .tick { font-size: 11.5px; fill: #666 }
.title { font-weight: bold } .grid { stroke: #ddd } .dot { fill: #1f5f8b; stroke: #fff }
.diagonal { stroke: #888; stroke-dasharray: 5 4 } .gap { stroke: #b3541e; stroke-width: 1.5 }
</style>""")


@dataclass(frozen=True, slots=True)
class ConfidenceSample:
    """Pairs of confidence and label (1 answerable, 0 not), with the cluster of each.

    The bootstrap resamples whole clusters.
    """

    name: str
    values: tuple[Values, ...]
    clusters: tuple[str, ...]

    @property
    def by_label(self) -> tuple[list[float], list[float]]:
        """The confidences of the answerable questions and of the others."""
        return [v[0] for v in self.values if v[1]], [v[0] for v in self.values if not v[1]]


def run(data: Path, *, size: int | None, plot: Path = PLOT) -> Iterator[ResultsTable]:
    """Yield tables of AUROC, calibration error, reliability and thresholds; write the plot."""
    samples = [squad_sample(data / "squad2-dev", size=size), *map(suite_sample, CALIBRATION_SUITES)]
    plot.write_text(reliability_drawing(samples), encoding="utf-8")
    yield summary_table(samples)
    for sample in samples:
        yield reliability_table(sample)
    yield threshold_table(samples)


def squad_sample(data: Path, *, size: int | None) -> ConfidenceSample:
    """Sample the odd articles of SQuAD 2: half asked of their paragraph, half of a partial library.

    Unanswerable questions of the first half are near misses; the second lacks half of the articles.
    """
    documents, questions, articles = read_squad(data)
    odd_questions = [question for question in questions if articles[question.paragraph] % 2]
    indexed = {name for name, article in articles.items() if article // 2 % 2 == 0}
    given_paragraph = draw_sample(odd_questions, size)
    partial_library = draw_sample(
        [question for question in odd_questions if question.answered], size
    )
    with open_answer_service(documents) as desk:
        system = OnRecord(desk)
        values = [
            (_confidence_in(system, question, alone=True), float(question.answered))
            for question in given_paragraph
        ]
    with open_answer_service(
        [question for question in documents if question.id in indexed]
    ) as desk:
        system = OnRecord(desk)
        values += [
            (_confidence_in(system, question, alone=False), float(question.paragraph in indexed))
            for question in partial_library
        ]
    clusters = tuple(
        str(articles[question.paragraph]) for question in (*given_paragraph, *partial_library)
    )
    return ConfidenceSample(SQUAD, tuple(values), clusters)


def _confidence_in(system: OnRecord, question: SquadQuestion, *, alone: bool) -> float:
    answer = system.answer(question.text, source=question.paragraph if alone else None)
    return answer.confidence or 0.0


def suite_sample(name: str) -> ConfidenceSample:
    """Confidence and label of each case of a suite, asked with its filters and history."""
    told = read_suite(name)
    with open_answer_service(list(told.documents().values())) as desk:
        values = tuple(
            (
                float(
                    AnswerServiceUnderTest(desk).ask(
                        case.question, case.filters.parsed(), case.history
                    )["confidence"]
                ),
                float(case.answerable),
            )
            for case in told.cases
        )
    return ConfidenceSample(name, values, tuple(case.id for case in told.cases))


def summary_table(samples: Sequence[ConfidenceSample]) -> ResultsTable:
    """A table of AUROC and calibration error, a row a sample."""
    statistics = (confidence_auroc, calibration_error, shifted_error)
    rows = []
    for sample in samples:
        figures = [
            format_estimate(bootstrap(sample.values, statistic, sample.clusters))
            for statistic in statistics
        ]
        mean, share = (
            average([value[column] for value in sample.values]) or 0.0 for column in (0, 1)
        )
        rows.append(
            TableRow(sample.name, (*figures, f"{mean:.2f}", f"{share:.2f}"), len(sample.values))
        )
    heads = ("AUROC", "calibration error", "the same, share known", "mean confidence", "answerable")
    note = (
        "Fitted as if half of the questions could be answered; with the share known, the log-odds "
        "of all are moved alike until their mean is that share, so that what is left is not due to "
        "it. Intervals draw whole articles, or cases."
    )
    return ResultsTable("Confidence on cases kept out", heads, tuple(rows), note)


def reliability_table(sample: ConfidenceSample) -> ResultsTable:
    """A table of the reliability bins: mean confidence and share answerable."""
    rows = tuple(
        TableRow(
            f"{min(int(found.confidence * BINS), BINS - 1) / BINS:.1f} on",
            (f"{found.confidence:.2f}", f"{found.answerable:.2f}"),
            found.count,
        )
        for found in reliability_bins(sample.values)
    )
    return ResultsTable(f"Reliability: {sample.name}", ("mean confidence", "answerable"), rows)


def threshold_table(samples: Sequence[ConfidenceSample]) -> ResultsTable:
    """A table of the answer rate on answerable and unanswerable questions at each threshold."""
    rows = [
        TableRow(
            f"{threshold:.2f}",
            tuple(_answer_rates(sample, threshold) for sample in samples),
            _question_count(samples),
        )
        for threshold in THRESHOLDS
    ]
    wanted = f"{ANSWERED:.0%} answered"
    rows.append(
        TableRow(
            wanted, tuple(_best_threshold(sample) for sample in samples), _question_count(samples)
        )
    )
    note = (
        "Answerable questions answered / others falsely answered. The last row has the highest "
        "threshold that answers nine in ten of the answerable, and what it answers falsely; "
        f"{FALSELY:.0%} at most is wanted."
    )
    names = tuple(sample.name for sample in samples)
    return ResultsTable("The price of silence", names, tuple(rows), note)


def _answer_rates(sample: ConfidenceSample, threshold: float) -> str:
    shares = (
        sum(confidence >= threshold for confidence in confidences) / (len(confidences) or 1)
        for confidences in sample.by_label
    )
    return " / ".join(f"{share:.2f}" for share in shares)


def _best_threshold(sample: ConfidenceSample) -> str:
    answerable, others = sample.by_label
    false_rate = false_answer_rate(answerable, others, answer_rate=ANSWERED)
    if false_rate is None:
        return "–"
    needed = math.ceil(ANSWERED * len(answerable) - 1e-9)
    return f"{sorted(answerable, reverse=True)[needed - 1]:.2f}: {false_rate:.2f}"


def _question_count(samples: Sequence[ConfidenceSample]) -> int:
    return sum(len(sample.values) for sample in samples)


def shifted_error(values: Sequence[Values]) -> float | None:
    """Calibration error after all log-odds are shifted so that the mean is the share answerable."""
    share = average([value[1] for value in values])
    if share is None:
        return None
    low, high = -20.0, 20.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        mean = average([_shift_log_odds(value[0], middle) for value in values]) or 0.0
        low, high = (middle, high) if mean < share else (low, middle)
    return calibration_error([(_shift_log_odds(value[0], low), *value[1:]) for value in values])


def _shift_log_odds(confidence: float, shift: float) -> float:
    if not 0.0 < confidence < 1.0:
        return confidence
    return 1.0 / (1.0 + (1.0 - confidence) / confidence * math.exp(-shift))


def reliability_drawing(samples: Sequence[ConfidenceSample]) -> str:
    """Reliability diagrams of all samples as one SVG, two a row."""
    parts = []
    for number, sample in enumerate(samples):
        x, y = number % 2 * WIDTH, number // 2 * (HEIGHT + TITLE)
        parts.append(
            Markup(
                '<g transform="translate({},{})"><text class="title" x="48" y="14">{}</text>'
                '<g transform="translate(0,{})">{}</g></g>'
            ).format(x, y, sample.name, TITLE, reliability_plot(reliability_bins(sample.values)))
        )
    size = 2 * WIDTH, (len(samples) + 1) // 2 * (HEIGHT + TITLE)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" '
            'height="{1}"><rect width="{0}" height="{1}" fill="#fff"/>{2}{3}</svg>\n'
        ).format(*size, STYLE, Markup("").join(parts))
    )
