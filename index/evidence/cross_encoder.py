"""A trained judge of sentences: how likely each is to answer the question.

It reads the question, the sentence and what stands just before it together, as a cross-encoder
(Nogueira & Cho 2019, arXiv:1901.04085) does: all-MiniLM-L6-v2 with its upper layers trained anew by
`python -m evals.training.train`. docs/evidence-model.md is its card.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from index.search.embed import DEFAULT_MODEL, has_fast_bfloat16, model_place
from index.search.torch_thread import run_on_torch_thread
from index.store.errors import EvidenceModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from index.search.embed import Vectors

TRAINED: Final = Path(__file__).parent / "weights"
WEIGHTS: Final = "judge.safetensors"
NONE: Final = "none"  # the setting by which no trained model judges
OURS: Final = "onrecord"  # the setting by which the one that comes with the project does
BATCH = 32
# Tokens kept of each part; what a longer one loses is the sentence's end, the lead's beginning.
QUESTION = 40
LEAD = 40
SENTENCE = 80
HEAD_WEIGHT: Final = "head.weight"
HEAD_BIAS: Final = "head.bias"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, and the one just before it, or nothing."""

    sentence: str
    lead: str = ""


class SentenceRanker(Protocol):
    """Candidates in, one number from 0 to 1 each: how likely it is that it answers."""

    def __call__(self, question: str, candidates: Sequence[Candidate], /) -> Vectors:
        """One row a candidate, in their order."""


def ranker_for(setting: str) -> SentenceRanker | None:
    """The judge that a setting names: `onrecord`, the folder of another's weights, or `none`.

    EvidenceModelError when it cannot be loaded.
    """
    if setting == NONE:
        return None
    return CrossEncoder(TRAINED if setting == OURS else Path(setting))


class CrossEncoder:
    """A `Judge` over weights that `evals.training.train` wrote."""

    def __init__(self, folder: Path = TRAINED) -> None:
        """Load the weights; EvidenceModelError when they are not there or do not fit."""
        file = folder / WEIGHTS
        if not file.is_file():
            message = f"there is no evidence model in {folder}: it has no {WEIGHTS}"
            raise EvidenceModelError(message)
        self._net = load_cross_encoder(file)
        # The first text changes how the tokenizer pads, which two threads must not do at once.
        self._net.rows("Who asks first?", [])

    def __call__(self, question: str, candidates: Sequence[Candidate]) -> Vectors:
        """One row a candidate; sorted by length within, so that batches hold little padding."""
        found = np.zeros(len(candidates), dtype=np.float32)
        rows = self._net.rows(question, candidates)
        order = sorted(range(len(rows)), key=lambda at: -len(rows[at].ids))
        for first in range(0, len(order), BATCH):
            some = order[first : first + BATCH]
            found[some] = run_on_torch_thread(
                partial(self._net.probabilities, [rows[at] for at in some])
            )
        return found


@dataclass(frozen=True, slots=True)
class TokenRow:
    """The tokens of a question, a lead and a sentence; `own` are the places of the sentence's."""

    ids: tuple[int, ...]
    second: int  # where the lead begins
    own: tuple[int, int]


@dataclass(frozen=True, slots=True)
class CrossEncoderNet:
    """The encoder, its tokenizer, and the head over the first token and the sentence's mean."""

    encoder: Any
    tokenizer: Any
    weight: Tensor
    bias: Tensor

    def rows(self, question: str, candidates: Sequence[Candidate]) -> list[TokenRow]:
        """What the encoder reads for each candidate."""
        asked = self._ids([question])[0][:QUESTION]
        leads = self._ids([one.lead for one in candidates])
        told = self._ids([one.sentence for one in candidates])
        return [self._row(asked, lead, own) for lead, own in zip(leads, told, strict=True)]

    def _row(self, asked: list[int], lead: list[int], own: list[int]) -> TokenRow:
        first, end = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        lead, own = lead[-LEAD:], own[:SENTENCE]
        before = [first, *asked, end]
        ids = (*before, *lead, end, *own, end)
        begin = len(before) + len(lead) + 1
        return TokenRow(ids, len(before), (begin, begin + len(own)))

    def _ids(self, texts: list[str]) -> list[list[int]]:
        if not texts:
            return []
        found: list[list[int]] = self.tokenizer(texts, add_special_tokens=False)["input_ids"]
        return found

    def logits(self, rows: Sequence[TokenRow]) -> Tensor:
        """One number a row, with its gradient where one is asked for; 0 stands for no answer."""
        # Loaded here, not above: torch takes seconds, and --help must not wait for it.
        import torch  # noqa: PLC0415

        longest = max(len(row.ids) for row in rows)
        shape = (len(rows), longest)
        ids = np.full(shape, self.tokenizer.pad_token_id, dtype=np.int64)
        there, second, own = (np.zeros(shape, dtype=np.int64) for _ in range(3))
        for at, row in enumerate(rows):
            ids[at, : len(row.ids)] = row.ids
            there[at, : len(row.ids)] = 1
            second[at, row.second : len(row.ids)] = 1
            own[at, slice(*row.own)] = 1
        held = [torch.from_numpy(one).to(self.weight.device) for one in (ids, there, second, own)]
        kinds = {"token_type_ids": held[2]} if "token_type_ids" in self._reads else {}
        hidden = self.encoder(input_ids=held[0], attention_mask=held[1], **kinds).last_hidden_state
        mask = held[3].unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1)
        both = torch.cat([hidden[:, 0], mean], dim=-1).float()
        logits: Tensor = both @ self.weight + self.bias
        return logits

    @property
    def _reads(self) -> Sequence[str]:
        names: Sequence[str] = self.tokenizer.model_input_names
        return names

    def probabilities(self, rows: Sequence[TokenRow]) -> Vectors:
        """How likely each row's sentence answers rather than none does, 0 to 1."""
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            return np.asarray(torch.sigmoid(self.logits(rows)).numpy(), dtype=np.float32)


def untrained_net(model: str = DEFAULT_MODEL) -> CrossEncoderNet:
    """An encoder, the packaged one unless another is named, with an untrained head, in float32."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder needs no hub, so none is asked
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    place = model_place(model)
    encoder = AutoModel.from_pretrained(place, dtype=torch.float32)
    width = 2 * encoder.config.hidden_size
    weight = torch.randn(width) / width**0.5
    return CrossEncoderNet(encoder, AutoTokenizer.from_pretrained(place), weight, torch.zeros(()))


def load_cross_encoder(file: Path) -> CrossEncoderNet:
    """The packaged encoder with the file's layers in place of its own; EvidenceModelError."""
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415

    net = untrained_net()
    try:
        held = load_file(file)
        weight, bias = held.pop(HEAD_WEIGHT), held.pop(HEAD_BIAS)
        strange = net.encoder.load_state_dict(held, strict=False).unexpected_keys
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:200]
        message = f"the evidence model {file} cannot be loaded: {reason}"
        raise EvidenceModelError(message) from error
    if strange:
        message = f"the evidence model {file} is another model's: {strange[0]}"
        raise EvidenceModelError(message)
    encoder = net.encoder.eval().to(torch.bfloat16 if has_fast_bfloat16() else torch.float32)
    return CrossEncoderNet(encoder, net.tokenizer, weight.float(), bias.float())
