"""The training of the reader: one pass over windows, with checkpoints."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evals.training.reading_windows import IGNORED
from evals.training.training_pass import (
    STEPS_PER_CHECKPOINT,
    batches_of_like_lengths,
    rate_factor,
    train_once,
)
from index.evidence.reader_net import HEAD_BIASES, HEAD_WEIGHTS, WINDOW_TOKENS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from torch import Tensor
    from torch.optim import Optimizer
    from torch.optim.lr_scheduler import LRScheduler

    from evals.training.reading_windows import ReadingExample
    from index.evidence.reader_net import ReaderNet

RATE = 1e-4
WEIGHT_DECAY = 0.01
HEAD_FACTOR = 20  # by which the heads learn faster
SEED = 20_261_130
WINDOW_WEIGHT = 0.5  # of the loss of the window, against that of its sentences


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """Hyperparameters of a training; `share` is the share of each set's questions."""

    rate: float = RATE
    frozen: int = 0  # lowest layers, and with any the token embeddings
    share: float = 1.0
    near: int = 2  # windows of the same text that do not answer, a question
    far: int = 2  # and of other texts
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class _ReaderTraining:
    """A reader in training over examples."""

    net: ReaderNet
    examples: Sequence[ReadingExample]
    body: list[Tensor]
    optimizer: Optimizer
    schedule: LRScheduler

    @property
    def heads(self) -> list[Tensor]:
        """What is trained besides the encoder."""
        return [self.net.weights, self.net.biases]

    def step(self, batch: Sequence[int]) -> float:
        """Learn from one batch, and return its loss."""
        import torch  # noqa: PLC0415

        chosen = [self.examples[index] for index in batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rows = [self.net.rows(one.question, [one.window])[0] for one in chosen]
            sentences, windows = self.net.logits(rows)
        loss = reading_loss(sentences, windows, chosen)
        torch.autograd.backward([loss])
        torch.nn.utils.clip_grad_norm_([*self.body, *self.heads], 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(loss.detach())

    def state(self) -> Mapping[str, Any]:
        """Encoder, heads, optimizer and schedule."""
        return {
            "encoder": self.net.encoder.state_dict(),
            "heads": [head.detach() for head in self.heads],
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }

    def take_up(self, state: Mapping[str, Any]) -> None:
        """Go on from a `state`."""
        import torch  # noqa: PLC0415

        self.net.encoder.load_state_dict(state["encoder"])
        with torch.no_grad():
            for head, value in zip(self.heads, state["heads"], strict=True):
                head.copy_(value)
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])


def train_reader(
    net: ReaderNet,
    examples: Sequence[ReadingExample],
    plan: ReadingPlan,
    checkpoint: Path,
    *,
    steps_per_checkpoint: int = STEPS_PER_CHECKPOINT,
) -> ReaderNet:
    """The net after one pass over the examples, taken up where the checkpoint left it."""
    lengths = [
        min(WINDOW_TOKENS, 20 + sum(map(len, one.window.sentences)) // 4) for one in examples
    ]
    batches = batches_of_like_lengths(lengths, random.Random(plan.seed), by=24)  # noqa: S311
    training = _begin(net, examples, plan, len(batches))
    train_once(training, batches, checkpoint, steps_per_checkpoint=steps_per_checkpoint)
    return net


def _begin(
    net: ReaderNet, examples: Sequence[ReadingExample], plan: ReadingPlan, steps: int
) -> _ReaderTraining:
    """The net with an optimizer of what is not frozen."""
    import torch  # noqa: PLC0415

    net.encoder.requires_grad_(requires_grad=True)
    if plan.frozen:
        net.encoder.embeddings.requires_grad_(requires_grad=False)
        net.encoder.layers[: plan.frozen].requires_grad_(requires_grad=False)
    net.encoder.eval()  # no dropout: each window is seen once or twice
    body: list[Tensor] = [value for value in net.encoder.parameters() if value.requires_grad]
    heads = [net.weights.requires_grad_(), net.biases.requires_grad_()]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.rate * HEAD_FACTOR}],
        weight_decay=WEIGHT_DECAY,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_factor(step, steps))
    return _ReaderTraining(net, examples, body, optimizer, schedule)


def reading_loss(sentences: Tensor, windows: Tensor, chosen: Sequence[ReadingExample]) -> Tensor:
    """Cross-entropy of the sentences, a mean over windows, and of the windows."""
    import torch  # noqa: PLC0415

    targets = torch.tensor([one for example in chosen for one in example.targets])
    counts = torch.tensor([1.0 / max(1, sum(t != IGNORED for t in example.targets)) ** 0.5
                           for example in chosen for _ in example.targets])  # fmt: skip
    counted = targets != IGNORED
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    each = entropy(sentences[counted], targets[counted], reduction="none")
    sentence_loss = (each * counts[counted]).sum() / len(chosen)
    known = torch.tensor(
        [any(t > 0 for t in one.targets) or IGNORED not in one.targets for one in chosen]
    )
    answered = torch.tensor([max((t for t in one.targets), default=0.0) for one in chosen]).clamp(
        min=0
    )
    window_loss = (entropy(windows, answered, reduction="none") * known).mean()
    return sentence_loss + WINDOW_WEIGHT * window_loss


def save_reader(net: ReaderNet, file: Path) -> None:
    """Write all weights and heads as they are, for further training."""
    import torch  # noqa: PLC0415

    torch.save(
        {"encoder": net.encoder.state_dict(), "weights": net.weights.detach(),
         "biases": net.biases.detach()}, file,
    )  # fmt: skip


def load_state(net: ReaderNet, file: Path) -> ReaderNet:
    """The net with weights that `save_reader` or `write_reader` wrote, or with an encoder's."""
    import torch  # noqa: PLC0415

    if file.suffix == ".safetensors":
        from safetensors.torch import load_file  # noqa: PLC0415

        layers = load_file(file)
        weights = layers.pop(HEAD_WEIGHTS, net.weights)
        biases = layers.pop(HEAD_BIASES, net.biases)
        net.encoder.load_state_dict(layers, strict=False)
        return replace(net, weights=weights, biases=biases)
    state = torch.load(file, weights_only=True)
    net.encoder.load_state_dict(state["encoder"])
    return replace(net, weights=state["weights"], biases=state["biases"])
