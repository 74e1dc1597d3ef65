"""ZIP archives as folders: their members as paths below the archive, `talks.zip/a.txt`.

Nothing is unpacked to disk. An archive is refused as a whole where its names or its size cannot be
trusted; a member that cannot be read is refused by itself.
"""

from __future__ import annotations

import re
import stat
import zipfile
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from corpus.load.formats.parsed_file import FormatError
from corpus.load.formats.zip_package import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ARCHIVE_SUFFIX = ".zip"
MAX_MEMBERS = 5_000
MAX_UNPACKED = 1_000_000_000  # bytes, by the archive's own account, which zipfile holds it to
MAX_RATIO = 100  # unpacked to packed: plain text rarely exceeds 10, what a bomb is made of 1,000
_FREE_BYTES = 10_000_000  # an archive that unpacks to less may be packed as tightly as it likes
_IS_UTF_8 = 0x800  # bits of a member's flags (PKWARE's APPNOTE 4.4.4)
_IS_ENCRYPTED = 0x1
_NESTED = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_DRIVE = re.compile(r"\A[A-Za-z]:")
_CYRILLIC = re.compile(r"[\x00-\x7f\u0400-\u045f№]+\Z")
UNPACK = "unpack it yourself, and give the folder"


def is_archive(path: Path) -> bool:
    """Whether the path is a ZIP archive, by its suffix, and no folder that is called like one."""
    return path.suffix.lower() == ARCHIVE_SUFFIX and path.is_file()


def archive_of(path: Path) -> Path | None:
    """The archive that the path leads into; None for any other path, and for the archive itself."""
    return next((above for above in path.parents if is_archive(above)), None)


def is_present(path: Path) -> bool:
    """Whether there is such a file, perhaps within an archive."""
    if path.is_file():
        return True
    try:
        return path in _members(archive) if (archive := archive_of(path)) else False
    except FormatError:
        return True  # the archive is there, though it cannot be read now


def file_size(path: Path) -> int:
    """The bytes of a file, unpacked if it is in an archive; 0 where there is none."""
    try:
        archive = archive_of(path)
        return path.stat().st_size if archive is None else _members(archive)[path].file_size
    except (OSError, FormatError, KeyError):
        return 0


def archive_members(archive: Path) -> list[Path]:
    """The files in the archive that are not hidden, in the order of their paths.

    FormatError where the archive is broken, too large, or a name in it leads out of it.
    """
    return sorted(_members(archive), key=lambda path: path.parts)


def read_member(archive: Path, path: Path, *, max_bytes: int) -> bytes:
    """The bytes of a member, at most `max_bytes`; FormatError where they can't be had."""
    member = _members(archive).get(path)
    if member is None:
        reason = "it is no longer in the archive"
        raise FormatError(reason)
    if member.flag_bits & _IS_ENCRYPTED:
        reason = f"it is encrypted: {UNPACK}"
        raise FormatError(reason)
    if path.suffix.lower() in _NESTED:
        reason = f"it is an archive within an archive: {UNPACK}"
        raise FormatError(reason)
    if member.file_size > max_bytes:
        size = f"{member.file_size / 1e6:.0f} MB"
        reason = f"it is larger than {max_bytes / 1e6:g} MB ({size}): split it"
        raise FormatError(reason)
    try:
        with zipfile.ZipFile(archive) as opened:
            return opened.read(member)
    except BROKEN as error:
        reason = f"it cannot be unpacked ({error}): pack the archive again"
        raise FormatError(reason) from error


def is_nested_archive(path: Path) -> bool:
    """Whether the path is that of an archive within an archive."""
    return path.suffix.lower() in _NESTED and archive_of(path) is not None


def _members(archive: Path) -> Mapping[Path, zipfile.ZipInfo]:
    """The archive's files by their paths below it, without folders and hidden files."""
    try:
        status = archive.stat()
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or error}): see that it exists and is yours"
        raise FormatError(reason) from error
    return _list_members(archive, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=8)
def _list_members(archive: Path, size: int, _changed: int) -> Mapping[Path, zipfile.ZipInfo]:
    """The members of the archive as it was at that time, of that many bytes."""
    try:
        with zipfile.ZipFile(archive) as opened:
            listed = opened.infolist()
    except BROKEN as error:
        reason = "it is no ZIP archive, or a broken one: pack it again"
        raise FormatError(reason) from error
    _refuse_too_large(listed, size)
    members: dict[Path, zipfile.ZipInfo] = {}
    for path, member in _named(archive, listed):
        if path in members:
            reason = f"two of its files are called {path.relative_to(archive)}: {UNPACK}"
            raise FormatError(reason)
        members[path] = member
    return members


def _refuse_too_large(members: list[zipfile.ZipInfo], size: int) -> None:
    """Raise FormatError for more files or bytes than an honest archive of texts has."""
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        reason = f"it holds {len(members):,} files, more than {MAX_MEMBERS:,}: split it"
        raise FormatError(reason)
    if unpacked > MAX_UNPACKED:
        reason = (
            f"it unpacks to {unpacked / 1e6:,.0f} MB, more than {MAX_UNPACKED / 1e6:,.0f} MB:"
            " split it"
        )
        raise FormatError(reason)
    if unpacked > max(_FREE_BYTES, MAX_RATIO * size):
        reason = (
            f"it unpacks to {unpacked / size:,.0f} times its size, as files do that are made to"
            f" fill a disk: if you trust it, {UNPACK}"
        )
        raise FormatError(reason)


def _named(archive: Path, members: list[zipfile.ZipInfo]) -> Iterator[tuple[Path, zipfile.ZipInfo]]:
    for member in members:
        name = _name(member)
        parts = PurePosixPath(name).parts
        if name.startswith("/") or _DRIVE.match(name) or ".." in parts:
            reason = f"the name of a file in it leads out of it ({name!r}): do not trust it"
            raise FormatError(reason)
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
        if not name.endswith("/") and parts and not hidden and not _is_link(member):
            yield archive.joinpath(*parts), member


def _is_link(member: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(member.external_attr >> 16)


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name with forward slashes; one without a named encoding is told by its letters.

    Old programs wrote names in the encoding of DOS, newer ones in UTF-8 without saying so.
    """
    name = member.orig_filename
    if not member.flag_bits & _IS_UTF_8:
        data = name.encode("cp437")
        cyrillic = data.decode("cp866")
        try:
            name = data.decode("utf-8")
        except UnicodeDecodeError:
            name = cyrillic if _CYRILLIC.match(cyrillic) else name
    return name.partition("\0")[0].replace("\\", "/")
