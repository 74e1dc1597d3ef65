"""A change of the library that was asked for, and how far it is."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError, one_line

if TYPE_CHECKING:
    from app.domain.job_kind import JobKind
    from index.ingest.ingest import IngestReport

_NEARLY = 0.99  # the share of a job that has not ended, at most


class Job:
    """A change, done once readers see it; all of it can be read from any thread, at any time.

    `of` names the documents or files it was asked for; `number` counts the jobs, from 1, in the
    order in which they end.
    """

    def __init__(self, work: JobKind, of: tuple[str, ...] = (), *, number: int = 1) -> None:
        """Ask for a change; `Librarian` begins it."""
        self.work = work
        self.of = of
        self.number = number
        self._told = ("", 0.0)
        self._future: Future[IngestReport] = Future()

    def follow(self, future: Future[IngestReport]) -> None:
        """Be done when this is."""
        self._future = future

    def tell(self, file: str, share: float) -> None:
        """Note the file that is worked on and the share that is done, 0 to 1."""
        self._told = (file, share)

    @property
    def file(self) -> str:
        """The file that is worked on, '' before there is one."""
        return self._told[0]

    @property
    def share(self) -> float:
        """How much is done, 0 to 1; 1 only once it has ended."""
        return 1.0 if self.done else min(self._told[1], _NEARLY)

    @property
    def done(self) -> bool:
        """Whether it has ended, well or not."""
        return self._future.done()

    @property
    def report(self) -> IngestReport | None:
        """What became of the documents; None before it is done, and when it failed."""
        return self._future.result() if self.done and self.error is None else None

    @property
    def error(self) -> str | None:
        """Why it failed, in one line; None before it is done, and when it did not."""
        if not self.done:
            return None
        try:
            found = self._future.exception()
        except CancelledError:
            return "the page was closed before this began"
        if found is None or isinstance(found, OnRecordError):
            return None if found is None else one_line(found)
        return f"a fault of On Record ({type(found).__name__}: {one_line(found)}); see its log"

    def wait(self, seconds: float | None = None) -> IngestReport:
        """What became of the documents, once it is done; whatever error stopped it is raised.

        TimeoutError after so many seconds, when they are given.
        """
        return self._future.result(seconds)
