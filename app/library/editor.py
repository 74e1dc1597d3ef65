"""Who changes the library while readers ask it."""

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

MAX_WAITING = 50  # changes; whoever wants more has to wait
MAX_NAME = 5_000  # characters: no id, which is made of a path, is longer
PATIENCE = 0.5  # seconds for which a part of a change waits for questions, at most
logger = logging.getLogger(__name__)


class LibraryEditError(OnRecordError):
    """A change that is not made."""


class ReadOnlyError(LibraryEditError):
    """A change of a library that is served to be read only."""


class LibraryEditor:
    """One change after another, in a thread of its own, of the store that a desk answers from.

    Whatever is asked for gives a `Job` at once, which is done when readers see the change. Nobody
    else may have an embedded store open meanwhile; a job fails when somebody has. Stopped at any
    moment, each document is the old or the new one, whole.
    """

    def __init__(
        self,
        desk: AnswerService,
        uploads: Uploads,
        *,
        read_only: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        """Change what the desk's store holds; uploaded files are kept in `uploads`."""
        self.read_only = read_only
        self._patience = patience
        self._desk = desk
        self._store = desk.store
        self._uploads = uploads
        self._embedder = YieldingEmbedder(desk.embedder, self._between)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="librarian")
        self._closing = Event()
        self._lock = Lock()
        self._jobs: tuple[Job, ...] = ()
        self._begun = 0
        if not read_only:
            uploads.sweep()

    @classmethod
    def of(cls, desk: AnswerService, settings: Settings, *, read_only: bool = False) -> Self:
        """A librarian with the bounds and the folder that the settings give."""
        folder = (settings.uploads or settings.store / "uploads").resolve()
        uploads = Uploads(folder, max_bytes=settings.upload_mb * MEGABYTE)
        return cls(desk, uploads, read_only=read_only)

    def close(self) -> None:
        """End what is being done after its present part, and begin nothing more."""
        with self._lock:
            self._closing.set()
        self._worker.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        """The librarian."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def current(self) -> Job | None:
        """The job that is being done, or is about to be."""
        return next((job for job in self._jobs if not job.done), None)

    @property
    def last(self) -> Job | None:
        """The job that was done last."""
        return next((job for job in reversed(self._jobs) if job.done), None)

    def removed(self) -> tuple[DocumentRecord, ...]:
        """What is known of the documents that can be restored, by id."""
        return tuple(self._store.removed().values())

    def uploaded(self) -> frozenset[str]:
        """The ids of the documents that were added here, whose files are kept in `uploads`."""
        root = str(self._uploads.folder)
        return frozenset(row for row, one in self._store.records().items() if one.root == root)

    def add(self, files: Sequence[tuple[str, Path | bytes]]) -> Job:
        """Put uploaded files in, by name and content; one of a name that is there replaces it.

        What cannot be read is not kept and is told in the report. UploadError for too many files.
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
        """Let these fields of a document outrank its file, blank for what is not known.

        CorrectionError, at once, for what cannot be; earlier corrections of other fields stay.
        """
        self._refuse_if_read_only()
        given = Corrections.parse(fields)
        return self._begin(JobKind.CORRECT, (name,), partial(self._amend, name, given))

    def uncorrect(self, name: str) -> Job:
        """Take back all that was corrected of a document."""
        return self._begin(JobKind.UNCORRECT, (name,), partial(self._amend, name, None))

    def remove(self, name: str) -> Job:
        """Take a document out, so that reading its folder again does not bring it back.

        An uploaded document's file goes too; any other file stays where it is.
        """
        return self._begin(JobKind.REMOVE, (name,), partial(self._remove, name))

    def restore(self, name: str) -> Job:
        """Bring back a document that was removed, from its file."""
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
        """Let a change be made in its turn, and `then` this be done, whatever becomes of it."""
        self._refuse_if_read_only()
        if any(len(name) > MAX_NAME for name in of):
            message = "no document has so long an id: give one of the library's"
            raise LibraryEditError(message)
        with self._lock:
            waiting = [one for one in self._jobs if not one.done]
            if len(waiting) >= MAX_WAITING:
                message = f"{MAX_WAITING} changes are waiting: try again when some are done"
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
        future.add_done_callback(lambda done: _ended(job, done, then))
        return job

    def _make(self, job: Job, change: Callable[[Job], IngestReport]) -> IngestReport:
        """Make a change, and let readers see it, or what there is of it when it failed."""
        try:
            with self._store.exclusive(between=self._between):
                return change(job)
        finally:
            if not self._closing.is_set():
                self._desk.refresh()

    def _between(self) -> None:
        """Let questions go first; LibrarianError when the page is closing."""
        if self._closing.is_set():
            message = "stopped, for the page is closing; what was done until then stays"
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
        sources = [one for one in found if os.path.realpath(one.path) in real]
        ids = [one.id for one in sources]
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
        if not record.path.is_file():
            message = f"{name} cannot be restored: there is no file {record.path} any more"
            raise LibraryEditError(message)
        found = discover([record.path if record.by_name else Path(record.root)])
        real = os.path.realpath(record.path)
        sources = [one for one in found if os.path.realpath(one.path) == real]
        ids = [one.id for one in sources]
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


def _ended(job: Job, done: Future[IngestReport], then: Callable[[], None]) -> None:
    """Log what failed, and clear up."""
    then()
    error = None if done.cancelled() else done.exception()
    if error is not None:
        fault = None if isinstance(error, OnRecordError) else error
        logger.error("%s %s: %s", job.work, list(job.of), job.error, exc_info=fault)
