"""The origin of a document: its folder and id, as the store has them, and conflicts of ids."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from corpus.errors import ReadError
from corpus.load.archive import archive_of, is_present

if TYPE_CHECKING:
    from corpus.load.folder import SourceFile
    from index.store.record import DocumentRecord


def with_former_id(source: SourceFile, removed: dict[str, DocumentRecord]) -> SourceFile:
    """The file under the id that its document had when a person removed it."""
    one = removed.get(os.path.realpath(source.path))
    if one is None or not source.by_name or source.has_given_id:
        return source
    return replace(source, root=Path(one.root), id=one.id, by_name=one.by_name)


def names_of(source: SourceFile) -> set[str]:
    """The file, and the archive that it is in: either may be given by name."""
    return {os.path.realpath(path) for path in (source.path, archive_of(source.path)) if path}


class DocumentOrigin(TypedDict):
    """The origin of a document, as its record has it."""

    root: str
    by_name: bool


def document_origin(source: SourceFile, old: DocumentRecord | None) -> DocumentOrigin:
    """The document's origin; a document from a folder keeps it when its file is given by itself."""
    root = str(source.root.resolve())
    with_folder = old is not None and old.root == root and not old.by_name
    return {"root": root, "by_name": source.by_name and not with_folder}


def id_conflict(source: SourceFile, old: DocumentRecord, *, gone: bool = False) -> ReadError | None:
    """Why the file must not replace a document with its id from another path; None if it may."""
    if old.path.resolve() == source.path.resolve() or not is_present(old.path):
        return None
    which = ", which was removed from the library" if gone else ""
    reason = (
        f"its id {source.id!r} is that of {old.path}{which}: "
        "give one of them another in a sources.toml"
    )
    return ReadError(source.file, reason)
