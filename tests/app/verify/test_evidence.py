"""Cited evidence has each quote, speaker and document once, and the text around."""

from __future__ import annotations

from app.verify.evidence import CitedEvidence
from tests.app.verify.invented import MARSH, QUESTION, RILL, citation_of

HELD = citation_of("It sank.", MARSH, reported=True, before="Marsh came. ")


def test_quotes_speakers_and_documents_come_once() -> None:
    evidence = CitedEvidence((HELD, HELD, citation_of("It swam.")), QUESTION)

    assert evidence.quotes == ("It sank.", "It swam.")
    assert evidence.quoted_text == "It sank.\n\nIt swam."
    assert evidence.speakers == (MARSH, RILL)
    assert [document.id for document in evidence.documents] == ["news"]


def test_what_is_known_of_a_quote_is_its_provenance_and_its_speakers() -> None:
    lines = CitedEvidence((HELD,), QUESTION).provenance_text.splitlines()

    assert {"Of ferries", "Ada Rill", "column", "Bo Marsh"} <= set(lines)
