"""Uploaded files: bounded, named safely, kept only when a document can be made of them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from app.library.uploads import MAX_FILES, UploadError, Uploads
from corpus.load.corrections import CorrectedProvenance
from corpus.load.load import slug
from corpus.model.document import Provenance
from index.store.record import DocumentRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NOTE = b"The ferry sank."


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    """A folder that is not there yet, for files of at most 100 bytes."""
    return Uploads(tmp_path.resolve() / "store" / "uploads", max_bytes=100)


def _kept(
    uploads: Uploads,
    given_files: list[tuple[str, Path | bytes]],
    records: Mapping[str, DocumentRecord] = {},
) -> tuple[list[str], list[tuple[str, str]]]:
    """Where the files are, below the folder, and those that are not kept with the reason."""
    taken = uploads.take(given_files)
    kept, failed = uploads.keep(taken, records)
    taken.discard()
    return (
        [path.relative_to(uploads.folder).as_posix() for path in kept],
        [(error.file, error.reason) for error in failed],
    )


def _record(row: str, root: Path, file: str) -> DocumentRecord:
    known = CorrectedProvenance(Provenance(id=row, file=file, sha256=""))
    return DocumentRecord(known, "r", "d", 1, str(root))


def _all_files(uploads: Uploads) -> set[str]:
    return {
        path.relative_to(uploads.folder).as_posix()
        for path in uploads.folder.rglob("*")
        if path.is_file()
    }


def test_files_are_kept_under_their_names_whether_given_as_bytes_or_as_a_file(
    uploads: Uploads, tmp_path: Path
) -> None:
    (tmp_path / "x").write_bytes(b"Tolls rose.")

    assert _kept(uploads, [("Ferry é.txt", _NOTE), ("toll.md", tmp_path / "x")]) == (
        ["Ferry é.txt", "toll.md"],
        [],
    )
    assert (uploads.folder / "Ferry é.txt").read_bytes() == _NOTE
    assert (uploads.folder / "toll.md").read_bytes() == b"Tolls rose."
    assert (tmp_path / "x").exists()
    assert _all_files(uploads) == {"Ferry é.txt", "toll.md"}


@given(st.text(max_size=60))
@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_whatever_a_file_is_called_it_lies_in_the_folder(uploads: Uploads, name: str) -> None:
    kept, failed = _kept(uploads, [(name, _NOTE), (f"{name}.txt", _NOTE)])

    assert len(kept) + len(failed) == 2
    for one in kept:
        path = uploads.folder / one
        assert path.resolve().is_relative_to(uploads.folder)
        assert not any(part.startswith(".") for part in path.relative_to(uploads.folder).parts)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.exe", _NOTE, ".exe is not read here: use .txt, .md"),
        ("a", _NOTE, "no suffix is not read here"),
        ("sources.toml", b"", "what is uploaded is corrected one by one"),
        ("../Sources.TOML", b"", "what is uploaded is corrected one by one"),
        ("a.txt", b"x" * 101, "it is larger than 0.0001 MB: split it, or allow more"),
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n", "it holds no words"),
        ("a.pdf", _NOTE, ""),
        ("a.docx", _NOTE, ""),
    ],
)
def test_what_is_no_document_is_not_kept_and_the_others_are(
    uploads: Uploads, name: str, content: bytes, reason: str
) -> None:
    kept, ((file, told),) = _kept(uploads, [(name, content), ("ferry.txt", _NOTE)])

    assert kept == ["ferry.txt"]
    assert "/" not in file
    assert told.startswith(reason) or reason in told
    assert told
    assert _all_files(uploads) == {"ferry.txt"}


def test_a_file_that_is_none_is_told(uploads: Uploads, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    given_files: list[tuple[str, Path | bytes]] = [
        ("a.txt", tmp_path / "nowhere"),
        ("b.txt", tmp_path),
        ("c.txt", pipe),
    ]

    kept, failed = _kept(uploads, given_files)
    assert kept == []
    assert {reason for _, reason in failed} == {"it is not a file: give a file"}


def test_two_of_one_name_are_not_both_taken(uploads: Uploads) -> None:
    kept, failed = _kept(uploads, [("a/ferry.txt", _NOTE), ("b/Ferry.TXT", b"Tolls.")])

    assert kept == ["ferry.txt"]
    assert failed == [("Ferry.TXT", "another file of this name came with it: rename one")]


@pytest.mark.parametrize("count", [0, MAX_FILES + 1])
def test_no_files_and_too_many_are_refused(uploads: Uploads, count: int) -> None:
    with pytest.raises(UploadError, match=f"give 1 to 20 files at a time, not {count}"):
        uploads.take([(f"{at}.txt", _NOTE) for at in range(count)])

    assert not uploads.folder.exists()


def test_a_file_of_a_known_name_takes_its_place_wherever_that_is(uploads: Uploads) -> None:
    elsewhere = {"ferry": _record("ferry", uploads.folder.parent, "ferry.txt")}
    assert _kept(uploads, [("ferry.txt", _NOTE)], elsewhere)[0] == ["uploaded/ferry.txt"]
    assert _kept(uploads, [("FERRY.txt", b"Raised.")], {})[0] == ["uploaded/ferry.txt"]

    assert (uploads.folder / "uploaded" / "ferry.txt").read_bytes() == b"Raised."
    assert _all_files(uploads) == {"uploaded/ferry.txt"}


def test_a_file_whose_id_another_has_lies_in_a_folder_that_makes_it_free(uploads: Uploads) -> None:
    records = {
        "uploaded-ferry": _record("uploaded-ferry", uploads.folder.parent, "x.txt"),
        "toll": _record("toll", uploads.folder, "toll.txt"),  # its file was deleted by hand
    }
    _kept(uploads, [("ferry.txt", _NOTE)])

    assert _kept(uploads, [("Ferry.md", _NOTE)], records)[0] == ["uploaded-2/Ferry.md"]
    assert _kept(uploads, [("toll.txt", _NOTE)], records)[0] == ["toll.txt"]
    ids = [slug(file) for file in _all_files(uploads)]
    assert len(set(ids)) == len(ids)


def test_a_file_that_no_longer_loads_leaves_the_earlier_one(uploads: Uploads) -> None:
    _kept(uploads, [("ferry.txt", _NOTE)])
    kept, failed = _kept(uploads, [("ferry.txt", b"")])

    assert (kept, [file for file, _ in failed]) == ([], ["ferry.txt"])
    assert (uploads.folder / "ferry.txt").read_bytes() == _NOTE


def test_a_folder_that_cannot_be_made_is_told_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(UploadError, match="ONRECORD_UPLOADS"):
        Uploads(tmp_path.resolve() / "file" / "uploads").take([("a.txt", _NOTE)])


def test_a_file_is_forgotten_with_the_folder_that_held_it_alone(uploads: Uploads) -> None:
    elsewhere = {"ferry": _record("ferry", uploads.folder.parent, "ferry.txt")}
    _kept(uploads, [("ferry.txt", _NOTE), ("toll.txt", _NOTE)], elsewhere)
    for _ in "ab":
        uploads.forget(uploads.folder / "uploaded" / "ferry.txt")

    assert [path.name for path in uploads.folder.iterdir() if path.name[0] != "."] == ["toll.txt"]


def test_no_file_from_elsewhere_is_forgotten(uploads: Uploads, tmp_path: Path) -> None:
    _kept(uploads, [("toll.txt", _NOTE)])
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    (uploads.folder / "way").symlink_to(tmp_path)
    for path in (mine, uploads.folder / ".." / ".." / "mine.txt", uploads.folder / "way/mine.txt"):
        uploads.forget(path)

    assert mine.exists()


def test_what_a_killed_program_took_in_is_swept_after_a_day(uploads: Uploads) -> None:
    old, new = uploads.take([("a.txt", _NOTE)]), uploads.take([("b.txt", _NOTE)])
    os.utime(old.folder, (time.time() - 90_000,) * 2)
    uploads.sweep()

    assert not old.folder.exists()
    assert new.files[0].exists()


def test_a_folder_that_depends_on_where_one_is_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="resolve it"):
        Uploads(tmp_path.relative_to(tmp_path))
