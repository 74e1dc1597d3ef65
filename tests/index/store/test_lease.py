"""One process at a time may change a store behind a server, and who comes is told which."""

from __future__ import annotations

import os
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from index.ingest.ingest import ingest_documents
from index.store.errors import LeaseLostError, WriterBusyError
from index.store.lease import LeaseRecords, StoreWriter, WriterLease
from tests.forked import forked
from tests.index.doubles import BAG
from tests.index.folders import invented, talk, texts_of
from tests.index.store.lease_records import RecordsInMemory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.index.conftest import Home

_BEAT = 0.05  # seconds
_LEASE = 30.0  # seconds: longer than anything takes, on a busy machine too
_SHORT = 0.5  # seconds, where a lease is to end


@pytest.fixture(params=["in memory", "in Chroma"])
def records(request: pytest.FixtureRequest) -> Iterator[LeaseRecords]:
    """The double, and the collection that it stands in for."""
    if request.param == "in memory":
        yield RecordsInMemory()
        return
    home: Home = request.getfixturevalue("served")
    with home.open() as store:
        yield store._lock._records  # type: ignore[union-attr] # noqa: SLF001 - no other way in


def _lease(
    records: LeaseRecords, purpose: str = "a test", *, seconds: float = _LEASE
) -> WriterLease:
    return WriterLease(
        records, place="the store", purpose=purpose, beat_seconds=_BEAT, lease_seconds=seconds
    )


def _left_behind(records: LeaseRecords, **known: str | int) -> None:
    """A record as a process leaves it that ended without giving its lease back."""
    lease = _lease(records, "the dead one")
    lease.acquire()
    lease._stop.set()  # noqa: SLF001 - no heartbeat follows
    time.sleep(2 * _BEAT)
    ((row, _, _),) = records.records()
    records.mark(row, known)


def _ended_process() -> int:
    with forked(time.sleep, 0) as program:
        pass
    assert program.process.pid is not None
    return program.process.pid


def test_a_second_writer_is_refused_by_the_name_of_the_first(records: LeaseRecords) -> None:
    first, second = _lease(records, "onrecord serve --writer"), _lease(records)
    first.acquire()
    begun = time.monotonic()

    with pytest.raises(WriterBusyError) as refused:
        second.acquire()

    assert time.monotonic() - begun < _LEASE
    writer = first.writer()
    assert writer is not None
    assert (writer.purpose, writer.host) == ("onrecord serve --writer", socket.gethostname())
    assert writer.process == os.getpid()
    assert re.fullmatch(r"\d\d:\d\d", writer.since)
    assert refused.value.writer == str(writer)
    assert f"onrecord serve --writer on {writer.host} (process {os.getpid()}, since " in str(
        refused.value
    )
    first.check()
    first.release()


def test_what_is_given_back_is_taken_at_once_and_nobody_is_named(records: LeaseRecords) -> None:
    first, second = _lease(records), _lease(records)
    first.acquire()
    first.release()
    first.release()

    assert second.writer() is None
    begun = time.monotonic()
    second.acquire()
    assert time.monotonic() - begun < _LEASE
    second.check()
    second.release()


def test_a_writer_elsewhere_that_died_is_replaced_after_its_lease_and_not_before(
    records: LeaseRecords,
) -> None:
    _left_behind(records, machine="another machine")
    heir = _lease(records, "the heir", seconds=_SHORT)
    assert heir.writer() is not None
    begun = time.monotonic()
    heir.acquire()

    assert time.monotonic() - begun >= _SHORT
    assert [metadata["purpose"] for _, metadata, _ in records.records()] == ["the heir"]
    heir.release()


def test_a_writer_that_died_on_this_machine_is_replaced_at_once(records: LeaseRecords) -> None:
    _left_behind(records, process=_ended_process())
    heir = _lease(records)
    begun = time.monotonic()
    assert heir.writer() is None
    heir.acquire()

    assert time.monotonic() - begun < _LEASE
    heir.release()


def test_who_was_taken_for_dead_may_not_write_and_is_told_the_heir(records: LeaseRecords) -> None:
    stalled, heir = _lease(records), _lease(records, "the heir", seconds=_SHORT)
    stalled.acquire()
    stalled._stop.set()  # noqa: SLF001 - as where a process is stopped for a while
    heir.acquire()

    with pytest.raises(LeaseLostError, match="the heir") as lost:
        stalled.check()
    assert "every document is whole" in str(lost.value)
    with pytest.raises(WriterBusyError, match="the heir"), stalled.exclusive():
        pytest.fail("two may write")
    heir.release()
    with stalled.exclusive():
        stalled.check()
    stalled.check()
    stalled.release()


def test_a_heartbeat_does_not_bring_a_lost_lease_back(records: LeaseRecords) -> None:
    lease = _lease(records)
    lease.acquire()
    ((row, _, _),) = records.records()
    records.drop([row])
    time.sleep(4 * _BEAT)

    with pytest.raises(LeaseLostError, match="no process"):
        lease.check()
    lease.release()


def test_of_writers_who_come_at_the_same_moment_never_two_may_write() -> None:
    records, together = RecordsInMemory(), Barrier(4)
    inside: list[int] = []
    seen: list[int] = []

    def come(number: int) -> None:
        for _ in range(5):
            together.wait()
            with suppress(WriterBusyError), _lease(records).exclusive():
                inside.append(number)
                time.sleep(0.005)
                seen.append(len(inside))
                inside.remove(number)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(come, range(4)))

    assert seen
    assert set(seen) == {1}
    assert records.rows == {}


def test_a_server_that_is_away_for_a_moment_ends_no_lease() -> None:
    records = RecordsInMemory()
    lease, other = _lease(records), _lease(records)
    lease.acquire()
    records.reachable = False
    time.sleep(3 * _BEAT)
    records.reachable = True

    lease.check()
    with pytest.raises(WriterBusyError):
        other.acquire()
    records.reachable = False
    lease.release()


def test_a_block_has_the_lease_only_while_it_runs(records: LeaseRecords) -> None:
    lease = _lease(records)
    with pytest.raises(LeaseLostError):
        lease.check()
    with lease.exclusive():
        lease.check()
        with pytest.raises(WriterBusyError), _lease(records).exclusive():
            pytest.fail("two may write")
    assert lease.writer() is None


def test_a_store_behind_a_server_has_readers_and_one_writer(served: Home) -> None:
    with served.open(write=True) as writer, served.open() as reader:
        ingest_documents([invented("The ferry sank.", "ferry")], writer, BAG)

        assert texts_of(document for _, document, _ in reader.documents()) == {
            "ferry": "The ferry sank."
        }
        assert reader.writer() == writer.writer()
        assert isinstance(reader.writer(), StoreWriter)
        with pytest.raises(LeaseLostError):
            ingest_documents([invented("Tolls rose.", "toll")], reader, BAG)
        with pytest.raises(WriterBusyError, match=f"process {os.getpid()}"):
            served.open(write=True)
        assert reader.records().keys() == {"ferry"}
    with served.open(write=True) as heir:
        heir.remove(heir.records()["ferry"])
        assert heir.passage_ids() == []


def test_a_writer_that_lost_its_lease_stops_and_leaves_every_document_whole(served: Home) -> None:
    long = invented(talk(1, turns=150), "long")
    with served.open(write=True) as writer:
        ingest_documents([invented("The ferry sank.", "ferry")], writer, BAG)
        puts = 0

        def lose() -> None:
            nonlocal puts
            puts += 1
            writer._lock._records.drop([writer._lock._token])  # type: ignore[union-attr,list-item] # noqa: SLF001

        writer._passages.between = lose  # noqa: SLF001 - between the parts of a document
        with pytest.raises(LeaseLostError):
            ingest_documents([long], writer, BAG)

        assert puts == 1
        assert len(writer.passage_ids()) == 1 + 100
        assert {document.id for _, document, _ in writer.documents()} == {"ferry"}
    with served.open(write=True) as heir:
        assert heir.delete_orphans() == 100


def test_an_embedded_store_names_no_writer(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        assert store.writer() is None
