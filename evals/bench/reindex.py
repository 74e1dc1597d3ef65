"""Latency of answers during a re-index, against an idle library."""

from __future__ import annotations

import time
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from app.ask.service import AnswerService
from app.library.editor import LibraryEditor
from app.library.uploads import Uploads
from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from evals.bench.speed import run_in_own_process
from index.evidence.reader import SHIPPED_READER, reader_for
from index.ingest.ingest import ingest
from index.passages.passages import passages
from index.search.embed import SentenceEmbedder
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PASSAGES = 2_000  # re-indexed
PASSAGES_PER_FILE = 40  # passages
IDLE_QUESTIONS = 50  # questions before, and as many after, the re-index


def reindex_lines(texts: Path, questions: Sequence[str]) -> Iterator[str]:
    """Yield lines of figures as they are measured; `texts` is the folder of Chroma's corpora."""
    yield run_in_own_process(_measure, texts, questions)


def _measure(texts: Path, questions: Sequence[str]) -> str:
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as folder:
        files, store_folder = Path(folder, "town"), Path(folder, "store")
        size = _write_files(texts, files)
        with Store.open(store_folder, embedder, write=True) as store:
            ingest([files], store, embedder)
        with (
            AnswerService(
                Store.open(store_folder, embedder),
                embedder,
                reader=reader_for(SHIPPED_READER),
                live=True,
            ) as service,
            LibraryEditor(service, Uploads(Path(folder).resolve() / "uploads")) as editor,
        ):
            next_questions = cycle(questions)
            for _ in questions:
                _seconds_to_answer(service, next(next_questions))
            idle = [
                _seconds_to_answer(service, next(next_questions)) for _ in range(IDLE_QUESTIONS)
            ]
            for file in files.iterdir():
                file.write_text(f"{file.read_text('utf-8')}\n\nRead anew.", "utf-8")
            begun = time.perf_counter()
            job, during = editor.rescan(), []
            while not job.done:
                during.append(_seconds_to_answer(service, next(next_questions)))
            elapsed = time.perf_counter() - begun
            job.wait()
            idle += [
                _seconds_to_answer(service, next(next_questions)) for _ in range(IDLE_QUESTIONS)
            ]
    (quiet, quiet_95), (busy, busy_95) = (
        np.percentile(seconds, [50, 95]) for seconds in (idle, during)
    )
    return (
        f"{size:,} passages read anew in {elapsed:.0f} s while {len(during)} questions were asked "
        f"one after another: p50 {busy * 1000:.0f} ms, p95 {busy_95 * 1000:.0f} ms; before and "
        f"after, p50 {quiet * 1000:.0f} ms, p95 {quiet_95 * 1000:.0f} ms; ratio of the medians "
        f"{busy / quiet:.2f}"
    )


def _seconds_to_answer(service: AnswerService, question: str) -> float:
    begun = time.perf_counter()
    service.ask(question)
    return time.perf_counter() - begun


def _write_files(texts: Path, folder: Path) -> int:
    """Write up to `PASSAGES` real passages into files and return how many."""
    folder.mkdir()
    texts_written = [
        passage.text.strip()
        for file in sorted(texts.glob("*.md"))
        for passage in passages(_document(file))
    ][:PASSAGES]
    for start in range(0, len(texts_written), PASSAGES_PER_FILE):
        words = "\n\n".join(texts_written[start : start + PASSAGES_PER_FILE])
        Path(folder, f"part-{start:05}.txt").write_text(words, "utf-8")
    return len(texts_written)


def _document(file: Path) -> Document:
    provenance = Provenance(id=file.stem, file=file.name, sha256="")
    return Document(provenance, normalise(file.read_text("utf-8")))
