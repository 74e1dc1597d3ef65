"""The latest report of the evals in their folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_REPORT_BYTES = 50_000_000  # a larger file is no report


@dataclass(frozen=True, slots=True)
class EvalReport:
    """A page that `python -m evals report` wrote, and when."""

    file: Path
    made: datetime

    @property
    def name(self) -> str:
        """The file's name without its suffix: what was run, and when."""
        return self.file.stem


def latest_report(folder: Path) -> EvalReport | None:
    """The report that was written last; None if there is none."""
    reports = []
    try:
        for file in folder.glob("*.html"):
            status = file.stat()
            if file.is_file() and status.st_size <= MAX_REPORT_BYTES:
                reports.append(EvalReport(file, datetime.fromtimestamp(status.st_mtime, UTC)))
    except OSError:
        return None
    return max(reports, key=lambda report: (report.made, report.name), default=None)
