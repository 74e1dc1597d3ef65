"""Whose each paragraph is: the author's, a speaker's turn, a reader's comment, or nobody's."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.document import DocumentKind
from corpus.model.span import Span, trim
from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.model.utterance import Utterance
from corpus.speakers.roles import speakers_of
from corpus.structure.comments import comments, comments_heading
from corpus.structure.paragraphs import paragraphs
from corpus.structure.turns import headings, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document, Provenance
    from corpus.structure.comments import Comment

_STRETCH_CHARS = 20_000  # so that no search within one utterance is long
_DASH = re.compile(r"[—–-]\s")
_DASHES = 4  # fewer turns may be a list
_SENTENCE_END = re.compile(r"[.!?…][\"”’»]*\s+")


@dataclass(frozen=True, slots=True)
class _Mark:
    """From `start` on somebody speaks; the words begin at `words`."""

    start: int
    words: int
    speaker: Speaker
    cue: Span | None = None
    column: int = 0


def speaker_turns(document: Document) -> tuple[Utterance, ...]:
    """Who owns which stretch of the text, in order, without gaps but for what nobody says.

    A stretch is a run of paragraphs with no heading in between. None lies within another.
    """
    text = document.text
    every = paragraphs(text)
    nobodys = set(headings(text, speakers=_known(document), title=document.provenance.title))
    marks = [*_turn_marks(document, every), *_comment_marks(document, every, nobodys)]
    return tuple(_joined(text, every, nobodys, marks))


def is_relayed(document: Document) -> tuple[Utterance, ...]:
    """What readers pass on: the paragraph under "A Facebook comment said:", which nobody signs."""
    every = paragraphs(document.text)
    found = [one for one in comments(document.text, every) if one.relays and one.alone]
    heads = {one.start: one.head for one in found}
    return tuple(
        Utterance(span, Speaker(None, Role.QUOTED), heads[before.start])
        for before, span in pairwise(every)
        if before.start in heads
    )


def byline(provenance: Provenance) -> Speaker:
    """The author, by name where it is known."""
    return Speaker(provenance.author, Role.AUTHOR)


def _known(document: Document) -> list[str]:
    provenance = document.provenance
    return [name for name in (provenance.interviewer, provenance.interviewee) if name]


def _turn_marks(document: Document, every: Sequence[Span]) -> Iterator[_Mark]:
    """The author's mark at the beginning, then one for each turn.

    An interview whose turns cannot be told is unclear from its beginning.
    """
    provenance = document.provenance
    found = turns(document.text, speakers=_known(document))
    dashes = _dashed(document.text, every) if provenance.kind is DocumentKind.INTERVIEW else ()
    told = found or dashes or provenance.kind is not DocumentKind.INTERVIEW
    yield _Mark(0, 0, byline(provenance) if told else UNCLEAR)
    who = speakers_of(found, document.text, provenance)
    for turn in found:
        yield _Mark(turn.label.start, turn.words, who[turn.name], turn.label)
    both = (
        Speaker(provenance.interviewer, Role.INTERVIEWER),
        Speaker(provenance.interviewee, Role.INTERVIEWEE),
    )
    for number, span in enumerate(() if found else dashes):
        yield _Mark(span.start, span.start, both[number % 2])


def _dashed(text: str, every: Sequence[Span]) -> Sequence[Span]:
    """The paragraphs that a dash opens, when by turns one asks and the other answers."""
    dashed = [span for span in every if _DASH.match(text, span.start)]
    asks = [span.of(text).endswith("?") for span in dashed]
    by_turns = all(asks[::2]) and not any(asks[1::2])
    return dashed if by_turns and len(dashed) >= _DASHES else ()


def _comment_marks(
    document: Document, every: Sequence[Span], nobodys: set[Span]
) -> Iterator[_Mark]:
    """The comments', and one where a paragraph goes back to the comment that a reply answers."""
    text = document.text
    begin = comments_heading(text, every)
    if begin is None:
        return
    heads = {comment.start: comment for comment in comments(text, every)}
    open_: list[_Mark] = []
    yield _Mark(begin, begin, Speaker(None, Role.COMMENTER))
    for span in every[bisect_right(every, begin, key=lambda span: span.start) :]:
        comment = heads.get(span.start)
        column = _column(text, span)
        if comment is not None:
            open_ = [mark for mark in open_ if mark.column < column]
            open_.append(_comment_mark(comment, document.provenance))
            yield open_[-1]
        elif span not in nobodys and open_ and column < open_[-1].column:
            open_ = [mark for mark in open_ if mark.column <= column]
            speaker = open_[-1].speaker if open_ else Speaker(None, Role.COMMENTER)
            yield _Mark(span.start, span.start, speaker)


def _comment_mark(comment: Comment, provenance: Provenance) -> _Mark:
    """The comment's speaker: a reader, or the author where the name or a mark says so."""
    name = comment.name
    author = provenance.author
    same = name is not None and author is not None and name.casefold() == author.casefold()
    own = comment.by_author or same
    speaker = Speaker(author or name, Role.AUTHOR) if own else Speaker(name, Role.COMMENTER)
    return _Mark(comment.start, comment.words, speaker, comment.head, comment.column)


def _column(text: str, span: Span) -> int:
    return span.start - (text.rfind("\n", 0, span.start) + 1)


def _joined(
    text: str, every: Sequence[Span], nobodys: set[Span], marks: list[_Mark]
) -> Iterator[Utterance]:
    """The utterances: paragraphs in a row under one mark."""
    marks = sorted(marks, key=lambda mark: mark.start)
    at = 0
    run: Utterance | None = None
    mark = marks[0]
    for span in (piece for whole in every for piece in _pieces(text, whole)):
        before = mark
        while at < len(marks) and marks[at].start <= span.start:
            mark = marks[at]
            at += 1
        start = max(span.start, mark.words)
        ends = span in nobodys or start >= span.end
        if run and (ends or mark is not before or span.end - run.span.start > _STRETCH_CHARS):
            yield run
            run = None
        if not ends:
            whole = Span(run.span.start if run else _skipped(text, start), span.end)
            run = Utterance(whole, mark.speaker, mark.cue)
    if run:
        yield run


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The paragraph, cut after a sentence wherever it gets too long for one stretch."""
    start = span.start
    while span.end - start > _STRETCH_CHARS:
        window = text[start : start + _STRETCH_CHARS]
        ends = [found.end() for found in _SENTENCE_END.finditer(window)]
        end = start + (ends[-1] if ends else _STRETCH_CHARS)
        if piece := trim(text, Span(start, end)):
            yield piece
        start = end
    if rest := trim(text, Span(start, span.end)):
        yield rest


def _skipped(text: str, start: int) -> int:
    """The first character that is no white space."""
    while text[start].isspace():
        start += 1
    return start
