"""Programs as forks of one process that has imported their packages, for tests that start many.

The interpreter starts and imports once a test process, not once a program. A fork has a process
number of its own and is killed like any other process.
"""

from __future__ import annotations

import multiprocessing
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerProcess

_FORK_SERVER = multiprocessing.get_context("forkserver")
_FORK_SERVER.set_forkserver_preload(["tests.forked_programs"])


@dataclass(frozen=True, slots=True)
class ForkedProgram:
    """A running program and what it prints."""

    process: ForkServerProcess
    stdout: TextIO

    def kill(self) -> None:
        """End it at once, with SIGKILL."""
        self.process.kill()


@contextmanager
def forked(main: Callable[..., None], *arguments: object) -> Iterator[ForkedProgram]:
    """Run `main` with the arguments in a fork; at the end of the block it is waited for."""
    reading, writing = _FORK_SERVER.Pipe(duplex=False)
    process = _FORK_SERVER.Process(target=_print_to, args=(writing, main, arguments))
    process.start()
    writing.close()
    with reading, os.fdopen(os.dup(reading.fileno()), encoding="utf-8") as stdout:
        yield ForkedProgram(process, stdout)
    process.join()


def _print_to(pipe: Connection, main: Callable[..., None], arguments: tuple[object, ...]) -> None:
    """Run `main` with the pipe as its standard output."""
    os.dup2(pipe.fileno(), 1)
    pipe.close()
    main(*arguments)
