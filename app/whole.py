"""Whether a quote is of whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.sentences import sentence_spans

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.span import Span
    from index.library import Library


def is_whole(span: Span, document: Document, library: Library) -> bool:
    """Whether it begins where a sentence does, and ends where one ends.

    Of a document as it was before the library changed, its sentences are cut anew.
    """
    if library.documents.get(document.id) == document:
        places = [one.span for one in library.sentences_of(document)]
    else:
        places = list(sentence_spans(document.text))
    starts = any(one.start == span.start for one in places)
    return starts and any(one.end == span.end for one in places)
