"""Many readers or one writer: whoever comes too late is told who has the store."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from index.store.errors import StoreBusyError, StoreError
from index.store.lock import StoreLock
from index.store.store import Store
from tests.index.doubles import BAG
from tests.index.elsewhere import contender, heard, held_elsewhere, tell

if TYPE_CHECKING:
    from pathlib import Path


def test_readers_read_together(tmp_path: Path) -> None:
    with (
        held_elsewhere(tmp_path, write=False),
        Store.open(tmp_path, BAG) as one,
        Store.open(tmp_path, BAG) as other,
    ):
        assert one.records() == other.records() == {}


@pytest.mark.parametrize(("has", "wants"), [(False, True), (True, False), (True, True)])
def test_a_writer_is_alone_and_who_comes_is_told_the_owner(
    tmp_path: Path, *, has: bool, wants: bool
) -> None:
    with held_elsewhere(tmp_path, write=has) as owner, pytest.raises(StoreBusyError) as refused:
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
    with held_elsewhere(tmp_path, write=write) as owner:
        owner.kill()
        owner.wait()

        with StoreLock(tmp_path, write=True, purpose="the heir"):
            pass


def test_a_killed_owner_is_not_named_among_those_who_live(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path, write=False) as dead:
        dead.kill()
        dead.wait()
        with held_elsewhere(tmp_path, write=False), pytest.raises(StoreBusyError) as refused:
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


def test_a_reader_becomes_the_only_one_and_shares_again_afterwards(tmp_path: Path) -> None:
    with StoreLock(tmp_path, write=False, purpose="the page") as page:
        with page.exclusive(), pytest.raises(StoreBusyError, match="the page"):
            StoreLock(tmp_path, write=False, purpose="a reader")

        with held_elsewhere(tmp_path), pytest.raises(StoreBusyError, match="the page"):
            StoreLock(tmp_path, write=True, purpose="a writer")


def test_a_block_that_fails_leaves_the_store_shared(tmp_path: Path) -> None:
    with StoreLock(tmp_path, write=False, purpose="the page") as page:
        with pytest.raises(ZeroDivisionError), page.exclusive():
            _ = 1 / 0

        with held_elsewhere(tmp_path), pytest.raises(StoreBusyError):
            StoreLock(tmp_path, write=True, purpose="a writer")


def test_who_has_the_store_open_is_named_to_whoever_wants_it_alone(tmp_path: Path) -> None:
    with StoreLock(tmp_path, write=False, purpose="the page") as page:
        with held_elsewhere(tmp_path) as other, pytest.raises(StoreBusyError) as refused:
            _be_alone(page)
        (name,) = refused.value.owners
        assert f"onrecord elsewhere (process {other.pid}" in name

        with pytest.raises(StoreBusyError, match="the page"):
            StoreLock(tmp_path, write=True, purpose="a writer")
        _be_alone(page)


def test_another_process_that_is_alone_lets_nobody_in_until_it_shares(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path, alone=True) as other:
        for write in (False, True):
            with pytest.raises(StoreBusyError, match="onrecord elsewhere"):
                StoreLock(tmp_path, write=write, purpose="who comes")
        tell(other, "share")
        assert heard(other) == "shared"

        with StoreLock(tmp_path, write=False, purpose="a reader"):
            pass


def test_the_store_of_one_that_was_killed_while_alone_is_free(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path, alone=True) as owner:
        owner.kill()
        owner.wait()

        with StoreLock(tmp_path, write=False, purpose="the heir") as heir, heir.exclusive():
            pass


def test_a_writer_is_alone_already(tmp_path: Path) -> None:
    with StoreLock(tmp_path, write=True, purpose="a writer") as writer:
        _be_alone(writer)

        with pytest.raises(StoreBusyError, match="a writer"):
            StoreLock(tmp_path, write=False, purpose="a reader")


def test_readers_who_both_want_it_alone_keep_each_other_out_and_stay_readers(
    tmp_path: Path,
) -> None:
    with contender(tmp_path) as one, contender(tmp_path) as other:
        for process in (one, other):
            tell(process, "go")

        assert [heard(process) for process in (one, other)] == ["refused 300"] * 2
        with pytest.raises(StoreBusyError) as refused:
            StoreLock(tmp_path, write=True, purpose="a writer")
        assert len(refused.value.owners) == 2


def test_no_writer_gets_in_while_a_reader_becomes_alone_and_shares_again(tmp_path: Path) -> None:
    let_in: list[int] = []

    def knock(number: int) -> None:
        with suppress(StoreBusyError), StoreLock(tmp_path, write=True, purpose="a writer"):
            let_in.append(number)

    with (
        StoreLock(tmp_path, write=False, purpose="the page") as page,
        ThreadPoolExecutor(2) as threads,
    ):
        knocking = [threads.submit(knock, number) for number in range(300)]
        entered = sum(_was_alone(page) for _ in range(300))
        for one in knocking:
            one.result()

    assert let_in == []
    assert entered > 0


def test_threads_are_alone_one_after_another(tmp_path: Path) -> None:
    inside: list[int] = []
    seen: list[int] = []

    def enter(number: int) -> None:
        with lock.exclusive():
            inside.append(number)
            time.sleep(0.005)
            seen.append(len(inside))
            inside.remove(number)

    with (
        StoreLock(tmp_path, write=False, purpose="the page") as lock,
        ThreadPoolExecutor(4) as threads,
    ):
        list(threads.map(enter, range(16)))

    assert seen == [1] * 16


def test_what_is_released_while_it_is_alone_stays_released(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path, write=False, purpose="the page")
    with lock.exclusive():
        lock.release()

    with StoreLock(tmp_path, write=True, purpose="a writer"):
        pass


def _was_alone(lock: StoreLock) -> bool:
    try:
        _be_alone(lock)
    except StoreBusyError:
        return False
    return True


def _be_alone(lock: StoreLock) -> None:
    with lock.exclusive():
        pass
