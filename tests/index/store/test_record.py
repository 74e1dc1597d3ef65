"""The record of a document in the store."""

from __future__ import annotations

from corpus.model.document import Document, Provenance
from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span
from index.passages.passages import passages
from index.store.record import DocumentRecord, revision_of

_PLAIN = Document(Provenance(id="x", file="x.html", sha256="0" * 64), "It was never safe.")
_MARKED = Document(
    _PLAIN.provenance,
    _PLAIN.text,
    (Mark(Span(0, 18), MarkKind.COMMENT, "Оля", "3 May"), Mark(Span(0, 2), MarkKind.EMPHASIS)),
)


def test_a_record_comes_back_from_its_metadata_with_its_marks() -> None:
    record = DocumentRecord.of(passages(_MARKED))

    assert record.marks == _MARKED.marks
    assert DocumentRecord.of_metadata(record.as_metadata()) == record


def test_a_record_of_a_version_without_marks_has_none() -> None:
    metadata = DocumentRecord.of(passages(_MARKED)).as_metadata()
    del metadata["marks"]

    assert DocumentRecord.of_metadata(metadata).marks == ()


def test_other_marks_are_another_revision() -> None:
    assert revision_of(_MARKED) != revision_of(_PLAIN)
