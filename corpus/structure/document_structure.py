"""The parts of a document's text, found once: paragraphs, turns, comments, titles, boilerplate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from corpus.structure.boilerplate import is_not_speech
from corpus.structure.comments import comments, find_comments_start
from corpus.structure.paragraphs import paragraphs
from corpus.structure.titles import titles
from corpus.structure.turns import name_lines, turns

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.structure.comments import Comment
    from corpus.structure.turns import SpeakerTurn

_CACHED_DOCUMENTS = 8  # a document is read by several modules in a row, a few documents at a time


@dataclass(frozen=True, slots=True)
class DocumentStructure:
    """The parts of one text; the spans of each part are in the order of the text.

    `comments_start` is where the readers' comments begin, at the line that announces them, None
    without comments. `turns` are those of an interview or another talk, none of them a comment.
    `titles` are section titles and captions, `boilerplate` the site's or publisher's own lines.
    `headings` are all paragraphs that are nobody's words: titles, the document's title,
    boilerplate, names of speakers and of commenters on a line of their own, and cards of linked
    pages.
    """

    text: str
    paragraphs: tuple[Span, ...]
    comments_start: int | None
    comments: tuple[Comment, ...]
    turns: tuple[SpeakerTurn, ...]
    titles: frozenset[Span]
    boilerplate: frozenset[Span]
    headings: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, *, speakers: Collection[str] = (), title: str | None = None) -> Self:
        """Find the parts of a text; `speakers` and `title` are known from the provenance."""
        spans = paragraphs(text)
        start = find_comments_start(text, spans)
        found_comments = comments(text, spans, start)
        before_comments = [span for span in spans if start is None or span.start < start]
        found_turns = turns(text, before_comments, speakers)
        found_titles = titles(text, spans, start, asking=not found_turns)
        boilerplate = frozenset(span for span in spans if is_not_speech(span.of(text)))
        comment_lines = {comment.start for comment in found_comments if comment.alone}
        headings = {
            *name_lines(text, spans, speakers),
            *(span for span in spans if span.start in comment_lines or span.of(text) == title),
            *boilerplate,
            *found_titles,
            *_cards(text, spans, start, found_titles),
        }
        return cls(
            text=text,
            paragraphs=spans,
            comments_start=start,
            comments=found_comments,
            turns=found_turns,
            titles=found_titles,
            boilerplate=boilerplate,
            headings=tuple(sorted(headings)),
        )

    @property
    def turn_starts(self) -> tuple[int, ...]:
        """Offsets at which another person begins to speak, in order: a name, "Q:", or a comment.

        A name on a line of its own starts the turn, so the offset is the name's.
        """
        starts = {turn.label.start for turn in self.turns}
        if self.comments_start is not None:
            starts |= {self.comments_start, *(comment.start for comment in self.comments)}
        return tuple(sorted(starts))


@lru_cache(maxsize=_CACHED_DOCUMENTS)
def structure_of(document: Document) -> DocumentStructure:
    """The parts of the document's text, with what its provenance tells of speakers and title."""
    provenance = document.provenance
    return DocumentStructure.of(
        document.text, speakers=provenance.interview_speakers, title=provenance.title
    )


def _cards(
    text: str, spans: Sequence[Span], comments_start: int | None, found_titles: Collection[Span]
) -> frozenset[Span]:
    """Previews of linked pages among the comments: the cut-off paragraph below each title."""
    return frozenset(
        span
        for previous, span in pairwise(spans)
        if comments_start is not None
        and span.start > comments_start
        and previous in found_titles
        and span.of(text).endswith(("…", "..."))
    )
