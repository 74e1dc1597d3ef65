"""Outcomes for property tests: a few points over short documents, so that places often overlap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.evals.outcomes import SENTENCE, outcome, place, quote

if TYPE_CHECKING:
    from evals.cases.outcome import GoldSpan, Outcome, ShownQuote

LENGTH = 6 * SENTENCE
_DOCUMENTS = st.sampled_from("ab")
_WORDS = st.text(max_size=8)
_NAMES = st.none() | st.sampled_from(["Orsolya Kemp", "Dr. Kemp", "B. Vane"])
_ROLES = st.sampled_from(["author", "quoted", "unclear"])


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    """Start and end of one to twenty characters."""
    start = draw(st.integers(0, LENGTH - 1))
    return start, draw(st.integers(start + 1, min(LENGTH, start + 2 * SENTENCE)))


@st.composite
def places(draw: st.DrawFn, documents: st.SearchStrategy[str] = _DOCUMENTS) -> GoldSpan:
    """A gold place that says whose it is, or does not, with or without a context."""
    start, end = draw(spans())
    given: dict[str, Any] = {}
    if draw(st.booleans()):
        given |= {"speaker": draw(_NAMES), "role": draw(st.none() | _ROLES)}
    if draw(st.booleans()):
        given["context"] = (max(0, start - draw(st.integers(0, 9))), end)
    return place(start, end, draw(documents), **given)


@st.composite
def quotes(draw: st.DrawFn) -> ShownQuote:
    """A quote, true or not."""
    start, end = draw(spans())
    return quote(
        start,
        end,
        draw(_DOCUMENTS),
        text=draw(st.none() | st.text(min_size=1, max_size=8)),
        speaker=draw(_NAMES),
        role=draw(_ROLES),
        known={"title": draw(st.none() | _WORDS), **dict.fromkeys(("author", "publisher"), None)},
        stands=draw(st.booleans()),
        known_truly=draw(st.booleans()),
        whole=draw(st.booleans()),
        claim=draw(st.integers(0, 2)),
    )


def points() -> st.SearchStrategy[list[list[GoldSpan]]]:
    """One to three points of one to three alternatives."""
    return st.lists(st.lists(places(), min_size=1, max_size=3), min_size=1, max_size=3)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """Any outcome that a run can hold, with gold or without."""
    gold = draw(st.just([]) | points())
    shown = draw(st.lists(quotes(), max_size=3))
    found = outcome(*gold, shown=shown, optional=tuple(draw(st.lists(places(), max_size=2))))
    hits = draw(st.lists(st.booleans(), max_size=4))
    return replace(
        found,
        claims=tuple(draw(st.lists(_WORDS, max_size=3))),
        rejections=tuple(draw(st.lists(st.tuples(_WORDS, _WORDS), max_size=2))),
        nearest_stand=tuple(draw(st.lists(st.booleans(), max_size=2))),
        standing=draw(st.sampled_from(["answered", "partial", "abstained"])),
        confidence=draw(st.none() | st.floats(0, 1)),
        mode=draw(st.sampled_from(["quotes", "written"])),
        hits=tuple(hits),
        relevant=sum(hits) + draw(st.integers(0, 2)),
        seconds=draw(st.none() | st.floats(0, 60)),
        stale=draw(st.none() | _WORDS),
    )
