"""The parts of a text by several hands that no mark of its format tells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.structure.bylined_parts import bylined_parts
from corpus.structure.comments import find_comments_start
from corpus.structure.paragraphs import paragraphs
from corpus.structure.quoted_paragraphs import quoted_paragraphs
from corpus.structure.sides import side_parts
from corpus.structure.signed_parts import signed_parts
from corpus.structure.span_cuts import cover, is_within
from corpus.structure.speeches import speech_parts
from corpus.structure.statement_tables import table_statements
from corpus.structure.statements import statement_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.mark import Mark

_TOLD_APART = frozenset(
    (MarkKind.COMMENT, MarkKind.POST, MarkKind.MESSAGE, MarkKind.TURN, MarkKind.STATEMENT)
)
_NOT_THE_WRITERS = (MarkKind.QUOTE, MarkKind.FURNITURE, MarkKind.NOTE)


def _bylined(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The texts under bylines; what is quoted or announced as comments is none of them."""
    whole = paragraphs(text)
    if find_comments_start(text, whole) is not None:
        return ()
    marked = cover(mark.span for mark in marks if mark.kind in _NOT_THE_WRITERS)
    return bylined_parts(text, [span for span in whole if not is_within(span, marked)])


_READERS = (side_parts, signed_parts, statement_parts, speech_parts, _bylined)


def parts_by_several_hands(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The letters, posts and statements by their writers, and the lines that name these.

    Where marks tell such parts apart already, only what is quoted in them as whole paragraphs.
    """
    if any(mark.kind in _TOLD_APART for mark in marks):
        return _quoted(text, marks)
    found = next((found for read in _READERS if (found := read(text, marks))), ())
    tables = [
        mark
        for mark in table_statements(text)
        if not any(mark.span.overlaps(other.span) for other in found)
    ]
    return (*found, *tables, *_quoted(text, (*marks, *found, *tables)))


def _quoted(text: str, known: Sequence[Mark]) -> tuple[Mark, ...]:
    """The paragraphs by another that cross no known part."""
    return tuple(
        mark
        for mark in quoted_paragraphs(text, known)
        if all(
            mark.span.contains(other.span)
            or other.span.contains(mark.span)
            or not mark.span.overlaps(other.span)
            for other in known
        )
    )
