"""What holds for every test of the models' client."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest
from tqdm import TMonitor

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """No thread of ours outlives a test; a socket left open is an error of its own.

    What was there before the test is frozen: to search all modules for garbage takes seconds.
    """
    before = set(threading.enumerate())
    gc.freeze()
    yield
    gc.collect()
    left = set(threading.enumerate()) - before
    assert not [thread for thread in left if not isinstance(thread, TMonitor)]
