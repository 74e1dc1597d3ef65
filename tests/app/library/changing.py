"""A library that changes while it is asked: a folder, a store, a desk and a librarian over it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from app.ask.service import AnswerService
from app.library.editor import LibraryEditor
from app.library.uploads import Uploads
from index.ingest.ingest import ingest
from index.store.store import Store
from tests.index.doubles import BAG
from tests.index.folders import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index.search.embed import Embedder, Vectors


class Held:
    """The scripted embedder, which waits where a test lets it."""

    name = BAG.name
    fingerprint = BAG.fingerprint

    def __init__(self) -> None:
        """Let everything through."""
        self.reached = Event()
        self.go = Event()
        self.go.set()

    def hold(self) -> None:
        """Let nothing through until `go` is set; `reached` tells that something waits."""
        self.reached.clear()
        self.go.clear()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, once it may go on."""
        self.reached.set()
        assert self.go.wait(60)
        return BAG.passages(texts)

    def question(self, text: str) -> Vectors:
        """One vector, at once."""
        return BAG.question(text)


@dataclass(frozen=True, slots=True)
class Changing:
    """What a test lays hands on."""

    store: Store
    desk: AnswerService
    librarian: LibraryEditor
    uploads: Path

    def texts(self) -> dict[str, str]:
        """What readers see; it is what the store holds, whole and without a stray passage."""
        records = self.store.records()
        seen = texts_of(self.desk.documents)
        assert seen == texts_of(document for _, document, _ in self.store.documents())
        assert seen.keys() == records.keys()
        assert set(self.store.passage_ids()) == {
            row for record in records.values() for row in record.passage_ids()
        }
        return seen


@contextmanager
def changing(
    place: Path,
    *folders: Path,
    embedder: Embedder = BAG,
    url: str | None = None,
    read_only: bool = False,
    upload_bytes: int = 1_000_000,
) -> Iterator[Changing]:
    """A live desk and a librarian over a store into which the folders were ingested."""
    with Store.open(place, BAG, url=url, write=True) as store:
        if folders:
            ingest(folders, store, BAG)
    uploads = place.resolve() / "uploads"
    with (
        AnswerService(
            Store.open(place, embedder, url=url, purpose="the page"),
            embedder,
            abstain_below=0.0,
            live=True,
        ) as desk,
        LibraryEditor(
            desk,
            Uploads(uploads, max_bytes=upload_bytes),
            read_only=read_only,
            patience=0.02,
        ) as librarian,
    ):
        yield Changing(desk.store, desk, librarian, uploads)
