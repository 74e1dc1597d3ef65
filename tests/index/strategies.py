"""Documents for property tests: strange texts, and texts made of what real ones are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from corpus.model.normalise import normalise
from tests.corpus.strategies import texts
from tests.index.folders import invented

if TYPE_CHECKING:
    from corpus.model.document import Document

_SENTENCES = (
    "The council closed the footbridge on Monday.",
    "U.S. General William Harrow met J.D. Rill at 5 p.m. on the Ane–Orr road.",
    "It moved by 3.5 m in a year, i.e. more than Dr. Kemp had feared…",
    "Who pays?",
    "But he denies that it ever moved!",
    "It is worth noting that nobody has measured it.",
    "“We close it,” said the mayor.",
    "He said: “We close it.",
    "We do not know for how long,” he said.",
    "‘It is not ours,’ said the baker.",
    'A clerk called it "a mistake".',
    "She gave three reasons:",
    "no capital opens this one.",
)
_OPENINGS = ("", "", "", "• ", "Q: ", "A: ", "Ada Rill: ", "1. ", "“")
_LINES = (
    "Of bridges",
    "Ada Rill",
    "Comments (3)",
    "Leave a comment",
    "| 3.5 | 12 | – |",
    "•",
    "***",
)
_GAPS = ("\n\n", "\n\n", "\n", "\n\n\n")


@st.composite
def built_texts(draw: st.DrawFn) -> str:
    """Paragraphs of quotations, turns, comments and headings, sometimes all in small letters."""
    paragraph = st.builds(
        lambda opening, found: opening + " ".join(found),
        st.sampled_from(_OPENINGS),
        st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=12),
    )
    table = st.integers(0, 200).map(lambda size: "| 12 | 3.5 " * size)
    blocks = draw(
        st.lists(st.one_of(paragraph, st.sampled_from(_LINES), table), min_size=1, max_size=12)
    )
    text = "".join(block + draw(st.sampled_from(_GAPS)) for block in blocks)
    return normalise(text.lower() if draw(st.integers(0, 9)) == 0 else text) or "Nothing."


def documents() -> st.SearchStrategy[Document]:
    """Documents of either sort, with and without the names of who speaks."""
    known = st.fixed_dictionaries(
        {},
        optional={
            "title": st.just("Of bridges"),
            "interviewer": st.just("Q"),
            "interviewee": st.just("Ada Rill"),
        },
    )
    found = (built_texts() | texts()).filter(lambda text: not text.isspace())
    return st.builds(lambda text, more: invented(text, **more), found, known)
