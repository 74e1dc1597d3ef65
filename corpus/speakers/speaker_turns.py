"""The owner of each paragraph: the author, an interview's speaker, a commenter, or nobody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.document import DocumentKind
from corpus.model.mark import MarkKind
from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.model.utterance import Utterance
from corpus.speakers.interview_parties import parties_of
from corpus.speakers.roles import speakers_of
from corpus.speakers.speaker_runs import TurnMark, runs_of
from corpus.structure.credits import is_edited_note
from corpus.structure.document_structure import structure_of
from corpus.structure.doubtful_starts import doubtful_starts
from corpus.structure.narration import is_narration, may_be_narration
from corpus.structure.person_names import has_given_name
from corpus.structure.unread_marks import first_unread_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.model.document import Document, Provenance
    from corpus.model.mark import Mark
    from corpus.model.span import Span
    from corpus.speakers.interview_parties import Parties
    from corpus.structure.comments import Comment
    from corpus.structure.document_structure import DocumentStructure
    from corpus.structure.turns import SpeakerTurn

_TITLES = (MarkKind.HEADING, MarkKind.EMPHASIS)  # formats that have them mark titles by them
_SPOKEN = (
    MarkKind.TURN,
    MarkKind.COMMENT,
    MarkKind.POST,
    MarkKind.STATEMENT,
)
_MIN_LONE_DOUBTS = 3  # in a mail, or in a text in which the rules find one hand only
_MAX_POST_CHARS = 1000  # a longer text above comments is an article, by its author
_MIN_NAME_CHARS = 4


def speaker_turns(document: Document) -> tuple[Utterance, ...]:
    """The runs of paragraphs by one speaker, in order; only headings belong to none of them.

    A run has no heading in it, and none lies within another.
    """
    structure = structure_of(document)
    headings = set(structure.headings)
    marks = [*_turn_marks(document, structure), *_comment_marks(document, structure, headings)]
    marks += _part_marks(document, structure, marks)
    doubts = _doubts(document, structure, marks)
    marks += [TurnMark(start, start, UNCLEAR) for start in doubts]
    return tuple(runs_of(structure, headings, marks, doubts))


def _doubts(
    document: Document, structure: DocumentStructure, marks: Sequence[TurnMark]
) -> tuple[int, ...]:
    """Where another's words may begin that no mark begins; nowhere where the format tells.

    Among comments without names they are some commenter's already. In a mail, as in a text in
    which the rules find one hand, a few doubts count for nothing.
    """
    if any(mark.kind in _SPOKEN for mark in document.format_marks):
        return ()
    begun = {offset for mark in marks for offset in (mark.start, mark.words)}
    quotes = [quote.span for quote in structure.quotes]
    starts = doubtful_starts(document.text, document.format_marks, begun, quotes)
    in_order = sorted(marks, key=lambda mark: mark.start)
    owners = [(start, _owner(in_order, start)) for start in starts]
    doubts = tuple(start for start, owner in owners if owner != Speaker(None, Role.COMMENTER))
    mails = [mark.span for mark in document.format_marks if mark.kind is MarkKind.MESSAGE]
    if mails:
        return _several_in_each(doubts, mails)
    is_alone = not (structure.turns or structure.parts or structure.comments)
    return () if is_alone and len(doubts) < _MIN_LONE_DOUBTS else doubts


def _several_in_each(doubts: Sequence[int], mails: Sequence[Span]) -> tuple[int, ...]:
    """The doubts of those mails that have several, of nested ones the inner mail's."""
    inner = [
        min((mail for mail in mails if mail.start <= start < mail.end), key=len, default=None)
        for start in doubts
    ]
    counts = Counter(inner)
    pairs = zip(doubts, inner, strict=True)
    return tuple(start for start, mail in pairs if mail and counts[mail] >= _MIN_LONE_DOUBTS)


def _owner(in_order: Sequence[TurnMark], offset: int) -> Speaker:
    """Whose words those at the offset are, by the marks in order; the first one is at 0."""
    return in_order[bisect_right(in_order, offset, key=lambda mark: mark.start) - 1].speaker


def relayed_comments(document: Document) -> tuple[Utterance, ...]:
    """Words that readers pass on: the unsigned paragraph under "A Facebook comment said:"."""
    structure = structure_of(document)
    heads = {
        comment.start: comment.head
        for comment in structure.comments
        if comment.relays and comment.alone
    }
    return tuple(
        Utterance(span, Speaker(None, Role.QUOTED), heads[previous.start])
        for previous, span in pairwise(structure.paragraphs)
        if previous.start in heads
    )


def byline(provenance: Provenance) -> Speaker:
    """The author, by name where it is known."""
    return Speaker(provenance.author, Role.AUTHOR)


def _turn_marks(document: Document, structure: DocumentStructure) -> Iterator[TurnMark]:
    """The author's mark at the beginning, then one for each turn and each note on the editing.

    An interview without recognisable turns is unclear from its beginning, and so is a short post
    that comments follow where nobody is known to have written it: one of their writers did.
    """
    provenance = document.provenance
    turns = structure.turns
    author = byline(provenance)
    is_interview = provenance.kind is DocumentKind.INTERVIEW and not turns
    start = structure.comments_start
    is_post = provenance.author is None and start is not None and start <= _MAX_POST_CHARS
    yield TurnMark(0, 0, UNCLEAR if is_interview or is_post else author)
    if not turns:
        if not structure.parts and structure.comments_start is None:
            yield from _unread(document, structure)
        return
    parties = parties_of(document, structure)
    speakers = speakers_of(turns, document.text, provenance, parties)
    is_person = provenance.author is not None and has_given_name(provenance.author)
    is_monologue = is_person and all(turn.name is None and turn.asks is None for turn in turns)
    for turn in turns:
        speaker = author if is_monologue else _turn_speaker(turn, speakers, parties)
        yield TurnMark(turn.start, turn.words, speaker, turn.label)
        if turn.end is not None:
            yield TurnMark(turn.end, turn.end, author, is_end=True)
    if not is_monologue:
        yield from _asides(structure, author)


def _unread(document: Document, structure: DocumentStructure) -> Iterator[TurnMark]:
    """A mark of nobody's where the text begins to show other hands that can't be told apart."""
    has_titles = any(mark.kind in _TITLES for mark in document.format_marks)
    start = first_unread_mark(
        structure.text,
        structure.paragraphs,
        structure.headings,
        lines_are_titles=has_titles or document.provenance.author is not None,
    )
    if start is not None:
        yield TurnMark(start, start, UNCLEAR)


def _asides(structure: DocumentStructure, author: Speaker) -> Iterator[TurnMark]:
    """A mark for each note and narration of the author; what follows or may be one is unclear."""
    starts = {offset for turn in structure.turns for offset in (turn.start, turn.words)}
    is_told = False
    headings = set(structure.headings)
    for span in structure.paragraphs:
        if span.start <= structure.turns[0].start or span in headings:
            continue
        words = span.of(structure.text)
        begins = any(offset in starts for offset in range(span.start - 1, span.start + 1))
        if is_edited_note(words):
            yield TurnMark(span.start, span.start, author)
        elif not begins and is_narration(words):
            yield TurnMark(span.start, span.start, author)
            is_told = True
            continue
        elif not begins and (is_told or may_be_narration(words) or _is_about(structure, span)):
            yield TurnMark(span.start, span.start, UNCLEAR)
        is_told = False


def _is_about(structure: DocumentStructure, span: Span) -> bool:
    """Whether the paragraph names the person whose turn it is in, as one does not oneself."""
    at = bisect_right(structure.turns, span.start, key=lambda turn: turn.start) - 1
    name = structure.turns[at].name or ""
    words = {word.title() for word in name.split() if len(word) >= _MIN_NAME_CHARS}
    return bool(words.intersection(re.findall(r"[\w’'-]+", span.of(structure.text))))


def _turn_speaker(turn: SpeakerTurn, speakers: Mapping[str, Speaker], parties: Parties) -> Speaker:
    """The speaker of a turn: by its label, else one of the two of the interview."""
    if turn.asks is not None:
        role = Role.INTERVIEWER if turn.asks else Role.INTERVIEWEE
        party = parties.interviewer if turn.asks else parties.interviewee
        return Speaker(party or turn.name, role)
    return UNCLEAR if turn.name is None else speakers[turn.name]


def _comment_marks(
    document: Document, structure: DocumentStructure, headings: set[Span]
) -> Iterator[TurnMark]:
    """A mark for each comment, and where a paragraph returns to the comment before a reply."""
    begin = structure.comments_start
    if begin is None:
        return
    comments = {comment.start: comment for comment in structure.comments}
    open_: list[TurnMark] = []
    begun = False
    yield TurnMark(begin, begin, Speaker(None, Role.COMMENTER))
    spans = structure.paragraphs
    for span in spans[bisect_left(spans, begin, key=lambda span: span.start) :]:
        comment = comments.get(span.start)
        column = _column(structure.text, span)
        if comment is not None:
            open_ = [mark for mark in open_ if mark.column < column]
            open_.append(_comment_mark(comment, document.provenance))
            begun = comment.alone
            yield open_[-1]
        elif begun and span not in headings and open_:
            # A name alone may be indented more than the words below it.
            open_[-1] = replace(open_[-1], column=min(column, open_[-1].column))
            begun = False
        elif span not in headings and open_ and column < open_[-1].column:
            open_ = [mark for mark in open_ if mark.column <= column]
            speaker = open_[-1].speaker if open_ else Speaker(None, Role.COMMENTER)
            yield TurnMark(span.start, span.start, speaker)


def _part_marks(
    document: Document, structure: DocumentStructure, before: Sequence[TurnMark]
) -> Iterator[TurnMark]:
    """A mark where each comment, post or message begins, and one for the speaker after its end."""
    outer = sorted(before, key=lambda mark: mark.start)
    ends: list[tuple[int, Speaker]] = []
    speaker = byline(document.provenance)
    for part in structure.parts:
        while ends and ends[-1][0] <= part.span.start:
            ends.pop()
        if not ends:
            at = bisect_right(outer, part.span.start, key=lambda mark: mark.start) - 1
            speaker = outer[at].speaker if at >= 0 else speaker
        around = ends[-1][1] if ends else speaker
        ends.append((part.span.end, _part_speaker(part, document.provenance)))
        yield TurnMark(part.span.start, part.span.start, ends[-1][1])
        yield TurnMark(part.span.end, part.span.end, around, is_end=True)


def _part_speaker(part: Mark, provenance: Provenance) -> Speaker:
    """The writer of a comment, post or message; a post without a name is the author's."""
    author = provenance.author
    is_author = bool(part.name and author and part.name.casefold() == author.casefold())
    if is_author or (part.kind is MarkKind.POST and part.name is None):
        return byline(provenance)
    if part.kind is MarkKind.COMMENT:
        return Speaker(part.name, Role.COMMENTER)
    if part.name is None:
        return UNCLEAR
    is_asked = part.kind is MarkKind.STATEMENT
    return Speaker(part.name, Role.INTERVIEWEE if is_asked else Role.AUTHOR)


def _comment_mark(comment: Comment, provenance: Provenance) -> TurnMark:
    """The comment's speaker: a reader, or the author where the name or a mark says so."""
    name = comment.name
    author = provenance.author
    is_author = name is not None and author is not None and name.casefold() == author.casefold()
    if comment.by_author or is_author:
        speaker = Speaker(author or name, Role.AUTHOR)
    else:
        speaker = Speaker(name, Role.COMMENTER)
    return TurnMark(comment.start, comment.words, speaker, comment.head, comment.column)


def _column(text: str, span: Span) -> int:
    return span.start - (text.rfind("\n", 0, span.start) + 1)
