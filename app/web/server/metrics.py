"""Figures of the running site for Prometheus, at /metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import Response

from app.domain.answer import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client.metrics_core import Metric
    from starlette.requests import Request

    from app.ask.answer_cache import CacheCounts
    from app.ask.status import LibraryHealth
    from app.domain.answer import Answer

METRICS_PATH: Final = "/metrics"
_BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


class SiteMetrics:
    """Counts what happens, and asks for the rest when it is read; from any thread."""

    def __init__(
        self,
        *,
        health: Callable[[], LibraryHealth],
        waiting: Callable[[], int],
        cache: Callable[[], CacheCounts],
    ) -> None:
        """`waiting` says how many questions wait in the queue."""
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._registry.register(_CurrentState(health, waiting, cache))
        self._answers = Counter(
            "onrecord_answers",
            "Answers, those to the questions before a follow-up included.",
            ("mode", "standing"),
            registry=self._registry,
        )
        self._stages = Histogram(
            "onrecord_stage_seconds",
            "Time of each stage of an answer that was computed.",
            ("stage",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._waits = Histogram(
            "onrecord_queue_wait_seconds",
            "Time that a request waited in the queue.",
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._requests = Counter(
            "onrecord_http_requests",
            "Requests by HTTP method and status code; 499: the client left before the reply.",
            ("method", "code"),
            registry=self._registry,
        )

    def count_answer(self, answer: Answer, *, computed: bool) -> None:
        """Count an answer, and its seconds if it was `computed` and not taken from the cache."""
        self._answers.labels(str(answer.mode), str(answer.standing)).inc()
        if computed:
            self._stages.labels("retrieve").observe(answer.seconds.retrieve)
            self._stages.labels("select").observe(answer.seconds.select)
        if answer.mode is Mode.WRITTEN:
            self._stages.labels("write").observe(answer.seconds.write)

    def count_wait(self, seconds: float) -> None:
        """Count a request that waited so long in the queue."""
        self._waits.observe(seconds)

    def count_request(self, method: str, status: int) -> None:
        """Count a request; methods that HTTP does not know are counted together."""
        self._requests.labels(method if method in _METHODS else "other", str(status)).inc()

    def endpoint(self, _: Request) -> Response:
        """The figures in the text format of Prometheus."""
        headers = {"Cache-Control": "no-store"}
        body = generate_latest(self._registry)
        return Response(body, media_type=CONTENT_TYPE_LATEST, headers=headers)


class _CurrentState(Collector):
    """What the library, the queue and the cache of answers are like when the figures are read."""

    def __init__(
        self,
        health: Callable[[], LibraryHealth],
        waiting: Callable[[], int],
        cache: Callable[[], CacheCounts],
    ) -> None:
        self._health, self._waiting, self._cache = health, waiting, cache

    def collect(self) -> Iterator[Metric]:
        """Yield the figures."""
        health, cache = self._health(), self._cache()
        for name, text, value in (
            ("documents", "Documents in the library.", health.documents),
            ("passages", "Passages in the library.", health.passages),
            ("store_up", "Whether the store answers.", health.answers),
            ("store_reading", "Whether a newer revision is being read.", health.reading),
            ("queue_waiting", "Requests that wait in the queue.", self._waiting()),
            ("cache_entries", "Answers in the cache.", cache.entries),
        ):
            yield GaugeMetricFamily(f"onrecord_{name}", text, value=float(value))
        for name, text, count in (
            ("cache_hits", "Questions answered from the cache.", cache.hits),
            ("cache_misses", "Questions whose answer was computed.", cache.misses),
        ):
            yield CounterMetricFamily(f"onrecord_{name}", text, value=float(count))
        revision = {"revision": health.revision}
        yield InfoMetricFamily("onrecord_store", "The store that is open.", value=revision)
