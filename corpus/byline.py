"""Who speaks, as far as the provenance alone can tell."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.document import Kind
from corpus.speaker import UNCLEAR, Role, Speaker
from corpus.turns import comments_start, turn_starts

if TYPE_CHECKING:
    from corpus.document import Document, Provenance
    from corpus.span import Span


def byline_speaker(provenance: Provenance) -> Speaker:
    """The author, or unclear: for an unsigned text, and for an interview, in which two speak."""
    interview = provenance.kind is Kind.INTERVIEW or provenance.interviewee
    if provenance.author is None or interview:
        return UNCLEAR
    return Speaker(provenance.author, Role.AUTHOR)


def speaker_at(document: Document, span: Span) -> Speaker:
    """The author, or unclear: as `byline_speaker`, and where others have begun to speak.

    Others speak from the line that announces comments, and from the first name or "Q:" that opens
    a turn. Whom the author quotes is not known here.
    """
    begin = _others_begin(document.text)
    if begin is not None and span.end > begin:
        return UNCLEAR
    return byline_speaker(document.provenance)


# Asked once a sentence, and the same for all sentences of a document.
@lru_cache(maxsize=8)
def _others_begin(text: str) -> int | None:
    """Where someone besides the author first speaks; None when nobody does."""
    starts = [*turn_starts(text)[:1], comments_start(text)]
    return min((start for start in starts if start is not None), default=None)
