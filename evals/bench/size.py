"""Opening and searching libraries of many passages: time, memory and disk, on synthetic texts."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.model.document import Document, Provenance
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from evals.bench.speed import SIZES, peak_memory, run_in_own_process
from index.passages.passages import Passage
from index.passages.sentences import Sentence
from index.search.disk_index import update_index
from index.search.query import Query
from index.search.retrieve import retrieve
from index.search.snapshot import Library
from index.search.terms import stemmed_terms
from index.store.record import DocumentRecord, DocumentWrite
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedder import Vectors

_DOCUMENT_PASSAGES: Final = 25
_PASSAGE_SENTENCES: Final = 4
_SENTENCE_WORDS: Final = 20
_VOCABULARY: Final = 200_000  # words, drawn by Zipf's law
_DIMENSION: Final = 384
_CENTRES: Final = 500  # about which the vectors lie
_QUESTIONS: Final = 60
_TOP: Final = 60  # passages found for a question
_SYLLABLES: Final = "ba ce di fo gu ka le mi no pu ra se ti vo xu za".split()  # noqa: SIM905
_MEBIBYTE: Final = 1 << 20
_SEED: Final = 20_261_201


@dataclass(frozen=True, slots=True)
class SyntheticEmbedder:
    """An `Embedder` that says nothing of a text: vectors about random centres."""

    name: str = "synthetic"
    fingerprint: str = "384-centres"

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1, whatever it says; the same for the same texts."""
        return _vectors(len(texts), sum(map(len, texts)))

    def question(self, text: str) -> Vectors:
        """One vector of length 1."""
        (row,) = self.passages([text])
        return np.asarray(row, np.float32)


@dataclass(frozen=True, slots=True)
class OpenedLibrary:
    """What opening, searching and changing a library took: seconds, and MiB of memory.

    `bare` is the memory that the process alone holds before it opens the library, `rest` after, and
    `searched` after the questions, with the vectors that Chroma then holds; `peak` is the most of
    all, with files mapped. `changed` are the seconds from a changed document to a library with it.
    """

    opened: float
    bare: float
    rest: float
    searched: float
    peak: float
    p50: float
    p95: float
    changed: float


def size_lines(sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """Yield a line a library of so many passages, as they are measured."""
    for size in sizes:
        with TemporaryDirectory() as folder:
            place = Path(folder)
            written, indexed = run_in_own_process(fill_store, place, size)
            found = run_in_own_process(open_library, place, size)
            index = disk_bytes(place / "lexical")
            yield (
                f"{size:,} passages: opened in {found.opened:.2f} s; the process holds "
                f"{found.rest:.0f} MiB at rest ({found.bare:.0f} before opening), "
                f"{found.searched:.0f} after {_QUESTIONS} questions, {found.peak:.0f} at its "
                f"highest; retrieve p50 {found.p50 * 1000:.0f} ms, p95 {found.p95 * 1000:.0f} ms; "
                f"a document of {_DOCUMENT_PASSAGES} changed and read again in "
                f"{found.changed:.2f} s; on disk {disk_bytes(place) / _MEBIBYTE:,.0f} MiB, of "
                f"which the lexical index {index / _MEBIBYTE:,.0f}; written in {written:.0f} s and "
                f"indexed in {indexed:.1f} s"
            )


def fill_store(place: Path, size: int) -> tuple[float, float]:
    """Write `size` synthetic passages; returns the seconds of writing and of indexing."""
    began = time.perf_counter()
    with Store.open(place, SyntheticEmbedder(), write=True) as store:
        for number in range(size // _DOCUMENT_PASSAGES):
            _write_document(store, number)
        written = time.perf_counter()
        update_index(store)
    return written - began, time.perf_counter() - written


def open_library(place: Path, size: int) -> OpenedLibrary:
    """Open the library in this process, search it, and change a document."""
    embedder = SyntheticEmbedder()
    questions = [_text(size + number, 1) for number in range(_QUESTIONS)]
    queries = [Query(one, stemmed_terms(one), embedder.question(one)) for one in questions]
    bare = _own_memory()
    began = time.perf_counter()
    with Store.open(place, embedder, write=True) as store:
        library = Library.read(store)
        library.preload()
        opened = time.perf_counter() - began
        rest = _own_memory()
        seconds = []
        for query in queries:
            asked = time.perf_counter()
            retrieve(query, library, store, top=_TOP)
            seconds.append(time.perf_counter() - asked)
        searched = _own_memory()
        began = time.perf_counter()
        _write_document(store, 0, seed=size)
        Library.read(store).preload()
        changed = time.perf_counter() - began
    p50, p95 = np.percentile(seconds, [50, 95])
    return OpenedLibrary(
        opened, bare, rest, searched, peak_memory(), float(p50), float(p95), changed
    )


def disk_bytes(folder: Path) -> int:
    """The bytes of all files below the folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _write_document(store: Store, number: int, *, seed: int = 0) -> None:
    name = f"synthetic-{number}"
    passages = _passages(name, seed + number)
    vectors = _vectors(len(passages), seed + number)
    old = store.records().get(name) if seed else None
    record = DocumentRecord.of(passages)
    store.write(DocumentWrite(record, passages, vectors, vectors[0], old=old))


def _passages(name: str, seed: int) -> tuple[Passage, ...]:
    """The passages of a synthetic document, of sentences by two speakers in turn."""
    sentences = _text(seed, _DOCUMENT_PASSAGES * _PASSAGE_SENTENCES).split("\n")
    document = Document(
        Provenance(id=name, file=f"{name}.txt", sha256="", language="en"), "\n".join(sentences)
    )
    voices = [Voice(Speaker(f"Speaker {seed % 997 + one}", Role.QUOTED)) for one in range(2)]
    passages, start = [], 0
    for first in range(0, len(sentences), _PASSAGE_SENTENCES):
        offset, rows = start, []
        for number, words in enumerate(sentences[first : first + _PASSAGE_SENTENCES]):
            rows.append(Sentence(Span(offset, offset + len(words)), voice=voices[number % 2]))
            offset += len(words) + 1
        end = min(offset, len(document.text))
        passages.append(Passage(document, Span(start, end), tuple(rows)))
        start = end
    return tuple(passages)


def _text(seed: int, sentences: int) -> str:
    """Sentences of words drawn by Zipf's law, a line each."""
    ranks = np.random.default_rng([_SEED, seed]).zipf(1.15, (sentences, _SENTENCE_WORDS))
    return "\n".join(
        f"{' '.join(_word(int(rank)) for rank in line % _VOCABULARY).capitalize()}."
        for line in ranks
    )


def _word(rank: int) -> str:
    """A word for a rank, the longer the rarer."""
    word = ""
    while rank or not word:
        rank, syllable = divmod(rank, len(_SYLLABLES))
        word += _SYLLABLES[syllable]
    return word


def _vectors(count: int, seed: int) -> Vectors:
    """Random vectors of length 1 about a few centres."""
    centres = np.random.default_rng(_SEED).standard_normal((_CENTRES, _DIMENSION), np.float32)
    chance = np.random.default_rng([_SEED, seed])
    rows = centres[chance.integers(0, _CENTRES, count)]
    rows = rows + chance.standard_normal(rows.shape, np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows, np.float32)


def _own_memory() -> float:
    """What the process alone holds, in MiB: without files that are mapped."""
    import psutil  # noqa: PLC0415 - a package for development, which other commands do not need

    gc.collect()
    return float(psutil.Process().memory_full_info().uss) / _MEBIBYTE
