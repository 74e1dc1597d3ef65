"""A reader: how likely each sentence of a passage is to belong to a question's answer.

It reads the question, the document's title and the whole passage together, so that each sentence
is judged among its neighbours; docs/evidence-model.md is its model card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.search.embed import DEFAULT_MODEL
from index.search.encoder import packaged_encoder, read_weights, write_weights
from index.store.errors import EvidenceModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

WEIGHTS: Final = "reader.safetensors"
HEAD_WEIGHTS: Final = "head.weights"
HEAD_BIASES: Final = "head.biases"
UNUSED: Final = "pooler."  # a layer of the encoder that is neither read nor written
QUESTION_TOKENS: Final = 48
TITLE_TOKENS: Final = 16
SENTENCE_TOKENS: Final = 96
WINDOW_TOKENS: Final = 384


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences of a document in reading order, and its title, '' for none."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WindowRow:
    """The tokens of a question and a window; `bounds` are the first and last of each sentence."""

    ids: tuple[int, ...]
    second: int  # where the window's tokens begin
    bounds: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReaderNet:
    """The encoder, its tokenizer and two heads: one a sentence, one for the window.

    `weights` has a row for the sentence's mean and a row for the first token, in the order of
    sentence head (2 widths) and window head (1 width); `biases` has two numbers.
    """

    encoder: Any
    tokenizer: Any
    weights: Tensor
    biases: Tensor

    def rows(self, question: str, windows: Sequence[Window]) -> list[WindowRow]:
        """What the encoder reads for each window."""
        if not windows:
            return []
        asked = self._ids([question])[0][:QUESTION_TOKENS]
        titles = self._ids([window.title for window in windows])
        texts = self._ids([words for window in windows for words in window.sentences])
        rows, at = [], 0
        for window, title in zip(windows, titles, strict=True):
            own = texts[at : at + len(window.sentences)]
            at += len(window.sentences)
            rows.append(self._row(asked, title[:TITLE_TOKENS], own))
        return rows

    def _row(self, asked: list[int], title: list[int], own: list[list[int]]) -> WindowRow:
        end = self.tokenizer.sep_token_id
        ids = [self.tokenizer.cls_token_id, *asked, end]
        second = len(ids)
        ids += [*title, end]
        bounds = []
        for tokens in own:
            begin = len(ids)
            ids += [*tokens[:SENTENCE_TOKENS], end]
            bounds.append((begin, len(ids)))
        kept = tuple((min(a, WINDOW_TOKENS - 1), min(b, WINDOW_TOKENS)) for a, b in bounds)
        return WindowRow(tuple(ids[:WINDOW_TOKENS]), second, kept)

    def _ids(self, texts: list[str]) -> list[list[int]]:
        if not texts:
            return []
        # Long texts are cut afterwards, so that the tokenizer need not warn of their length.
        read = self.tokenizer(texts, add_special_tokens=False, verbose=False)
        ids: list[list[int]] = read["input_ids"]
        return ids

    def logits(self, rows: Sequence[WindowRow]) -> tuple[Tensor, Tensor]:
        """A number a sentence, all windows after each other, and one a window."""
        # Loaded here, not above: torch takes seconds, and --help must not wait for it.
        import torch  # noqa: PLC0415

        longest = max(len(row.ids) for row in rows)
        ids = np.full((len(rows), longest), self.tokenizer.pad_token_id, dtype=np.int64)
        attended, second = (np.zeros((len(rows), longest), dtype=np.int64) for _ in range(2))
        for number, row in enumerate(rows):
            ids[number, : len(row.ids)] = row.ids
            attended[number, : len(row.ids)] = 1
            second[number, row.second : len(row.ids)] = 1
        inputs = [torch.from_numpy(one).to(self.weights.device) for one in (ids, attended, second)]
        names = self.tokenizer.model_input_names
        kinds = {"token_type_ids": inputs[2]} if "token_type_ids" in names else {}
        output = self.encoder(input_ids=inputs[0], attention_mask=inputs[1], **kinds)
        hidden = output.last_hidden_state.float()
        width = hidden.shape[-1]
        sums = torch.nn.functional.pad(hidden.cumsum(1), (0, 0, 1, 0))
        places = [(n, a, b) for n, row in enumerate(rows) for a, b in row.bounds]
        of, begins, ends = torch.tensor(places, dtype=torch.int64).reshape(-1, 3).T
        means = (sums[of, ends] - sums[of, begins]) / (ends - begins).unsqueeze(-1)
        first = hidden[:, 0]
        sentence = means @ self.weights[:width] + (first @ self.weights[width : 2 * width])[of]
        window = first @ self.weights[2 * width :]
        return sentence + self.biases[0], window + self.biases[1]


def untrained_reader(model: str = DEFAULT_MODEL, *, layers: int | None = None) -> ReaderNet:
    """An encoder in float32 with untrained heads: the packaged one unless a folder is named.

    `layers` keeps only the lowest ones.
    """
    import torch  # noqa: PLC0415

    encoder, tokenizer = packaged_encoder(model)
    if layers is not None:
        encoder.encoder.layer = encoder.encoder.layer[:layers]
        encoder.config.num_hidden_layers = layers
    weights = torch.randn(3 * encoder.config.hidden_size) * 0.02
    return ReaderNet(encoder, tokenizer, weights, torch.zeros(2))


def load_reader(file: Path) -> ReaderNet:
    """The packaged encoder with the weights of the file in place of its own.

    EvidenceModelError when the file cannot be read or is another model's.
    """
    net = untrained_reader()
    weights, biases = read_weights(net.encoder, file, _heads(net), is_needed=_is_read, fault=_fault)
    return ReaderNet(net.encoder, net.tokenizer, weights, biases)


def write_reader(net: ReaderNet, file: Path) -> None:
    """Write the encoder in bfloat16 and the heads in float32."""
    import torch  # noqa: PLC0415

    write_weights(net.encoder, file, _heads(net), is_kept=_is_read, kept_as=torch.bfloat16)


def _heads(net: ReaderNet) -> Mapping[str, Tensor]:
    return {HEAD_WEIGHTS: net.weights, HEAD_BIASES: net.biases}


def _is_read(name: str) -> bool:
    return not name.startswith(UNUSED)


def _fault(message: str) -> EvidenceModelError:
    return EvidenceModelError(f"the evidence model {message}")
