"""A desk whose library is read anew beside the questions: nobody waits, and nothing is lost."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING, Any, cast

import pytest

from app.ask.service import AnswerService
from app.ask.snapshot import CHECK_SECONDS, BackgroundReloader, OnDemandReloader, Snapshot
from app.ask.status import LibraryHealth
from index.ingest.ingest import ingest_documents
from index.store.errors import StoreError
from index.store.store import Store
from tests.index.doubles import BAG
from tests.index.folders import invented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.ask.snapshot import SnapshotSource


class _Gate:
    """A store that counts how often it is read, and where a test lets it, waits or fails."""

    def __init__(self, store: Store, *, served: bool = False) -> None:
        self._store = store
        self.served = served
        self.place = store.place
        self.reads = 0
        self.reached = Event()
        self.go = Event()
        self.go.set()
        self.fault: Exception | None = None
        self.changing = False

    def hold(self) -> None:
        self.reached.clear()
        self.go.clear()

    def revision(self) -> str:
        if self.changing:
            ingest_documents(
                [invented(f"Number {time.monotonic_ns()}.", "changing")], self._store, BAG
            )
        return self._store.revision()

    def writer(self) -> None:
        return None

    def records(self) -> Any:
        self.reads += 1
        self.reached.set()
        assert self.go.wait(60)
        if self.fault is not None:
            raise self.fault
        return self._store.records()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of one document."""
    with Store.open(tmp_path / "store", BAG, write=True) as opened:
        ingest_documents([invented("The ferry sank.", "ferry")], opened, BAG)
        yield opened


@pytest.fixture
def gate(store: Store) -> _Gate:
    """The same, to be held up."""
    return _Gate(store)


@pytest.fixture
def live(gate: _Gate) -> Iterator[BackgroundReloader]:
    """A library over it."""
    found = _live(gate)
    yield found
    gate.go.set()
    found.close()


def _live(gate: _Gate) -> BackgroundReloader:
    return BackgroundReloader(cast("Store", gate))


def _ids(current: SnapshotSource) -> list[str]:
    return sorted(current.now().library.documents)


def test_questions_go_on_with_the_old_library_while_the_new_one_is_read(
    store: Store, gate: _Gate, live: BackgroundReloader
) -> None:
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    gate.hold()
    with ThreadPoolExecutor(1) as threads:
        refreshed = threads.submit(live.refresh)
        assert gate.reached.wait(60)

        assert _ids(live) == ["ferry"]
        assert live.reading
        assert not refreshed.done()
        gate.go.set()
        refreshed.result(60)
    assert _ids(live) == ["ferry", "toll"]
    assert not live.reading


def test_changes_while_it_is_read_lead_to_one_more_reading(
    store: Store, gate: _Gate, live: BackgroundReloader
) -> None:
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    gate.hold()
    before = gate.reads
    with ThreadPoolExecutor(12) as threads:
        first = threads.submit(live.refresh)
        assert gate.reached.wait(60)
        ingest_documents([invented("The mill stood.", "mill")], store, BAG)
        more = [threads.submit(live.refresh) for _ in range(10)]
        time.sleep(0.05)
        gate.go.set()
        for one in (first, *more):
            one.result(60)

    assert _ids(live) == ["ferry", "mill", "toll"]
    assert gate.reads - before == 2


def test_nothing_is_read_when_nothing_changed(gate: _Gate, live: BackgroundReloader) -> None:
    before, library = gate.reads, live.now().library
    live.refresh()

    assert gate.reads == before
    assert live.now().library is library


def test_what_comes_to_be_read_is_ready_to_be_asked(store: Store, live: BackgroundReloader) -> None:
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    live.refresh()
    made = vars(live.now().library)

    assert {
        "lexical",
        "speakers",
        "languages",
        "document_of",
    } <= made.keys()
    assert "words" in vars(live.now())


def test_the_words_of_a_library_that_is_not_held_whole_wait_for_a_quotation(store: Store) -> None:
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    small = Snapshot.of(store, max_passages=1).preload()

    assert "words" not in vars(small)
    assert [one.id for one in small.words.documents] == ["ferry", "toll"]
    assert small.words.knows("tolls")
    assert "words" in vars(Snapshot.of(store, max_passages=2).preload())


def test_what_a_check_of_a_quotation_found_outlives_the_store(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", BAG, write=True) as store:
        ingest_documents([invented("The ferry sank in autumn.", "ferry")], store, BAG)
        with closing(AnswerService(store, BAG)) as service:
            (match,) = service.check("The ferry sank").found
            located = service.document("ferry")

    assert match.document.text == located.text == "The ferry sank in autumn."


def test_a_reading_that_fails_leaves_the_old_library_and_is_logged_told_and_tried_again(
    store: Store, gate: _Gate, live: BackgroundReloader, caplog: pytest.LogCaptureFixture
) -> None:
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    gate.fault = StoreError("the disk\nis gone")
    with caplog.at_level(logging.ERROR), pytest.raises(StoreError, match="the disk"):
        live.refresh()

    assert _ids(live) == ["ferry"]
    assert live.fault == "the disk is gone"
    assert not live.reading
    assert "could not be read anew: the disk is gone" in caplog.text
    gate.fault = None
    live.refresh()
    assert _ids(live) == ["ferry", "toll"]
    assert live.fault is None


def test_a_fault_of_ours_does_not_end_the_reading(
    store: Store, gate: _Gate, live: BackgroundReloader
) -> None:
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    gate.fault = KeyError("voices")
    with pytest.raises(KeyError):
        live.refresh()
    gate.fault = None
    live.refresh()

    assert _ids(live) == ["ferry", "toll"]


def test_a_library_that_changes_all_the_time_is_swapped_in_all_the_same(
    gate: _Gate, live: BackgroundReloader
) -> None:
    gate.changing = True
    before = gate.reads
    live.refresh()

    assert _ids(live) == ["changing", "ferry"]
    assert 1 < gate.reads - before <= 4


def test_what_others_write_behind_a_server_is_seen_after_a_while(store: Store) -> None:
    shared = _live(_Gate(store, served=True))
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    until = time.monotonic() + 30 * CHECK_SECONDS
    while _ids(shared) == ["ferry"] and time.monotonic() < until:
        time.sleep(CHECK_SECONDS / 20)

    assert _ids(shared) == ["ferry", "toll"]
    shared.close()


def test_the_command_lines_library_is_read_before_it_is_asked(store: Store, gate: _Gate) -> None:
    prompt = OnDemandReloader(cast("Store", gate))
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)

    assert _ids(prompt) == ["ferry", "toll"]
    assert _ids(prompt) == ["ferry", "toll"]
    assert gate.reads == 2
    prompt.close()


def test_the_state_tells_what_is_there_and_whether_it_is_being_read(
    store: Store, gate: _Gate, live: BackgroundReloader
) -> None:
    as_store = cast("Store", gate)
    assert LibraryHealth.of(live, as_store) == _state(1, store.revision())
    revision = store.revision()
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    gate.hold()
    with ThreadPoolExecutor(1) as threads:
        refreshed = threads.submit(live.refresh)
        assert gate.reached.wait(60)
        during = LibraryHealth.of(live, as_store)
        gate.go.set()
        refreshed.result(60)

    assert during == _state(1, revision, reading=True)
    assert LibraryHealth.of(live, as_store) == _state(2, store.revision())


def test_the_state_tells_in_one_line_why_the_library_could_not_be_read(
    store: Store, gate: _Gate, live: BackgroundReloader
) -> None:
    ingest_documents([invented("Tolls rose.", "toll")], store, BAG)
    gate.fault = StoreError("the disk\nis gone")
    with pytest.raises(StoreError):
        live.refresh()
    state = LibraryHealth.of(live, cast("Store", gate))

    assert (state.answers, state.error, state.documents) == (True, "the disk is gone", 1)


def test_the_state_tells_that_the_store_does_not_answer(live: BackgroundReloader) -> None:
    state = LibraryHealth.of(live, cast("Store", _Dead()))

    assert not state.answers
    assert state.error == "the store refused: nobody is there"
    assert (state.documents, state.passages) == (1, 1)


def _state(documents: int, revision: str, *, reading: bool = False) -> LibraryHealth:
    return LibraryHealth(documents, documents, revision, reading=reading, answers=True, error=None)


class _Dead:
    """A store behind a server that has stopped."""

    def revision(self) -> str:
        message = "the store refused:\n nobody is there"
        raise StoreError(message)
