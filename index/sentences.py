"""The sentences of a document, each with what it is: someone's words, or a heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.sentences import sentence_spans
from corpus.turns import headings

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place; a heading belongs to nobody and is never quoted as anyone's view."""

    span: Span
    heading: bool = False


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order; together they hold all that is not white space."""
    provenance = document.provenance
    marked = headings(document.text, speakers=_speakers(document), title=provenance.title)
    return tuple(
        Sentence(span, heading=any(span.overlaps(title) for title in marked))
        for span in sentence_spans(document.text)
    )


def _speakers(document: Document) -> list[str]:
    provenance = document.provenance
    return [name for name in (provenance.interviewer, provenance.interviewee) if name]
