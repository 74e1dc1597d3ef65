"""python -m evals load: a load test on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from corpus.errors import OnRecordError
from evals.cases.suites import FOLDERS, read_suite
from evals.load import page
from evals.load.protocol import ANSWER, HTTP_ASK, PAGE, PAUSE, QUESTIONS
from evals.load.server import serve_documents
from evals.packages import require_packages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_READERS: Final = Path(page.__file__).with_name("readers.py")
_FIRST_ROWS: Final = (ANSWER, HTTP_ASK, PAGE)
_P95: Final = 0.95
_QUARTERS: Final = 4


class LoadError(OnRecordError):
    """Locust printed no results."""


class LoadRow(NamedTuple):
    """Counts of requests and failures, and latencies in milliseconds."""

    name: str
    asked: int
    failed: int
    median: float
    p95: float


@click.command()
@click.option("--suite", type=click.Choice(list(FOLDERS)), default="five", show_default=True)
@click.option("--readers", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option("--seconds", type=click.IntRange(5), default=120, show_default=True)
@click.option(
    "--pause",
    type=click.FloatRange(0),
    default=0.0,
    show_default=True,
    help="Seconds that each reader waits between an answer and the next question.",
)
def load(suite: str, readers: int, seconds: int, pause: float) -> None:
    """Serve a suite's documents on this machine, and let READERS ask its questions at once.

    Four of five readers ask on the page, the others by POST /ask. No language model writes. Every
    question is asked once before, because torch prepares itself for each length of text. The exit
    status is 1 when anything failed.
    """
    require_packages("locust", "playwright", "psutil")
    cases = read_suite(suite)
    documents = FOLDERS[suite]
    if not documents.is_dir():
        message = f"{suite}: its documents are not there ({documents})"
        raise OnRecordError(message)
    with TemporaryDirectory() as folder:
        questions = Path(folder, "questions.json")
        questions_asked = [case.question for case in cases.cases]
        questions.write_text(json.dumps(questions_asked), "utf-8")
        with serve_documents(documents) as site:
            site.warm(questions_asked)
            load_seconds = page.page_load_seconds(site.url)
            with site.watched():
                rows = requests_by(site.url, questions, readers, seconds, pause)
    click.echo(f"{readers} readers for {seconds} s over {suite}, {pause:g} s between questions\n")
    click.echo("\n".join(_table(rows)))
    answered = sum(row.asked - row.failed for row in rows if row.name in {ANSWER, HTTP_ASK})
    click.echo(f"\nAnswers a second: {answered / seconds:.1f}.")
    click.echo(_memory_line(site.memory))
    click.echo(_page_load_line(load_seconds))
    if any(row.failed for row in rows):
        sys.exit(1)


def requests_by(
    url: str, questions: Path, readers: int, seconds: int, pause: float
) -> list[LoadRow]:
    """Run Locust in its own process and return its rows."""
    command = [sys.executable, "-m", "locust", "--headless", "--json", "--only-summary"]
    command += [
        "--locustfile",
        str(_READERS),
        "--host",
        url.rstrip("/"),
        "--exit-code-on-error",
        "0",
    ]
    command += ["--users", str(readers), "--spawn-rate", str(readers), "--stop-timeout", "60s"]
    command += ["--run-time", f"{seconds}s", "--skip-log-setup"]
    environment = {QUESTIONS: str(questions), PAUSE: str(pause), "PYTHONPATH": str(Path.cwd())}
    process = subprocess.run(  # noqa: S603
        command, capture_output=True, check=False, env={**os.environ, **environment}
    )
    try:
        entries = json.loads(process.stdout)
    except ValueError as error:
        last = process.stderr.decode(errors="replace").strip().splitlines()[-3:]
        message = f"locust reported nothing: {' / '.join(last)}"
        raise LoadError(message) from error
    rows = [_row(entry) for entry in entries]
    if not {ANSWER, HTTP_ASK} <= {row.name for row in rows}:
        last = process.stderr.decode(errors="replace").strip().splitlines()[-3:]
        message = f"no reader got an answer: {' / '.join(last)}"
        raise LoadError(message)
    return rows


def _row(entry: Mapping[str, Any]) -> LoadRow:
    times = {
        float(milliseconds): number for milliseconds, number in entry["response_times"].items()
    }
    failed = entry["num_failures"]
    return LoadRow(
        entry["name"], entry["num_requests"], failed, quantile(times, 0.5), quantile(times, _P95)
    )


def quantile(times: Mapping[float, int], share: float) -> float:
    """The quantile of a histogram of times; 0 for an empty one."""
    left = share * sum(times.values())
    for milliseconds, number in sorted(times.items()):
        left -= number
        if left <= 0:
            return milliseconds
    return 0.0


def _table(rows: Sequence[LoadRow]) -> Iterator[str]:
    yield "| what | asked | failed | median | p95 |"
    yield "|---|---:|---:|---:|---:|"
    ranked = sorted(rows, key=lambda row: (row.name not in _FIRST_ROWS, row.name))
    for row in ranked:
        yield (
            f"| {row.name} | {row.asked:,} | {row.failed:,} | {row.median / 1000:.2f} s "
            f"| {row.p95 / 1000:.2f} s |"
        )


def _memory_line(samples: Sequence[float]) -> str:
    """Memory by quarters of the time, since a leak grows in each."""
    if len(samples) < _QUARTERS * 2:
        return "Memory: not watched for long enough."
    quarter = len(samples) // _QUARTERS
    parts = [fmean(samples[n * quarter : (n + 1) * quarter]) for n in range(_QUARTERS)]
    means = ", ".join(f"{mean:,.0f}" for mean in parts)
    return (
        f"Memory, the mean of each quarter of the time: {means} MiB; at most {max(samples):,.0f}."
    )


def _page_load_line(seconds: Sequence[float] | None) -> str:
    if seconds is None:
        return "The first page: no browser to open it in."
    return (
        f"The first page, drawn in a browser that has nothing of it yet, nobody else asking: "
        f"median {median(seconds):.2f} s, slowest of {len(seconds)} {max(seconds):.2f} s."
    )
