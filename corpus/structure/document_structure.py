"""The parts of a document's text, found once: paragraphs, turns, comments, titles, boilerplate."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from corpus.model.document import DocumentKind
from corpus.model.mark import MarkKind
from corpus.model.span import Span
from corpus.structure.boilerplate import byline_names, is_not_speech
from corpus.structure.captions import are_captions
from corpus.structure.comments import comments, find_comments_start
from corpus.structure.credits import is_credit, is_edited_note
from corpus.structure.directions import is_direction, is_noise
from corpus.structure.messages import message_marks
from corpus.structure.page_furniture import page_furniture
from corpus.structure.paragraphs import paragraphs
from corpus.structure.person_names import names_in
from corpus.structure.plain_quotations import plain_quotations
from corpus.structure.questions import after_headings, question_leads, question_turns
from corpus.structure.repeated_quotes import with_repeated_names
from corpus.structure.several_hands import parts_by_several_hands
from corpus.structure.span_cuts import cover, cut_at, is_within
from corpus.structure.titles import titles
from corpus.structure.turns import turns
from corpus.structure.unexplained_leads import with_unclear_paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.mark import Mark
    from corpus.structure.comments import Comment
    from corpus.structure.turns import SpeakerTurn

_PARTS = (MarkKind.COMMENT, MarkKind.POST, MarkKind.MESSAGE, MarkKind.STATEMENT)
_SPEAKING = (*_PARTS, MarkKind.TURN)
_NOBODYS = (MarkKind.HEADING, MarkKind.FURNITURE)
_NOT_THE_TALKS = (*_PARTS, MarkKind.QUOTE, MarkKind.FURNITURE, MarkKind.NOTE)
_CUTTING = (MarkKind.MESSAGE, MarkKind.STATEMENT, MarkKind.FURNITURE)
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
        interview: bool = False,
    ) -> Self:
        """Find the parts of a text.

        `marks` are the file's own; `speakers`, `title` and that it is an interview are known from
        the provenance.
        """
        captions = are_captions(text)
        found = () if speakers or captions or _has_speakers(marks) else message_marks(text)
        is_prose = not (marks or captions or _has_speakers(found))
        marks = (*marks, *found, *(_plain_marks(text, found) if is_prose else ()))
        if not (speakers or captions):
            marks = _by_place((*marks, *parts_by_several_hands(text, marks)))
        marks = with_repeated_names(text, marks)
        edges = [mark.span for mark in marks if mark.kind in _CUTTING]
        whole = cut_at(text, paragraphs(text), edges)
        parts = tuple(mark for mark in marks if mark.kind in _PARTS)
        start = None if parts else find_comments_start(text, whole)
        quotes = tuple(mark for mark in marks if mark.kind is MarkKind.QUOTE)
        found_comments = comments(text, whole, start)
        others = cover(mark.span for mark in marks if mark.kind in _NOT_THE_TALKS)
        marked_headings = cover(mark.span for mark in marks if mark.kind is MarkKind.HEADING)
        own = [
            span
            for span in whole
            if (start is None or span.start < start) and not is_within(span, others)
        ]
        unmarked = [
            span for span in own if not is_within(span, marked_headings) or names_in(span.of(text))
        ]
        leads = question_leads(text, own, marks, interview=interview or bool(speakers))
        whole = cut_at(text, whole, leads)
        own, unmarked = list(cut_at(text, own, leads)), list(cut_at(text, unmarked, leads))
        labelled = turns(text, unmarked, speakers, marks)
        found_turns = _with_questions(
            text, own, marks, labelled, interview=interview or bool(speakers)
        )
        found_turns = with_unclear_paragraphs(text, own, found_turns)
        labels = [turn.label for turn in found_turns if turn.label]
        heads = [Span(one.start, one.head.end) for one in found_comments if one.head]
        furniture = [mark.span for mark in marks if mark.kind is MarkKind.FURNITURE]
        asides = _aside_lines(text, whole) if found_turns else ()
        spans = cut_at(text, whole, [*labels, *heads, *furniture, *asides])
        said = _first_words(spans, found_turns)
        messages = cover(part.span for part in parts if part.kind is MarkKind.MESSAGE)
        untold = [span for span in spans if not is_within(span, messages)]
        all_titles = titles(text, untold, start, asking=not found_turns)
        found_titles = _own_titles(all_titles, others, marks) - said
        directions = _directions(text, spans, found_turns)
        noises = {span for span in directions if is_noise(span.of(text))}
        above = {*found_titles, *marked_headings, *directions} - noises
        found_turns = after_headings(spans, found_turns, above)
        boilerplate = frozenset(span for span in spans if is_not_speech(span.of(text))) - said
        marked = [mark.span for mark in marks if mark.kind in _NOBODYS]
        nobodys = cover([*labels, *heads, *marked])
        headings = {
            *boilerplate,
            *_bylines(text, spans, start),
            *directions,
            *(span for span in spans if is_within(span, nobodys)),
            *(span for span in spans if span.of(text) == title),
            *found_titles,
            *_cards(text, spans, start, found_titles),
        } - said
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
        marks=document.format_marks,
        speakers=provenance.interview_speakers,
        title=provenance.title,
        interview=provenance.kind is DocumentKind.INTERVIEW,
    )


def _own_titles(
    found: frozenset[Span], parts: Sequence[Span], marks: Sequence[Mark]
) -> frozenset[Span]:
    """The titles that may be the author's: none within a part or quotation.

    Where the file's format marks headings, only emphasised lines are headings besides.
    """
    quotes = cover(mark.span for mark in marks if mark.kind is MarkKind.QUOTE)
    outside = {span for span in found if not is_within(span, parts) and not is_within(span, quotes)}
    if not any(mark.kind is MarkKind.HEADING for mark in marks):
        return frozenset(outside)
    emphasised = cover(mark.span for mark in marks if mark.kind is MarkKind.EMPHASIS)
    return frozenset(span for span in outside if is_within(span, emphasised))


def _plain_marks(text: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """The quotations and page furniture of a plain text, but for what is marked in it already."""
    start = find_comments_start(text, paragraphs(text))
    for mark in (*plain_quotations(text, end=start), *page_furniture(text)):
        if not any(mark.span.overlaps(other.span) for other in found):
            yield mark


def _by_place(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))


def _has_speakers(marks: Iterable[Mark]) -> bool:
    """Whether the file's format says whose some part of the text is."""
    return any(mark.kind in _SPEAKING for mark in marks)


def _with_questions(
    text: str,
    own: Sequence[Span],
    marks: Sequence[Mark],
    labelled: tuple[SpeakerTurn, ...],
    *,
    interview: bool,
) -> tuple[SpeakerTurn, ...]:
    """The turns with labels and those of questions and answers without, by start."""
    if any(turn.label is None for turn in labelled):
        return labelled
    asked = question_turns(text, own, marks, labelled, interview=interview)
    by_start = {turn.start: turn for turn in (*asked, *labelled)}
    return tuple(turn for _, turn in sorted(by_start.items()))


def _directions(text: str, spans: Sequence[Span], turns: Sequence[SpeakerTurn]) -> frozenset[Span]:
    """What nobody says in a talk: what happens, times, credits, headings with a colon."""
    if not turns:
        return frozenset()
    starts = {turn.start for turn in turns if turn.label}
    heads = (
        span
        for span, following in pairwise(spans)
        if following.start in starts and span.of(text).endswith(":") and span.start not in starts
    )
    return frozenset((*heads, *(span for span in spans if _is_aside(span.of(text)))))


def _is_aside(words: str) -> bool:
    """Whether the paragraph of a talk is nobody's: what happens, a time, a credit."""
    return is_direction(words) or (is_credit(words) and not is_edited_note(words))


def _aside_lines(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The lines within paragraphs of a talk that are nobody's."""
    for span in spans:
        for line in re.finditer(r"[^\n]+", span.of(text)):
            if line[0] != span.of(text) and is_direction(line[0].strip()):
                yield Span(span.start + line.start(), span.start + line.end())


def _first_words(spans: Sequence[Span], turns: Sequence[SpeakerTurn]) -> frozenset[Span]:
    """The first paragraph of each turn that the text shows, which is said and so no title."""
    starts = [span.start for span in spans]
    firsts = (
        bisect_left(starts, turn.words) for turn in turns if turn.label or turn.asks is not None
    )
    labels = {turn.start for turn in turns if turn.label}
    return frozenset(
        spans[at] for at in firsts if at < len(spans) and spans[at].start not in labels
    )


def _bylines(text: str, spans: Iterable[Span], start: int | None) -> Iterator[Span]:
    """The lines that say who wrote the text; one among the comments names their writer."""
    return (
        span
        for span in spans
        if (start is None or span.start < start) and byline_names(span.of(text))
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
