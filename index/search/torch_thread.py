"""One thread for everything that torch computes.

Torch gives each thread that calls it a pool of threads, which spin on the cores for a while after a
call, and memory that is never freed: forty readers' threads would have forty of both.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_NAME: Final = "torch"
_THREAD: Final = ThreadPoolExecutor(1, thread_name_prefix=_NAME)  # starts with its first task


def run_on_torch_thread(compute: Callable[[], _T]) -> _T:
    """The result of `compute`, called on the torch thread in turn; its error is raised."""
    if current_thread().name.startswith(_NAME):
        return compute()
    return _THREAD.submit(compute).result()
