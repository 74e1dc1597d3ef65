"""The entailment model reads a sentence with its quotes, alone or among others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.entailment.entailment import (
    NO_ENTAILMENT,
    TrainedEntailment,
    entailment_for,
    entailments,
)
from index.entailment.entailment_net import (
    AFTER_TOKENS,
    BEFORE_TOKENS,
    CLAIM_TOKENS,
    ENTAILMENT_WEIGHTS,
    QUOTE_TOKENS,
    EntailmentPremise,
    load_entailment,
)
from index.store.errors import EntailmentModelError
from tests.index.entailment.tiny_entailment import tiny_entailment

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = [
    (
        "The ferry sank.",
        EntailmentPremise("In May the ferry sank.", "It was a storm.", "Nobody was hurt."),
    ),
    ("It swam.", EntailmentPremise("The ferry sank in May.")),
    ("Nobody was hurt by it, they say.", EntailmentPremise("Two were hurt.")),
]


def test_a_pair_is_read_alike_alone_and_among_others() -> None:
    net = tiny_entailment()

    together = entailments(net, PAIRS)
    alone = [entailments(net, [pair])[0] for pair in PAIRS]

    for one, other in zip(together, alone, strict=True):
        assert one.entailed == pytest.approx(other.entailed, abs=1e-5)
        assert 0 <= one.entailed + one.contradicted <= 1


def test_no_pair_has_no_result() -> None:
    assert entailments(tiny_entailment(), []) == []


def test_a_long_text_is_cut_to_what_is_nearest_to_its_quote() -> None:
    net = tiny_entailment()
    long = "word " * 1_000

    (row,) = net.rows([(long, EntailmentPremise(long, f"{long} last", f"first {long}"))])

    most = CLAIM_TOKENS + QUOTE_TOKENS + BEFORE_TOKENS + AFTER_TOKENS + 5
    assert len(row.ids) == most
    last, first = map(net.tokenizer.pieces.token_to_id, ("last", "first"))
    assert last in row.ids
    assert first in row.ids


def test_the_setting_names_a_model_or_none(tmp_path: Path) -> None:
    assert entailment_for(NO_ENTAILMENT) is None
    with pytest.raises(EntailmentModelError, match="no entailment model"):
        entailment_for(str(tmp_path))


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / ENTAILMENT_WEIGHTS).write_bytes(b"nothing")

    model = TrainedEntailment(tmp_path)

    with pytest.raises(EntailmentModelError, match="cannot be loaded"):
        model(PAIRS)
    with pytest.raises(EntailmentModelError, match="cannot be loaded"):
        load_entailment(tmp_path / ENTAILMENT_WEIGHTS)
