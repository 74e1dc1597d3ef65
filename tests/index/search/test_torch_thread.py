"""All torch work runs on one thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

import pytest

from index.search.torch_thread import run_on_torch_thread


def _thread_name() -> str:
    return current_thread().name


def test_work_of_many_threads_runs_on_one() -> None:
    with ThreadPoolExecutor(4) as threads:
        names = set(threads.map(lambda _: run_on_torch_thread(_thread_name), range(8)))

    assert len(names) == 1
    assert _thread_name() not in names


def test_work_started_on_that_thread_does_not_wait_for_itself() -> None:
    assert run_on_torch_thread(lambda: run_on_torch_thread(lambda: 7)) == 7


def test_an_error_is_raised_where_the_work_was_given() -> None:
    def fail() -> None:
        message = "no tensor"
        raise ValueError(message)

    with pytest.raises(ValueError, match="no tensor"):
        run_on_torch_thread(fail)
