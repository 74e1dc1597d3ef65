"""Answers in quotes that were computed before, from the same library; each is computed once."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from app.ask.pipeline import QuotesResult
    from app.domain.answer import Answer
    from index.search.snapshot import Library


class CacheCounts(NamedTuple):
    """How many answers there are, and how many questions found theirs or had it computed."""

    entries: int
    hits: int
    misses: int


class AnswerObserver(Protocol):
    """Is told each answer that is given, and whether it was computed or taken from the cache."""

    def __call__(self, answer: Answer, /, *, computed: bool) -> None:
        """Note the answer."""


def ignore_answer(answer: Answer, /, *, computed: bool) -> None:
    """Note nothing."""
    del answer, computed


class AnswerCache:
    """The results of the last questions to a library, from any thread; a new library empties it.

    Of threads that ask the same at once, one computes and the others wait for its result.
    """

    def __init__(self, size: int) -> None:
        """Keep at most `size` results; none at 0."""
        self._size = size
        self._lock = Lock()
        self._library: Library | None = None
        self._results: OrderedDict[Hashable, Future[QuotesResult]] = OrderedDict()
        self._hits = self._misses = 0

    def get_or_compute(
        self, library: Library, key: Hashable | None, compute: Callable[[], QuotesResult]
    ) -> tuple[QuotesResult, bool]:
        """The result for the key, and whether it was computed now; an error is kept for nobody.

        None is no key: the result is computed and not kept.
        """
        if not self._size or key is None:
            return compute(), True
        with self._lock:
            if library is not self._library:
                self._library = library
                self._results.clear()
            pending = self._results.get(key)
            if pending is not None:
                self._results.move_to_end(key)
            else:
                computed = self._results[key] = Future()
                self._misses += 1
                while len(self._results) > self._size:
                    self._results.popitem(last=False)
        if pending is not None:
            result = pending.result()
            with self._lock:
                self._hits += 1
            return result, False
        return self._computed(key, computed, compute), True

    def _computed(
        self,
        key: Hashable,
        computed: Future[QuotesResult],
        compute: Callable[[], QuotesResult],
    ) -> QuotesResult:
        try:
            result = compute()
        except BaseException as error:
            with self._lock:
                if self._results.get(key) is computed:
                    del self._results[key]
            computed.set_exception(error)
            raise
        computed.set_result(result)
        return result

    @property
    def counts(self) -> CacheCounts:
        """The counts since the start, and the entries now."""
        with self._lock:
            return CacheCounts(len(self._results), self._hits, self._misses)
