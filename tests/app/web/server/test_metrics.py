"""The figures for Prometheus: what is counted, and who may read it."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

import bcrypt
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.ask.answer_cache import CacheCounts
from app.ask.status import LibraryHealth
from app.config.password_file import PasswordFile
from app.domain.answer import Mode, Seconds
from app.web.fair_queue import FairQueue
from app.web.server.metrics import SiteMetrics
from app.web.server.site import SiteConfig
from tests.app.web.example_answers import ABSTAINED, ANSWERED
from tests.app.web.server.sites import Program, site_of

if TYPE_CHECKING:
    from pathlib import Path

HEALTH = LibraryHealth(
    documents=3, passages=40, revision="abc", reading=False, answers=True, error=None
)


@pytest.fixture
def metrics() -> SiteMetrics:
    """The metrics of a library of three documents."""
    return SiteMetrics(
        health=lambda: HEALTH,
        waiting=lambda: 2,
        cache=lambda: CacheCounts(entries=5, hits=6, misses=7),
    )


def _read(program: Program, **headers: str) -> dict[tuple[str, tuple[str, ...]], float]:
    """The samples by name and values of their labels."""
    text = program.get("/metrics", **headers).body.decode()
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_the_state_of_library_queue_cache_and_process_is_told(metrics: SiteMetrics) -> None:
    with site_of(serving=SiteConfig(metrics=metrics)) as program:
        kind = program.get("/metrics").headers["content-type"]
        told = _read(program)

    assert kind.startswith("text/plain; version=")
    expected = {
        "onrecord_documents": 3, "onrecord_passages": 40, "onrecord_store_up": 1,
        "onrecord_store_reading": 0, "onrecord_queue_waiting": 2, "onrecord_cache_entries": 5,
        "onrecord_cache_hits_total": 6, "onrecord_cache_misses_total": 7,
    }  # fmt: skip
    assert {name: told[name, ()] for name in expected} == expected
    assert told["onrecord_store_info", ("abc",)] == 1
    assert told["process_resident_memory_bytes", ()] > 1_000_000


def test_answers_are_counted_and_the_seconds_of_those_that_were_computed(
    metrics: SiteMetrics,
) -> None:
    quotes = replace(ANSWERED, seconds=Seconds(retrieve=0.2, select=3.0))
    metrics.count_answer(quotes, computed=True)
    metrics.count_answer(quotes, computed=False)
    metrics.count_answer(ABSTAINED, computed=True)
    written = replace(ANSWERED, mode=Mode.WRITTEN, model="m", seconds=Seconds(write=20.0))
    metrics.count_answer(written, computed=False)
    with site_of(serving=SiteConfig(metrics=metrics)) as program:
        told = _read(program)

    assert told["onrecord_answers_total", ("quotes", "answered")] == 2
    assert told["onrecord_answers_total", ("quotes", "abstained")] == 1
    assert told["onrecord_answers_total", ("written", "answered")] == 1
    assert told["onrecord_stage_seconds_count", ("retrieve",)] == 2
    assert told["onrecord_stage_seconds_sum", ("select",)] == pytest.approx(3.0)
    assert told["onrecord_stage_seconds_sum", ("write",)] == 20.0


def test_waiting_in_the_queue_is_counted(metrics: SiteMetrics) -> None:
    queue = FairQueue(1)
    queue.on_place = metrics.count_wait
    with site_of(serving=SiteConfig(metrics=metrics), queue=queue) as program:
        program.post("/ask", {"question": "tea"})
        told = _read(program)

    assert told["onrecord_queue_wait_seconds_count", ()] == 1


def test_requests_are_counted_by_method_and_status(metrics: SiteMetrics) -> None:
    with site_of(serving=SiteConfig(metrics=metrics)) as program:
        program.get("/sources")
        program.get("/nowhere")
        program.send("PROPFIND", "/nowhere")
        told = _read(program)

    assert told["onrecord_http_requests_total", ("200", "GET")] == 1
    assert told["onrecord_http_requests_total", ("404", "GET")] == 1
    assert any(labels[-1] == "other" for name, labels in told if name.endswith("requests_total"))


def test_a_login_guards_the_figures_too(metrics: SiteMetrics, tmp_path: Path) -> None:
    hashed = bcrypt.hashpw(b"correct horse", bcrypt.gensalt(4)).decode()
    file = tmp_path / "users"
    file.write_text(f"Ann:{hashed}\n", "utf-8")
    key = base64.b64encode(b"Ann:correct horse").decode()
    with site_of(serving=SiteConfig(metrics=metrics, users=PasswordFile(file))) as program:
        stranger = program.get("/metrics")
        known = program.get("/metrics", Authorization=f"Basic {key}")

    assert stranger.status == 401
    assert known.status == 200
    assert b"onrecord_documents 3.0" in known.body


def test_there_are_no_figures_where_none_are_kept() -> None:
    with site_of() as program:
        assert program.get("/metrics").status == 404
