"""make serve, with a stand-in for the program that it installs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("status", "commands"),
    [(0, ["ingest", "serve"]), (3, ["ingest", "serve"]), (2, ["ingest"]), (1, ["ingest"])],
)
def test_a_library_is_served_unless_nothing_could_be_read(
    tmp_path: Path, status: int, commands: list[str]
) -> None:
    venv, log = tmp_path / "venv", tmp_path / "log"
    (venv / "bin").mkdir(parents=True)
    program = venv / "bin" / "onrecord"
    program.write_text(f'#!/bin/sh\necho "$1" >> {log}\n[ "$1" != ingest ] || exit {status}\n')
    program.chmod(0o755)
    (venv / "bin" / "python").touch()
    (venv / ".serve").touch()

    done = subprocess.run(
        ["make", "serve", f"VENV={venv}", f"CORPUS={tmp_path}"],  # noqa: S607
        cwd=_ROOT,
        capture_output=True,
        check=False,
    )

    assert log.read_text().split() == commands
    assert (done.returncode == 0) is ("serve" in commands)
