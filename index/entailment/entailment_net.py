"""A cross-encoder: whether a sentence follows from quotes, read with the text around them.

Its word embeddings are those of the packaged encoder; only the layers above them are trained, so
that the weights are half as large. docs/entailment-model.md is its model card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.search.encoder import packaged_encoder, read_weights, write_weights
from index.store.errors import EntailmentModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from index.search.bert import Bert, BertTokenizer

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

    encoder: Bert
    tokenizer: BertTokenizer
    weights: Tensor
    biases: Tensor

    def rows(self, pairs: Sequence[tuple[str, EntailmentPremise]]) -> list[PairRow]:
        """What the encoder reads for each pair of a sentence and a premise."""
        texts = [
            text
            for sentence, premise in pairs
            for text in (sentence, premise.before, premise.quote, premise.after)
        ]
        ids = self.tokenizer(texts)
        return [self._row(*ids[at : at + 4]) for at in range(0, len(ids), 4)]

    def _row(
        self, claim: list[int], before: list[int], quote: list[int], after: list[int]
    ) -> PairRow:
        end = self.tokenizer.end
        first = (self.tokenizer.start, *claim[:CLAIM_TOKENS], end)
        premise = (
            *before[-BEFORE_TOKENS:], end, *quote[:QUOTE_TOKENS], end, *after[:AFTER_TOKENS], end,
        )  # fmt: skip
        return PairRow((*first, *premise), len(first))

    def logits(self, rows: Sequence[PairRow]) -> Tensor:
        """A row of `CLASSES` numbers for each pair."""
        # Loaded here, not above: torch takes seconds, and --help must not wait for it.
        import torch  # noqa: PLC0415

        from index.search.bert import pad_rows  # noqa: PLC0415

        ids, attended = pad_rows([row.ids for row in rows], self.tokenizer.padding)
        second = attended.clone()
        claims = torch.zeros(ids.shape)
        for number, row in enumerate(rows):
            second[number, : row.second] = 0
            claims[number, : row.second] = 1 / row.second
        hidden = self.encoder(ids, attended, second).float()
        mean = (hidden * claims.unsqueeze(-1)).sum(1)
        return torch.cat([hidden[:, 0], mean], dim=1) @ self.weights + self.biases


def untrained_entailment() -> EntailmentNet:
    """The packaged encoder in float32, with an untrained head."""
    import torch  # noqa: PLC0415

    encoder, tokenizer = packaged_encoder()
    weights = torch.randn(2 * encoder.width, CLASSES) * 0.02
    return EntailmentNet(encoder, tokenizer, weights, torch.zeros(CLASSES))


def load_entailment(file: Path) -> EntailmentNet:
    """The packaged encoder with the layers of the file in place of its own.

    EntailmentModelError when the file cannot be read or is another model's.
    """
    net = untrained_entailment()
    weights, biases = read_weights(
        net.encoder, file, _predictions(net), prefix=_LAYERS, fault=_fault
    )
    return EntailmentNet(net.encoder, net.tokenizer, weights, biases)


def write_entailment(net: EntailmentNet, file: Path) -> None:
    """Write the trained layers in float16 and the head in float32."""
    import torch  # noqa: PLC0415

    write_weights(net.encoder, file, _predictions(net), prefix=_LAYERS, kept_as=torch.float16)


def _predictions(net: EntailmentNet) -> Mapping[str, Tensor]:
    return {PREDICTION_WEIGHTS: net.weights, PREDICTION_BIASES: net.biases}


def _fault(message: str) -> EntailmentModelError:
    return EntailmentModelError(f"the entailment model {message}")
