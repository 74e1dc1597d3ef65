"""Many readers or one writer: whoever comes too late is told who has the store."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from index.errors import StoreBusyError, StoreError
from index.lock import StoreLock
from index.store import Store
from tests.index.doubles import BAG
from tests.index.folders import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOLD = """
import sys
from pathlib import Path
from index.lock import StoreLock
lock = StoreLock(Path(sys.argv[1]), write=sys.argv[2] == "write", purpose="onrecord elsewhere")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def _held_elsewhere(place: Path, *, write: bool) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open."""
    command = [sys.executable, "-c", _HOLD, str(place), "write" if write else "read"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "held\n"
        yield owner
        owner.kill()


def test_readers_read_together(tmp_path: Path) -> None:
    with (
        _held_elsewhere(tmp_path, write=False),
        Store.open(tmp_path, BAG) as one,
        Store.open(tmp_path, BAG) as other,
    ):
        assert one.records() == other.records() == {}


@pytest.mark.parametrize(("has", "wants"), [(False, True), (True, False), (True, True)])
def test_a_writer_is_alone_and_who_comes_is_told_the_owner(
    tmp_path: Path, *, has: bool, wants: bool
) -> None:
    with _held_elsewhere(tmp_path, write=has) as owner, pytest.raises(StoreBusyError) as refused:
        Store.open(tmp_path, BAG, write=wants)

    (name,) = refused.value.owners
    assert name.startswith(f"onrecord elsewhere (process {owner.pid}, since ")
    assert name in str(refused.value)
    assert str(tmp_path) in str(refused.value)
    assert "ONRECORD_CHROMA_URL" in str(refused.value)


@pytest.mark.parametrize(("has", "wants"), [(False, True), (True, False), (True, True)])
def test_a_process_is_kept_out_by_itself_too(tmp_path: Path, *, has: bool, wants: bool) -> None:
    with (
        StoreLock(tmp_path, write=has, purpose="the page"),
        pytest.raises(StoreBusyError, match=rf"the page \(process {os.getpid()}, "),
    ):
        StoreLock(tmp_path, write=wants, purpose="the upload")


def test_who_still_has_the_store_is_named_after_another_of_its_readers_left(
    tmp_path: Path,
) -> None:
    first = StoreLock(tmp_path, write=False, purpose="the page")
    StoreLock(tmp_path, write=False, purpose="the page, reopened").release()

    with pytest.raises(StoreBusyError, match="the page"):
        StoreLock(tmp_path, write=True, purpose="the upload")
    first.release()


@pytest.mark.parametrize("write", [True, False])
def test_the_lock_of_a_killed_owner_is_gone(tmp_path: Path, *, write: bool) -> None:
    with _held_elsewhere(tmp_path, write=write) as owner:
        owner.kill()
        owner.wait()

        with StoreLock(tmp_path, write=True, purpose="the heir"):
            pass


def test_a_killed_owner_is_not_named_among_those_who_live(tmp_path: Path) -> None:
    with _held_elsewhere(tmp_path, write=False) as dead:
        dead.kill()
        dead.wait()
        with _held_elsewhere(tmp_path, write=False), pytest.raises(StoreBusyError) as refused:
            StoreLock(tmp_path, write=True, purpose="the heir")

    assert f"process {dead.pid}," not in str(refused.value)
    assert len(refused.value.owners) == 1


def test_releasing_twice_is_no_error(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path, write=True, purpose="a test")
    lock.release()
    lock.release()

    with StoreLock(tmp_path, write=True, purpose="the next"):
        pass


def test_a_lock_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(StoreError, match="cannot be used as a store"):
        StoreLock(tmp_path / "file", write=False, purpose="a test")
