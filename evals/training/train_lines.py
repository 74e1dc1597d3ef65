"""Train the model of line roles: python -m evals.training.train_lines --bench FOLDER --out FILE."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from corpus.structure.line_features import (
    LINE_NUMBERS,
    LINE_TOKENS,
    SHAPES,
    TOKEN_NUMBERS,
    WORD_BUCKETS,
    LineFeatures,
    line_features,
)
from corpus.structure.line_roles import LINE_ROLES, LINE_WEIGHTS, LineRole
from evals.training.form_lines import form_documents
from evals.training.material import read_material
from evals.training.render_forms import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.training.canvas import RenderedDocument

SEED = 20_261_130
_DOCUMENTS = 6_000
MAX_LINES = 120  # of a document; longer ones are cut for training
WORD_DROPOUT = 0.35
_CHANNELS, _HIDDEN = 48, 48
_AUXILIARY = ("token", "context", "mark")


@dataclass(frozen=True, slots=True)
class LineExample:
    """The features of a document's lines, their roles, and which tokens are name and label."""

    features: LineFeatures
    roles: np.ndarray
    marks: np.ndarray


class LineNet(nn.Module):
    """What `LineModel` does in numpy, to be trained."""

    def __init__(self) -> None:
        """Draw all weights by chance."""
        super().__init__()
        self.shape = nn.Embedding(SHAPES, 10, padding_idx=0)
        self.word = nn.Embedding(WORD_BUCKETS, 10, padding_idx=0)
        self.near = nn.Conv1d(20 + TOKEN_NUMBERS, _CHANNELS, 3, padding=1)
        self.wide = nn.Conv1d(_CHANNELS, _CHANNELS, 3, padding=1)
        self.line = nn.Linear(3 * _CHANNELS + LINE_NUMBERS, 64)
        self.gru = nn.GRU(64, _HIDDEN, bidirectional=True, batch_first=True)
        self.role = nn.Linear(2 * _HIDDEN + 64, len(LINE_ROLES))
        self.token = nn.Linear(_CHANNELS, 32)
        self.context = nn.Linear(2 * _HIDDEN, 32)
        self.mark = nn.Linear(32, 2)
        self.drop = nn.Dropout(0.15)

    def forward(
        self,
        shapes: torch.Tensor,
        words: torch.Tensor,
        numbers: torch.Tensor,
        lines: torch.Tensor,
        lengths: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The logits of roles, and of name and label for each token."""
        count, most, _ = shapes.shape
        shown = (shapes > 0).unsqueeze(-1).float()
        tokens = torch.cat((self.shape(shapes), self.word(words), numbers), -1)
        tokens = tokens.view(count * most, LINE_TOKENS, -1)
        shown = shown.view(count * most, LINE_TOKENS, 1)
        tokens = torch.relu(self.near(tokens.transpose(1, 2))).transpose(1, 2) * shown
        tokens = torch.relu(self.wide(tokens.transpose(1, 2))).transpose(1, 2) * shown
        tokens = tokens.view(count, most, LINE_TOKENS, -1)
        parts = (tokens.amax(2), tokens[:, :, 0], tokens[:, :, 1], lines)
        inner = self.drop(torch.relu(self.line(torch.cat(parts, -1))))
        packed = nn.utils.rnn.pack_padded_sequence(
            inner, lengths, batch_first=True, enforce_sorted=False
        )
        around, _ = nn.utils.rnn.pad_packed_sequence(
            self.gru(packed)[0], batch_first=True, total_length=most
        )
        around = self.drop(around)
        roles = self.role(torch.cat((around, inner), -1))
        hidden = torch.relu(self.token(tokens) + self.context(around).unsqueeze(2))
        return roles, self.mark(hidden)


def example(document: RenderedDocument) -> LineExample:
    """The document as what the net is given and should say."""
    features = line_features(document.text, document.marks)
    roles = np.array([LINE_ROLES.index(line.role) for line in document.lines], np.int64)
    marks = np.zeros((len(roles), LINE_TOKENS, 2), np.float32)
    for at, (line, span) in enumerate(zip(document.lines, features.lines, strict=True)):
        for place, token in enumerate(features.tokens[at]):
            start = token.start - span.start
            is_name = line.name and line.name[0] <= start < line.name[1]
            marks[at, place] = (bool(is_name), start < line.words)
    return LineExample(features, roles, marks)


def train_lines(
    examples: Sequence[LineExample], out: Path, *, epochs: int, start: Path | None = None
) -> LineNet:
    """The net after so many epochs; `out` gets the weights after each one.

    With the weights of `start` it goes on from them, in smaller steps.
    """
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    order = random.Random(SEED)  # noqa: S311
    net = LineNet()
    if start:
        net.load_state_dict(load_file(start), strict=False)
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.01)
    batches = _batches(examples, 24)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 2e-3 if start else 3e-3, total_steps=len(batches) * epochs, pct_start=0.1
    )
    began = time.monotonic()
    for epoch in range(epochs):
        order.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = _loss(net, batch)
            optimizer.zero_grad()
            torch.autograd.backward([loss])
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        save(net, out)
        click.echo(f"epoch {epoch}: {total / len(batches):.4f}, {time.monotonic() - began:.0f} s")
    return net.eval()


def _batches(examples: Sequence[LineExample], size: int) -> list[list[LineExample]]:
    ranked = sorted(examples, key=lambda one: min(len(one.roles), MAX_LINES))
    return [list(ranked[at : at + size]) for at in range(0, len(ranked), size)]


def _loss(net: LineNet, batch: Sequence[LineExample]) -> torch.Tensor:
    lengths = [min(len(one.roles), MAX_LINES) for one in batch]
    most = max(lengths)

    def padded(values: Sequence[np.ndarray], fill: float = 0) -> torch.Tensor:
        out = np.full((len(values), most, *values[0].shape[1:]), fill, values[0].dtype)
        for at, value in enumerate(values):
            out[at, : lengths[at]] = value[: lengths[at]]
        return torch.from_numpy(out)

    words = padded([one.features.words for one in batch])
    words = words * (torch.rand(words.shape) > WORD_DROPOUT)
    roles, marks = net(
        padded([one.features.shapes for one in batch]),
        words,
        padded([one.features.token_numbers for one in batch]),
        padded([one.features.line_numbers for one in batch]),
        torch.tensor(lengths),
    )
    gold = padded([one.roles for one in batch], -100)
    loss = nn.functional.cross_entropy(roles.flatten(0, 1), gold.flatten(), ignore_index=-100)
    wanted = padded([one.marks for one in batch])
    begun = (
        (gold == LINE_ROLES.index(LineRole.BEGINS)) | (gold == LINE_ROLES.index(LineRole.HEAD))
    ).float()
    each = nn.functional.binary_cross_entropy_with_logits(marks, wanted, reduction="none").mean(
        (2, 3)
    )
    return loss + 2 * (each * begun).sum() / begun.sum().clamp(min=1)


@click.command()
@click.option("--bench", type=click.Path(path_type=Path, exists=True), required=True)
@click.option(
    "--forms", type=click.Path(path_type=Path, exists=True), multiple=True, help="Folders of sets."
)
@click.option(
    "--weight", default=4, show_default=True, help="How often each form is seen an epoch."
)
@click.option("--documents", default=_DOCUMENTS, show_default=True)
@click.option("--epochs", default=6, show_default=True)
@click.option(
    "--start", type=click.Path(path_type=Path, exists=True), help="Weights to go on from."
)
@click.option("--out", type=click.Path(path_type=Path), default=LINE_WEIGHTS)
def main(  # noqa: PLR0913, PLR0917 - one option each
    bench: Path,
    forms: Sequence[Path],
    weight: int,
    documents: int,
    epochs: int,
    start: Path | None,
    out: Path,
) -> None:
    """Train on rendered documents, and on the sets of forms given; write the weights."""
    material = read_material(bench)
    examples = [example(render(material, seed)) for seed in range(documents)]
    for folder in sorted({file.parent for group in forms for file in group.rglob("gold.jsonl")}):
        examples += [example(one) for _, _, one in form_documents(folder) if one.lines] * weight
    examples = [one for one in examples if len(one.roles)]
    click.echo(f"{len(examples):,} documents, {sum(len(one.roles) for one in examples):,} lines")
    train_lines(examples, out, epochs=epochs, start=start)


def save(net: LineNet, out: Path) -> None:
    """Write the weights that `LineModel` reads: not those of name and label, only trained by."""
    weights = net.state_dict()
    save_file({name: weights[name] for name in weights if not name.startswith(_AUXILIARY)}, out)


if __name__ == "__main__":
    main()
