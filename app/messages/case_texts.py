"""Messages of the evals tab, and of marking an answer as a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.verdict import ReaderVerdict
from app.text.catalogue import Labels, constants, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

else:
    __getattr__ = constants("evals")

MARK: str
MARK_LABEL: str
WHY: str
MISSING: str
MISSING_NONE: str
ADD: str
TAB: str
TITLE: str
TITLE_MORE: str
REPORT: str
REPORT_FRAME: str
REPORT_OPEN: str
NO_REPORT: str
NO_REPORT_MORE: str
CASES: str
CASES_NONE: str
CASES_MORE: str

VERDICTS = Labels.of_enum("evals-verdict", ReaderVerdict)
CASES_COMMAND = "python -m evals new"
NO_REPORT_COMMANDS = (
    "make .venv/.dev",
    "python -m evals run library",
    "python -m evals report",
)


def case_kept(verdict: ReaderVerdict, file: Path) -> str:
    """Return the status line once a mark is saved."""
    return message("evals-kept", verdict=VERDICTS[verdict], file=str(file))


def case_not_kept(reason: str) -> str:
    """Return the status line when a mark could not be saved."""
    return message("evals-not-kept", reason=f"{reason[:1].upper()}{reason[1:]}")


def answer_marked(often: Mapping[ReaderVerdict, int]) -> str:
    """'12 answers are marked: 7 right, 3 wrong, 2 missing a source.'."""
    verdicts = (
        message(f"evals-marked-{verdict}", answers=often[verdict])
        for verdict in VERDICTS
        if often.get(verdict)
    )
    return message(
        "evals-marked",
        answers=sum(often.values()),
        verdicts=message("list-comma").join(verdicts),
    )


def case_made(when: str) -> str:
    """Return when the report was made."""
    return message("evals-made", time=when)
