"""Documents joined from the passages that the store has of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from corpus.model.document import Document
from index.store.codec import as_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.passages.passages import Passage
    from index.store.record import DocumentRecord

PassagePart = tuple[dict[str, Any], str]  # a passage's metadata and its words


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
