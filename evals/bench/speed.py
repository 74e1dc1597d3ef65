"""Speed and memory: ingest against a plain encoder, latency at three sizes."""

from __future__ import annotations

import random
import resource
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
from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from index.evidence.reader import NONE, SHIPPED_READER, reader_for
from index.ingest.ingest import ingest
from index.passages.passages import Passage, passages
from index.passages.sentences import Sentence
from index.search.embed import EMBEDDING_BATCH, SentenceEmbedder, model_place
from index.store.record import DocumentRecord, DocumentWrite
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = (10_000, 100_000)
PER_DOCUMENT = 25
SEED = 20_261_122
NOISE = 0.7  # norm of the noise in a synthetic vector; that of the real part is 1

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
    yield run_in_own_process(_ingest_line, texts)
    first = run_in_own_process(_ask_folder, five, questions, SHIPPED_READER)
    yield _answer_line(first, first)
    for size in SIZES:
        yield _answer_line(
            run_in_own_process(_ask_synthetic, texts, size, questions, SHIPPED_READER), first
        )
    plain = run_in_own_process(_ask_synthetic, texts, SIZES[0], questions, NONE)
    yield f"without the reader: {_answer_line(plain, first)}"


def run_in_own_process(work: Callable[..., T], *given: object) -> T:
    """Run `work` in a new process, so that its peak memory is its own, and return its result."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _answer_line(times: AnswerTimes, first: AnswerTimes) -> str:
    return (
        f"ask, {times.passages:7,} passages: p50 {times.p50 * 1000:.0f} ms, "
        f"p95 {times.p95 * 1000:.0f} ms ({times.p50 / first.p50:.2f} times the first p50), "
        f"of which evidence p50 {times.evidence * 1000:.0f} ms; "
        f"loaded in {times.load:.1f} s, {times.memory:.0f} MiB at its highest"
    )


def _ingest_line(texts: Path) -> str:
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
        documents = [
            document for document in load_all(discover([copies])) if isinstance(document, Document)
        ]
        texts_embedded = [
            passage.embedded for document in documents for passage in passages(document)
        ]
        plain.encode(texts_embedded[:EMBEDDING_BATCH])
        embedder.passages(texts_embedded[:EMBEDDING_BATCH])
        begun = time.perf_counter()
        plain.encode(texts_embedded, batch_size=EMBEDDING_BATCH)
        theirs = len(texts_embedded) / (time.perf_counter() - begun)
        with Store.open(Path(folder, "store"), embedder, write=True) as store:
            begun = time.perf_counter()
            ingest([copies], store, embedder)
            ours = len(texts_embedded) / (time.perf_counter() - begun)
    return (
        f"ingest, {len(texts_embedded):,} passages from files to store: {ours:.0f} a second; "
        f"SentenceTransformer.encode in float32 alone: {theirs:.0f}; ratio {ours / theirs:.2f}; "
        f"{peak_memory():.0f} MiB at its highest"
    )


def _ask_folder(folder: Path, questions: Sequence[str], evidence: str) -> AnswerTimes:
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as place:
        with Store.open(Path(place), embedder, write=True) as store:
            ingest([folder], store, embedder)
        return _ask_questions(Path(place), embedder, questions, evidence)


def _ask_synthetic(texts: Path, size: int, questions: Sequence[str], evidence: str) -> AnswerTimes:
    embedder = SentenceEmbedder()
    with TemporaryDirectory() as place:
        with Store.open(Path(place), embedder, write=True) as store:
            _fill_store(store, embedder, texts, size)
        return _ask_questions(Path(place), embedder, questions, evidence)


def _ask_questions(
    place: Path, embedder: SentenceEmbedder, questions: Sequence[str], evidence_name: str
) -> AnswerTimes:
    begun = time.perf_counter()
    with Store.open(place, embedder) as store:
        service = AnswerService(
            store, embedder, abstain_below=0.0, reader=reader_for(evidence_name)
        )
        service.ask(questions[0])
        load = time.perf_counter() - begun
        seconds, selection_seconds = [], []
        for question in questions[1:]:
            begun = time.perf_counter()
            answer = service.ask(question)
            seconds.append(time.perf_counter() - begun)
            selection_seconds.append(answer.seconds.select)
        size = len(store.passage_ids())
    p50, p95 = np.percentile(seconds, [50, 95])
    evidence = float(np.median(selection_seconds))
    return AnswerTimes(size, float(p50), float(p95), evidence, load, peak_memory())


def _fill_store(store: Store, embedder: SentenceEmbedder, texts: Path, size: int) -> None:
    """Write `size` synthetic passages: shuffled real sentences, and real vectors with noise."""
    chance = random.Random(SEED)  # noqa: S311
    noise = np.random.default_rng(SEED)
    real_passages = [
        passage
        for file in sorted(texts.glob("*.md"))
        for passage in passages(_document(file.stem, normalise(file.read_text("utf-8"))))
    ][::2]
    sentences = [
        sentence.span.of(passage.document.text)
        for passage in real_passages
        for sentence in passage.sentences
    ]
    vectors = embedder.passages([passage.embedded for passage in real_passages])
    for number in range(size // PER_DOCUMENT):
        synthetic = _synthetic_passages(
            f"made-{number}", [chance.choices(sentences, k=4) for _ in range(PER_DOCUMENT)]
        )
        rows = vectors[noise.integers(0, len(vectors), PER_DOCUMENT)]
        rows = rows + NOISE * noise.standard_normal(rows.shape, dtype=np.float32) / np.sqrt(
            rows.shape[1], dtype=np.float32
        )
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        store.write(DocumentWrite(DocumentRecord.of(synthetic), synthetic, rows, rows[0]))


def _synthetic_passages(name: str, parts: Sequence[Sequence[str]]) -> tuple[Passage, ...]:
    """The passages of a synthetic document, one for each part."""
    document = _document(name, "\n\n".join(" ".join(part) for part in parts))
    passages_made, start = [], 0
    for part in parts:
        offset, sentences = start, []
        for words in part:
            sentences.append(Sentence(Span(offset, offset + len(words))))
            offset += len(words) + 1
        end = min(offset + 1, len(document.text))
        passages_made.append(Passage(document, Span(start, end), tuple(sentences)))
        start = end
    return tuple(passages_made)


def _document(name: str, text: str) -> Document:
    return Document(Provenance(id=name, file=f"{name}.txt", sha256=""), text)


def peak_memory() -> float:
    """The process's peak resident memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
