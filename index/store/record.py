"""The store's record of a document, and its form as metadata."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from corpus.load.corrections import CorrectedProvenance, Corrections
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.mark import Mark, MarkKind
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedder import Vectors
    from index.passages.passages import Passage
    from index.store.collection import Metadata

REMOVED = "removed"  # key in the metadata of a document that a person removed
OPENING_CHARS = 1_000  # of a document, for its own vector


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document's provenance, live revision, digest, number of passages and marks.

    `root` is the folder that its file name is relative to, '' for a document without a file;
    `by_name`: the file was given by itself, not with that folder.
    """

    known: CorrectedProvenance
    revision: str
    digest: str
    passages: int
    root: str
    by_name: bool = False
    marks: tuple[Mark, ...] = ()

    @classmethod
    def of(
        cls,
        passages: Sequence[Passage],
        *,
        known: CorrectedProvenance | None = None,
        root: str = "",
        by_name: bool = False,
    ) -> Self:
        """The record of a document by its passages; without `known` it has no corrections."""
        document = passages[0].document
        known = known or CorrectedProvenance(document.provenance)
        marks = document.marks
        if known.provenance != document.provenance:
            message = f"{document.id}: what is known of it is not what its passages were made with"
            raise ValueError(message)
        revision = revision_of(document)
        return cls(known, revision, document.digest, len(passages), root, by_name, marks)

    @property
    def id(self) -> str:
        """The document's id."""
        return self.known.stated.id

    @property
    def provenance(self) -> Provenance:
        """The document's provenance with corrections."""
        return self.known.provenance

    @property
    def path(self) -> Path:
        """The file from which it was read."""
        return Path(self.root, self.known.stated.file)

    def passage_ids(self) -> list[str]:
        """The ids of the live passages, in the order of the text."""
        return [passage_id(self.id, self.revision, at) for at in range(self.passages)]

    def as_metadata(self) -> Metadata:
        """The record as metadata; with every key, because Chroma keeps the old value of others."""
        stated = asdict(self.known.stated)
        del stated["corrected"]
        return {
            "revision": self.revision,
            "digest": self.digest,
            "passages": self.passages,
            "root": self.root,
            "by_name": int(self.by_name),
            "provenance": json.dumps(stated, default=str, ensure_ascii=False),
            "corrections": json.dumps(self.known.corrections.as_json(), ensure_ascii=False),
            "marks": json.dumps([*map(_mark_json, self.marks)], ensure_ascii=False),
            REMOVED: 0,
        }

    @classmethod
    def of_metadata(cls, metadata: dict[str, Any]) -> Self:
        """The record from metadata of `as_metadata`, also of versions without newer keys."""
        known = json.loads(str(metadata["provenance"]))
        published = known["published"]
        known["published"] = PublicationDate.parse(published["written"]) if published else None
        known["kind"] = DocumentKind(known["kind"]) if known["kind"] else None
        corrections = json.loads(str(metadata.get("corrections", "{}")))
        return cls(
            CorrectedProvenance(Provenance(**known), Corrections.parse(corrections)),
            str(metadata["revision"]),
            str(metadata["digest"]),
            int(metadata["passages"]),
            str(metadata["root"]),
            bool(metadata.get("by_name", 0)),
            tuple(map(_mark, json.loads(str(metadata.get("marks", "[]"))))),
        )


@dataclass(frozen=True, slots=True)
class DocumentWrite:
    """A document to write: its record, its passages with a vector each, and its own vector.

    `vectors` has a row a passage; `old` is the record in whose place it is written.
    """

    record: DocumentRecord
    passages: Sequence[Passage]
    vectors: Vectors
    own: Vectors
    old: DocumentRecord | None = None


def _mark_json(mark: Mark) -> list[Any]:
    return [mark.span.start, mark.span.end, mark.kind, mark.name, mark.when]


def _mark(written: list[Any]) -> Mark:
    start, end, kind, name, when = written
    return Mark(Span(start, end), MarkKind(kind), name, when)


def revision_of(document: Document) -> str:
    """Sixteen hex digits that change with anything that passages and vectors depend on.

    That is the text, the title (embedded with each passage), and what decides who speaks: marks,
    names, kind and language.
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
        [*map(_mark_json, document.marks)],
    ]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:16]


def passage_id(document: str, revision: str, at: int) -> str:
    """A passage's id in the store: its document, the revision and its number in the document."""
    return f"{document}@{revision}#{at}"


def passage_place(passage: str) -> tuple[str, str, int]:
    """Document, revision and number of the passage with that id."""
    place, _, number = passage.rpartition("#")
    document, _, revision = place.rpartition("@")
    return document, revision, int(number)


def opening(document: Document) -> str:
    """The text of which a document's own vector is made: its title and its beginning."""
    return f"{document.provenance.name}\n{document.text[:OPENING_CHARS]}"
