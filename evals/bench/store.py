"""A desk over documents that are in memory, in a store that goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.ask import Desk
from corpus.document import Document
from index.embed import SentenceEmbedder
from index.ingest import put
from index.store import Store


@contextmanager
def desk_over(documents: Sequence[Document], *, abstain_below: float = 0.0) -> Iterator[Desk]:
    """Index the documents as a user's would be, and open a desk that never abstains by itself."""
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as folder:
        with Store.open(Path(folder), embedder, write=True) as store:
            put(documents, store, embedder)
        with Store.open(Path(folder), embedder) as store:
            yield Desk(store, embedder, abstain_below=abstain_below)
