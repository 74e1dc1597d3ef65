"""Small documents to read speakers in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances, voice_of

if TYPE_CHECKING:
    from corpus.model.speaker import Voice


def document(*paragraphs: str, **known: Any) -> Document:
    """A document of these paragraphs, of which `known` is what its provenance tells."""
    provenance = Provenance(id="x", file="x.txt", sha256="0" * 64, **known)
    return Document(provenance, normalise("\n\n".join(paragraphs)))


def voice(found: Document, words: str) -> Voice:
    """Whose claim the words, which stand once in the document, are taken for."""
    assert found.text.count(words) == 1
    start = found.text.index(words)
    return voice_of(read_utterances(found), found.text, Span(start, start + len(words)))


def told(found: Document, words: str) -> tuple[str | None, str]:
    """The name and the role of the one whose claim the words are taken for."""
    speaker = voice(found, words).speaker
    return speaker.name, str(speaker.role)
