"""Plots as inline SVG; colours and fonts come from the page's CSS.

Each is an image with a title and a full text alternative. Markup is built by `Markup.format` alone,
which escapes its arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evals.metrics.calibration import CalibrationBin
    from evals.metrics.interval import Estimate

FEW = 5  # cases; with fewer the bootstrap interval is too narrow, so the dot is hollow
PLOT_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
BAR_WIDTH, BAR_HEIGHT = 132, 18
LABELS, PLOT, COUNTS, ROW, HEAD = 112, 190, 42, 24, 8  # widths and heights of a plot by kind
SIDE, MARGIN, HEADROOM, FOOT = 300, 48, 34, 46  # of the reliability plot
SMALLEST, LARGEST = 4.0, 13.0  # radius of a bin's dot


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A row of a plot by kind; no estimate means that there was nothing to measure."""

    label: str
    estimate: Estimate | None

    @property
    def in_words(self) -> str:
        """The row as text for readers who can't see the plot."""
        if self.estimate is None:
            return f"{self.label}: nothing to measure"
        return f"{self.label}: {describe_estimate(self.estimate)}, {_cases(self.estimate.count)}"


def describe_estimate(estimate: Estimate) -> str:
    """A figure and its interval in words."""
    return f"{estimate.mean:.3f}, 95 % interval {estimate.low:.3f} to {estimate.high:.3f}"


def interval_bar(estimate: Estimate) -> Markup:
    """A bar from 0 to the figure on a scale to 1, with whiskers for its interval."""
    middle = BAR_HEIGHT / 2
    mean, low, high = (
        _at(x, 1, BAR_WIDTH - 2) for x in (estimate.mean, estimate.low, estimate.high)
    )
    parts = [
        _line("scale", 1, BAR_HEIGHT - 1, BAR_WIDTH - 1, BAR_HEIGHT - 1),
        *(_line("scale", x, BAR_HEIGHT - 4, x, BAR_HEIGHT - 1) for x in _ticks(1, BAR_WIDTH - 2)),
        Markup('<rect class="bar" x="1" y="{}" width="{:.1f}" height="8"/>').format(
            middle - 5, mean - 1
        ),
        *_whiskers(low, high, middle - 1, cap=4),
    ]
    return _image("interval", describe_estimate(estimate), "", (BAR_WIDTH, BAR_HEIGHT), parts)


def plot_by_kind(name: str, rows: Sequence[PlotRow], whole: Estimate | None) -> Markup:
    """A dot with its interval and n for each kind, and a line for all cases together."""
    height = HEAD + ROW * len(rows) + 22
    floor = HEAD + ROW * len(rows)
    parts = [
        *(_line("grid", x, HEAD, x, floor) for x in _ticks(LABELS, PLOT)),
        *(
            _text("tick", x, floor + 15, f"{share:g}", anchor="middle")
            for x, share in zip(_ticks(LABELS, PLOT), PLOT_SHARES, strict=True)
        ),
        _text("tick", LABELS + PLOT + COUNTS, floor + 15, "n", anchor="end"),
    ]
    if whole is not None:
        x = _at(whole.mean, LABELS, PLOT)
        parts.append(_line("whole", x, HEAD - 4, x, floor))
    for number, row in enumerate(rows):
        parts += _row(row, HEAD + ROW * number + ROW / 2)
    described = [*([] if whole is None else [PlotRow("all", whole)]), *rows]
    words = "; ".join(row.in_words for row in described) + "."
    title = f"{name} by kind of case"
    return _image("kinds", title, words, (LABELS + PLOT + COUNTS + 2, height), parts)


def reliability_plot(bins: Sequence[CalibrationBin]) -> Markup:
    """A reliability diagram: share answerable over confidence, a dot a bin with its count.

    The thin line from a dot to the diagonal is its part of the calibration error.
    """
    total = MARGIN + SIDE + LARGEST + 4, HEADROOM + SIDE + FOOT
    floor = HEADROOM + SIDE
    parts = [*_square(floor)]
    counts = []  # drawn last, so that no dot hides a number
    for bin_ in bins:
        x, y = _at(bin_.confidence, MARGIN, SIDE), floor - bin_.answerable * SIDE
        radius = (
            SMALLEST
            + (LARGEST - SMALLEST) * (bin_.count / max(other.count for other in bins)) ** 0.5
        )
        parts += [
            _line("gap", x, y, x, floor - bin_.confidence * SIDE),
            Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(x, y, radius),
        ]
        counts.append(_text("count", x, y - radius - 4, str(bin_.count), anchor="middle"))
    words = "; ".join(
        f"confidence {bin_.confidence:.2f}: {bin_.answerable:.2f} answerable, {_cases(bin_.count)}"
        for bin_ in bins
    )
    return _image(
        "reliability", "Reliability of the confidence", f"{words}.", total, [*parts, *counts]
    )


def _square(floor: float) -> Iterable[Markup]:
    """Grid, diagonal, and the labels of both axes."""
    right = MARGIN + SIDE
    for x, share in zip(_ticks(MARGIN, SIDE), PLOT_SHARES, strict=True):
        y = floor - share * SIDE
        yield _line("grid", x, floor - SIDE, x, floor)
        yield _line("grid", MARGIN, y, right, y)
        yield _text("tick", x, floor + 16, f"{share:g}", anchor="middle")
        yield _text("tick", MARGIN - 7, y + 4, f"{share:g}", anchor="end")
    yield _line("diagonal", MARGIN, floor, right, floor - SIDE)
    middle = floor - SIDE / 2
    yield _text("axis", MARGIN + SIDE / 2, floor + 38, "confidence", anchor="middle")
    yield Markup(
        '<text class="axis" text-anchor="middle" x="12" y="{0}" transform="rotate(-90 12 {0})">'
        "share answerable</text>"
    ).format(middle)


def _row(row: PlotRow, y: float) -> list[Markup]:
    label = _text("label", LABELS - 10, y + 4, row.label, anchor="end")
    end = LABELS + PLOT + COUNTS
    if row.estimate is None:
        return [label, _text("nothing", LABELS + 6, y + 4, "nothing to measure")]
    low, mean, high = (
        _at(x, LABELS, PLOT) for x in (row.estimate.low, row.estimate.mean, row.estimate.high)
    )
    hollow = " few" if row.estimate.count < FEW else ""
    return [
        label,
        *_whiskers(low, high, y, cap=3),
        Markup('<circle class="dot{}" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(hollow, mean, y),
        _text("count", end, y + 4, str(row.estimate.count), anchor="end"),
    ]


def _whiskers(low: float, high: float, y: float, *, cap: float) -> tuple[Markup, ...]:
    ends = (_line("whisker", x, y - cap, x, y + cap) for x in (low, high))
    return (_line("whisker", low, y, high, y), *ends)


def _at(share: float, start: float, width: float) -> float:
    """The coordinate of a share, clipped to 0 to 1."""
    return start + min(max(share, 0.0), 1.0) * width


def _ticks(start: float, width: float) -> list[float]:
    return [_at(share, start, width) for share in PLOT_SHARES]


def _cases(count: int) -> str:
    return f"{count} case{'' if count == 1 else 's'}"


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(
        kind, x1, y1, x2, y2
    )


def _text(kind: str, x: float, y: float, words: str, *, anchor: str = "start") -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        kind, x, y, anchor, words
    )


def _image(
    kind: str, title: str, words: str, size: tuple[float, float], parts: Iterable[Markup]
) -> Markup:
    description = Markup("<desc>{}</desc>").format(words) if words else Markup("")
    return Markup(
        '<svg class="plot {0}" role="img" aria-label="{1}" viewBox="0 0 {2:g} {3:g}" '
        'width="{2:g}" height="{3:g}"><title>{1}</title>{4}{5}</svg>'
    ).format(kind, title, *size, description, Markup("").join(parts))
