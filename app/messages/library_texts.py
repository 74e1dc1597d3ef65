"""Every English word the page says of its own accord of the library and of changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.job_kind import JobKind
from app.messages.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.library.job import Job
    from index.ingest.ingest import IngestReport

TAB = "Library"
SIFT = "Find a document by title, name or file"
NONE_FITS = "No document fits."
TABLE = "The documents of the library"
COLUMNS: Final = {
    "title": "Title",
    "kind": "Kind",
    "author": "Author",
    "publisher": "Publisher",
    "published": "Date",
    "words": "Words",
    "speakers": "Speakers",
    "file": "File",
}
ACTIONS = "To do"
SORT = "Sort by %s"
PAGE_BEFORE = "Earlier documents"
PAGE_AFTER = "Further documents"
READ = "Read “%s”"
CORRECTED = "corrected by hand"

READ_ONLY = "This library is served to be read only."
ADD = "Add files"
REREAD = "Read the folders again"
REREAD_LABEL = "Read again all folders that documents came from: what is new, changed or gone"
CORRECT = "Correct"
CORRECT_LABEL = "Correct what is known of “%s”"
REMOVE = "Remove"
REMOVE_LABEL = "Remove “%s” from the library"
REMOVE_ASK = "Remove “%s”?"
REMOVE_UPLOADED = "The file that was added here is deleted with it."
REMOVE_KEPT = "Its file stays where it is, and is not read again until you bring it back."
REMOVE_YES = "Remove it"
REMOVE_NO = "Keep it"
REMOVED = "Removed by hand"
RESTORE = "Bring back"
RESTORE_LABEL = "Bring back “%s”"

FORM = "What is known of this document"
FORM_MORE = (
    "What you correct here outranks the file and its sources.toml, and lasts. "
    "Leave empty what is not known."
)
FIELDS: Final = {
    "title": "Title",
    "author": "Author",
    "interviewer": "Interviewer",
    "interviewee": "Interviewee",
    "publisher": "Publisher",
    "kind": "Kind",
    "published": "Date",
    "published_from": "How the date is known",
    "titled_by": "Who gave the title",
    "language": "Language",
}
HINTS: Final = {"published": "2025-05-31, 2025-05 or 2025", "language": "en"}
NO_SUCH_WORK = "there is nothing to do that is called “%s”"
KIND_UNKNOWN = "unknown"
SAVE = "Save"
CANCEL = "Cancel"
UNCORRECT = "As the file says"

_DOING: Final = {
    JobKind.ADD: "Adding",
    JobKind.CORRECT: "Correcting",
    JobKind.UNCORRECT: "Taking corrections back",
    JobKind.REMOVE: "Removing",
    JobKind.RESTORE: "Bringing back",
    JobKind.REREAD: "Reading the folders again",
}
PROGRESS = "How far the change of the library is"
FAILED = "It failed:"


def formats(suffixes: Sequence[str], files: int, megabytes: int) -> str:
    """Which files can be added."""
    kinds = ", ".join(suffixes)
    return f"{kinds}; up to {files} at a time, each up to {megabytes} MB"


def doing(job: Job) -> str:
    """'Adding harbour.txt: 43%'."""
    named = f" {job.file}" if job.file else ""
    return f"{_DOING[job.work]}{named}: {job.share:.0%}"


def done(report: IngestReport) -> str:
    """'1 document added, 1 removed.'."""
    parts = [
        f"{len(found):,} {name}"
        for name, found in (
            ("added", report.added),
            ("changed", report.changed),
            ("removed", report.removed),
            ("unchanged", report.unchanged),
            ("not read", report.failed),
        )
        if found
    ]
    return f"Done: {', '.join(parts)}." if parts else "Done: nothing was to be changed."


def pages(first: int, last: int, total: int) -> str:
    """'1 to 50 of 312 documents'."""
    return f"{first:,} to {last:,} of {counted(total, 'document')}"


def speakers(number: int) -> str:
    """'5 speakers'."""
    return counted(number, "speaker")
