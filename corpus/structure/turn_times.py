"""The time at which words of a recording are spoken."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.structure.document_structure import structure_of
from corpus.structure.times import TIME

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.span import Span

_HAS_TIME = re.compile(TIME)


def time_at(document: Document, span: Span) -> str | None:
    """The time of the turn or subtitle in which the words begin; None where none is given."""
    is_timed = any(mark.kind is MarkKind.TURN and mark.when for mark in document.marks)
    if not is_timed and not _HAS_TIME.search(document.text):
        return None
    turns = structure_of(document).turns
    at = bisect_right(turns, span.start, key=lambda turn: turn.start) - 1
    if at < 0 or (turns[at].end is not None and span.start >= (turns[at].end or 0)):
        return None
    return turns[at].when
