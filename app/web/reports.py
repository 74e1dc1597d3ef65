"""The latest report of the evals, as they left it in their folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 50_000_000  # a larger file is no report


@dataclass(frozen=True, slots=True)
class EvalReport:
    """A page that `python -m evals report` wrote, and when."""

    file: Path
    made: datetime

    @property
    def name(self) -> str:
        """What was run, and when, as the file is called."""
        return self.file.stem


def latest(folder: Path) -> EvalReport | None:
    """The report that was written last; None where there is none."""
    found = []
    try:
        for file in folder.glob("*.html"):
            status = file.stat()
            if file.is_file() and status.st_size <= MAX_BYTES:
                found.append(EvalReport(file, datetime.fromtimestamp(status.st_mtime, UTC)))
    except OSError:
        return None
    return max(found, key=lambda one: (one.made, one.name), default=None)
