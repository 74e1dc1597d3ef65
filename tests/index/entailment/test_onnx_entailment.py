"""Cross-encoders in ONNX: which output means what, and folders that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.entailment.entailment import entailment_for
from index.entailment.entailment_net import EntailmentPremise
from index.entailment.onnx_entailment import ONNX_MODEL, OnnxEntailment
from index.search.embed import DEFAULT_MODEL, model_place
from index.store.errors import EntailmentModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PAIRS = [("It sank.", EntailmentPremise("The ferry sank.", before="Never read."))]


class _Input:
    def __init__(self, name: str, shape: Sequence[object]) -> None:
        self.name, self.shape = name, shape


class _Session:
    """A session with the logits 2, 0 and 1 for each pair; it keeps what it was given."""

    length: int | None = None
    given: Mapping[str, np.ndarray[tuple[int, int], np.dtype[np.int64]]] = {}

    def __init__(self, _: str) -> None:
        pass

    def get_inputs(self) -> list[_Input]:
        shape = ["batch", self.length or "tokens"]
        return [_Input("input_ids", shape), _Input("attention_mask", shape)]

    def run(
        self, _: None, inputs: Mapping[str, np.ndarray[tuple[int, int], np.dtype[np.int64]]]
    ) -> list[object]:
        type(self).given = inputs
        return [np.array([[2.0, 0.0, 1.0]] * len(inputs["input_ids"]))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the packaged tokenizer, in which the session is the one above."""
    monkeypatch.setattr("onnxruntime.InferenceSession", _Session)
    tokenizer = Path(model_place(DEFAULT_MODEL)) / "tokenizer.json"
    (tmp_path / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    (tmp_path / ONNX_MODEL).write_bytes(b"a model")
    _configure(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"})
    return tmp_path


def _configure(folder: Path, labels: Mapping[int, str], **further: float) -> None:
    config = {"id2label": {str(at): name for at, name in labels.items()}, **further}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


def test_outputs_are_read_by_their_names(folder: Path) -> None:
    total = float(np.exp([2.0, 0.0, 1.0]).sum())
    (result,) = OnnxEntailment(folder)(_PAIRS)

    assert result.entailed == pytest.approx(np.exp(2.0) / total)
    assert result.contradicted == pytest.approx(np.exp(1.0) / total)

    _configure(folder, {0: "neutral", 1: "ENTAILMENT", 2: "other"}, confirmed_from=0.2)
    model = OnnxEntailment(folder)
    (turned,) = model(_PAIRS)

    assert turned.entailed == pytest.approx(1.0 / total)
    assert turned.contradicted == 0.0
    assert model.confirmed_from == 0.2


def test_many_pairs_are_read_in_batches_in_order(folder: Path) -> None:
    assert len(OnnxEntailment(folder)(_PAIRS * 20)) == 20
    assert OnnxEntailment(folder)([]) == []


def test_a_model_of_a_fixed_length_is_given_rows_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Session, "length", 16)
    long = EntailmentPremise("The ferry sank in the storm. " * 40)
    OnnxEntailment(folder)([*_PAIRS, ("It sank.", long)])

    assert _Session.given["input_ids"].shape == (2, 16)
    assert set(_Session.given) == {"input_ids", "attention_mask"}


def test_a_folder_with_a_model_in_onnx_is_named_by_the_setting(folder: Path) -> None:
    assert isinstance(entailment_for(str(folder)), OnnxEntailment)


@pytest.mark.parametrize("config", ['{"id2label": {"0": "yes", "1": "no"}}', "{}", "no JSON", "[]"])
def test_a_configuration_that_names_no_entailment_is_refused(folder: Path, config: str) -> None:
    (folder / "config.json").write_text(config, encoding="utf-8")

    with pytest.raises(EntailmentModelError, match="id2label"):
        OnnxEntailment(folder)


def test_damaged_files_are_refused_when_they_are_loaded(tmp_path: Path) -> None:
    (tmp_path / ONNX_MODEL).write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    _configure(tmp_path, {0: "entailment"})

    with pytest.raises(EntailmentModelError, match="cannot be loaded"):
        OnnxEntailment(tmp_path)(_PAIRS)
