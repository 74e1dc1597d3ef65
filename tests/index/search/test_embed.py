"""The embedding model that comes with it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from safetensors.torch import load_file, save_file
from threadpoolctl import threadpool_info

from index.search.bert import read_bert
from index.search.embed import DEFAULT_MODEL, EMBEDDING_BATCH, SentenceEmbedder, model_place
from index.store.errors import EmbeddingError
from tests.index.folders import prose

_LAST_DIGIT = 2e-3  # of a vector in bfloat16


def test_the_packaged_model_gives_unit_vectors_whatever_their_order() -> None:
    embedder = SentenceEmbedder()
    texts = [
        "Who closed the footbridge?",
        prose(1, paragraphs=2),
        "Bread.",
        "",
        prose(2, paragraphs=1),
    ]
    found = embedder.passages(texts)

    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-5)
    assert np.allclose(embedder.passages(texts[::-1])[::-1], found, atol=1e-5)
    assert np.allclose(embedder.question(texts[0]), found[0], atol=0.02)
    assert embedder.passages([]).shape[0] == 0
    assert embedder.name == DEFAULT_MODEL
    assert embedder.fingerprint == SentenceEmbedder().fingerprint

    near, far = embedder.passages(["The mayor shut the bridge.", "Bread is baked at night."])
    assert found[0] @ near > found[0] @ far


def test_threads_get_what_they_would_get_alone() -> None:
    embedder = SentenceEmbedder()
    texts = [
        [prose(seed, paragraphs=1)[: 40 * seed]] * (seed + EMBEDDING_BATCH) for seed in range(1, 5)
    ]
    alone = [embedder.passages(some) for some in texts]
    with ThreadPoolExecutor(4) as threads:
        for one, other in zip(alone, threads.map(embedder.passages, texts), strict=True):
            assert np.allclose(one, other, atol=1e-5)


def test_a_model_once_loaded_shares_the_cores_with_no_other_threads() -> None:
    SentenceEmbedder().load()

    blas = [library for library in threadpool_info() if library["user_api"] == "blas"]
    assert blas
    assert {library["num_threads"] for library in blas} == {1}


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError) as refused:
        SentenceEmbedder(str(tmp_path)).load()

    assert str(tmp_path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_packaged_model_gives_what_sentence_transformers_gives() -> None:
    ours, theirs = SentenceEmbedder(), SentenceEmbedder(model_place())
    texts = [
        "Who closed the footbridge?",
        " The mayor said\nthat it was closed. ",
        "",
        "Zoë’s “naïve” plan № 5 — ½ the price, in Київ",
        "word " * 700,
        prose(1, paragraphs=1),
    ]

    assert np.allclose(ours.passages(texts), theirs.passages(texts), atol=_LAST_DIGIT)
    for text in texts:
        question = ours.question(text)
        assert np.allclose(question, theirs.question(text), atol=_LAST_DIGIT)


def test_a_packaged_model_that_lacks_a_layer_is_refused(tmp_path: Path) -> None:
    place = Path(model_place())
    for name in ("config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((place / name).read_bytes())
    weights = load_file(place / "model.safetensors")
    lacked = "encoder.layer.3.output.dense.weight"
    del weights[lacked]
    save_file(weights, tmp_path / "model.safetensors")

    with pytest.raises(ValueError, match=lacked):
        read_bert(tmp_path)
