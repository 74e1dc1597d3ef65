"""A desk over documents that are in memory, in a store that goes with it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.ask import Desk
from index.embed import SentenceEmbedder
from index.ingest import put
from index.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Document


@contextmanager
def desk_over(documents: Sequence[Document], *, abstain_below: float = 0.0) -> Iterator[Desk]:
    """Index the documents as a user's would be, and open a desk that never abstains by itself."""
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as folder:
        with Store.open(Path(folder), embedder, write=True) as store:
            put(documents, store, embedder)
        with Store.open(Path(folder), embedder) as store:
            yield Desk(store, embedder, abstain_below=abstain_below)
