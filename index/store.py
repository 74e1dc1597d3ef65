"""The one store: a record a document, the passages that tile it, and which revision is live."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from corpus.document import Document, Kind, Provenance
from corpus.published import Published
from index.chroma import EMBEDDED_FILE, Metadata, Shelf, connect
from index.errors import StoreMismatchError
from index.kept import as_metadata, as_passage
from index.lock import LOCK_FILE, StoreLock
from index.passages import CUTTING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from chromadb.api.client import Client

    from index.embed import Embedder, Vectors
    from index.passages import Passage

DOCUMENTS = "onrecord-documents"
logger = logging.getLogger(__name__)
OPENING_CHARS = 1_000  # of a document, for its own vector


@dataclass(frozen=True, slots=True)
class Record:
    """What the store knows of a document: the revision that is live, its digest, its passages."""

    provenance: Provenance
    revision: str
    digest: str
    passages: int
    root: str

    def passage_ids(self) -> list[str]:
        """The ids of the live passages, in the order of the text."""
        return [passage_id(self.provenance.id, self.revision, at) for at in range(self.passages)]


class Store:
    """Documents and passages in Chroma, embedded in a folder or behind a server's address."""

    def __init__(
        self, client: Client, embedder: Embedder, place: str, lock: StoreLock | None
    ) -> None:
        """Open the collections; StoreMismatchError when they were made with another model."""
        self.place = place
        self._client = client
        self._lock = lock
        made_with = f"{embedder.name} ({embedder.fingerprint}, {CUTTING})"
        self._documents = Shelf(
            client, DOCUMENTS, {"made_with": made_with, "revision": ""}, place=place
        )
        found = str(self._documents.metadata.get("made_with"))
        if found != made_with:
            raise StoreMismatchError(
                place,
                found,
                made_with,
                same_model=found.startswith(f"{embedder.name} ({embedder.fingerprint}"),
            )
        self._made_with = made_with
        digest = hashlib.sha256(made_with.encode()).hexdigest()[:12]
        self._passages = Shelf(client, f"onrecord-passages-{digest}", place=place)

    @classmethod
    def open(
        cls,
        place: Path,
        embedder: Embedder,
        *,
        url: str | None = None,
        write: bool = False,
        purpose: str = "onrecord",
    ) -> Self:
        """The store in the folder `place`, or behind `url` when that is given.

        An embedded store has many readers or one writer: StoreBusyError names who has it.
        """
        lock = StoreLock(place, write=write, purpose=purpose) if url is None else None
        client = None
        try:
            client = connect(place, url)
            return cls(client, embedder, url or str(place), lock)
        except BaseException:
            if client is not None:
                client.close()
            if lock is not None:
                lock.release()
            raise

    def close(self) -> None:
        """Let go of the files and of the lock."""
        try:
            self._client.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def revision(self) -> str:
        """A token that is new after every change; read afresh, so that other writers are seen."""
        return str(Shelf(self._client, DOCUMENTS, place=self.place).metadata.get("revision", ""))

    def records(self) -> dict[str, Record]:
        """The live documents' records by id."""
        return {row: _record(metadata) for row, metadata, _ in self._documents.records()}

    def passage_ids(self) -> list[str]:
        """Every passage in the store, of live revisions and of others."""
        return list(self._passages.ids())

    def documents(self) -> Iterator[tuple[Record, Document, tuple[Passage, ...]]]:
        """The live documents, put together from their passages and held against their digests.

        A document whose passages do not give its digest is left out: it is being replaced, or was
        damaged, and the next ingest writes it anew.
        """
        records = self.records()
        parts: dict[str, list[tuple[dict[str, Any], str]]] = {row: [] for row in records}
        for _, metadata, text in self._passages.records(texts=True):
            record = records.get(str(metadata["document"]))
            if record is not None and metadata["revision"] == record.revision:
                parts[record.provenance.id].append((metadata, text))
        for row, record in records.items():
            found = sorted(parts[row], key=lambda part: int(part[0]["start"]))
            text = "".join(body for _, body in found)
            if hashlib.sha256(text.encode()).hexdigest() != record.digest:
                logger.warning("%s: %s is not whole and is left out; ingest again", self.place, row)
                continue
            document = Document(record.provenance, text)
            yield record, document, tuple(as_passage(document, part) for part, _ in found)

    def write(
        self,
        passages: Sequence[Passage],
        vectors: Vectors,
        own: Vectors,
        *,
        root: str,
        old: Record | None,
    ) -> None:
        """Put a document in, or over its `old` self: whole, or not at all.

        `vectors` has a row a passage, `own` is the document's vector, `root` the folder it is from.
        New passages are written under a new revision, one write makes it live, and only then are
        the old ones deleted.
        """
        document = passages[0].document
        record = Record(
            document.provenance, revision_of(document), document.digest, len(passages), root
        )
        self._passages.put(
            record.passage_ids(),
            vectors,
            [as_metadata(passage, record.revision) for passage in passages],
            [passage.text for passage in passages],
        )
        self._go_live(record, own)
        if old is not None:
            self._passages.drop(sorted(set(old.passage_ids()) - set(record.passage_ids())))

    def describe(self, record: Record, provenance: Provenance, own: Vectors, root: str) -> None:
        """Change what is known of a document whose text stays."""
        self._go_live(replace(record, provenance=provenance, root=root), own)

    def remove(self, record: Record) -> None:
        """Take a document out: first its record, so that it is gone at once, then its passages."""
        self._documents.drop([record.provenance.id])
        self._advance()
        self._passages.drop(record.passage_ids())

    def sweep(self) -> int:
        """Delete the passages that no live record names; how many there were."""
        live = {row for record in self.records().values() for row in record.passage_ids()}
        strays = [row for row in self.passage_ids() if row not in live]
        self._passages.drop(strays)
        return len(strays)

    def nearest(
        self, vector: Vectors, count: int, *, documents: list[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosines of the nearest passages, best first; of any revision."""
        return self._passages.nearest(vector, count, documents=documents)

    def vectors(self, ids: list[str]) -> Vectors:
        """The vectors of these passages, in no certain order."""
        return self._passages.vectors(ids)

    def _go_live(self, record: Record, own: Vectors) -> None:
        metadata: Metadata = {
            "revision": record.revision,
            "digest": record.digest,
            "passages": record.passages,
            "root": record.root,
            "provenance": json.dumps(asdict(record.provenance), default=str, ensure_ascii=False),
        }
        self._documents.put([record.provenance.id], own[None, :], [metadata], None)
        self._advance()

    def _advance(self) -> None:
        # Not a count: two writers at once would both arrive at the same one.
        self._documents.describe({"made_with": self._made_with, "revision": uuid4().hex})


def revision_of(document: Document) -> str:
    """Sixteen hex digits that change with all that its passages and their vectors are made of.

    That is the text, the title (embedded with each passage), and all that tells who speaks.
    """
    known = document.provenance
    made_of = [
        document.digest,
        known.title,
        known.author,
        known.interviewer,
        known.interviewee,
        known.kind,
        known.language,
    ]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:16]


def is_store(place: Path) -> bool:
    """Whether a folder holds an embedded store, or one is being made in it.

    Another folder must not become one by being read.
    """
    return (place / EMBEDDED_FILE).is_file() or (place / LOCK_FILE).is_file()


def passage_id(document: str, revision: str, at: int) -> str:
    """A passage's name in the store: its document, the revision, and its place in the row."""
    return f"{document}@{revision}#{at}"


def opening(document: Document) -> str:
    """What a document's own vector is made of: its title and its first words."""
    return f"{document.provenance.name}\n{document.text[:OPENING_CHARS]}"


def _record(metadata: dict[str, Any]) -> Record:
    known = json.loads(str(metadata["provenance"]))
    published = known["published"]
    known["published"] = Published.parse(published["written"]) if published else None
    known["kind"] = Kind(known["kind"]) if known["kind"] else None
    return Record(
        Provenance(**known),
        str(metadata["revision"]),
        str(metadata["digest"]),
        int(metadata["passages"]),
        str(metadata["root"]),
    )
