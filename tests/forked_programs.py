"""What the process that programs are forked from imports, and prepares, before the first fork."""

from __future__ import annotations

import gc
from importlib import import_module

from index.passages.passages import passages
from tests.app.library import editor_driver
from tests.index import ingest_driver
from tests.index.folders import invented, prose, talk

__all__ = ["editor_driver", "ingest_driver"]

# What the programs load only when they open a store, nearly two seconds for each.
for _package in ("bm25s", "chromadb.api.rust", "httpx"):
    import_module(_package)
# Word lists are read and patterns compiled when the first document is cut.
for _text in (prose(1, paragraphs=2), talk(2, turns=4)):
    passages(invented(_text))
gc.freeze()  # forks look for garbage only in what they make
