"""Uploaded files: received, checked, and kept in a folder of the store."""

from __future__ import annotations

import os
import shutil
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from app.text.file_names import safe_name
from corpus.errors import OnRecordError, ReadError
from corpus.load.load import SUFFIXES, load_file, slug
from corpus.load.sources import SOURCES_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.store.record import DocumentRecord

MAX_FILES: Final = 20  # at a time
MEGABYTE: Final = 1_000_000
_INCOMING: Final = ".incoming"  # hidden, so that it is no part of the folder that is read
_BESIDE: Final = "uploaded"  # the folder within for a file whose id another document has
_LEFT: Final = 86_400  # seconds after which nobody is at work on what was taken in


class UploadError(OnRecordError):
    """An upload that is refused as a whole."""


@dataclass(frozen=True, slots=True)
class UploadedFiles:
    """Received files in a folder of their own, not checked yet, and those that were refused."""

    folder: Path
    files: tuple[Path, ...] = ()
    refused: tuple[ReadError, ...] = ()

    def discard(self) -> None:
        """Delete the folder with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Uploads:
    """The folder of uploaded files; `max_bytes` bounds each."""

    folder: Path
    max_bytes: int = field(default=20 * MEGABYTE, kw_only=True)

    def __post_init__(self) -> None:
        """Refuse a relative folder, which changes with the working directory."""
        if not self.folder.is_absolute():
            message = f"{self.folder} is no place of its own: resolve it"
            raise ValueError(message)

    def take(self, given: Sequence[tuple[str, Path | bytes]]) -> UploadedFiles:
        """Write the files under safe names to a folder that nothing reads yet.

        UploadError when there are none or too many, or when they cannot be written.
        """
        if not 1 <= len(given) <= MAX_FILES:
            message = f"give 1 to {MAX_FILES} files at a time, not {len(given)}"
            raise UploadError(message)
        taken = UploadedFiles(self.folder / _INCOMING / uuid4().hex)
        try:
            taken.folder.mkdir(parents=True)
            return _all_taken(taken, given, max_bytes=self.max_bytes)
        except OSError as error:
            taken.discard()
            message = (
                f"the files cannot be kept in {self.folder} ({error.strerror or error}): free some "
                "disk space, or name another folder (ONRECORD_UPLOADS)"
            )
            raise UploadError(message) from error

    def keep(
        self, taken: UploadedFiles, records: Mapping[str, DocumentRecord]
    ) -> tuple[list[Path], list[ReadError]]:
        """Move readable files to the uploads; return their paths, and the errors of the others.

        A file replaces an earlier one of the same name; one whose id would be that of another
        document in `records` goes to a subfolder, which gives it another id.
        """
        kept, failed = [], list(taken.refused)
        for file in taken.files:
            try:
                load_file(file, root=taken.folder, max_bytes=self.max_bytes)
            except ReadError as error:
                failed.append(error)
                continue
            place = self._place(file.name, records)
            place.parent.mkdir(parents=True, exist_ok=True)
            kept.append(file.replace(place))
        return kept, failed

    def forget(self, path: Path) -> None:
        """Delete an uploaded file; a missing file is no error, one outside the folder stays."""
        if not path.parent.resolve().is_relative_to(self.folder):
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            message = f"{path} cannot be deleted ({error.strerror or error}): delete it by hand"
            raise UploadError(message) from error
        if path.parent != self.folder:
            with suppress(OSError):  # others are in it
                path.parent.rmdir()

    def sweep(self) -> None:
        """Delete received files left by a process that was killed."""
        for left in self._incoming():
            with suppress(OSError):
                if left.stat().st_mtime < time.time() - _LEFT:
                    shutil.rmtree(left)

    def _incoming(self) -> list[Path]:
        try:
            return list((self.folder / _INCOMING).iterdir())
        except OSError:
            return []

    def _files(self) -> Iterator[Path]:
        """Yield every uploaded file, relative to the folder."""
        for name, folders, files in os.walk(self.folder):
            folders[:] = [below for below in folders if not below.startswith(".")]
            yield from (Path(name, file).relative_to(self.folder) for file in files)

    def _place(self, name: str, records: Mapping[str, DocumentRecord]) -> Path:
        """Return the path for a file of that name."""
        there = list(self._files())
        same = next((one for one in there if _fold_name(one.name) == _fold_name(name)), None)
        if same is not None:
            return self.folder / same
        used = {slug(one.as_posix()) for one in there}
        return next(
            self.folder / one
            for one in _places(name)
            if slug(one) not in used and _is_free(slug(one), self.folder / one, records)
        )


def _is_free(identity: str, path: Path, records: Mapping[str, DocumentRecord]) -> bool:
    """Whether the id is unused, or used by the same file."""
    return identity not in records or records[identity].path == path


def _places(name: str) -> Iterator[str]:
    yield name
    yield f"{_BESIDE}/{name}"
    yield from (f"{_BESIDE}-{number}/{name}" for number in count(2))


def _fold_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _all_taken(
    taken: UploadedFiles, given: Sequence[tuple[str, Path | bytes]], *, max_bytes: int
) -> UploadedFiles:
    files: dict[str, Path] = {}
    refused: list[ReadError] = []
    for said, content in given:
        name = safe_name(said)
        reason = _refusal(name, set(files)) or _copy_content(
            content, taken.folder / name, max_bytes
        )
        if reason:
            refused.append(ReadError(name, reason))
        else:
            files[_fold_name(name)] = taken.folder / name
    return UploadedFiles(taken.folder, tuple(files.values()), tuple(refused))


def _refusal(name: str, before: set[str]) -> str | None:
    """Return why a file of that name is refused, or None."""
    if _fold_name(name) == SOURCES_NAME:
        return "it counts in a folder that is ingested; what is uploaded is corrected one by one"
    if Path(name).suffix.lower() not in SUFFIXES:
        suffix = Path(name).suffix or "no suffix"
        return f"{suffix} is not read here: use {', '.join(SUFFIXES)}"
    if _fold_name(name) in before:
        return "another file of this name came with it: rename one"
    return None


def _copy_content(content: Path | bytes, to: Path, max_bytes: int) -> str | None:
    """Copy the content; return why that failed, or None."""
    if isinstance(content, Path):
        if not content.is_file():
            return "it is not a file: give a file"
        try:
            with content.open("rb") as opened:
                content = opened.read(max_bytes + 1)
        except OSError as error:
            return f"it cannot be read ({error.strerror or error}): give it again"
    if len(content) > max_bytes:
        return (
            f"it is larger than {max_bytes / MEGABYTE:g} MB: split it, or allow more "
            "(ONRECORD_UPLOAD_MB)"
        )
    to.write_bytes(content)
    return None
