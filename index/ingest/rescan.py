"""Reads all folders of a store's documents again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import EmptyFolderError, OnRecordError, ReadError
from corpus.load.archive import is_present
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
    """Update the store from the folders of its documents, and from the library's `own` folder.

    Documents of a folder that is missing, as on a disk that was unplugged, stay, and so do those of
    one that has become empty, unless it is the own one. From a folder whose files were given by
    name only these files are read.
    """
    records = [one for one in store.records().values() if one.root]
    by_name = [one for one in records if one.by_name and Path(one.root).is_dir()]
    parts = [
        *([folder] for folder in _folders([*records, *store.removed().values()], own)),
        [one.path for one in by_name if is_present(one.path)],
    ]
    report = IngestReport()
    for at, paths in enumerate(parts):

        def told(file: str, share: float, at: int = at) -> None:
            progress(file, (at + share) / len(parts))

        sources, readable = _find_sources(paths, own, report)
        report.extend(ingest_files(sources, store, embedder, folders=readable, progress=told))
    for record in by_name:
        if not is_present(record.path):
            store.remove(record)
            report.removed.append(record.id)
    progress("", 1.0)
    return report


def _folders(records: Iterable[DocumentRecord], own: Path | None) -> list[Path]:
    """The existing folders of documents, and the own one."""
    roots = {Path(one.root) for one in records if one.root and not one.by_name}
    return sorted(folder for folder in roots | ({own} if own else set()) if folder.is_dir())


def _find_sources(
    paths: Sequence[Path], own: Path | None, report: IngestReport
) -> tuple[list[SourceFile], list[Path]]:
    """The files in these paths, and those of the paths that are readable folders."""
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
    """Whether a file is in the own folder, which may be inside another one."""
    return own is not None and path.is_relative_to(own)
