"""Messages of the library tab, and of changing the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.job_kind import JobKind
from app.text.catalogue import Labels, constants, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from index.ingest.ingest import IngestReport

    class RunningJob(Protocol):
        """What the page tells of a change of the library."""

        work: JobKind

        @property
        def file(self) -> str:
            """The file that is worked on, '' before there is one."""

        @property
        def share(self) -> float:
            """How much is done, 0 to 1."""


else:
    __getattr__ = constants("library")

TAB: str
SIFT: str
NONE_FITS: str
TABLE: str
ACTIONS: str
SORT: str
PAGE_BEFORE: str
PAGE_AFTER: str
READ: str
CORRECTED: str
READ_ONLY: str
NO_WRITER: str
ADD: str
REREAD: str
REREAD_LABEL: str
CORRECT: str
CORRECT_LABEL: str
REMOVE: str
REMOVE_LABEL: str
REMOVE_ASK: str
REMOVE_UPLOADED: str
REMOVE_KEPT: str
REMOVE_YES: str
REMOVE_NO: str
REMOVED: str
RESTORE: str
RESTORE_LABEL: str
FORM: str
FORM_MORE: str
NO_SUCH_WORK: str
KIND_UNKNOWN: str
SAVE: str
CANCEL: str
UNCORRECT: str
PROGRESS: str
FAILED: str

COLUMNS = Labels(
    {
        column: f"library-column-{column}"
        for column in (
            "title",
            "kind",
            "author",
            "publisher",
            "published",
            "words",
            "speakers",
            "file",
        )
    }
)
FIELDS = Labels(
    {
        field: f"library-field-{field.replace('_', '-')}"
        for field in (
            "title",
            "author",
            "interviewer",
            "interviewee",
            "publisher",
            "kind",
            "published",
            "published_from",
            "titled_by",
            "language",
        )
    }
)
HINTS = Labels({field: f"library-hint-{field}" for field in ("published", "language")})
_WORK = Labels.of_enum("library-doing", JobKind)


def formats(suffixes: Sequence[str], files: int, megabytes: int) -> str:
    """Say which files can be added."""
    return message(
        "library-formats",
        suffixes=message("list-comma").join(suffixes),
        files=str(files),
        megabytes=str(megabytes),
    )


def change_under_way(job: RunningJob) -> str:
    """'Adding harbour.txt: 43%'."""
    percent = f"{100 * job.share:.0f}"
    if not job.file:
        return message("library-doing", work=_WORK[job.work], percent=percent)
    return message("library-doing-file", work=_WORK[job.work], file=job.file, percent=percent)


def change_done(report: IngestReport) -> str:
    """'Done: 1 added, 1 removed.'."""
    changes = [
        message(code, documents=len(documents))
        for code, documents in (
            ("library-done-added", report.added),
            ("library-done-changed", report.changed),
            ("library-done-removed", report.removed),
            ("library-done-unchanged", report.unchanged),
            ("library-done-failed", report.failed),
        )
        if documents
    ]
    if not changes:
        return message("library-done-nothing")
    return message("library-done", changes=message("list-comma").join(changes))


def changed_by(program: str, host: str, process: int, since: str) -> str:
    """Say which process changes the library, as only one of several may."""
    return message(
        "library-changed-by", program=program, host=host, process=str(process), since=since
    )


def pages(first: int, last: int, total: int) -> str:
    """'1 to 50 of 312 documents'."""
    return message("library-pages", first=first, last=last, documents=total)


def speakers(number: int) -> str:
    """'5 speakers'."""
    return message("library-speakers", speakers=number)
