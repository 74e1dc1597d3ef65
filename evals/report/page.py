"""A run as one self-contained page that is readable without JavaScript."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.cases.cases import CaseKind
from evals.metrics.calibration import confidence_and_label, reliability_bins
from evals.metrics.metric import figure
from evals.metrics.speaker import gold_for_speaker, same_speaker
from evals.report.case_failures import has_failed
from evals.report.plots import FEW, PlotRow, interval_bar, plot_by_kind, reliability_plot
from evals.report.views import case_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Template
    from markupsafe import Markup

    from evals.cases.outcome import Outcome
    from evals.metrics.metric import Figure, Metric
    from evals.report.compare import MetricChange
    from evals.report.views import CaseView
    from evals.run.run_file import Run

TEMPLATE = "report.html.j2"
PLOTTED: Final = ("f1_characters", "recall_characters", "answered", "speaker", "context")
IN_THE_HEAD: Final = ("suite", "system", "started", "commit", "model", "cases", "drafts_left_out")


@dataclass(frozen=True, slots=True)
class KindView:
    """The cases of a kind: their number, and those that fail."""

    kind: CaseKind
    count: int
    failing: tuple[CaseView, ...]


def render_page(
    run: Run,
    figures: Sequence[Figure],
    changes: Sequence[MetricChange] = (),
    *,
    before: Run | None = None,
) -> str:
    """Render the report; with `changes`, the differences from the run `before`."""
    metrics = {one.metric.key: one.metric for one in figures}
    fresh = [one for one in run.outcomes if one.stale is None]
    page = _template().render(
        run=run,
        details=[(name, it) for name, it in run.made.items() if name not in IN_THE_HEAD],
        fresh=fresh,
        summary=tuple(_summary(fresh)),
        defined=[one for one in figures if one.estimate is not None],
        nothing=[one.metric.name for one in figures if one.estimate is None],
        changes=changes,
        before=before,
        plots=[plot for key in PLOTTED if key in metrics for plot in _by_kind(metrics[key], fresh)],
        few=FEW,
        reliability=_reliability(fresh),
        kinds=_kinds(fresh, metrics),
        passing=[case_view(one, metrics) for one in fresh if not has_failed(one)],
        stale=[one for one in run.outcomes if one.stale is not None],
    )
    return page.encode(errors="replace").decode()  # UTF-8 can't hold a lone surrogate


def _summary(fresh: Sequence[Outcome]) -> Iterator[str]:
    """Sentences that sum up what went wrong."""
    answerable = [outcome for outcome in fresh if outcome.points]
    unanswerable = [outcome for outcome in fresh if not outcome.points]
    quotes = [(quote, outcome) for outcome in fresh for quote in outcome.shown]
    judged = [
        (quote, place) for quote, outcome in quotes if (place := gold_for_speaker(quote, outcome))
    ]
    silent = sum(outcome.silent for outcome in answerable)
    answered = sum(not outcome.silent for outcome in unanswerable)
    inexact = sum(not quote.stands for quote, _ in quotes)
    wrong = sum(not same_speaker(quote, place) for quote, place in judged)
    if answerable:
        asked = _count_of(len(answerable), "question")
        yield f"Of {asked} that the documents answer, it stays silent on {silent or 'none'}."
    if unanswerable:
        asked = _count_of(len(unanswerable), "question")
        yield f"Of {asked} that they do not answer, it answers {answered or 'none'} all the same."
    if quotes:
        shown = _count_of(len(quotes), "quote")
        yield f"Of {shown} shown, {inexact or 'none'} {_verb_fail(inexact)} to be in its source."
    if judged:
        shown = _count_of(len(judged), "quote")
        yield f"Of {shown} with a known speaker, {wrong or 'none'} {_verb_be(wrong)} given wrongly."


def _verb_fail(count: int) -> str:
    return "fails" if count <= 1 else "fail"


def _verb_be(count: int) -> str:
    return "is" if count <= 1 else "are"


def _count_of(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _with_sign(figure: float) -> str:
    return f"{figure:+.3f}".replace("-", "\N{MINUS SIGN}")


def _by_kind(metric: Metric, fresh: Sequence[Outcome]) -> Iterator[tuple[Metric, Markup]]:
    """The metric with its plot by kind; nothing without values."""
    estimate = figure(metric, fresh).estimate
    if estimate is not None:
        rows = [
            PlotRow(kind.replace("-", " "), figure(metric, list(outcomes)).estimate)
            for kind, outcomes in _sorted_by_kind(fresh)
        ]
        yield metric, plot_by_kind(metric.name, rows, estimate)


def _reliability(fresh: Sequence[Outcome]) -> Markup | None:
    values = [value for outcome in fresh if (value := confidence_and_label(outcome)) is not None]
    return reliability_plot(reliability_bins(values)) if values else None


def _kinds(fresh: Sequence[Outcome], metrics: Mapping[str, Metric]) -> list[KindView]:
    return [
        KindView(
            kind,
            len(outcomes_of_kind),
            tuple(
                case_view(outcome, metrics) for outcome in outcomes_of_kind if has_failed(outcome)
            ),
        )
        for kind, outcomes_of_kind in _sorted_by_kind(fresh)
    ]


def _sorted_by_kind(outcomes: Sequence[Outcome]) -> Iterator[tuple[CaseKind, list[Outcome]]]:
    """The outcomes grouped by kind, in the order of the kinds."""
    order = list(CaseKind)
    ordered = sorted(outcomes, key=lambda outcome: order.index(outcome.case.kind))
    for kind, group in groupby(ordered, key=lambda outcome: outcome.case.kind):
        yield kind, list(group)


def csp_hash(words: str) -> str:
    """The hash-source of an inline style or script for a content security policy (W3C CSP 3)."""
    return f"'sha256-{b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        csp_hash=csp_hash, interval_bar=interval_bar, counted=_count_of, signed=_with_sign
    )
    environment.tests["table"] = lambda value: isinstance(value, Mapping)
    return environment.get_template(TEMPLATE)
