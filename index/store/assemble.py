"""Documents joined from the passages that the store has of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from corpus.model.document import Document
from index.store.codec import as_passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.passages.passages import Passage
    from index.store.record import DocumentRecord

WholeDocument = tuple["DocumentRecord", Document, tuple["Passage", ...]]
JoinedRecord = tuple["DocumentRecord", tuple[Document, tuple["Passage", ...]] | None]
PassagePart = tuple[dict[str, Any], str]  # a passage's metadata and its words


def joined_records(
    records: Iterable[DocumentRecord],
    some: Callable[[list[str]], Iterable[tuple[str, dict[str, Any], str]]],
    *,
    at_once: int,
) -> Iterator[JoinedRecord]:
    """Each record with its document and passages, None where they do not give its digest.

    `some` returns passages by their ids, about `at_once` of them at a time.
    """
    for batch in batches(records, size=at_once):
        parts: dict[str, list[PassagePart]] = {record.id: [] for record in batch}
        for _, metadata, text in some([row for record in batch for row in record.passage_ids()]):
            parts[str(metadata["document"])].append((metadata, text))
        for record in batch:
            yield record, joined_document(record, parts[record.id])


def joined_document(
    record: DocumentRecord, parts: Iterable[PassagePart]
) -> tuple[Document, tuple[Passage, ...]] | None:
    """The document joined from its passages, None when they do not give its digest."""
    ordered = sorted(parts, key=lambda part: int(part[0]["start"]))
    text = "".join(body for _, body in ordered)
    if hashlib.sha256(text.encode()).hexdigest() != record.digest:
        return None
    document = Document(record.provenance, text, record.marks)
    return document, tuple(as_passage(document, part) for part, _ in ordered)


def batches(records: Iterable[DocumentRecord], *, size: int) -> Iterator[list[DocumentRecord]]:
    """The records in groups of at most `size` passages, or of one document."""
    batch: list[DocumentRecord] = []
    passages = 0
    for record in records:
        if batch and passages + record.passages > size:
            yield batch
            batch, passages = [], 0
        batch.append(record)
        passages += record.passages
    if batch:
        yield batch
