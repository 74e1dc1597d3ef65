"""A cross-encoder: whether a sentence follows from quotes, read with the text around them.

Its word embeddings are those of the packaged encoder; only the layers above them are trained, so
that the weights are half as large. docs/entailment-model.md is its model card.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.search.embed import DEFAULT_MODEL, has_fast_bfloat16, model_place
from index.store.errors import EntailmentModelError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor

ENTAILMENT_WEIGHTS: Final = "entailment.safetensors"
PREDICTION_WEIGHTS: Final = "prediction.weights"
PREDICTION_BIASES: Final = "prediction.biases"
CLASSES: Final = 3  # entailed, neither, contradicted
CLAIM_TOKENS: Final = 80
BEFORE_TOKENS: Final = 64  # the last ones
QUOTE_TOKENS: Final = 200
AFTER_TOKENS: Final = 32
_LAYERS: Final = "encoder."  # prefix of the tensors that are trained


@dataclass(frozen=True, slots=True)
class EntailmentPremise:
    """What a sentence is held against: the quoted words, and the text before and after them."""

    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """The tokens of a sentence and its premise; `second` is where the premise begins."""

    ids: tuple[int, ...]
    second: int


@dataclass(frozen=True, slots=True)
class EntailmentNet:
    """The encoder, its tokenizer, and a head over the first token and the sentence's mean.

    `weights` has two widths of rows and `CLASSES` columns.
    """

    encoder: Any
    tokenizer: Any
    weights: Tensor
    biases: Tensor

    def rows(self, pairs: Sequence[tuple[str, EntailmentPremise]]) -> list[PairRow]:
        """What the encoder reads for each pair of a sentence and a premise."""
        texts = [
            text
            for sentence, premise in pairs
            for text in (sentence, premise.before, premise.quote, premise.after)
        ]
        if not texts:
            return []
        # Long texts are cut afterwards, so that the tokenizer need not warn of their length.
        ids = self.tokenizer(texts, add_special_tokens=False, verbose=False)["input_ids"]
        return [self._row(*ids[at : at + 4]) for at in range(0, len(ids), 4)]

    def _row(
        self, claim: list[int], before: list[int], quote: list[int], after: list[int]
    ) -> PairRow:
        end = self.tokenizer.sep_token_id
        first = (self.tokenizer.cls_token_id, *claim[:CLAIM_TOKENS], end)
        premise = (
            *before[-BEFORE_TOKENS:], end, *quote[:QUOTE_TOKENS], end, *after[:AFTER_TOKENS], end,
        )  # fmt: skip
        return PairRow((*first, *premise), len(first))

    def logits(self, rows: Sequence[PairRow]) -> Tensor:
        """A row of `CLASSES` numbers for each pair."""
        # Loaded here, not above: torch takes seconds, and --help must not wait for it.
        import torch  # noqa: PLC0415

        longest = max(len(row.ids) for row in rows)
        ids = np.full((len(rows), longest), self.tokenizer.pad_token_id, dtype=np.int64)
        attended, second = (np.zeros((len(rows), longest), dtype=np.int64) for _ in range(2))
        claims = np.zeros((len(rows), longest), dtype=np.float32)
        for number, row in enumerate(rows):
            ids[number, : len(row.ids)] = row.ids
            attended[number, : len(row.ids)] = 1
            second[number, row.second : len(row.ids)] = 1
            claims[number, : row.second] = 1 / row.second
        inputs = [torch.from_numpy(array) for array in (ids, attended, second)]
        output = self.encoder(
            input_ids=inputs[0], attention_mask=inputs[1], token_type_ids=inputs[2]
        )
        hidden = output.last_hidden_state.float()
        mean = (hidden * torch.from_numpy(claims).unsqueeze(-1)).sum(1)
        return torch.cat([hidden[:, 0], mean], dim=1) @ self.weights + self.biases


def untrained_entailment() -> EntailmentNet:
    """The packaged encoder in float32, with an untrained head."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder needs no download
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    place = model_place(DEFAULT_MODEL)
    encoder = AutoModel.from_pretrained(place, dtype=torch.float32, attn_implementation="eager")
    weights = torch.randn(2 * encoder.config.hidden_size, CLASSES) * 0.02
    return EntailmentNet(
        encoder, AutoTokenizer.from_pretrained(place), weights, torch.zeros(CLASSES)
    )


def load_entailment(file: Path) -> EntailmentNet:
    """The packaged encoder with the layers of the file in place of its own.

    EntailmentModelError when the file cannot be read or is another model's.
    """
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415

    net = untrained_entailment()
    try:
        layers = load_file(file)
        weights, biases = layers.pop(PREDICTION_WEIGHTS), layers.pop(PREDICTION_BIASES)
        missing, unexpected = net.encoder.load_state_dict(layers, strict=False)
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:200]
        message = f"the entailment model {file} cannot be loaded: {reason}"
        raise EntailmentModelError(message) from error
    others = [*unexpected, *(name for name in missing if name.startswith(_LAYERS))]
    if weights.shape != net.weights.shape or biases.shape != net.biases.shape:
        others.append(PREDICTION_WEIGHTS)
    if others:
        message = f"the entailment model {file} is another model's: {others[0]}"
        raise EntailmentModelError(message)
    encoder = net.encoder.eval().to(torch.bfloat16 if has_fast_bfloat16() else torch.float32)
    return EntailmentNet(encoder, net.tokenizer, weights.float(), biases.float())


def write_entailment(net: EntailmentNet, file: Path) -> None:
    """Write the trained layers in float16 and the head in float32."""
    import torch  # noqa: PLC0415
    from safetensors.torch import save_file  # noqa: PLC0415

    tensors = {
        name: value.detach().to("cpu", torch.float16).contiguous()
        for name, value in net.encoder.state_dict().items()
        if value.is_floating_point() and name.startswith(_LAYERS)
    }
    tensors[PREDICTION_WEIGHTS] = net.weights.detach().float().cpu()
    tensors[PREDICTION_BIASES] = net.biases.detach().float().cpu()
    save_file(tensors, str(file))
