"""The line before the desk: its order, its length, and who steps aside."""

from __future__ import annotations

import time
from contextlib import ExitStack
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from app.web.fair_queue import BusyError, FairQueue

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 10.0  # seconds


def _until(found: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < last, "it did not come to that"
        time.sleep(0.002)


def _come(line: FairQueue, name: str, served: list[str]) -> Thread:
    """Somebody who has come, and waits."""

    def stand() -> None:
        with line:
            served.append(name)

    before, thread = line.waiting, Thread(target=stand, daemon=True)
    thread.start()
    _until(lambda: line.waiting > before)
    return thread


def test_who_comes_first_is_served_first() -> None:
    line, served, names = FairQueue(1), list[str](), [str(number) for number in range(20)]
    with line:
        waiting = [_come(line, name, served) for name in names]
    for one in waiting:
        one.join(PATIENCE)

    assert served == names
    assert line.waiting == 0


def test_who_stepped_aside_comes_back_before_those_who_only_came() -> None:
    line, served, away, ready = FairQueue(1), list[str](), Event(), Event()

    def write() -> None:
        with line:
            with line.step_aside():
                away.set()
                ready.wait(PATIENCE)
            served.append("written")

    writing = Thread(target=write, daemon=True)
    writing.start()
    assert away.wait(PATIENCE)
    with line:
        asked = _come(line, "asked", served)
        ready.set()
        _until(lambda: len(line._returning) == 1)  # noqa: SLF001 - nothing else tells
        assert line.waiting == 1  # of whom somebody else may be told
    for one in (writing, asked):
        one.join(PATIENCE)

    assert served == ["written", "asked"]


def test_a_full_line_turns_away_and_an_empty_one_takes_again() -> None:
    line, served = FairQueue(1, waiting=1), list[str]()
    with line:
        last = _come(line, "last", served)
        with pytest.raises(BusyError, match="1"), line:
            pytest.fail("there was no room")
    last.join(PATIENCE)
    with line:
        served.append("again")

    assert served == ["last", "again"]


def test_as_many_are_served_at_once_as_there_are_places() -> None:
    line, served = FairQueue(2), list[str]()
    with ExitStack() as both:
        both.enter_context(line)
        both.enter_context(line)
        third = _come(line, "third", served)
        assert served == []
    third.join(PATIENCE)

    assert served == ["third"]


def test_who_is_interrupted_while_waiting_leaves_the_place_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line, served = FairQueue(1), list[str]()

    def interrupted(_: Event) -> None:
        raise KeyboardInterrupt

    with line:
        monkeypatch.setattr(Event, "wait", interrupted)
        with pytest.raises(KeyboardInterrupt), line:
            pytest.fail("it was not its turn")
        monkeypatch.undo()
        patient = _come(line, "patient", served)
    patient.join(PATIENCE)

    assert served == ["patient"]


def test_what_nobody_waits_for_takes_a_free_place_only() -> None:
    line = FairQueue(1)

    with line.if_free() as first, line.if_free() as second:
        taken = (first, second)
    with line, line.if_free() as while_asked:
        pass
    with line.if_free() as afterwards:
        pass

    assert taken == (True, False)
    assert while_asked is False
    assert afterwards is True
