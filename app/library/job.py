"""A job: a requested change of the library, and its progress."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError, one_line

if TYPE_CHECKING:
    from app.domain.job_kind import JobKind
    from index.ingest.ingest import IngestReport

_MAX_UNFINISHED = 0.99  # the share of a job that has not ended, at most


class Job:
    """A change, done once readers see it; all attributes can be read from any thread.

    `of` names the documents or files; `number` counts the jobs, from 1, in the order in which they
    end.
    """

    def __init__(self, work: JobKind, of: tuple[str, ...] = (), *, number: int = 1) -> None:
        """Describe a change; `LibraryEditor` runs it."""
        self.work = work
        self.of = of
        self.number = number
        self._progress = ("", 0.0)
        self._future: Future[IngestReport] = Future()

    def follow(self, future: Future[IngestReport]) -> None:
        """Take the state and the result of this future."""
        self._future = future

    def tell(self, file: str, share: float) -> None:
        """Record the file in progress and the share that is done, 0 to 1."""
        self._progress = (file, share)

    @property
    def file(self) -> str:
        """The file in progress, '' before the first."""
        return self._progress[0]

    @property
    def share(self) -> float:
        """The share that is done, 0 to 1; 1 only once the job has ended."""
        return 1.0 if self.done else min(self._progress[1], _MAX_UNFINISHED)

    @property
    def done(self) -> bool:
        """Whether the job has ended, with success or failure."""
        return self._future.done()

    @property
    def report(self) -> IngestReport | None:
        """The report of the ingest; None before the end, and after a failure."""
        return self._future.result() if self.done and self.error is None else None

    @property
    def error(self) -> str | None:
        """Why the job failed, in one line; None before the end, and after success."""
        if not self.done:
            return None
        try:
            error = self._future.exception()
        except CancelledError:
            return "the page was closed before this began"
        if error is None or isinstance(error, OnRecordError):
            return None if error is None else one_line(error)
        return f"a fault of On Record ({type(error).__name__}: {one_line(error)}); see its log"

    def wait(self, seconds: float | None = None) -> IngestReport:
        """Wait for the end and return the report, or raise the error of the job.

        TimeoutError after so many seconds, if they are given.
        """
        return self._future.result(seconds)
