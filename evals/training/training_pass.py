"""One pass of a training over batches of like lengths, with checkpoints."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol

import click

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

WARM_UP: Final = 0.06  # share of the steps with a rising rate
MIN_RATE: Final = 0.02  # share of the rate at the end
BATCH_TOKENS: Final = 2_400  # padding included
STEPS_PER_LINE: Final = 50
STEPS_PER_CHECKPOINT: Final = 100


class Training(Protocol):
    """A net in training: what it learns from a batch, and what a checkpoint keeps of it."""

    def step(self, batch: Sequence[int]) -> float:
        """Learn from the examples of these numbers, and return their loss."""

    def state(self) -> Mapping[str, Any]:
        """All that goes on from here needs."""

    def take_up(self, state: Mapping[str, Any]) -> None:
        """Go on from a `state`."""


def train_once(
    training: Training,
    batches: Sequence[Sequence[int]],
    checkpoint: Path,
    *,
    steps_per_checkpoint: int = STEPS_PER_CHECKPOINT,
) -> None:
    """One pass over the batches, taken up where the checkpoint left it."""
    done = _take_up(training, checkpoint) if checkpoint.is_file() else 0
    started, losses = time.perf_counter(), []
    for step, batch in enumerate(batches[done:], start=done + 1):
        losses.append(training.step(batch))
        if step % STEPS_PER_LINE == 0:
            mean = sum(losses[-STEPS_PER_LINE:]) / len(losses[-STEPS_PER_LINE:])
            elapsed = time.perf_counter() - started
            click.echo(f"step {step} of {len(batches)}: loss {mean:.3f}, {elapsed:.0f} s")
        if step % steps_per_checkpoint == 0 and step < len(batches):
            _write(training, checkpoint, step)


def _write(training: Training, file: Path, step: int) -> None:
    """Write the checkpoint; one that was begun and not finished leaves the last in place."""
    import torch  # noqa: PLC0415

    part = file.with_suffix(".part")
    torch.save({**training.state(), "step": step}, part)
    part.replace(file)


def _take_up(training: Training, file: Path) -> int:
    """Take the training up where the checkpoint left it, and return the steps done."""
    import torch  # noqa: PLC0415

    state = torch.load(file, weights_only=True)
    step: int = state.pop("step")
    training.take_up(state)
    click.echo(f"taken up after step {step}")
    return step


def batches_of_like_lengths(
    lengths: Sequence[int], rng: random.Random, *, by: int
) -> list[list[int]]:
    """Batches of numbers of examples, each of about `BATCH_TOKENS`, in random order.

    The lengths of a batch, in tokens, differ by about `by`.
    """
    order = sorted(range(len(lengths)), key=lambda at: (lengths[at] // by, rng.random()))
    batches: list[list[int]] = [[]]
    longest = 0
    for at in order:
        longest = max(longest, lengths[at])
        if batches[-1] and (len(batches[-1]) + 1) * longest > BATCH_TOKENS:
            batches.append([])
            longest = lengths[at]
        batches[-1].append(at)
    rng.shuffle(batches)
    return batches


def rate_factor(step: int, steps: int) -> float:
    """The factor of the learning rate: linear warm-up, then linear decay."""
    rising = min(1.0, (step + 1) / max(1.0, WARM_UP * steps))
    return rising * max(MIN_RATE, 1.0 - step / steps)
