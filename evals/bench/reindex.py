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
from corpus.load.normalise import normalise
from corpus.model.document import Document, Provenance
from evals.bench.speed import run_in_own_process
from index.evidence.cross_encoder import OURS, ranker_for
from index.ingest.ingest import ingest
from index.passages.passages import passages
from index.search.embed import SentenceEmbedder
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PASSAGES = 2_000  # read anew
PART = 40  # of them, in a document
IDLE = 50  # questions before, and as many after


def reindex_lines(texts: Path, questions: Sequence[str]) -> Iterator[str]:
    """Yield lines of figures as they are measured; `texts` is the folder of Chroma's corpora."""
    yield run_in_own_process(_measured, texts, questions)


def _measured(texts: Path, questions: Sequence[str]) -> str:
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as folder:
        town, place = Path(folder, "town"), Path(folder, "store")
        size = _written(texts, town)
        with Store.open(place, embedder, write=True) as store:
            ingest([town], store, embedder)
        with (
            AnswerService(
                Store.open(place, embedder), embedder, judge=ranker_for(OURS), live=True
            ) as desk,
            LibraryEditor(desk, Uploads(Path(folder).resolve() / "uploads")) as librarian,
        ):
            asked = cycle(questions)
            for _ in questions:
                _asked(desk, next(asked))
            idle = [_asked(desk, next(asked)) for _ in range(IDLE)]
            for file in town.iterdir():
                file.write_text(f"{file.read_text('utf-8')}\n\nRead anew.", "utf-8")
            begun = time.perf_counter()
            job, during = librarian.rescan(), []
            while not job.done:
                during.append(_asked(desk, next(asked)))
            lasted = time.perf_counter() - begun
            job.wait()
            idle += [_asked(desk, next(asked)) for _ in range(IDLE)]
    (quiet, quiet_95), (busy, busy_95) = (np.percentile(one, [50, 95]) for one in (idle, during))
    return (
        f"{size:,} passages read anew in {lasted:.0f} s while {len(during)} questions were asked "
        f"one after another: p50 {busy * 1000:.0f} ms, p95 {busy_95 * 1000:.0f} ms; before and "
        f"after, p50 {quiet * 1000:.0f} ms, p95 {quiet_95 * 1000:.0f} ms; ratio of the medians "
        f"{busy / quiet:.2f}"
    )


def _asked(desk: AnswerService, question: str) -> float:
    begun = time.perf_counter()
    desk.ask(question)
    return time.perf_counter() - begun


def _written(texts: Path, folder: Path) -> int:
    """Write up to `PASSAGES` real passages into files of `PART` each and return how many."""
    folder.mkdir()
    found = [
        passage.text.strip()
        for file in sorted(texts.glob("*.md"))
        for passage in passages(_document(file))
    ][:PASSAGES]
    for start in range(0, len(found), PART):
        words = "\n\n".join(found[start : start + PART])
        Path(folder, f"part-{start:05}.txt").write_text(words, "utf-8")
    return len(found)


def _document(file: Path) -> Document:
    known = Provenance(id=file.stem, file=file.name, sha256="")
    return Document(known, normalise(file.read_text("utf-8")))
