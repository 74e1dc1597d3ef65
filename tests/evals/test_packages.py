"""The evals without the packages that only `make .venv/.dev` installs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evals.packages import INSTALL, METRIC_PACKAGES, MissingPackageError, require_packages

_DEV_PACKAGES = ("locust", "playwright", "psutil", *METRIC_PACKAGES)


def _evals_without_dev_packages(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({_DEV_PACKAGES!r})); "
        "from evals.__main__ import main; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )


def test_help_needs_no_development_package() -> None:
    shown = _evals_without_dev_packages("--help")

    assert (shown.returncode, shown.stderr) == (0, "")
    assert "gate" in shown.stdout


@pytest.mark.parametrize(
    "arguments", [("run", "library"), ("gate", "library"), ("report",), ("load",)]
)
def test_a_command_says_at_once_what_to_install(arguments: tuple[str, ...]) -> None:
    refused = _evals_without_dev_packages(*arguments)

    assert refused.returncode == 2
    assert refused.stdout == ""
    (line,) = refused.stderr.splitlines()
    assert line.startswith("evals: this command needs ")
    assert line.endswith(INSTALL)


def test_only_missing_packages_are_named() -> None:
    require_packages("sys", "json")

    with pytest.raises(MissingPackageError, match=r"needs no_such_package: "):
        require_packages("sys", "no_such_package")
