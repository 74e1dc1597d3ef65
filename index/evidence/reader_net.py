"""A reader: how likely each sentence of a passage is to belong to a question's answer.

It reads the question, the document's title and the whole passage together, so that each sentence
is judged among its neighbours; docs/evidence-model.md is its model card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.search.embed import DEFAULT_MODEL
from index.search.encoder import packaged_encoder, read_weights, write_weights
from index.store.errors import EvidenceModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from index.search.bert import Bert, BertTokenizer

WEIGHTS: Final = "reader.safetensors"
HEAD_WEIGHTS: Final = "head.weights"
HEAD_BIASES: Final = "head.biases"
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

    encoder: Bert
    tokenizer: BertTokenizer
    weights: Tensor
    biases: Tensor

    def rows(self, question: str, windows: Sequence[Window]) -> list[WindowRow]:
        """What the encoder reads for each window."""
        if not windows:
            return []
        asked = self.tokenizer([question])[0][:QUESTION_TOKENS]
        titles = self.tokenizer([window.title for window in windows])
        texts = self.tokenizer([words for window in windows for words in window.sentences])
        rows, at = [], 0
        for window, title in zip(windows, titles, strict=True):
            own = texts[at : at + len(window.sentences)]
            at += len(window.sentences)
            rows.append(self._row(asked, title[:TITLE_TOKENS], own))
        return rows

    def _row(self, asked: list[int], title: list[int], own: list[list[int]]) -> WindowRow:
        end = self.tokenizer.end
        ids = [self.tokenizer.start, *asked, end]
        second = len(ids)
        ids += [*title, end]
        bounds = []
        for tokens in own:
            begin = len(ids)
            ids += [*tokens[:SENTENCE_TOKENS], end]
            bounds.append((begin, len(ids)))
        kept = tuple((min(a, WINDOW_TOKENS - 1), min(b, WINDOW_TOKENS)) for a, b in bounds)
        return WindowRow(tuple(ids[:WINDOW_TOKENS]), second, kept)

    def logits(self, rows: Sequence[WindowRow]) -> tuple[Tensor, Tensor]:
        """A number a sentence, all windows after each other, and one a window."""
        # Loaded here, not above: torch takes seconds, and --help must not wait for it.
        import torch  # noqa: PLC0415

        from index.search.bert import pad_rows  # noqa: PLC0415

        ids, attended = pad_rows([row.ids for row in rows], self.tokenizer.padding)
        second = attended.clone()
        for number, row in enumerate(rows):
            second[number, : row.second] = 0
        inputs = (one.to(self.weights.device) for one in (ids, attended, second))
        hidden = self.encoder(*inputs).float()
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
        encoder.encoder["layer"] = encoder.layers[:layers]
    weights = torch.randn(3 * encoder.width) * 0.02
    return ReaderNet(encoder, tokenizer, weights, torch.zeros(2))


def load_reader(file: Path) -> ReaderNet:
    """The packaged encoder with the weights of the file in place of its own.

    EvidenceModelError when the file cannot be read or is another model's.
    """
    net = untrained_reader()
    weights, biases = read_weights(net.encoder, file, _heads(net), fault=_fault)
    return ReaderNet(net.encoder, net.tokenizer, weights, biases)


def write_reader(net: ReaderNet, file: Path) -> None:
    """Write the encoder in bfloat16 and the heads in float32."""
    import torch  # noqa: PLC0415

    write_weights(net.encoder, file, _heads(net), kept_as=torch.bfloat16)


def _heads(net: ReaderNet) -> Mapping[str, Tensor]:
    return {HEAD_WEIGHTS: net.weights, HEAD_BIASES: net.biases}


def _fault(message: str) -> EvidenceModelError:
    return EvidenceModelError(f"the evidence model {message}")
