"""The time at which words of a recording are spoken."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.structure.document_structure import structure_of
from corpus.structure.times import TIME

if TYPE_CHECKING:
    from corpus.model.document import Document
    from corpus.model.span import Span

_HAS_TIME = re.compile(TIME)
_CACHED_TEXTS = 64  # the quotes of an answer are from a few documents, in any order


def time_at(document: Document, span: Span) -> str | None:
    """The time of the turn or subtitle in which the words begin; None where none is given."""
    is_timed = any(mark.kind is MarkKind.TURN and mark.when for mark in document.marks)
    if not is_timed and not _has_times(document.text):
        return None
    turns = structure_of(document).turns
    at = bisect_right(turns, span.start, key=lambda turn: turn.start) - 1
    if at < 0 or (turns[at].end is not None and span.start >= (turns[at].end or 0)):
        return None
    return turns[at].when


@lru_cache(maxsize=_CACHED_TEXTS)
def _has_times(text: str) -> bool:
    """Whether anything in the text looks like a time."""
    return _HAS_TIME.search(text) is not None
