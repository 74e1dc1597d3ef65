"""The training of the entailment model: passes over pairs, with checkpoints."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from evals.training.training_pass import (
    STEPS_PER_CHECKPOINT,
    batches_of_like_lengths,
    rate_factor,
    train_once,
)
from index.entailment.entailment_net import (
    PREDICTION_BIASES,
    PREDICTION_WEIGHTS,
    EntailmentNet,
    PairRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from torch import Tensor
    from torch.optim import Optimizer
    from torch.optim.lr_scheduler import LRScheduler

    from evals.training.entailment_sets import EntailmentExample, PairLabel

PAIR_RATE: Final = 1.5e-4
PAIR_SEED: Final = 20_261_130
_WEIGHT_DECAY: Final = 0.01
_HEAD_FACTOR: Final = 10  # by which the head learns faster
_LENGTH_STEP: Final = 8  # tokens by which the pairs of a batch may differ


@dataclass(frozen=True, slots=True)
class EntailmentPlan:
    """Hyperparameters of a training; `steps` ends it early, with the rate at its least."""

    rate: float = PAIR_RATE
    steps: int | None = None
    seed: int = PAIR_SEED


@dataclass(frozen=True, slots=True)
class _EntailmentRun:
    """A net in training, and what else a checkpoint keeps of it.

    The net computes in bfloat16, which is faster by a third than casting at each step; what it
    learns is kept in float32 in `masters`, by name.
    """

    net: EntailmentNet
    rows: Sequence[PairRow]
    labels: Sequence[PairLabel]
    masters: dict[str, Tensor]
    optimizer: Optimizer
    schedule: LRScheduler

    def step(self, batch: Sequence[int]) -> float:
        """Learn from one batch, and return its loss."""
        import torch  # noqa: PLC0415

        logits = self.net.logits([self.rows[index] for index in batch])
        loss = entailment_loss(logits, [self.labels[index] for index in batch])
        torch.autograd.backward([loss])
        layers = dict(self.net.encoder.encoder.named_parameters())
        for name, master in self.masters.items():
            gradient, layers[name].grad = layers[name].grad, None
            master.grad = None if gradient is None else gradient.float()
        torch.nn.utils.clip_grad_norm_(
            [*self.masters.values(), self.net.weights, self.net.biases], 1.0
        )
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self._copy_masters()
        return float(loss.detach())

    def _copy_masters(self) -> None:
        import torch  # noqa: PLC0415

        layers = dict(self.net.encoder.encoder.named_parameters())
        with torch.no_grad():
            for name, master in self.masters.items():
                layers[name].copy_(master)

    def finished(self) -> EntailmentNet:
        """The net in float32, with what it has learnt."""
        self.net.encoder.float()
        self._copy_masters()
        return self.net

    def state(self) -> Mapping[str, Any]:
        """Layers in float32, head, optimizer and schedule."""
        return {
            "encoder": {name: master.detach() for name, master in self.masters.items()},
            "heads": [self.net.weights.detach(), self.net.biases.detach()],
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }

    def take_up(self, state: Mapping[str, Any]) -> None:
        """Go on from a `state`."""
        import torch  # noqa: PLC0415

        heads = zip((self.net.weights, self.net.biases), state["heads"], strict=True)
        with torch.no_grad():
            for name, master in self.masters.items():
                master.copy_(state["encoder"][name])
            for head, value in heads:
                head.copy_(value)
        self._copy_masters()
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])


def train_entailment(
    net: EntailmentNet,
    examples: Sequence[EntailmentExample],
    plan: EntailmentPlan,
    checkpoint: Path,
    *,
    steps_per_checkpoint: int = STEPS_PER_CHECKPOINT,
) -> EntailmentNet:
    """The net after one pass over the pairs, taken up where the checkpoint left it."""
    rows = net.rows([(example.sentence, example.premise) for example in examples])
    lengths = [len(row.ids) for row in rows]
    rng = random.Random(plan.seed)  # noqa: S311
    batches = batches_of_like_lengths(lengths, rng, by=_LENGTH_STEP)[: plan.steps]
    labels = [example.label for example in examples]
    training = _begin(net, rows, labels, plan, len(batches))
    train_once(training, batches, checkpoint, steps_per_checkpoint=steps_per_checkpoint)
    return training.finished()


def _begin(
    net: EntailmentNet,
    rows: Sequence[PairRow],
    labels: Sequence[PairLabel],
    plan: EntailmentPlan,
    steps: int,
) -> _EntailmentRun:
    """The net with an optimizer of its layers and head; the embeddings stay as they are."""
    import torch  # noqa: PLC0415

    layers = net.encoder.encoder
    masters = {name: value.detach().clone() for name, value in layers.named_parameters()}
    net.encoder.requires_grad_(requires_grad=False)
    layers.requires_grad_(requires_grad=True)
    net.encoder.eval().to(torch.bfloat16)  # no dropout: each pair is seen once or twice
    heads = [net.weights.requires_grad_(), net.biases.requires_grad_()]
    optimizer = torch.optim.AdamW(
        [
            {"params": [*masters.values()], "lr": plan.rate},
            {"params": heads, "lr": plan.rate * _HEAD_FACTOR},
        ],
        weight_decay=_WEIGHT_DECAY,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_factor(step, steps))
    return _EntailmentRun(net, rows, labels, masters, optimizer, schedule)


def entailment_loss(logits: Tensor, labels: Sequence[PairLabel]) -> Tensor:
    """Cross-entropy; what is not entailed, either way, is to have little for ENTAILED."""
    import torch  # noqa: PLC0415

    chances = torch.log_softmax(logits, dim=1)
    not_entailed = torch.logsumexp(chances[:, 1:], dim=1, keepdim=True)
    chosen = torch.tensor([int(label) for label in labels])
    return -torch.cat([chances, not_entailed], dim=1).gather(1, chosen.unsqueeze(1)).mean()


def start_from(net: EntailmentNet, file: Path) -> EntailmentNet:
    """The net with the layers of a file that `train_reader` or `train_entailment` wrote."""
    import torch  # noqa: PLC0415

    if file.suffix == ".safetensors":
        from safetensors.torch import load_file  # noqa: PLC0415

        state = load_file(file)
    else:
        state = torch.load(file, weights_only=True)["encoder"]
    layers = {name: value.float() for name, value in state.items() if name.startswith("encoder.")}
    net.encoder.load_state_dict(layers, strict=False)
    weights = state.get(PREDICTION_WEIGHTS, net.weights).float()
    biases = state.get(PREDICTION_BIASES, net.biases).float()
    return EntailmentNet(net.encoder, net.tokenizer, weights, biases)
