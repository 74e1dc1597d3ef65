"""Answers that are kept: of the same question to the same library, computed once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from app.ask.answer_cache import AnswerCache, CacheCounts
from app.ask.service import AnswerService
from app.domain.answer import Seconds
from app.domain.filters import Filters
from index.ingest.ingest import ingest
from index.store.store import Store
from tests.index.doubles import BAG
from tests.index.folders import FOOTBRIDGE, write

if TYPE_CHECKING:
    from pathlib import Path

    from app.ask.pipeline import QuotesResult
    from app.domain.answer import Answer
    from index.search.snapshot import Library

QUESTION = "Who closed the footbridge?"
OLD: Any = object()  # a library is compared, not read
NEW: Any = object()


def _result(name: str) -> Any:
    """A name in the place of a result, which is only handed on."""
    return name


def _get(cache: AnswerCache, key: str, value: str, *, library: Library = OLD) -> tuple[Any, bool]:
    return cache.get_or_compute(library, key, lambda: _result(value))


def test_the_second_to_ask_gets_the_first_one_s_answer() -> None:
    cache = AnswerCache(2)

    assert _get(cache, "a", "first") == ("first", True)
    assert _get(cache, "a", "second") == ("first", False)
    assert cache.counts == CacheCounts(entries=1, hits=1, misses=1)


def test_the_answer_asked_for_longest_ago_is_forgotten_first() -> None:
    cache = AnswerCache(2)
    for key in ("a", "b", "a", "c"):
        _get(cache, key, key)

    assert _get(cache, "a", "again") == ("a", False)
    assert _get(cache, "b", "again") == ("again", True)
    assert cache.counts.entries == 2


def test_a_new_library_forgets_all_answers() -> None:
    cache = AnswerCache(2)
    _get(cache, "a", "old")

    assert _get(cache, "a", "new", library=NEW) == ("new", True)


def test_nothing_is_kept_without_a_key_or_without_room() -> None:
    none, some = AnswerCache(0), AnswerCache(2)

    assert _get(none, "a", "first") == ("first", True)
    assert _get(none, "a", "second") == ("second", True)
    for value in ("first", "second"):
        result: Any = some.get_or_compute(OLD, None, partial(_result, value))
        assert result == (value, True)
    assert some.counts == none.counts == CacheCounts(0, 0, 0)


def test_an_error_is_raised_to_all_who_wait_and_not_kept() -> None:
    cache = AnswerCache(2)

    def fail() -> QuotesResult:
        raise KeyError("x")

    with pytest.raises(KeyError):
        cache.get_or_compute(OLD, "a", fail)
    assert _get(cache, "a", "later") == ("later", True)


def test_of_those_who_ask_at_once_one_computes() -> None:
    cache, begun, go = AnswerCache(2), Event(), Event()
    computed = []

    def compute() -> QuotesResult:
        begun.set()
        assert go.wait(20)
        computed.append("a")
        found: QuotesResult = _result("a")
        return found

    with ThreadPoolExecutor(4) as threads:
        first = threads.submit(cache.get_or_compute, OLD, "a", compute)
        assert begun.wait(20)
        others = [threads.submit(cache.get_or_compute, OLD, "a", compute) for _ in range(3)]
        go.set()
        results = [first.result(20), *(other.result(20) for other in others)]

    names: list[Any] = [value for value, _ in results]
    assert names == ["a"] * 4
    assert [is_computed for _, is_computed in results] == [True, False, False, False]
    assert computed == ["a"]


def test_a_service_computes_the_same_question_once_until_the_library_changes(
    tmp_path: Path,
) -> None:
    given: list[tuple[Answer, bool]] = []
    with Store.open(tmp_path / "store", BAG, write=True) as store:
        ingest([FOOTBRIDGE], store, BAG)
        service = AnswerService(store, BAG, abstain_below=0.0, cached_answers=10)
        service.on_answer = lambda answer, /, *, computed: given.append((answer, computed))
        first = service.ask(QUESTION)
        again = service.ask(f"  {QUESTION} ")
        narrowed = service.ask(QUESTION, filters=Filters(sources=("essay",)))
        followed = service.ask("And who opened it?", history=[first])
        followed_again = service.ask("And who opened it?", history=[first])
        ingest([write(tmp_path / "more", {"news.txt": "The mayor closed it."})], store, BAG)
        service.ask(QUESTION)

    assert again == replace(first, seconds=Seconds())
    assert again.seconds.retrieve == 0.0
    assert narrowed.coverage.asked == ("essay",)
    assert followed == replace(followed_again, seconds=followed.seconds)
    assert [computed for _, computed in given] == [True, False, True, True, True, True]
    assert given[1][0] == again
