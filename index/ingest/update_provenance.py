"""Updates a document's corrections: its record, or its passages too where speakers change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.load.corrections import CorrectedProvenance, Corrections
from corpus.model.document import Document
from index.ingest.ingest import EMBEDDING, IngestReport
from index.passages.passages import passages
from index.store.errors import StoreError
from index.store.record import DocumentRecord, DocumentWrite, opening, revision_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.embedder import Embedder
    from index.store.store import Store

PART = 96  # passages embedded between two reports of progress


def update_provenance(
    record: DocumentRecord,
    corrections: Corrections,
    store: Store,
    embedder: Embedder,
    *,
    progress: Callable[[str, float], None] = lambda _file, _share: None,
) -> IngestReport:
    """Replace the corrections of a live document.

    `progress` is called with the file's name and the share that is done, 0 to 1. StoreError when
    the document is incomplete in the store.
    """
    known = CorrectedProvenance(record.known.stated, corrections)
    if known == record.known:
        return IngestReport(unchanged=[record.id])
    text = store.text_of(record)
    if text is None:
        message = f"{record.id} is not whole in the store; read its folder again first"
        raise StoreError(message)
    document = Document(known.provenance, text, record.marks)
    (own,) = embedder.passages([opening(document)])
    if revision_of(document) == record.revision:
        store.update_metadata(replace(record, known=known), own)
    else:
        cut = passages(document)
        rows = []
        for start in range(0, len(cut), PART):
            progress(record.known.stated.file, EMBEDDING * start / len(cut))
            rows.append(embedder.passages([one.embedded for one in cut[start : start + PART]]))
        anew = DocumentRecord.of(cut, known=known, root=record.root, by_name=record.by_name)
        store.write(DocumentWrite(anew, cut, np.concatenate(rows), own, old=record))
    progress(record.known.stated.file, 1.0)
    return IngestReport(changed=[record.id])
