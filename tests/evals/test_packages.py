"""The evals without the packages that only `make .venv/.dev` installs."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import starmap
from typing import NamedTuple

import pytest

from evals.packages import INSTALL, METRIC_PACKAGES, MissingPackageError, require_packages

_DEV_PACKAGES = ("locust", "playwright", "psutil", *METRIC_PACKAGES)
_HELP = ("--help",)
_REFUSED = (("run", "library"), ("gate", "library"), ("report",), ("load",))


class _CommandReply(NamedTuple):
    """What a command of the evals printed, and its exit status."""

    status: int
    out: str
    err: str


# One interpreter for all the commands, since most of its time is the loading of modules.
_COMMANDS_WITHOUT_DEV_PACKAGES = f"""
import contextlib, io, json, sys
sys.modules.update(dict.fromkeys({_DEV_PACKAGES!r}))
from evals.__main__ import main
replies = []
for arguments in json.load(sys.stdin):
    sys.argv = ["evals", *arguments]
    out, err, status = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            status = end.code
    replies.append((status, out.getvalue(), err.getvalue()))
json.dump(replies, sys.stdout)
"""


@pytest.fixture(scope="module")
def replies() -> dict[tuple[str, ...], _CommandReply]:
    """What each command says where no package for development is installed."""
    done = subprocess.run(
        [sys.executable, "-c", _COMMANDS_WITHOUT_DEV_PACKAGES],
        capture_output=True,
        text=True,
        check=False,
        input=json.dumps([_HELP, *_REFUSED]),
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = starmap(_CommandReply, json.loads(done.stdout))
    return dict(zip([_HELP, *_REFUSED], found, strict=True))


def test_help_needs_no_development_package(replies: dict[tuple[str, ...], _CommandReply]) -> None:
    shown = replies[_HELP]

    assert (shown.status, shown.err) == (0, "")
    assert "gate" in shown.out


@pytest.mark.parametrize("arguments", _REFUSED)
def test_a_command_says_at_once_what_to_install(
    arguments: tuple[str, ...], replies: dict[tuple[str, ...], _CommandReply]
) -> None:
    refused = replies[arguments]

    assert refused.status == 2
    assert refused.out == ""
    (line,) = refused.err.splitlines()
    assert line.startswith("evals: this command needs ")
    assert line.endswith(INSTALL)


def test_only_missing_packages_are_named() -> None:
    require_packages("sys", "json")

    with pytest.raises(MissingPackageError, match=r"needs no_such_package: "):
        require_packages("sys", "no_such_package")
