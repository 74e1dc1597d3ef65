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
from index.evidence.reader import NONE
from index.ranking_config import RankingConfig

SystemFactory = Callable[[Sequence[Document]], AbstractContextManager[System]]
MODEL_TOKENS = 256  # the most that all-MiniLM-L6-v2 reads

# Ours first: tables show its difference from each of the others.
SYSTEMS: dict[str, SystemFactory] = {
    "onrecord": on_record,
    "onrecord-untrained": partial(on_record, evidence=NONE, name="On Record, no reader"),
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

# On Record with one part taken out each. What the models compute is kept, so times mean nothing.
ABLATIONS: dict[str, SystemFactory] = {
    "all": partial(on_record, cached=True),
    "no reader": partial(on_record, cached=True, evidence=NONE, name="no reader"),
    **{
        name: partial(on_record, cached=True, ranking=ranking, name=name)
        for name, ranking in {
            "no dense search": RankingConfig(dense_weight=0.0),
            "no lexical search": RankingConfig(dense_weight=1.0),
            "no neighbours in retrieval": RankingConfig(neighbour_weight=0.0),
            "no passages of further documents": RankingConfig(further_documents_read=0),
            "reader without sentences around": RankingConfig(
                reader_sentences_before=0, reader_sentences_after=0
            ),
            "recall weighed as precision": RankingConfig(recall_weight=1.0),
            "quotes without context": RankingConfig(quotes_in_context=False),
            "one sentence": RankingConfig(max_sentences=1),
        }.items()
    },
}
