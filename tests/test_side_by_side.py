"""Commands side by side: all are run, and the first that fails ends the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.side_by_side import task

_REPOSITORY = Path(__file__).parents[1]
_FOREVER = f"{sys.executable} -c 'import time; time.sleep(600)'"


def _run(*commands: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.side_by_side", *commands]
    return subprocess.run(command, cwd=_REPOSITORY, capture_output=True, text=True, check=False)


def test_each_is_run_and_its_lines_are_shown_by_name() -> None:
    done = _run("one=echo 'a b'", "two=echo c")

    assert done.returncode == 0
    assert {"[one] a b", "[two] c", "[one] passed after 0 s"} <= set(done.stdout.splitlines())


def test_the_first_that_fails_is_named_and_ends_the_others() -> None:
    done = _run(f"slow={_FOREVER}", f"bad={sys.executable} -c 'import sys; sys.exit(3)'")

    assert done.returncode == 1
    assert "[bad] FAILED (exit status 3)" in done.stdout
    assert "[slow] stopped" in done.stdout
    assert done.stderr == "failed: bad\n"


def test_a_command_that_is_stopped_while_it_begins_is_ended() -> None:
    slow = task(f"slow={_FOREVER}")
    slow.stop()

    assert slow.run() < 0


def test_what_cannot_be_started_fails() -> None:
    done = _run("gone=/nowhere/at/all")

    assert done.returncode == 1
    assert "failed: gone" in done.stderr


def test_what_is_no_command_is_told() -> None:
    assert "name=command" in _run("tests").stderr
