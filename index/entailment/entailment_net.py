"""A cross-encoder: whether a sentence follows from quotes, read with the text around them.

Its word embeddings are those of the packaged encoder; only the layers above them are trained, so
that the weights are half as large. docs/entailment-model.md is its model card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.search.encoder import packaged_encoder, read_weights, write_weights
from index.store.errors import EntailmentModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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

    encoder, tokenizer = packaged_encoder(attention="eager")
    weights = torch.randn(2 * encoder.config.hidden_size, CLASSES) * 0.02
    return EntailmentNet(encoder, tokenizer, weights, torch.zeros(CLASSES))


def load_entailment(file: Path) -> EntailmentNet:
    """The packaged encoder with the layers of the file in place of its own.

    EntailmentModelError when the file cannot be read or is another model's.
    """
    net = untrained_entailment()
    weights, biases = read_weights(
        net.encoder, file, _predictions(net), is_needed=_is_trained, fault=_fault
    )
    return EntailmentNet(net.encoder, net.tokenizer, weights, biases)


def write_entailment(net: EntailmentNet, file: Path) -> None:
    """Write the trained layers in float16 and the head in float32."""
    import torch  # noqa: PLC0415

    write_weights(net.encoder, file, _predictions(net), is_kept=_is_trained, kept_as=torch.float16)


def _predictions(net: EntailmentNet) -> Mapping[str, Tensor]:
    return {PREDICTION_WEIGHTS: net.weights, PREDICTION_BIASES: net.biases}


def _is_trained(name: str) -> bool:
    return name.startswith(_LAYERS)


def _fault(message: str) -> EntailmentModelError:
    return EntailmentModelError(f"the entailment model {message}")
