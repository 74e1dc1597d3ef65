"""make serve, with a stand-in for the program that it installs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("port", "status", "commands"),
    [
        (0, 0, ["port", "ingest", "serve"]),
        (0, 3, ["port", "ingest", "serve"]),
        (0, 2, ["port", "ingest"]),
        (0, 1, ["port", "ingest"]),
        (2, 0, ["port"]),
    ],
)
def test_a_library_is_served_unless_its_port_is_in_use_or_nothing_could_be_read(
    tmp_path: Path, port: int, status: int, commands: list[str]
) -> None:
    """`port` and `status` are how the look at the port and the ingest end."""
    venv, log = tmp_path / "venv", tmp_path / "log"
    (venv / "bin").mkdir(parents=True)
    program = venv / "bin" / "onrecord"
    program.write_text(
        "#!/bin/sh\n"
        f'case "$*" in *--check-port*) echo port >> {log}; exit {port};; esac\n'
        f'echo "$1" >> {log}\n[ "$1" != ingest ] || exit {status}\n'
    )
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


def _make(target: str, venv: Path, *settings: str) -> tuple[int, list[str]]:
    """The exit status, and what it says of the failure besides make's own lines."""
    done = subprocess.run(
        ["make", target, f"VENV={venv}", *settings],  # noqa: S607
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, [one for one in done.stderr.splitlines() if not one.startswith("make")]


def _program(file: Path, script: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


_OLD = f"exec {sys.executable} -c 'import sys; sys.version_info = (3, 9); exec(sys.argv[1])' \"$2\""


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (None, "On Record needs Python 3.11 or newer, and there is no "),
        (_OLD, "On Record needs Python 3.11 or newer; name one with PYTHON=…"),
        ('[ "$2" = venv ] && { echo oh; echo no; exit 1; }; exit 0', "install its venv package"),
    ],
)
def test_a_python_that_does_not_do_is_told_in_one_line(
    tmp_path: Path, script: str | None, told: str
) -> None:
    python = tmp_path / "python"
    if script:
        _program(python, script)

    status, lines = _make("serve", tmp_path / "venv", f"PYTHON={python}")

    assert status != 0
    assert len(lines) == 1
    assert told in lines[0]
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: [Errno 28] No space left on device", "no space is left on the disk"),
        ("WARNING: NewConnectionError: name resolution", "the package registry cannot be reached"),
        ("ERROR: No matching distribution found for torch", "No matching distribution found"),
    ],
)  # fmt: skip
def test_packages_that_cannot_be_installed_are_told_in_one_line(
    tmp_path: Path, said: str, told: str
) -> None:
    venv = tmp_path / "venv"
    _program(venv / "bin" / "python", "exit 0")
    _program(venv / "bin" / "pip", f"echo '{said}' >&2; echo more >&2; exit 1")

    status, lines = _make("serve", venv)

    assert status != 0
    assert len(lines) == 1
    assert told in lines[0]
    assert said in (venv / "install.log").read_text(encoding="utf-8")
