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
from evals.systems.onrecord import OnRecord, desk_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.bench.squad import SquadQuestion
    from evals.metrics.metric import Values

PLOT: Final = Path(__file__).parents[1] / "calibration.svg"
SUITES: Final = ("five", "library", "footbridge")
SQUAD: Final = "SQuAD 2, odd articles"
THRESHOLDS: Final = tuple(round(0.05 * step, 2) for step in range(1, 15))
ANSWERED, FALSELY = 0.9, 0.1  # what a threshold should reach, and stay under
WIDTH, HEIGHT, TITLE = 372, 400, 20  # of a plot, and of the words above it
STEPS = 60  # halvings until a shift is found, more than a float can tell apart
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
    samples = [squad_sample(data / "squad2-dev", size=size), *map(suite_sample, SUITES)]
    plot.write_text(reliability_drawing(samples), encoding="utf-8")
    yield summary_table(samples)
    for one in samples:
        yield reliability_table(one)
    yield threshold_table(samples)


def squad_sample(data: Path, *, size: int | None) -> ConfidenceSample:
    """Sample the odd articles of SQuAD 2: half asked of their paragraph, half of a partial library.

    Unanswerable questions of the first half are near misses; the second lacks half of the articles.
    """
    documents, questions, articles = read_squad(data)
    pool = [one for one in questions if articles[one.paragraph] % 2]
    there = {name for name, article in articles.items() if article // 2 % 2 == 0}
    near = draw_sample(pool, size)
    back = draw_sample([one for one in pool if one.answered], size)
    with desk_over(documents) as desk:
        system = OnRecord(desk)
        values = [(_sure(system, one, alone=True), float(one.answered)) for one in near]
    with desk_over([one for one in documents if one.id in there]) as desk:
        system = OnRecord(desk)
        values += [(_sure(system, one, alone=False), float(one.paragraph in there)) for one in back]
    clusters = tuple(str(articles[one.paragraph]) for one in (*near, *back))
    return ConfidenceSample(SQUAD, tuple(values), clusters)


def _sure(system: OnRecord, asked: SquadQuestion, *, alone: bool) -> float:
    shown = system.answer(asked.text, source=asked.paragraph if alone else None)
    return shown.confidence or 0.0


def suite_sample(name: str) -> ConfidenceSample:
    """Confidence and label of each case of a suite, asked with its filters and history."""
    told = read_suite(name)
    with desk_over(list(told.documents().values())) as desk:
        values = tuple(
            (
                float(
                    AnswerServiceUnderTest(desk).ask(it.question, it.filters.parsed(), it.history)[
                        "confidence"
                    ]
                ),
                float(it.answerable),
            )
            for it in told.cases
        )
    return ConfidenceSample(name, values, tuple(case.id for case in told.cases))


def summary_table(samples: Sequence[ConfidenceSample]) -> ResultsTable:
    """A table of AUROC and calibration error, a row a sample."""
    statistics = (confidence_auroc, calibration_error, shifted_error)
    rows = []
    for one in samples:
        figures = [format_estimate(bootstrap(one.values, its, one.clusters)) for its in statistics]
        mean, share = (average([value[at] for value in one.values]) or 0.0 for at in (0, 1))
        rows.append(TableRow(one.name, (*figures, f"{mean:.2f}", f"{share:.2f}"), len(one.values)))
    heads = ("AUROC", "calibration error", "the same, share known", "mean confidence", "answerable")
    note = (
        "Fitted as if half of the questions could be answered; with the share known, the log-odds "
        "of all are moved alike until their mean is that share, so that what is left is not due to "
        "it. Intervals draw whole articles, or cases."
    )
    return ResultsTable("Confidence on cases kept out", heads, tuple(rows), note)


def reliability_table(one: ConfidenceSample) -> ResultsTable:
    """A table of the reliability bins: mean confidence and share answerable."""
    rows = tuple(
        TableRow(
            f"{min(int(its.confidence * BINS), BINS - 1) / BINS:.1f} on",
            (f"{its.confidence:.2f}", f"{its.answerable:.2f}"),
            its.count,
        )
        for its in reliability_bins(one.values)
    )
    return ResultsTable(f"Reliability: {one.name}", ("mean confidence", "answerable"), rows)


def threshold_table(samples: Sequence[ConfidenceSample]) -> ResultsTable:
    """A table of the answer rate on answerable and unanswerable questions at each threshold."""
    rows = [
        TableRow(f"{at:.2f}", tuple(_price(one, at) for one in samples), _count(samples))
        for at in THRESHOLDS
    ]
    wanted = f"{ANSWERED:.0%} answered"
    rows.append(TableRow(wanted, tuple(_best(one) for one in samples), _count(samples)))
    note = (
        "Answerable questions answered / others falsely answered. The last row has the highest "
        "threshold that answers nine in ten of the answerable, and what it answers falsely; "
        f"{FALSELY:.0%} at most is wanted."
    )
    names = tuple(one.name for one in samples)
    return ResultsTable("The price of silence", names, tuple(rows), note)


def _price(one: ConfidenceSample, at: float) -> str:
    shares = (sum(sure >= at for sure in side) / (len(side) or 1) for side in one.by_label)
    return " / ".join(f"{share:.2f}" for share in shares)


def _best(one: ConfidenceSample) -> str:
    answerable, others = one.by_label
    falsely = false_answer_rate(answerable, others, answer_rate=ANSWERED)
    if falsely is None:
        return "–"
    needed = math.ceil(ANSWERED * len(answerable) - 1e-9)
    return f"{sorted(answerable, reverse=True)[needed - 1]:.2f}: {falsely:.2f}"


def _count(samples: Sequence[ConfidenceSample]) -> int:
    return sum(len(one.values) for one in samples)


def shifted_error(values: Sequence[Values]) -> float | None:
    """Calibration error after all log-odds are shifted so that the mean is the share answerable."""
    share = average([value[1] for value in values])
    if share is None:
        return None
    low, high = -20.0, 20.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        mean = average([_moved(value[0], middle) for value in values]) or 0.0
        low, high = (middle, high) if mean < share else (low, middle)
    return calibration_error([(_moved(value[0], low), *value[1:]) for value in values])


def _moved(sure: float, by: float) -> float:
    if not 0.0 < sure < 1.0:
        return sure
    return 1.0 / (1.0 + (1.0 - sure) / sure * math.exp(-by))


def reliability_drawing(samples: Sequence[ConfidenceSample]) -> str:
    """Reliability diagrams of all samples as one SVG, two a row."""
    parts = []
    for number, one in enumerate(samples):
        x, y = number % 2 * WIDTH, number // 2 * (HEIGHT + TITLE)
        parts.append(
            Markup(
                '<g transform="translate({},{})"><text class="title" x="48" y="14">{}</text>'
                '<g transform="translate(0,{})">{}</g></g>'
            ).format(x, y, one.name, TITLE, reliability_plot(reliability_bins(one.values)))
        )
    size = 2 * WIDTH, (len(samples) + 1) // 2 * (HEIGHT + TITLE)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" '
            'height="{1}"><rect width="{0}" height="{1}" fill="#fff"/>{2}{3}</svg>\n'
        ).format(*size, STYLE, Markup("").join(parts))
    )
