"""Example questions: found in the background, one at a time, and kept beside the store."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, Thread
from typing import TYPE_CHECKING, Final

from corpus.errors import OnRecordError, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from app.web.answerer import Answerer
    from app.web.fair_queue import FairQueue

FILE_NAME: Final = "examples.json"  # in the folder of the store
_PAUSE: Final = 0.2  # seconds until the queue is looked at again
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Examples:
    """The questions found so far for a revision of the library; `complete` if there are no more."""

    revision: str | None = None
    questions: tuple[str, ...] = ()
    complete: bool = False


class ExampleFinder:
    """Finds questions that the library answers, anew after each change of the library.

    Questions are only tried while no reader waits for an answer.
    """

    def __init__(
        self, service: Answerer, queue: FairQueue, *, file: Path | None = None, method: str = ""
    ) -> None:
        """Keep what is found in the `file`, for the next start with the same `method`.

        The method names whatever else decides which questions are answered, such as the models.
        """
        self._service = service
        self._queue = queue
        self._file = file
        self._method = method
        self._changed = Condition()
        self._found = Examples()
        self._thread: Thread | None = None
        self._closed = False

    def now(self) -> Examples:
        """What is found so far; begins to look if the library has changed.

        OnRecordError when the library cannot be read.
        """
        revision = self._service.revision
        with self._changed:
            if self._found.revision != revision and not self._closed:
                self._found = Examples(revision, *self._kept(revision))
                if not self._found.complete:
                    self._thread = Thread(
                        target=self._find, args=(revision,), name="examples", daemon=True
                    )
                    self._thread.start()
            return self._found

    @property
    def latest(self) -> Examples:
        """What was found last, without a look at the library."""
        return self._found

    def wait(self, known: Examples, seconds: float) -> Examples:
        """What is found once that is other than `known`, or after so many seconds.

        At once if nothing more is looked for.
        """
        with self._changed:
            self._changed.wait_for(lambda: known.complete or self._found != known, seconds)
            return self._found

    def close(self) -> None:
        """Stop looking, and return once nothing is asked any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _find(self, revision: str) -> None:
        questions: tuple[str, ...] = ()
        try:
            tried = self._service.example_questions()
            while self._is_wanted(revision):
                with self._queue.if_free() as is_free:
                    question = next(tried, "") if is_free else None
                if question == "":
                    break
                if question is not None:
                    questions = (*questions, question)
                    self._replace(Examples(revision, questions))
                elif not is_free:
                    self._rest()
        except OnRecordError as error:
            logger.warning("no example questions: %s", one_line(error))
        finally:
            if self._is_wanted(revision):
                self._keep(revision, questions)
                self._replace(Examples(revision, questions, complete=True))

    def _is_wanted(self, revision: str) -> bool:
        """Whether nobody has stopped this, and the library is still the same."""
        with suppress(OnRecordError):
            if self._service.revision == revision:
                return not self._closed
        return False

    def _replace(self, found: Examples) -> None:
        with self._changed:
            if self._found.revision == found.revision:
                self._found = found
                self._changed.notify_all()

    def _rest(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed, _PAUSE)

    def _kept(self, revision: str) -> tuple[tuple[str, ...], bool]:
        """The questions that an earlier start found, and whether it found any."""
        if self._file is None:
            return (), False
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            if kept["revision"] == revision and kept["method"] == self._method:
                return tuple(map(str, kept["questions"])), True
        except (OSError, ValueError, LookupError, TypeError):
            logger.debug("%s has no example questions", self._file)
        return (), False

    def _keep(self, revision: str, questions: tuple[str, ...]) -> None:
        """Write the file, at once; without room for it they are found again at the next start."""
        if self._file is None:
            return
        kept = {"revision": revision, "method": self._method, "questions": questions}
        new = self._file.with_suffix(".new")
        try:
            new.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            new.replace(self._file)
        except OSError as error:
            logger.warning("the example questions are not kept: %s", one_line(error))
