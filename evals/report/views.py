"""View models of a case for the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from evals.cases.resolve_alternatives import best_alternatives
from evals.metrics.metric import ratio
from evals.metrics.speaker import gold_for_speaker, same_speaker
from evals.report.case_failures import HALF, case_failures
from evals.report.text_marks import Marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evals.cases.outcome import GoldSpan, Outcome, ShownQuote
    from evals.metrics.metric import Metric
    from evals.report.case_failures import CaseFailure
    from evals.report.text_marks import MarkedPiece

VIEW_MEASURES: Final = (
    "precision_characters",
    "recall_characters",
    "f1_characters",
    "speaker",
    "context",
)


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A shown quote; `whose` is the gold place if it names another speaker."""

    quote: ShownQuote
    pieces: tuple[MarkedPiece, ...]
    claim: str | None
    whose: GoldSpan | None


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A gold place; `counts` is true for the alternative that its point is scored by."""

    place: GoldSpan
    pieces: tuple[MarkedPiece, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of the gold, its alternatives, and the share shown of the best, 0 to 1."""

    says: str
    share: float
    places: tuple[PlaceView, ...]

    @property
    def made(self) -> bool:
        """Whether enough was shown, as `case_failures` counts it."""
        return self.share >= HALF


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as the page shows it."""

    outcome: Outcome
    faults: tuple[CaseFailure, ...]
    measures: tuple[tuple[str, str], ...]
    quotes: tuple[QuoteView, ...]
    points: tuple[PointView, ...]
    optional: tuple[PlaceView, ...]

    @property
    def first_hit(self) -> int | None:
        """Rank of the first passage with gold, from 1; None when none was found."""
        return self.outcome.hits.index(True) + 1 if any(self.outcome.hits) else None

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that were set, by name."""
        stated = self.outcome.case.filters.model_dump(mode="json", exclude_defaults=True)
        return tuple(
            (name, value if isinstance(value, str) else ", ".join(value))
            for name, value in stated.items()
        )


def case_view(outcome: Outcome, metrics: Mapping[str, Metric]) -> CaseView:
    """Make the view of a case that is not stale; `metrics` are by key."""
    marker = Marker.of(outcome)

    def place_view(place: GoldSpan, *, counts: bool) -> PlaceView:
        return PlaceView(place, marker.place(place), counts)

    points = zip(outcome.case.gold, outcome.points, best_alternatives(outcome), strict=True)
    return CaseView(
        outcome,
        case_failures(outcome),
        tuple(_measures(outcome, metrics)),
        tuple(_quote(quote, outcome, marker) for quote in outcome.shown),
        tuple(
            PointView(
                point.says,
                marker.share(best),
                tuple(place_view(place, counts=place == best) for place in places),
            )
            for point, places, best in points
        ),
        tuple(place_view(place, counts=False) for place in outcome.optional),
    )


def _quote(quote: ShownQuote, outcome: Outcome, marker: Marker) -> QuoteView:
    place = gold_for_speaker(quote, outcome)
    claim = next(iter(outcome.claims[quote.claim : quote.claim + 1]), None)
    is_wrong = place is not None and not same_speaker(quote, place)
    return QuoteView(
        quote,
        marker.quote(quote),
        None if claim == quote.at.text else claim,
        place if is_wrong else None,
    )


def _measures(outcome: Outcome, metrics: Mapping[str, Metric]) -> Iterator[tuple[str, str]]:
    for metric in (metrics[key] for key in VIEW_MEASURES if key in metrics):
        value = metric.values(outcome)
        if value is not None and metric.aggregate is ratio:
            yield metric.name, f"{value[0]:g} of {value[1]:g}"
        elif value is not None:
            yield metric.name, f"{value[0]:.2f}"
