"""One thread for all that torch computes, whoever asks for it.

Each thread that lets torch compute gets threads of its own for it, which spin on the cores for a
while after, and memory of its own, which stays: forty readers' threads would have forty of both.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_NAME: Final = "torch"
_THREAD: Final = ThreadPoolExecutor(1, thread_name_prefix=_NAME)  # begins with its first work


def run_on_torch_thread(compute: Callable[[], _T]) -> _T:
    """What it computes, on the one thread, in the order of those who ask; its error is raised."""
    if current_thread().name.startswith(_NAME):
        return compute()
    return _THREAD.submit(compute).result()
