"""A snapshot written and compared with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError
from evals.snapshot.files import compare_snapshots, write_snapshot

if TYPE_CHECKING:
    from pathlib import Path

FILES = [("a.txt", "one\n"), ("deep/b.json", "{}\n")]


def test_each_artefact_is_a_file_and_progress_names_it(tmp_path: Path) -> None:
    names: list[str] = []

    count = write_snapshot(tmp_path / "new", FILES, progress=names.append)

    assert count == 2
    assert names == ["a.txt", "deep/b.json"]
    assert (tmp_path / "new" / "deep" / "b.json").read_text("utf-8") == "{}\n"


def test_a_folder_that_holds_anything_is_refused(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("", "utf-8")

    with pytest.raises(OnRecordError, match="is not empty; name a new folder"):
        write_snapshot(tmp_path, FILES)


def test_like_snapshots_have_no_difference(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_snapshot(tmp_path / name, FILES)

    assert compare_snapshots(tmp_path / "one", tmp_path / "two") == []


def test_what_differs_is_missing_or_is_new_is_named(tmp_path: Path) -> None:
    write_snapshot(tmp_path / "old", [*FILES, ("gone.txt", "")])
    write_snapshot(tmp_path / "new", [("a.txt", "two\n"), FILES[1], ("more.txt", "")])

    lines = compare_snapshots(tmp_path / "old", tmp_path / "new")

    assert lines == ["differs: a.txt", "missing: gone.txt", "new: more.txt"]


def test_a_folder_without_a_snapshot_is_refused(tmp_path: Path) -> None:
    write_snapshot(tmp_path / "new", FILES)

    with pytest.raises(OnRecordError, match="it holds no snapshot"):
        compare_snapshots(tmp_path / "nowhere", tmp_path / "new")
