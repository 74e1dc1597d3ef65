"""Speed and memory: start-up, ingest against a plain encoder, latency at three sizes."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from app.ask.service import AnswerService
from corpus.load.folder import discover, load_all
from corpus.load.normalise import normalise
from corpus.model.document import Document, Provenance
from corpus.model.span import Span
from index.evidence.cross_encoder import NONE, OURS, ranker_for
from index.ingest.ingest import ingest
from index.passages.passages import Passage, passages
from index.passages.sentences import Sentence
from index.search.embed import BATCH, SentenceEmbedder, model_place
from index.store.record import DocumentRecord
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = (10_000, 100_000)
PER_DOCUMENT = 25
SEED = 20_261_122
NOISE = 0.7  # length of the random part of a made passage's vector, the real part's being 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """Latency percentiles and load time in seconds, and peak memory in MiB.

    `evidence` is the median time for scoring and selecting sentences.
    """

    passages: int
    p50: float
    p95: float
    evidence: float
    load: float
    memory: float


def speed_lines(texts: Path, five: Path, questions: Sequence[str]) -> Iterator[str]:
    """Yield lines of figures as they are measured.

    `texts` is the folder of Chroma's corpora, `five` that of a small library.
    """
    yield _help()
    yield run_in_own_process(_ingest, texts)
    first = run_in_own_process(_ask_folder, five, questions, OURS)
    yield _line(first, first)
    for size in SIZES:
        yield _line(run_in_own_process(_ask_made, texts, size, questions, OURS), first)
    plain = run_in_own_process(_ask_made, texts, SIZES[0], questions, NONE)
    yield f"without the trained judge: {_line(plain, first)}"


def run_in_own_process(work: Callable[..., T], *given: object) -> T:
    """Run `work` in a new process, so that its peak memory is its own, and return its result."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _line(found: AnswerTimes, first: AnswerTimes) -> str:
    return (
        f"ask, {found.passages:7,} passages: p50 {found.p50 * 1000:.0f} ms, "
        f"p95 {found.p95 * 1000:.0f} ms ({found.p50 / first.p50:.2f} times the first p50), "
        f"of which evidence p50 {found.evidence * 1000:.0f} ms; "
        f"loaded in {found.load:.1f} s, {found.memory:.0f} MiB at its highest"
    )


def _help() -> str:
    """Time of `onrecord --help`: the best of five starts, since slower ones show a busy machine."""
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from app.cli.main import main; main()", "--help"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        took.append(time.perf_counter() - begun)
    return f"onrecord --help: {min(took):.2f} s at best of 5, {max(took):.2f} s at worst"


def _ingest(texts: Path) -> str:
    """Passages a second from files to store, against encoding the same texts in float32 alone."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    files = sorted(texts.glob("*.md"))
    plain = SentenceTransformer(model_place(), device="cpu")
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as folder:
        copies = Path(folder, "texts")
        copies.mkdir()
        for file in files:
            Path(copies, f"{file.stem}.txt").write_bytes(file.read_bytes())
        documents = [one for one in load_all(discover([copies])) if isinstance(one, Document)]
        words = [passage.embedded for one in documents for passage in passages(one)]
        plain.encode(words[:BATCH])
        embedder.passages(words[:BATCH])
        begun = time.perf_counter()
        plain.encode(words, batch_size=BATCH)
        theirs = len(words) / (time.perf_counter() - begun)
        with Store.open(Path(folder, "store"), embedder, write=True) as store:
            begun = time.perf_counter()
            ingest([copies], store, embedder)
            ours = len(words) / (time.perf_counter() - begun)
    return (
        f"ingest, {len(words):,} passages from files to store: {ours:.0f} a second; "
        f"SentenceTransformer.encode in float32 alone: {theirs:.0f}; ratio {ours / theirs:.2f}; "
        f"{_memory():.0f} MiB at its highest"
    )


def _ask_folder(folder: Path, questions: Sequence[str], judged: str) -> AnswerTimes:
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as place:
        with Store.open(Path(place), embedder, write=True) as store:
            ingest([folder], store, embedder)
        return _asking(Path(place), embedder, questions, judged)


def _ask_made(texts: Path, size: int, questions: Sequence[str], judged: str) -> AnswerTimes:
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as place:
        with Store.open(Path(place), embedder, write=True) as store:
            _fill(store, embedder, texts, size)
        return _asking(Path(place), embedder, questions, judged)


def _asking(
    place: Path, embedder: SentenceEmbedder, questions: Sequence[str], judged: str
) -> AnswerTimes:
    begun = time.perf_counter()
    with Store.open(place, embedder) as store:
        desk = AnswerService(store, embedder, abstain_below=0.0, judge=ranker_for(judged))
        desk.ask(questions[0])
        load = time.perf_counter() - begun
        took, choosing = [], []
        for question in questions[1:]:
            begun = time.perf_counter()
            answer = desk.ask(question)
            took.append(time.perf_counter() - begun)
            choosing.append(answer.seconds.select)
        size = len(store.passage_ids())
    p50, p95 = np.percentile(took, [50, 95])
    evidence = float(np.median(choosing))
    return AnswerTimes(size, float(p50), float(p95), evidence, load, _memory())


def _fill(store: Store, embedder: SentenceEmbedder, texts: Path, size: int) -> None:
    """Write `size` synthetic passages: shuffled real sentences, and real vectors with noise."""
    chance = random.Random(SEED)  # noqa: S311
    noise = np.random.default_rng(SEED)
    real = [
        passage
        for file in sorted(texts.glob("*.md"))
        for passage in passages(_document(file.stem, normalise(file.read_text("utf-8"))))
    ][::2]
    pool = [sentence.span.of(one.document.text) for one in real for sentence in one.sentences]
    vectors = embedder.passages([passage.embedded for passage in real])
    for number in range(size // PER_DOCUMENT):
        made = _made(f"made-{number}", [chance.choices(pool, k=4) for _ in range(PER_DOCUMENT)])
        rows = vectors[noise.integers(0, len(vectors), PER_DOCUMENT)]
        rows = rows + NOISE * noise.standard_normal(rows.shape, dtype=np.float32) / np.sqrt(
            rows.shape[1], dtype=np.float32
        )
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        store.write(DocumentRecord.of(made), made, rows, rows[0], old=None)


def _made(name: str, parts: Sequence[Sequence[str]]) -> tuple[Passage, ...]:
    """The passages of a synthetic document, one for each part."""
    document = _document(name, "\n\n".join(" ".join(part) for part in parts))
    found, start = [], 0
    for part in parts:
        at, marks = start, []
        for words in part:
            marks.append(Sentence(Span(at, at + len(words))))
            at += len(words) + 1
        end = min(at + 1, len(document.text))
        found.append(Passage(document, Span(start, end), tuple(marks)))
        start = end
    return tuple(found)


def _document(name: str, text: str) -> Document:
    return Document(Provenance(id=name, file=f"{name}.txt", sha256=""), text)


def _memory() -> float:
    """The process's peak resident memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
