"""Plots, read as the XML they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evals.metrics.calibration import reliability_bins
from evals.metrics.interval import Estimate
from evals.report.plots import FEW, PlotRow, interval_bar, plot_by_kind, reliability_plot

HOSTILE = '"/></svg><script>alert(1)</script><svg onload="alert(2)">'


@st.composite
def _estimates(draw: st.DrawFn) -> Estimate:
    low, mean, high = sorted(draw(st.tuples(*[st.floats(0, 1)] * 3)))
    return Estimate(mean, low, high, draw(st.integers(1, 200)))


_ROWS = st.lists(
    st.builds(PlotRow, st.sampled_from(["single", "views"]), st.none() | _estimates()),
    min_size=1,
    max_size=10,
)


def _parsed(markup: str) -> etree._Element:
    return etree.fromstring(markup)


def _words(plot: etree._Element) -> list[str]:
    return ["".join(text.itertext()) for text in plot.iter("text")]


def _within(plot: etree._Element) -> bool:
    """Whether every dot, line and bar lies on the plot."""
    _, _, width, height = map(float, plot.attrib["viewBox"].split())
    across = [
        one.attrib[name] for one in plot.iter() for name in ("cx", "x1", "x2") if name in one.attrib
    ]
    down = [
        one.attrib[name] for one in plot.iter() for name in ("cy", "y1", "y2") if name in one.attrib
    ]
    return all(0 <= float(x) <= width for x in across) and all(
        0 <= float(y) <= height for y in down
    )


@given(_estimates())
def test_a_bar_ends_at_its_figure_between_its_whiskers(estimate: Estimate) -> None:
    plot = _parsed(interval_bar(estimate))
    (bar,) = plot.iter("rect")
    whisker, left, right = (one for one in plot.iter("line") if one.get("class") == "whisker")
    end = float(bar.attrib["x"]) + float(bar.attrib["width"])

    assert float(left.attrib["x1"]) - 0.2 <= end <= float(right.attrib["x1"]) + 0.2
    assert (whisker.get("x1"), whisker.get("x2")) == (left.get("x1"), right.get("x1"))
    assert _within(plot)


@given(_ROWS, st.none() | _estimates())
def test_every_kind_has_its_name_and_a_dot_or_is_said_to_have_nothing(
    rows: list[PlotRow], whole: Estimate | None
) -> None:
    plot = _parsed(plot_by_kind("Recall", rows, whole))
    measured = [row.estimate for row in rows if row.estimate]

    assert [one for one in _words(plot) if one in {"single", "views"}] == [r.label for r in rows]
    assert len(list(plot.iter("circle"))) == len(measured)
    assert _words(plot).count("nothing to measure") == len(rows) - len(measured)
    assert _within(plot)


@given(_ROWS, _estimates())
def test_a_plot_says_in_words_all_that_it_shows(rows: list[PlotRow], whole: Estimate) -> None:
    plot = _parsed(plot_by_kind("Recall", rows, whole))

    assert plot.get("role") == "img"
    assert plot.get("aria-label") == plot.findtext("title") == "Recall by kind of case"
    told = plot.findtext("desc") or ""
    assert all(row.in_words in told for row in [*rows, PlotRow("all", whole)])


def test_a_dot_of_few_cases_is_hollow() -> None:
    counts = [FEW - 1, FEW]
    rows = [PlotRow("single", Estimate(0.5, 0.4, 0.6, count)) for count in counts]

    dots = _parsed(plot_by_kind("Recall", rows, None)).iter("circle")

    assert [dot.get("class") for dot in dots] == ["dot few", "dot"]


def test_what_is_put_into_a_plot_stays_words() -> None:
    plot = _parsed(plot_by_kind(HOSTILE, [PlotRow(HOSTILE, Estimate(0.5, 0.4, 0.6, 9))], None))

    assert {one.tag for one in plot.iter()} == {"svg", "title", "desc", "line", "circle", "text"}
    assert HOSTILE in _words(plot)
    assert not any(name.startswith("on") for one in plot.iter() for name in one.attrib)


def test_confidence_that_means_what_it_says_lies_on_the_diagonal() -> None:
    values = [(0.75, 1.0)] * 3 + [(0.75, 0.0)]  # .75 sure, 3 of 4 answerable

    plot = _parsed(reliability_plot(reliability_bins(values)))
    (gap,) = (one for one in plot.iter("line") if one.get("class") == "gap")

    assert gap.get("y1") == gap.get("y2")
    assert "4" in _words(plot)


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0])), max_size=40))
def test_every_bin_has_a_dot_and_its_count(values: list[tuple[float, float]]) -> None:
    bins = reliability_bins(values)

    plot = _parsed(reliability_plot(bins))
    counts = [one.text for one in plot.iter("text") if one.get("class") == "count"]

    assert counts == [str(one.count) for one in bins]
    assert len(list(plot.iter("circle"))) == len(bins)
    assert {"confidence", "share answerable"} <= set(_words(plot))
    assert _within(plot)
