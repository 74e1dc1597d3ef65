"""The parts of a document's text, found once: paragraphs, turns, comments, titles, boilerplate."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from corpus.model.mark import MarkKind
from corpus.model.span import Span, trim
from corpus.structure.boilerplate import is_not_speech
from corpus.structure.comments import comments, find_comments_start
from corpus.structure.paragraphs import paragraphs
from corpus.structure.titles import titles
from corpus.structure.turns import turns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from corpus.model.document import Document
    from corpus.model.mark import Mark
    from corpus.structure.comments import Comment
    from corpus.structure.turns import SpeakerTurn

_PARTS = (MarkKind.COMMENT, MarkKind.POST, MarkKind.MESSAGE)
_NOBODYS = (MarkKind.HEADING, MarkKind.FURNITURE)
_CACHED_DOCUMENTS = 8  # a document is read by several modules in a row, a few documents at a time


@dataclass(frozen=True, slots=True)
class DocumentStructure:
    """The parts of one text; the spans of each part are in the order of the text.

    `paragraphs` are cut where a label ends, so that no label is in a paragraph of words.
    `comments_start` is where the readers' comments begin, at the line that announces them, None
    without such a line. `turns` are those of an interview or another talk, none of them a comment.
    `parts` are the comments, posts and messages, and `quotes` the block quotations, that the file's
    format or the text marks as a whole.
    `titles` are section titles and captions, `boilerplate` the site's or publisher's own lines.
    `headings` are all paragraphs that are nobody's words: titles, the document's title,
    boilerplate, labels, names of commenters on a line of their own, and cards of linked pages.
    """

    text: str
    paragraphs: tuple[Span, ...]
    comments_start: int | None
    comments: tuple[Comment, ...]
    turns: tuple[SpeakerTurn, ...]
    parts: tuple[Mark, ...]
    quotes: tuple[Mark, ...]
    titles: frozenset[Span]
    boilerplate: frozenset[Span]
    headings: tuple[Span, ...]

    @classmethod
    def of(
        cls,
        text: str,
        *,
        marks: Sequence[Mark] = (),
        speakers: Collection[str] = (),
        title: str | None = None,
    ) -> Self:
        """Find the parts of a text.

        `marks` are the file's own; `speakers` and `title` are known from the provenance.
        """
        whole = paragraphs(text)
        parts = tuple(mark for mark in marks if mark.kind in _PARTS)
        quotes = tuple(mark for mark in marks if mark.kind is MarkKind.QUOTE)
        start = None if parts else find_comments_start(text, whole)
        found_comments = comments(text, whole, start)
        others = _covered(part.span for part in parts)
        own = [
            span
            for span in whole
            if (start is None or span.start < start) and not _is_within(span, others)
        ]
        found_turns = turns(text, own, speakers, marks)
        labels = [turn.label for turn in found_turns if turn.label]
        heads = [Span(one.start, one.head.end) for one in found_comments if one.head]
        spans = _cut_after(text, whole, [*labels, *heads])
        found_titles = _own_titles(
            titles(text, spans, start, asking=not found_turns), others, marks
        )
        boilerplate = frozenset(span for span in spans if is_not_speech(span.of(text)))
        marked = [mark.span for mark in marks if mark.kind in _NOBODYS]
        nobodys = _covered([*labels, *heads, *marked])
        headings = {
            *(span for span in spans if _is_within(span, nobodys)),
            *(span for span in spans if span.of(text) == title),
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
            parts=parts,
            quotes=quotes,
            titles=found_titles,
            boilerplate=boilerplate,
            headings=tuple(sorted(headings)),
        )

    @property
    def turn_starts(self) -> tuple[int, ...]:
        """Offsets at which another person begins to speak, in order: a name, "Q:", or a comment.

        A name on a line of its own starts the turn, so the offset is the name's.
        """
        starts = {turn.start for turn in self.turns} | {part.span.start for part in self.parts}
        if self.comments_start is not None:
            starts |= {self.comments_start, *(comment.start for comment in self.comments)}
        return tuple(sorted(starts))


@lru_cache(maxsize=_CACHED_DOCUMENTS)
def structure_of(document: Document) -> DocumentStructure:
    """The parts of the document's text, with what its provenance tells of speakers and title."""
    provenance = document.provenance
    return DocumentStructure.of(
        document.text,
        marks=document.marks,
        speakers=provenance.interview_speakers,
        title=provenance.title,
    )


def _own_titles(
    found: frozenset[Span], parts: Sequence[Span], marks: Sequence[Mark]
) -> frozenset[Span]:
    """The titles that may be the author's: none within a part or quotation.

    Where the file's format marks headings, only emphasised lines are headings besides.
    """
    quotes = _covered(mark.span for mark in marks if mark.kind is MarkKind.QUOTE)
    outside = {
        span for span in found if not _is_within(span, parts) and not _is_within(span, quotes)
    }
    if not any(mark.kind is MarkKind.HEADING for mark in marks):
        return frozenset(outside)
    emphasised = _covered(mark.span for mark in marks if mark.kind is MarkKind.EMPHASIS)
    return frozenset(span for span in outside if _is_within(span, emphasised))


def _is_within(span: Span, covered: Sequence[Span]) -> bool:
    """Whether the span lies in one of the others, which are in order and do not overlap."""
    at = bisect_right(covered, span.start, key=lambda other: other.start) - 1
    return at >= 0 and covered[at].contains(span)


def _covered(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            joined[-1] = joined[-1].join(span)
        else:
            joined.append(span)
    return joined


def _cut_after(text: str, spans: Iterable[Span], labels: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, those that open with a label cut in two where it ends."""
    label_at = {label.start: label for label in labels}
    pieces: list[Span] = []
    for span in spans:
        label = label_at.get(span.start)
        if label is None or label.end >= span.end:
            pieces.append(span)
            continue
        rest = trim(text, Span(label.end, span.end))
        pieces += [piece for piece in (trim(text, label), rest) if piece]
    return tuple(pieces)


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
