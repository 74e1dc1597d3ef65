"""Edit the library while it is served: a queue of jobs in one worker thread."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Self

from app.domain.job_kind import JobKind
from app.library.job import Job
from app.library.uploads import MEGABYTE, Uploads
from corpus.errors import OnRecordError
from corpus.load.archive import is_present
from corpus.load.corrections import Corrections
from corpus.load.folder import discover
from index.ingest.ingest import IngestReport, ingest_files
from index.ingest.rescan import rescan
from index.ingest.update_provenance import update_provenance
from index.search.yielding_embedder import YieldingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future

    from app.ask.service import AnswerService
    from app.config.settings import Settings
    from app.library.uploads import UploadedFiles
    from index.store.record import DocumentRecord

MAX_WAITING_CHANGES = 50  # jobs; more are refused
MAX_NAME = 5_000  # characters: no id, which is made of a path, is longer
PATIENCE = 0.5  # seconds that a part of a change waits for questions, at most
logger = logging.getLogger(__name__)


class LibraryEditError(OnRecordError):
    """A change that is refused."""


class ReadOnlyError(LibraryEditError):
    """A change of a library that is served read-only."""


class LibraryEditor:
    """Changes the store of an `AnswerService`, one job after another, in a thread of its own.

    Each request returns a `Job` at once, which is done when readers see the change. No other
    process may have an embedded store open meanwhile, else the job fails. Killed at any moment,
    it leaves the old or the new version of each document, complete.
    """

    def __init__(
        self,
        desk: AnswerService,
        uploads: Uploads,
        *,
        read_only: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        """Edit the service's store; uploaded files are kept in `uploads`."""
        self.read_only = read_only
        self._patience = patience
        self._desk = desk
        self._store = desk.store
        self._uploads = uploads
        self._embedder = YieldingEmbedder(desk.embedder, self._between)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="library-editor")
        self._closing = Event()
        self._lock = Lock()
        self._jobs: tuple[Job, ...] = ()
        self._begun = 0
        if not read_only:
            uploads.sweep()

    @classmethod
    def of(cls, desk: AnswerService, settings: Settings, *, read_only: bool = False) -> Self:
        """Make an editor with the limits and the folder of the settings."""
        folder = (settings.uploads or settings.store / "uploads").resolve()
        uploads = Uploads(folder, max_bytes=settings.upload_mb * MEGABYTE)
        return cls(desk, uploads, read_only=read_only)

    def close(self) -> None:
        """Stop the current job after its current part, and start no other."""
        with self._lock:
            self._closing.set()
        self._worker.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        """Return the editor."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def current(self) -> Job | None:
        """The job that runs, or is next to run."""
        return next((job for job in self._jobs if not job.done), None)

    @property
    def last(self) -> Job | None:
        """The job that ended last."""
        return next((job for job in reversed(self._jobs) if job.done), None)

    def removed(self) -> tuple[DocumentRecord, ...]:
        """Return the records of the documents that can be restored."""
        return tuple(self._store.removed().values())

    def uploaded(self) -> frozenset[str]:
        """Return the ids of the documents whose files were uploaded."""
        root = str(self._uploads.folder)
        return frozenset(
            name for name, record in self._store.records().items() if record.root == root
        )

    def add(self, files: Sequence[tuple[str, Path | bytes]]) -> Job:
        """Add files by name and content; a file of the same name is replaced.

        What cannot be read is not kept, and listed in the report. UploadError for too many files.
        """
        self._refuse_if_read_only()
        taken = self._uploads.take(files)
        names = tuple(file.name for file in taken.files)
        try:
            return self._begin(JobKind.ADD, names, partial(self._add, taken), then=taken.discard)
        except LibraryEditError:
            taken.discard()
            raise

    def correct(self, name: str, fields: Mapping[str, object]) -> Job:
        """Correct fields of a document, which then outrank its file; blank means not known.

        CorrectionError, at once, for invalid values; earlier corrections of other fields stay.
        """
        self._refuse_if_read_only()
        given = Corrections.parse(fields)
        return self._begin(JobKind.CORRECT, (name,), partial(self._amend, name, given))

    def uncorrect(self, name: str) -> Job:
        """Undo all corrections of a document."""
        return self._begin(JobKind.UNCORRECT, (name,), partial(self._amend, name, None))

    def remove(self, name: str) -> Job:
        """Remove a document, so that reading its folder again does not bring it back.

        The file of an uploaded document is deleted; any other file stays where it is.
        """
        return self._begin(JobKind.REMOVE, (name,), partial(self._remove, name))

    def restore(self, name: str) -> Job:
        """Restore a removed document from its file."""
        return self._begin(JobKind.RESTORE, (name,), partial(self._restore, name))

    def rescan(self) -> Job:
        """Read every folder that documents came from again: what is new, changed or gone."""
        return self._begin(JobKind.REREAD, (), self._reread)

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            message = (
                "this library is served to be read only: nothing can be added, corrected or "
                "removed here; use onrecord ingest, or serve it otherwise"
            )
            raise ReadOnlyError(message)

    def _begin(
        self,
        work: JobKind,
        of: tuple[str, ...],
        change: Callable[[Job], IngestReport],
        *,
        then: Callable[[], None] = lambda: None,
    ) -> Job:
        """Queue a change; `then` is called once it has ended, whether it succeeded or failed."""
        self._refuse_if_read_only()
        if any(len(name) > MAX_NAME for name in of):
            message = "no document has so long an id: give one of the library's"
            raise LibraryEditError(message)
        with self._lock:
            waiting = [job for job in self._jobs if not job.done]
            if len(waiting) >= MAX_WAITING_CHANGES:
                message = f"{MAX_WAITING_CHANGES} changes are waiting: try again when some are done"
                raise LibraryEditError(message)
            if self._closing.is_set():
                message = "the page is closing: change the library when it is open again"
                raise LibraryEditError(message)
            self._begun += 1
            job = Job(work, of, number=self._begun)
            future = self._worker.submit(self._make, job, change)
            job.follow(future)
            last = self.last
            self._jobs = (*([last] if last else []), *waiting, job)
        future.add_done_callback(lambda done: _finish_job(job, done, then))
        return job

    def _make(self, job: Job, change: Callable[[Job], IngestReport]) -> IngestReport:
        """Make a change, and reload the library for readers, also after a failure."""
        try:
            with self._store.exclusive(between=self._between):
                return change(job)
        finally:
            if not self._closing.is_set():
                self._desk.refresh()

    def _between(self) -> None:
        """Wait for running questions; LibraryEditError when the page is closing."""
        if self._closing.is_set():
            message = "stopped because the page is closing; what was done until then stays"
            raise LibraryEditError(message)
        self._desk.quiet.wait(self._patience)

    def _tell(self, job: Job) -> Callable[[str, float], None]:
        def tell(file: str, share: float) -> None:
            job.tell(file, share)
            self._between()

        return tell

    def _add(self, taken: UploadedFiles, job: Job) -> IngestReport:
        paths, failed = self._uploads.keep(
            taken, {**self._store.records(), **self._store.removed()}
        )
        real = {os.path.realpath(path) for path in paths}
        found = discover([self._uploads.folder]) if paths else ()
        sources = [source for source in found if os.path.realpath(source.path) in real]
        ids = [source.id for source in sources]
        report = ingest_files(
            sources, self._store, self._embedder, back=ids, progress=self._tell(job)
        )
        report.failed.extend(failed)
        return report

    def _amend(self, name: str, given: Corrections | None, job: Job) -> IngestReport:
        record = self._record(name)
        corrections = given.over(record.known.corrections) if given else Corrections()
        tell = self._tell(job)
        return update_provenance(record, corrections, self._store, self._embedder, progress=tell)

    def _remove(self, name: str, job: Job) -> IngestReport:
        record = self._record(name)
        job.tell(record.known.stated.file, 0.0)
        self._store.exclude(record)
        if record.root == str(self._uploads.folder):
            self._uploads.forget(record.path)
            self._store.remove(record)  # only now: killed before, the file must not bring it back
        return IngestReport(removed=[name])

    def _restore(self, name: str, job: Job) -> IngestReport:
        record = self._store.removed().get(name)
        if record is None:
            message = f"no document {name!r} was removed, so there is none to restore"
            raise LibraryEditError(message)
        if not is_present(record.path):
            message = f"{name} cannot be restored: there is no file {record.path} any more"
            raise LibraryEditError(message)
        found = discover([record.path if record.by_name else Path(record.root)])
        real = os.path.realpath(record.path)
        sources = [source for source in found if os.path.realpath(source.path) == real]
        ids = [source.id for source in sources]
        report = ingest_files(
            sources, self._store, self._embedder, back=ids, progress=self._tell(job)
        )
        if report.added and name not in ids:
            self._store.remove(record)  # a sources.toml gives it another id now
        return report

    def _reread(self, job: Job) -> IngestReport:
        own = self._uploads.folder
        return rescan(self._store, self._embedder, own=own, progress=self._tell(job))

    def _record(self, name: str) -> DocumentRecord:
        record = self._store.records().get(name)
        if record is None:
            message = f"there is no document {name!r} in the library (any more)"
            raise LibraryEditError(message)
        return record


def _finish_job(job: Job, done: Future[IngestReport], then: Callable[[], None]) -> None:
    """Clean up, and log a failure."""
    then()
    error = None if done.cancelled() else done.exception()
    if error is not None:
        fault = None if isinstance(error, OnRecordError) else error
        logger.error("%s %s: %s", job.work, list(job.of), job.error, exc_info=fault)
