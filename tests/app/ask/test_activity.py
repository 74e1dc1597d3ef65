"""Work that can wait lets questions go first, but not for ever."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from app.ask.activity import ActiveRequests


def test_nobody_waits_while_it_is_quiet() -> None:
    assert ActiveRequests().wait(0.0)


def test_it_is_quiet_again_once_the_last_one_is_answered() -> None:
    quiet, first, second = ActiveRequests(), Event(), Event()

    def ask(done: Event) -> None:
        with quiet.track():
            done.wait()

    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(ask, done) for done in (first, second)]
        while quiet.wait(0.0):
            time.sleep(0.001)
        waiting = threads.submit(quiet.wait, 30.0)
        first.set()
        asked[0].result()
        assert not quiet.wait(0.0)
        assert not waiting.done()
        second.set()

        assert waiting.result()


def test_who_waits_goes_on_after_so_many_seconds() -> None:
    quiet = ActiveRequests()
    with quiet.track():
        assert not quiet.wait(0.01)


def test_a_question_that_fails_leaves_it_quiet() -> None:
    quiet = ActiveRequests()
    with pytest.raises(ZeroDivisionError), quiet.track():
        _ = 1 / 0

    assert quiet.wait(0.0)
