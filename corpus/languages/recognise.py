"""The language of a document: what its provenance says, else what its text tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model.document import Document

_READ_CHARS = 5_000  # of a text, enough to tell one language of a hundred
_MIN_CHARS = 200  # a shorter text may be of any


def document_language(document: Document) -> str | None:
    """The two letters of the document's language; None where it is too short to tell."""
    known = document.provenance.language
    if known:
        return known.casefold()[:2]
    if len(document.text) < _MIN_CHARS:
        return None
    # Loaded here, not above: its model takes a while, and most documents say their language.
    from py3langid import classify  # noqa: PLC0415

    return str(classify(document.text[:_READ_CHARS])[0])
