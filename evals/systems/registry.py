"""The systems by their names on the command line."""

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

SystemFactory = Callable[[Sequence[Document]], AbstractContextManager[System]]
MODEL_TOKENS = 256  # the most that all-MiniLM-L6-v2 reads

# Ours first: tables show its difference from each of the others.
SYSTEMS: dict[str, SystemFactory] = {
    "onrecord": on_record,
    "onrecord-untrained": partial(on_record, evidence=NONE, name="On Record, no trained judge"),
    "llamaindex": llama_index,
    "llamaindex-256": partial(llama_index, max_tokens=MODEL_TOKENS),
    "bm25": bm25,
}
PARAGRAPH_SYSTEMS = (
    "onrecord",
    "onrecord-untrained",
    "llamaindex",
    "bm25",
)  # for documents of one paragraph
