"""The training of the entailment model: passes over pairs, with checkpoints."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from index.entailment.entailment_net import (
    PREDICTION_BIASES,
    PREDICTION_WEIGHTS,
    EntailmentNet,
    PairRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor
    from torch.optim import Optimizer
    from torch.optim.lr_scheduler import LRScheduler

    from evals.training.entailment_sets import EntailmentExample, PairLabel

PAIR_RATE: Final = 1.5e-4
PAIR_TOKENS: Final = 2_400  # of a batch, padding included
PAIR_SEED: Final = 20_261_130
_WEIGHT_DECAY: Final = 0.01
_WARM_UP: Final = 0.06  # share of the steps with a rising rate
_MIN_RATE: Final = 0.02  # share of the rate at the end
_HEAD_FACTOR: Final = 10  # by which the head learns faster
_STEPS_PER_LINE: Final = 50
_STEPS_PER_CHECKPOINT: Final = 100
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
    masters: dict[str, Tensor]
    optimizer: Optimizer
    schedule: LRScheduler

    def step(self, rows: Sequence[PairRow], labels: Sequence[PairLabel]) -> float:
        """Learn from one batch, and return its loss."""
        import torch  # noqa: PLC0415

        loss = entailment_loss(self.net.logits(rows), labels)
        torch.autograd.backward([loss])
        layers = dict(self.net.encoder.encoder.named_parameters())
        for name, master in self.masters.items():
            master.grad = layers[name].grad.float()
            layers[name].grad = None
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

    def write(self, file: Path, step: int) -> None:
        """Write the checkpoint; one that was begun and not finished leaves the last in place."""
        import torch  # noqa: PLC0415

        part = file.with_suffix(".part")
        state = {
            "encoder": {name: master.detach() for name, master in self.masters.items()},
            "heads": [self.net.weights.detach(), self.net.biases.detach()],
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "step": step,
        }
        torch.save(state, part)
        part.replace(file)

    def read(self, file: Path) -> int:
        """Take the training up where the checkpoint left it, and return the steps done."""
        import torch  # noqa: PLC0415

        state = torch.load(file, weights_only=True)
        heads = zip((self.net.weights, self.net.biases), state["heads"], strict=True)
        with torch.no_grad():
            for name, master in self.masters.items():
                master.copy_(state["encoder"][name])
            for head, value in heads:
                head.copy_(value)
        self._copy_masters()
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        step: int = state["step"]
        click.echo(f"taken up after step {step}")
        return step


def train_entailment(
    net: EntailmentNet,
    examples: Sequence[EntailmentExample],
    plan: EntailmentPlan,
    checkpoint: Path,
    *,
    steps_per_checkpoint: int = _STEPS_PER_CHECKPOINT,
) -> EntailmentNet:
    """The net after one pass over the pairs, taken up where the checkpoint left it."""
    rows = net.rows([(example.sentence, example.premise) for example in examples])
    batches = _batches(rows, random.Random(plan.seed))[: plan.steps]  # noqa: S311
    training = _begin(net, plan, len(batches))
    done = training.read(checkpoint) if checkpoint.is_file() else 0
    started, losses = time.perf_counter(), []
    for step, batch in enumerate(batches[done:], start=done + 1):
        labels = [examples[index].label for index in batch]
        losses.append(training.step([rows[index] for index in batch], labels))
        if step % _STEPS_PER_LINE == 0:
            mean = sum(losses[-_STEPS_PER_LINE:]) / len(losses[-_STEPS_PER_LINE:])
            elapsed = time.perf_counter() - started
            click.echo(f"step {step} of {len(batches)}: loss {mean:.3f}, {elapsed:.0f} s")
        if step % steps_per_checkpoint == 0 and step < len(batches):
            training.write(checkpoint, step)
    return training.finished()


def _begin(net: EntailmentNet, plan: EntailmentPlan, steps: int) -> _EntailmentRun:
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
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _factor(step, steps))
    return _EntailmentRun(net, masters, optimizer, schedule)


def entailment_loss(logits: Tensor, labels: Sequence[PairLabel]) -> Tensor:
    """Cross-entropy; what is not entailed, either way, is to have little for ENTAILED."""
    import torch  # noqa: PLC0415

    chances = torch.log_softmax(logits, dim=1)
    not_entailed = torch.logsumexp(chances[:, 1:], dim=1, keepdim=True)
    chosen = torch.tensor([int(label) for label in labels])
    return -torch.cat([chances, not_entailed], dim=1).gather(1, chosen.unsqueeze(1)).mean()


def _batches(rows: Sequence[PairRow], rng: random.Random) -> list[list[int]]:
    """Batches of indices of similar length, each of about `PAIR_TOKENS`, in random order."""
    order = sorted(
        range(len(rows)), key=lambda at: (len(rows[at].ids) // _LENGTH_STEP, rng.random())
    )
    batches: list[list[int]] = [[]]
    longest = 0
    for at in order:
        longest = max(longest, len(rows[at].ids))
        if batches[-1] and (len(batches[-1]) + 1) * longest > PAIR_TOKENS:
            batches.append([])
            longest = len(rows[at].ids)
        batches[-1].append(at)
    rng.shuffle(batches)
    return batches


def _factor(step: int, steps: int) -> float:
    """The factor of the learning rate: linear warm-up, then linear decay."""
    rising = min(1.0, (step + 1) / max(1.0, _WARM_UP * steps))
    return rising * max(_MIN_RATE, 1.0 - step / steps)


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
