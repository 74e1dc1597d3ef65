"""The packages of the evals, which `make serve` does not install."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from corpus.errors import OnRecordError

INSTALL: Final = "run `make .venv/.dev` first"
METRIC_PACKAGES: Final = ("ir_measures", "nupunkt", "pysbd")


class MissingPackageError(OnRecordError):
    """A package that a command needs is not installed."""


def require_packages(*names: str) -> None:
    """MissingPackageError, with what to do, unless all packages are installed.

    A command calls it first, so that nothing is computed before it fails.
    """
    if missing := [name for name in names if find_spec(name) is None]:
        message = f"this command needs {', '.join(missing)}: {INSTALL}"
        raise MissingPackageError(message)
