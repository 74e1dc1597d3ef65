"""Texts and spans for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from corpus.model.normalise import normalise
from corpus.model.span import Span

# Few letters, so that words repeat and quotations stand in several places.
_CROWDED = st.text(alphabet="ab .\n", min_size=1, max_size=60)
_ANY = st.text(min_size=1, max_size=60)


def texts() -> st.SearchStrategy[str]:
    """Normalised texts of at least one character, crowded and strange ones."""
    return (_CROWDED | _ANY).map(normalise).filter(bool)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    """A text and a span within it."""
    text = draw(texts())
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def published() -> st.SearchStrategy[str]:
    """Days, months and years as a document writes them."""
    days = st.dates().map(lambda day: day.isoformat())
    return days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])
