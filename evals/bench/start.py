"""How long each command takes from its start to its end, as multiples of `onrecord --help`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from corpus.errors import OnRecordError
from evals.cases.suites import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_STARTS: Final = 3  # of each command, the fastest of which counts: others show a busy machine
_PROGRAM: Final = ("-c", "from app.cli.main import main; main()")
_WORDS: Final = "The armistice was signed by nobody who could have kept it."
COMMANDS: Final[Mapping[str, Sequence[str]]] = {
    "sources": ("sources",),
    "transcript": ("transcript", "korean-armistice"),
    "check": ("check", _WORDS),
    "find --lexical": ("find", "--lexical", _WORDS),
    "ask": ("ask", "Who signed the armistice in Korea?", "--llm", "none"),
}


def start_lines() -> Iterator[str]:
    """Yield a line a command, on a store of the built-in library."""
    with TemporaryDirectory() as folder:
        store = ("--store", str(Path(folder, "store")))
        _seconds("ingest", str(FOLDERS["library"]), *store)
        least = min(_seconds("--help") for _ in range(_STARTS))
        yield f"onrecord --help: {least:.2f} s, the fastest of {_STARTS} starts"
        for name, arguments in COMMANDS.items():
            fastest = min(_seconds(*arguments, *store) for _ in range(_STARTS))
            yield f"onrecord {name}: {fastest:.2f} s, {fastest / least:.1f} times --help"


def _seconds(*arguments: str) -> float:
    """How long a command runs; OnRecordError, with what it said, when it fails."""
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *_PROGRAM, *arguments], check=False, capture_output=True, text=True
    )
    seconds = time.perf_counter() - begun
    if done.returncode:
        message = f"onrecord {arguments[0]} failed: {' '.join(done.stderr.split())}"
        raise OnRecordError(message)
    return seconds
