"""An embedder that waits between its batches gives what the embedder gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.embed import EMBEDDING_BATCH
from index.search.yielding_embedder import YieldingEmbedder
from tests.index.doubles import BAG


@given(st.lists(st.text(max_size=30), max_size=4 * EMBEDDING_BATCH))
def test_the_vectors_are_the_same_in_the_same_order_and_it_waits_before_each_batch(
    texts: list[str],
) -> None:
    pauses: list[None] = []
    found = YieldingEmbedder(BAG, lambda: pauses.append(None)).passages(texts)

    assert np.array_equal(found, BAG.passages(texts))
    assert len(pauses) == -(-len(texts) // EMBEDDING_BATCH)


def test_a_question_does_not_wait_and_the_model_is_the_same() -> None:
    patient = YieldingEmbedder(BAG, lambda: pytest.fail("it waited"))

    assert np.array_equal(patient.question("Why?"), BAG.question("Why?"))
    assert (patient.name, patient.fingerprint) == (BAG.name, BAG.fingerprint)


def test_what_is_raised_between_stops_it() -> None:
    with pytest.raises(InterruptedError):
        YieldingEmbedder(BAG, _stop).passages(["a"])


def _stop() -> None:
    raise InterruptedError
