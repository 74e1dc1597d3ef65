"""Results of the real models on disk, so that a machine computes each of them only once.

A result is kept by the whole call: all texts of a call to the embedder, a question with all its
windows for the reader. In bfloat16 the last digits of a vector depend on the texts that
share its batch, so a vector kept by its own text would depend on who asked first. By whole calls, a
full cache gives bit for bit what an empty one gives.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sqlite3
from contextlib import closing, contextmanager
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import portalocker

import index.evidence.reader as reader_source
import index.evidence.reader_net as reader_net_source
import index.search.embed as embed_source
import index.search.encoder as encoder_source
import index.search.length_batches as batches_source
from index.evidence.reader import NONE, SHIPPED_READER, TRAINED, WindowReading, reader_for
from index.search.embed import DEFAULT_MODEL, SentenceEmbedder, has_fast_bfloat16, model_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.evidence.reader import PassageReader
    from index.evidence.reader_net import Window
    from index.search.embed import Embedder, Vectors

CACHE_FILE: Final = Path(__file__).parents[2] / ".onrecord" / "cache" / "models.sqlite"
_PACKAGES: Final = (
    "torch",
    "transformers",
    "tokenizers",
    "sentence-transformers",
    "llama-index-embeddings-huggingface",
    "numpy",
)
_SOURCES: Final = (
    embed_source, encoder_source, batches_source, reader_source, reader_net_source,
)  # fmt: skip
_TIMEOUT: Final = 60  # seconds that SQLite waits for another process's write


class ResultCache:
    """Arrays by key in one SQLite file, which threads and processes share."""

    def __init__(self, file: Path = CACHE_FILE) -> None:
        """Use this file; it is made when the first result is kept."""
        self._file = file
        self._seen: dict[str, Vectors] = {}

    def get_or_compute(self, key: str, compute: Callable[[], Vectors]) -> Vectors:
        """The array kept under `key`, or else what `compute` returns, which is kept.

        What another process is computing is waited for, not computed again.
        Callers get a copy and may change it.
        """
        found = self._find(key)
        if found is None:
            with self._exclusive(key):
                found = self._find(key)
                if found is None:
                    found = np.asarray(compute(), dtype=np.float32)
                    self._keep(key, found)
        self._seen[key] = found
        return found.copy()

    def _find(self, key: str) -> Vectors | None:
        if key in self._seen:
            return self._seen[key]
        if not self._file.is_file():
            return None
        with self._connected() as connection:
            row = connection.execute("SELECT shape, data FROM results WHERE key = ?", (key,))
            found = row.fetchone()
        if found is None:
            return None
        return np.frombuffer(found[1], dtype=np.float32).reshape(json.loads(found[0]))

    def _keep(self, key: str, array: Vectors) -> None:
        row = (key, json.dumps(array.shape), array.tobytes())
        with self._connected() as connection:
            connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", row)
            connection.commit()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=_TIMEOUT)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # it can be computed again
            connection.execute(
                "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, shape TEXT, data BLOB)"
            )
            yield connection

    @contextmanager
    def _exclusive(self, key: str) -> Iterator[None]:
        """Hold the lock of the keys that begin like this one, which are hexadecimal digests."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.with_suffix(f".{key[:2]}.lock").open("w") as lock:
            portalocker.lock(lock, portalocker.LockFlags.EXCLUSIVE)
            yield


class CachedEmbedder:
    """A `SentenceEmbedder` whose vectors are kept on disk; it is loaded when one is not there."""

    def __init__(self, model: str = DEFAULT_MODEL, *, cache: ResultCache | None = None) -> None:
        """Stand in for the model of that name."""
        self._name = model
        self._cache = cache or ResultCache()

    def load(self) -> None:
        """Do nothing: the model is loaded when a vector is not there."""

    @property
    def name(self) -> str:
        """What a user calls the model."""
        return self._name

    @cached_property
    def fingerprint(self) -> str:
        """The model's own fingerprint."""
        kept = self._cache.get_or_compute(
            self._key("fingerprint"),
            lambda: np.asarray([ord(letter) for letter in self._model.fingerprint], np.float32),
        )
        return "".join(chr(int(code)) for code in kept)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1."""
        return self._cache.get_or_compute(
            self._key("passages", *texts), lambda: self._model.passages(texts)
        )

    def question(self, text: str) -> Vectors:
        """One vector of length 1."""
        return self._cache.get_or_compute(
            self._key("question", text), lambda: self._model.question(text)
        )

    @cached_property
    def _model(self) -> Embedder:
        return SentenceEmbedder(self._name)

    def _key(self, *parts: str) -> str:
        return text_digest(_recipe(model_place(self._name)), self._name, *parts)


class CachedReader:
    """A `PassageReader` whose readings are kept on disk; it is loaded when one is not there."""

    def __init__(self, setting: str = SHIPPED_READER, *, cache: ResultCache | None = None) -> None:
        """Stand in for the reader that the setting names, which must not be `none`."""
        self._setting = setting
        self._cache = cache or ResultCache()

    def load(self) -> None:
        """Do nothing: the reader is loaded when a reading is not there."""

    def __call__(self, question: str, windows: Sequence[Window], /) -> list[WindowReading]:
        """One reading a window, in their order."""
        texts = [json.dumps([one.title, *one.sentences]) for one in windows]
        key = text_digest(self._weights, "readings", question, *texts)
        values = self._cache.get_or_compute(key, lambda: self._values(question, windows)).tolist()
        readings, at = [], 0
        for window in windows:
            end = at + len(window.sentences)
            readings.append(WindowReading(tuple(values[at:end]), values[end]))
            at = end + 1
        return readings

    def _values(self, question: str, windows: Sequence[Window]) -> Vectors:
        """The numbers of all readings, each window's sentences and then the window."""
        read = self._reader(question, windows)
        rows = [value for one in read for value in (*one.sentences, one.window)]
        return np.array(rows, dtype=np.float32)

    @cached_property
    def _weights(self) -> str:
        trained = str(TRAINED) if self._setting == SHIPPED_READER else self._setting
        return _recipe(model_place(), trained)

    @cached_property
    def _reader(self) -> PassageReader:
        reader = reader_for(self._setting)
        assert reader is not None  # noqa: S101 - `none` is refused above
        return reader


def cached_reader_for(setting: str) -> PassageReader | None:
    """The reader that a setting names, its readings kept on disk; None for `none`."""
    return None if setting == NONE else CachedReader(setting)


def text_digest(*parts: str) -> str:
    """SHA-256 of the parts and of where each ends."""
    whole = json.dumps(parts).encode()
    return hashlib.sha256(whole).hexdigest()


@cache
def _recipe(*folders: str) -> str:
    """Digest of all that a result depends on beside the texts: weights, code, number format."""
    files = sorted(file for folder in folders for file in Path(folder).rglob("*") if file.is_file())
    return text_digest(
        *(f"{file.name} {_sha256(file)}" for file in files),
        *(_sha256(Path(str(module.__file__))) for module in _SOURCES),
        _sha256(
            Path(str(embed_source.__file__)).with_name("bert.py")
        ),  # importing it takes seconds
        *(f"{package} {version(package)}" for package in _PACKAGES),
        "bfloat16" if has_fast_bfloat16() else "float32",
        f"{platform.machine()} {_processor()} {os.cpu_count()}",
    )


def _processor() -> str:
    """The name of the processor, for another one may round otherwise."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line for line in lines if line.startswith("model name")), "")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
