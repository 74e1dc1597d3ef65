"""Trains the judge: python -m index.evidence.train --squad FILE --shifts FILE … --out FOLDER.

On two cores without a GPU it takes about half an hour. docs/evidence-model.md tells of the data.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.evidence.examples import Group, groups, read
from index.evidence.judge import HEAD_BIAS, HEAD_WEIGHT, WEIGHTS, Net, bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor
    from torch.nn import Parameter

    from index.evidence.judge import Row

FROZEN = 2  # lowest layers, which with the embeddings of the tokens stay as they are
TOGETHER = 8  # groups a step
RATE = 8e-5
HEAD_RATE = 1e-3
DECAY = 0.01
WARM = 0.06  # share of the steps in which the rate rises
TOLD = 50  # steps between two lines of progress
SEED = 20_261_123
LENGTHS = 200  # characters by which groups are alike in length


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is read, how often, and by which chance."""

    squad: int = 3_500
    shifts: tuple[int, ...] = (3_575, 2_925)
    epochs: int = 1
    seed: int = SEED


@click.command()
@click.option("--squad", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--shifts", type=click.Path(path_type=Path, exists=True), multiple=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--epochs", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--seed", type=int, default=SEED, show_default=True)
def main(squad: Path, shifts: tuple[Path, ...], out: Path, epochs: int, seed: int) -> None:
    """Train on the even articles of SQuAD 2.0's dev set and on SQuADShifts; write the weights."""
    plan = replace(Plan(), epochs=epochs, seed=seed)
    found = list(_examples(squad, shifts, plan))
    unanswered = sum(group.gold is None for group in found)
    click.echo(f"{len(found):,} questions, {unanswered:,} of them answered by no candidate")
    net = train(found, plan)
    out.mkdir(parents=True, exist_ok=True)
    write(net, out / WEIGHTS)
    click.echo(f"written to {out / WEIGHTS}")


def _examples(squad: Path, shifts: Sequence[Path], plan: Plan) -> Iterator[Group]:
    yield from groups(read(squad, even=True), most=plan.squad, seed=plan.seed)
    for file, most in zip(shifts, plan.shifts, strict=False):
        yield from groups(read(file), most=most, seed=plan.seed)


def train(examples: Sequence[Group], plan: Plan) -> Net:
    """The net after so many passes over the examples: of each group's candidates and silence, one.

    The loss is the cross-entropy of the right candidate among them all, where no answer has the
    logit 0.
    """
    import torch  # noqa: PLC0415

    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311
    net = bare()
    learnt = _thaw(net)
    heads = [net.weight.requires_grad_(), net.bias.requires_grad_()]
    optimizer = torch.optim.AdamW(
        [{"params": learnt, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY
    )
    batches = [batch for _ in range(plan.epochs) for batch in _batches(examples, chance)]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, len(batches)))
    net.encoder.train()
    begun, losses = time.perf_counter(), []
    for step, batch in enumerate(batches, start=1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net.logits([row for one in batch for row in _rows(net, one)])
        loss = _loss(logits, batch)
        torch.autograd.backward([loss])
        torch.nn.utils.clip_grad_norm_([*learnt, *heads], 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(float(loss.detach()))
        if step % TOLD == 0 or step == len(batches):
            lately = sum(losses[-TOLD:]) / len(losses[-TOLD:])
            took = time.perf_counter() - begun
            click.echo(f"step {step} of {len(batches)}: loss {lately:.3f}, {took:.0f} s")
    return net


def _thaw(net: Net) -> list[Parameter]:
    """What is learnt of the encoder: its upper layers."""
    net.encoder.requires_grad_(requires_grad=False)
    upper = net.encoder.encoder.layer[FROZEN:]
    upper.requires_grad_(requires_grad=True)
    return list(upper.parameters())


def _rows(net: Net, group: Group) -> list[Row]:
    return net.rows(group.question, group.candidates)


def _loss(logits: Tensor, batch: Sequence[Group]) -> Tensor:
    import torch  # noqa: PLC0415

    silence = torch.zeros(1)
    parts = torch.split(logits.float(), [len(group.candidates) for group in batch])
    losses = [
        torch.nn.functional.cross_entropy(
            torch.cat([part, silence]),
            torch.tensor(len(part) if group.gold is None else group.gold),
        )
        for part, group in zip(parts, batch, strict=True)
    ]
    return torch.stack(losses).mean()


def _batches(examples: Sequence[Group], chance: random.Random) -> list[list[Group]]:
    """All examples, those of like length together, the batches in random order."""
    order = sorted(examples, key=lambda one: (_length(one) // LENGTHS, chance.random()))
    found = [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]
    chance.shuffle(found)
    return found


def _length(group: Group) -> int:
    return sum(len(one.sentence) + len(one.lead) for one in group.candidates)


def _rate(step: int, steps: int) -> float:
    """The share of the full rate: rising, then falling to nearly nothing."""
    return min(1.0, step / max(1.0, WARM * steps)) * max(0.02, 1.0 - step / steps)


def write(net: Net, file: Path) -> None:
    """The layers that were learnt, and the head, in bfloat16."""
    import torch  # noqa: PLC0415
    from safetensors.torch import save_file  # noqa: PLC0415

    learnt = {name for name, value in net.encoder.named_parameters() if value.requires_grad}
    held = {
        name: value.detach().to(torch.bfloat16).contiguous()
        for name, value in net.encoder.state_dict().items()
        if name in learnt
    }
    held[HEAD_WEIGHT] = net.weight.detach().float()
    held[HEAD_BIAS] = net.bias.detach().float()
    save_file(held, str(file))


if __name__ == "__main__":
    main()
