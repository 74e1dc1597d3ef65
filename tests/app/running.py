"""The command line, run and looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.index.folders import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "Did the bridge pay for itself?"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}


@dataclass(frozen=True, slots=True)
class Run:
    """What a command wrote and exited with."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def alone(*arguments: str | Path, **settings: str) -> Run:
    """The command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "from app.cli.main import main; main()", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        env={**CLEAN, **settings},
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def refused(run: Run, *words: str) -> None:
    """The run ended with 2 and one line, which holds the words."""
    assert run.code == 2, run
    assert run.out == ""
    assert run.err.count("\n") == 1, run.err
    assert run.err.startswith("onrecord: ")
    for word in words:
        assert word in run.err
