"""Every folder that a store's documents came from, read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import EmptyFolderError, OnRecordError, ReadError
from corpus.load.folder import SourceFile, discover
from index.ingest.ingest import IngestReport, ingest_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.embedder import Embedder
    from index.store.record import DocumentRecord
    from index.store.store import Store


def rescan(
    store: Store,
    embedder: Embedder,
    *,
    own: Path | None = None,
    progress: Callable[[str, float], None] = lambda _file, _share: None,
) -> IngestReport:
    """What is new, changed or gone in the folders that documents came from, and in our `own`.

    A folder that is not there any more, as on a disk that was taken out, takes no document along,
    and neither does one that has become empty, unless it is our own. Of a folder from which files
    were given by name only these are read.
    """
    records = [one for one in store.records().values() if one.root]
    by_name = [one for one in records if one.by_name and Path(one.root).is_dir()]
    parts = [
        *([folder] for folder in _folders([*records, *store.removed().values()], own)),
        [one.path for one in by_name if one.path.exists()],
    ]
    report = IngestReport()
    for at, paths in enumerate(parts):

        def told(file: str, share: float, at: int = at) -> None:
            progress(file, (at + share) / len(parts))

        sources, readable = _found(paths, own, report)
        report.extend(ingest_files(sources, store, embedder, folders=readable, progress=told))
    for record in by_name:
        if not record.path.exists():
            store.remove(record)
            report.removed.append(record.id)
    progress("", 1.0)
    return report


def _folders(records: Iterable[DocumentRecord], own: Path | None) -> list[Path]:
    """The folders that documents came from and that are there, and our own."""
    roots = {Path(one.root) for one in records if one.root and not one.by_name}
    return sorted(folder for folder in roots | ({own} if own else set()) if folder.is_dir())


def _found(
    paths: Sequence[Path], own: Path | None, report: IngestReport
) -> tuple[list[SourceFile], list[Path]]:
    """The files in these places, and which of these are folders that could be searched."""
    sources: list[SourceFile] = []
    folders: list[Path] = []
    for path in paths:
        try:
            found = discover([path])
        except OnRecordError as error:
            if not (isinstance(error, EmptyFolderError) and path == own):
                reason = str(error).removeprefix(f"{path}: ")
                report.failed.append(ReadError(str(path), reason))
                continue
            found = ()
        folders += [path] if path.is_dir() else []
        sources += [one for one in found if path == own or not _is_below(one.path, own)]
    return sources, folders


def _is_below(path: Path, own: Path | None) -> bool:
    """Whether a file is of our own folder, which may lie within one that documents came from."""
    return own is not None and path.is_relative_to(own)
