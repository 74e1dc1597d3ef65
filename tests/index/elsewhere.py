"""Other processes that have a store open, or want it alone."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.index.folders import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOLD = """
import sys
from contextlib import nullcontext
from pathlib import Path
from index.store.lock import StoreLock
how = sys.argv[2]
lock = StoreLock(Path(sys.argv[1]), write=how == "write", purpose="onrecord elsewhere")
with lock.exclusive() if how == "alone" else nullcontext():
    print("held", flush=True)
    sys.stdin.readline()
print("shared", flush=True)
sys.stdin.read()
"""
_CONTEND = """
import sys
from pathlib import Path
from index.store.errors import StoreBusyError
from index.store.lock import StoreLock
lock = StoreLock(Path(sys.argv[1]), write=False, purpose="a contender")
print("ready", flush=True)
sys.stdin.readline()
refused = 0
for _ in range(300):
    try:
        with lock.exclusive():
            print("alone", flush=True)
    except StoreBusyError:
        refused += 1
print(f"refused {refused}", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_elsewhere(
    place: Path, *, write: bool = False, alone: bool = False
) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open."""
    how = "alone" if alone else "write" if write else "read"
    with _started(_HOLD, place, how) as owner:
        assert heard(owner) == "held"
        yield owner


@contextmanager
def contender(place: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that will try 300 times to have the store alone, once it is told to go."""
    with _started(_CONTEND, place) as contender:
        assert heard(contender) == "ready"
        yield contender


@contextmanager
def _started(program: str, *given: Path | str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", program, *map(str, given)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    ) as process:
        yield process
        process.kill()


def heard(process: subprocess.Popen[str]) -> str:
    """The next line that the process printed."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: subprocess.Popen[str], words: str) -> None:
    """Give the process a line to read."""
    assert process.stdin is not None
    process.stdin.write(f"{words}\n")
    process.stdin.flush()
