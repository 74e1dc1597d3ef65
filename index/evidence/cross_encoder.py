"""A cross-encoder: how likely each sentence is to answer the question.

It reads the question, the sentence before and the sentence together (Nogueira & Cho 2019,
arXiv:1901.04085): all-MiniLM-L6-v2 with its upper layers trained by `python -m
evals.training.train`. docs/evidence-model.md is its model card.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from index.ranking_config import RankingConfig
from index.search.embed import DEFAULT_MODEL, has_fast_bfloat16, model_place
from index.search.torch_thread import run_on_torch_thread
from index.store.errors import EvidenceModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from index.embedder import Vectors

TRAINED: Final = Path(__file__).parent / "weights"
WEIGHTS: Final = "judge.safetensors"
NONE: Final = "none"  # the setting for no cross-encoder
SHIPPED_RANKER: Final = "onrecord"  # the setting for the one that comes with the project
RANKER_BATCH = 32
HEAD_WEIGHT: Final = "head.weight"
HEAD_BIAS: Final = "head.bias"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence to be ranked, with the end of the sentence before it, '' where there is none."""

    sentence: str
    lead: str = ""


class SentenceRanker(Protocol):
    """The probability that a sentence answers a question, 0 to 1, for each candidate."""

    def __call__(self, question: str, candidates: Sequence[Candidate], /) -> Vectors:
        """One number a candidate, in order."""


def ranker_for(setting: str) -> SentenceRanker | None:
    """The ranker that a setting names: `onrecord`, a folder of weights, or `none`.

    EvidenceModelError when it cannot be loaded.
    """
    if setting == NONE:
        return None
    return CrossEncoder(TRAINED if setting == SHIPPED_RANKER else Path(setting))


class CrossEncoder:
    """A `SentenceRanker` over weights that `evals.training.train` wrote."""

    def __init__(self, folder: Path = TRAINED) -> None:
        """Load the weights; EvidenceModelError when they are missing or of another model."""
        file = folder / WEIGHTS
        if not file.is_file():
            message = f"there is no evidence model in {folder}: it has no {WEIGHTS}"
            raise EvidenceModelError(message)
        self._net = load_cross_encoder(file)
        # The first text changes how the tokenizer pads, which two threads must not do at once.
        self._net.rows("Who asks first?", [])

    def __call__(self, question: str, candidates: Sequence[Candidate]) -> Vectors:
        """One number a candidate; batched by length, so that batches need little padding."""
        probabilities = np.zeros(len(candidates), dtype=np.float32)
        rows = self._net.rows(question, candidates)
        order = sorted(range(len(rows)), key=lambda number: -len(rows[number].ids))
        for first in range(0, len(order), RANKER_BATCH):
            batch = order[first : first + RANKER_BATCH]
            probabilities[batch] = run_on_torch_thread(
                partial(self._net.probabilities, [rows[number] for number in batch])
            )
        return probabilities


@dataclass(frozen=True, slots=True)
class TokenRow:
    """The tokens of question, lead and sentence; `own` is where the sentence's begin and end."""

    ids: tuple[int, ...]
    second: int  # where the lead's tokens begin
    own: tuple[int, int]


@dataclass(frozen=True, slots=True)
class CrossEncoderNet:
    """The encoder, its tokenizer, and the head over the first token and the sentence's mean."""

    encoder: Any
    tokenizer: Any
    weight: Tensor
    bias: Tensor
    ranking: RankingConfig = field(default_factory=RankingConfig)  # tokens read of each part

    def rows(self, question: str, candidates: Sequence[Candidate]) -> list[TokenRow]:
        """What the encoder reads for each candidate."""
        asked = self._ids([question])[0][: self.ranking.reranker_question_tokens]
        leads = self._ids([candidate.lead for candidate in candidates])
        sentences = self._ids([candidate.sentence for candidate in candidates])
        return [self._row(asked, lead, own) for lead, own in zip(leads, sentences, strict=True)]

    def _row(self, asked: list[int], lead: list[int], own: list[int]) -> TokenRow:
        first, end = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        lead = lead[-self.ranking.reranker_lead_tokens :]
        own = own[: self.ranking.reranker_sentence_tokens]
        before = [first, *asked, end]
        ids = (*before, *lead, end, *own, end)
        begin = len(before) + len(lead) + 1
        return TokenRow(ids, len(before), (begin, begin + len(own)))

    def _ids(self, texts: list[str]) -> list[list[int]]:
        if not texts:
            return []
        ids: list[list[int]] = self.tokenizer(texts, add_special_tokens=False)["input_ids"]
        return ids

    def logits(self, rows: Sequence[TokenRow]) -> Tensor:
        """One number a row, with its gradient where torch records it; 0 is even odds."""
        # Loaded here, not above: torch takes seconds, and --help must not wait for it.
        import torch  # noqa: PLC0415

        longest = max(len(row.ids) for row in rows)
        shape = (len(rows), longest)
        ids = np.full(shape, self.tokenizer.pad_token_id, dtype=np.int64)
        attended, second, own = (np.zeros(shape, dtype=np.int64) for _ in range(3))
        for number, row in enumerate(rows):
            ids[number, : len(row.ids)] = row.ids
            attended[number, : len(row.ids)] = 1
            second[number, row.second : len(row.ids)] = 1
            own[number, slice(*row.own)] = 1
        inputs = [
            torch.from_numpy(array).to(self.weight.device) for array in (ids, attended, second, own)
        ]
        kinds = {"token_type_ids": inputs[2]} if "token_type_ids" in self._input_names else {}
        output = self.encoder(input_ids=inputs[0], attention_mask=inputs[1], **kinds)
        hidden = output.last_hidden_state
        mask = inputs[3].unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1)
        both = torch.cat([hidden[:, 0], mean], dim=-1).float()
        logits: Tensor = both @ self.weight + self.bias
        return logits

    @property
    def _input_names(self) -> Sequence[str]:
        names: Sequence[str] = self.tokenizer.model_input_names
        return names

    def probabilities(self, rows: Sequence[TokenRow]) -> Vectors:
        """The probability that each row's sentence answers, 0 to 1."""
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            return np.asarray(torch.sigmoid(self.logits(rows)).numpy(), dtype=np.float32)


def untrained_net(model: str = DEFAULT_MODEL) -> CrossEncoderNet:
    """An encoder with an untrained head, in float32; the packaged encoder unless one is named."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder needs no download
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    place = model_place(model)
    encoder = AutoModel.from_pretrained(place, dtype=torch.float32)
    width = 2 * encoder.config.hidden_size
    weight = torch.randn(width) / width**0.5
    return CrossEncoderNet(encoder, AutoTokenizer.from_pretrained(place), weight, torch.zeros(()))


def load_cross_encoder(file: Path) -> CrossEncoderNet:
    """The packaged encoder with the layers of the file in place of its own.

    EvidenceModelError when the file cannot be read or is another model's.
    """
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415

    net = untrained_net()
    try:
        layers = load_file(file)
        weight, bias = layers.pop(HEAD_WEIGHT), layers.pop(HEAD_BIAS)
        unexpected = net.encoder.load_state_dict(layers, strict=False).unexpected_keys
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:200]
        message = f"the evidence model {file} cannot be loaded: {reason}"
        raise EvidenceModelError(message) from error
    if unexpected:
        message = f"the evidence model {file} is another model's: {unexpected[0]}"
        raise EvidenceModelError(message)
    encoder = net.encoder.eval().to(torch.bfloat16 if has_fast_bfloat16() else torch.float32)
    return CrossEncoderNet(encoder, net.tokenizer, weight.float(), bias.float())
