"""The trained judge: what it reads, and which weights it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from safetensors.torch import load_file, save_file

from evals.training.examples import TrainingGroup
from evals.training.train import TrainingPlan, train_ranker, write_weights
from index.evidence.cross_encoder import (
    HEAD_BIAS,
    NONE,
    WEIGHTS,
    Candidate,
    CrossEncoder,
    ranker_for,
    untrained_net,
)
from index.ranking_config import RankingConfig
from index.store.errors import EvidenceModelError

if TYPE_CHECKING:
    from pathlib import Path

    from index.evidence.cross_encoder import CrossEncoderNet

_ASKED = "Who painted the bridge?"
_TOLD = (Candidate("Mara painted it."), Candidate("It rained.", "The bridge was shut in May."))


@pytest.fixture(scope="module")
def untrained() -> CrossEncoderNet:
    """The encoder as it is packaged."""
    return untrained_net()


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the weights of a very short training."""
    folder = tmp_path_factory.mktemp("weights")
    net = train_ranker(
        [TrainingGroup(_ASKED, _TOLD, 0), TrainingGroup("When?", _TOLD, None)], TrainingPlan()
    )
    write_weights(net, folder / WEIGHTS)
    return folder


def test_it_reads_question_then_lead_then_sentence(untrained: CrossEncoderNet) -> None:
    row = untrained.rows(_ASKED, _TOLD[1:])[0]
    read = untrained.tokenizer.decode(row.ids)
    own = untrained.tokenizer.decode(row.ids[slice(*row.own)])

    assert read.startswith("[CLS] who painted the bridge?")
    assert read.endswith("[SEP] the bridge was shut in may. [SEP] it rained. [SEP]")
    assert own == "it rained."


def test_a_long_question_and_a_long_sentence_are_cut(untrained: CrossEncoderNet) -> None:
    row = untrained.rows("why " * 500, [Candidate("stone " * 500)])[0]

    assert row.second == RankingConfig().reranker_question_tokens + 2
    assert row.own[1] - row.own[0] == RankingConfig().reranker_sentence_tokens


def test_each_sentence_gets_a_number_in_its_own_place(weights: Path) -> None:
    judge = CrossEncoder(weights)
    many = [Candidate("word " * (n % 7 + 1)) for n in range(40)]
    together = judge(_ASKED, many)
    alone = [float(judge(_ASKED, [one])[0]) for one in many[:7]]

    assert together.shape == (40,)
    assert ((together > 0) & (together < 1)).all()
    np.testing.assert_allclose(together[:7], alone, atol=0.03)


def test_no_sentence_gets_no_number(weights: Path) -> None:
    assert CrossEncoder(weights)(_ASKED, []).shape == (0,)


def test_training_writes_the_upper_layers_alone(weights: Path) -> None:
    layers = {name.split(".")[2] for name in load_file(weights / WEIGHTS) if "layer" in name}

    assert layers == {"2", "3", "4", "5"}


def test_none_is_no_judge() -> None:
    assert ranker_for(NONE) is None


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvidenceModelError, match=WEIGHTS):
        ranker_for(str(tmp_path))


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"no weights")

    with pytest.raises(EvidenceModelError, match="cannot be loaded"):
        CrossEncoder(tmp_path)


@pytest.mark.parametrize("fault", ["a stranger", "no head"])
def test_the_weights_of_another_model_are_told(weights: Path, tmp_path: Path, fault: str) -> None:
    held = load_file(weights / WEIGHTS)
    if fault == "a stranger":
        held["decoder.weight"] = held[HEAD_BIAS].clone()
    else:
        del held[HEAD_BIAS]
    save_file(held, str(tmp_path / WEIGHTS))

    with pytest.raises(EvidenceModelError):
        CrossEncoder(tmp_path)
