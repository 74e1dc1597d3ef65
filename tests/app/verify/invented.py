"""Cited evidence about an invented ferry, for the tests of single rules."""

from __future__ import annotations

from app.domain.citation import Citation
from app.verify.evidence import CitedEvidence
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice

RILL = Speaker("Ada Rill", Role.AUTHOR)
MARSH = Speaker("Bo Marsh", Role.QUOTED)
READER = Speaker("Tom Beck", Role.COMMENTER)
QUESTION = "What became of the ferry?"


def citation_of(
    words: str, speaker: Speaker = RILL, *, reported: bool = False, before: str = ""
) -> Citation:
    """A quote of the words from a column by Ada Rill, published in May 2024."""
    provenance = Provenance(
        id="news",
        file="news.md",
        sha256="ab",
        title="Of ferries",
        author="Ada Rill",
        kind=DocumentKind.COLUMN,
        published=PublicationDate("2024-05"),
    )
    document = Document(provenance, before + words)
    span = Span(len(before), len(before) + len(words))
    via = (RILL,) if reported else ()
    return Citation.at(span, document, Voice(speaker, reported=reported, via=via))


def evidence_of(*words: str, question: str = QUESTION) -> CitedEvidence:
    """Quotes of Ada Rill's own words."""
    return CitedEvidence(tuple(map(citation_of, words)), question)
