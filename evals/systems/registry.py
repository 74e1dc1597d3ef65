"""The systems by the names that the command line knows them by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial

from corpus.model.document import Document
from evals.systems.bm25 import bm25
from evals.systems.llamaindex import llama_index
from evals.systems.onrecord import on_record
from evals.systems.system import System
from index.evidence.cross_encoder import NONE

Maker = Callable[[Sequence[Document]], AbstractContextManager[System]]
MODEL_TOKENS = 256  # what all-MiniLM-L6-v2 reads of a text

# Ours first: tables show by how much it differs from the others.
SYSTEMS: dict[str, Maker] = {
    "onrecord": on_record,
    "onrecord-untrained": partial(on_record, evidence=NONE, name="On Record, no trained judge"),
    "llamaindex": llama_index,
    "llamaindex-256": partial(llama_index, max_tokens=MODEL_TOKENS),
    "bm25": bm25,
}
SHORT = (
    "onrecord",
    "onrecord-untrained",
    "llamaindex",
    "bm25",
)  # where documents are single paragraphs
