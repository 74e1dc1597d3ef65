"""Find the files to load, and load them one by one."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import EmptyFolderError, OnRecordError, ReadError
from corpus.load.archive import archive_members, archive_of, is_archive, is_nested_archive
from corpus.load.formats.parsed_file import FormatError
from corpus.load.load import MAX_DOCUMENT_BYTES, SUFFIXES, load_file, relative, slug
from corpus.load.sources import SOURCES_NAME, SourceEntry, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model.document import Document


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to load: the root folder of its name, its document id, and its known provenance.

    `by_name` is True where the file itself was given, not its folder.
    """

    path: Path
    root: Path
    id: str
    known: SourceEntry | None = None
    by_name: bool = False

    @property
    def has_given_id(self) -> bool:
        """Whether a `sources.toml` gives the id, so that it stays as it is."""
        return self.known is not None and self.known.id is not None

    @property
    def file(self) -> str:
        """The path as reports and provenance show it."""
        return relative(self.path, self.root)


def discover(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Every file to load, folders in the order given and files in the order of their paths.

    Folders are searched to the bottom, without hidden files, and with each `sources.toml` heeded;
    a ZIP archive is searched as if it were a folder.
    No two files have one id: OnRecordError names them when they would. OnRecordError, too, for a
    path that does not exist and a folder that holds no document.
    """
    seen: set[Path] = set()
    found: list[SourceFile] = []
    for path in paths:
        for source in _sources_at(path):
            real = _real(source.path)
            if real not in seen:
                seen.add(real)
                found.append(source)
    _refuse_clashes(found)
    return tuple(found)


def load_all(
    sources: Iterable[SourceFile], *, max_bytes: int = MAX_DOCUMENT_BYTES
) -> Iterator[Document | ReadError]:
    """Each file's document, or why it cannot be read, one by one as they are asked for."""
    for source in sources:
        try:
            yield load_file(
                source.path,
                root=source.root,
                known=source.known,
                document_id=source.id,
                max_bytes=max_bytes,
            )
        except ReadError as error:
            yield error


def unsupported_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files in these folders and archives that `discover` leaves out, for their suffix."""
    left_out = []
    for folder in paths:
        if folder.is_dir():
            known = _entries_below(folder)
            left_out += [path for path in _files(folder) if not _is_read(path, known)]
        elif is_archive(folder):
            left_out += [path for path in _files_in_archive(folder) if not _is_read(path, {})]
    return tuple(path for path in left_out if path.name != SOURCES_NAME)


def _sources_at(path: Path) -> list[SourceFile]:
    """The files of a folder or of an archive; else the one file, perhaps within an archive."""
    if path.is_dir():
        return _in_folder(path)
    if is_archive(path):
        return _in_archive(path)
    if (archive := archive_of(path)) is not None:
        within = [source for source in _in_archive(archive) if source.path == path]
        if not within:
            message = f"{path}: there is no such file in the archive"
            raise OnRecordError(message)
        return within
    return [_single_file(path)]


def _in_archive(archive: Path) -> list[SourceFile]:
    """The files in an archive given by itself; the archive itself where it has none to be read."""
    beside = archive.parent / SOURCES_NAME
    known = _entries(beside) if beside.is_file() else {}
    paths = [path for path in _files_in_archive(archive) if _is_read(path, known)] or [archive]
    sources = [_source(path, archive.parent, known.get(_real(path))) for path in paths]
    return _told_apart([replace(source, by_name=True) for source in sources])


def _files_in_archive(archive: Path) -> list[Path]:
    """The archive's files; without any, or where it cannot be trusted, itself: to be refused."""
    try:
        return archive_members(archive) or [archive]
    except FormatError:
        return [archive]


def _is_read(path: Path, known: Mapping[Path, SourceEntry]) -> bool:
    """Whether the file is loaded; an archive, or one within another, to be refused by name."""
    return _is_source(path) or is_archive(path) or is_nested_archive(path) or _real(path) in known


def _single_file(path: Path) -> SourceFile:
    """A file given by itself, with what its folder's `sources.toml` says of it."""
    if not os.path.lexists(path):
        message = f"{path}: there is no such file or folder"
        raise OnRecordError(message)
    beside = path.parent / SOURCES_NAME
    known = _entries(beside).get(_real(path)) if beside.is_file() else None
    identity = (known and known.id) or slug(path.name)
    return SourceFile(path, path.parent, identity, known, by_name=True)


def _in_folder(folder: Path) -> list[SourceFile]:
    known = _entries_below(folder)
    paths = [path for path in _files(folder) if _is_read(path, known)]
    if not paths:
        message = f"{folder}: it holds no document; On Record reads {', '.join(SUFFIXES)}"
        raise EmptyFolderError(message)
    sources = [_source(path, folder, known.get(_real(path))) for path in paths]
    return _told_apart(sources)


def _real(path: Path) -> Path:
    """The path with its links followed; a loop of links, on which Path.resolve fails, stays."""
    return Path(os.path.realpath(path))


def _source(path: Path, folder: Path, known: SourceEntry | None) -> SourceFile:
    identity = (known and known.id) or slug(relative(path, folder))
    return SourceFile(path, folder, identity, known)


def _is_source(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _entries_below(folder: Path) -> Mapping[Path, SourceEntry]:
    """The entries of all `sources.toml` in and below the folder, by path; the nearest wins."""
    listed: dict[Path, SourceEntry] = {}
    lists = [path for path in _files(folder) if path.name == SOURCES_NAME and path.is_file()]
    for path in sorted(lists, key=lambda path: len(path.parts)):
        listed.update(_entries(path))
    return listed


def _entries(path: Path) -> Mapping[Path, SourceEntry]:
    return {_real(path.parent / entry.file): entry for entry in read_sources(path)}


def _files(folder: Path) -> list[Path]:
    """Every file below the folder that is not hidden, by path; no folder is entered twice."""
    entered: set[str] = set()
    files: list[Path] = []
    for name, folders, names in os.walk(folder, followlinks=True, onerror=_refuse):
        real = os.path.realpath(name)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(below for below in folders if not below.startswith("."))
        paths = (Path(name, file) for file in names if not file.startswith("."))
        files += [path for path in paths if path.is_file() or path.is_symlink()]
    expanded = [
        member
        for path in files
        for member in (_files_in_archive(path) if is_archive(path) else [path])
    ]
    return sorted(expanded, key=lambda path: path.relative_to(folder).parts)


def _refuse(error: OSError) -> None:
    message = f"{error.filename}: it cannot be searched ({error.strerror}): see that it is yours"
    raise OnRecordError(message) from error


def _told_apart(sources: Sequence[SourceFile]) -> list[SourceFile]:
    """The same files; those of one folder with the same id get their suffix added.

    Ids that a person gave stay as they are.
    """
    for name in (_with_suffix, _with_digest):
        often = Counter(source.id for source in sources)
        sources = [
            replace(source, id=name(source))
            if often[source.id] > 1 and not source.has_given_id
            else source
            for source in sources
        ]
    return list(sources)


def _with_suffix(source: SourceFile) -> str:
    return f"{slug(source.file)}-{source.path.suffix.lower().removeprefix('.')}"


def _with_digest(source: SourceFile) -> str:
    return f"{_with_suffix(source)}-{hashlib.sha256(source.file.encode()).hexdigest()[:6]}"


def _refuse_clashes(sources: Iterable[SourceFile]) -> None:
    for identity, group in groupby(sorted(sources, key=lambda s: s.id), key=lambda s: s.id):
        first, *others = (source.path for source in group)
        if others:
            message = (
                f"{first} and {others[0]} would both have the id {identity!r}:"
                f" give each its own in a {SOURCES_NAME}, or load the folder above both"
            )
            raise OnRecordError(message)
