"""Train the ranker: python -m evals.training.train --squad FILE --shifts FILE … --out FOLDER.

docs/evidence-model.md describes the data and the time it takes.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evals.training.examples import TrainingGroup, read_paragraphs, training_groups
from index.evidence.cross_encoder import (
    HEAD_BIAS,
    HEAD_WEIGHT,
    WEIGHTS,
    CrossEncoderNet,
    untrained_net,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor
    from torch.nn import Parameter

    from index.evidence.cross_encoder import TokenRow

HEAD_RATE = 1e-3
WEIGHT_DECAY = 0.01
WARM_UP = 0.06  # share of the steps with a rising rate
MIN_RATE = 0.02  # share of the rate at the end
STEPS_PER_LINE = 50  # steps between two lines of progress
SEED = 20_261_123
LENGTH_BUCKET = 60  # tokens; groups in one bucket have a similar length
PADDING_LOGIT = -1e4  # logit of padding


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """Hyperparameters: examples of a collection, batch size, learning rate, frozen layers, seed.

    `together` is the number of groups a step; the `frozen` lowest layers and the token embeddings
    are not trained.
    """

    most: int = 6_000
    together: int = 8
    rate: float = 8e-5
    frozen: int = 2
    seed: int = SEED
    device: str = "cpu"


@click.command()
@click.option("--squad", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--shifts", type=click.Path(path_type=Path, exists=True), multiple=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--device", default="cpu", show_default=True, help="What torch calls it.")
@click.option("--seed", type=int, default=SEED, show_default=True)
def main(squad: Path, shifts: tuple[Path, ...], out: Path, device: str, seed: int) -> None:
    """Train on the even articles of SQuAD 2.0's dev set and on SQuADShifts; write the weights."""
    plan = TrainingPlan(seed=seed, device=device)
    pools = [read_paragraphs(squad, even=True), *map(read_paragraphs, shifts)]
    groups = [group for pool in pools for group in training_groups(pool, most=plan.most, seed=seed)]
    unanswered = sum(group.gold is None for group in groups)
    click.echo(f"{len(groups):,} questions, {unanswered:,} of them answered by no candidate")
    net = train_ranker(groups, plan)
    out.mkdir(parents=True, exist_ok=True)
    write_weights(net, out / WEIGHTS)
    click.echo(f"written to {out / WEIGHTS}")


def train_ranker(examples: Sequence[TrainingGroup], plan: TrainingPlan) -> CrossEncoderNet:
    """The net after one epoch over the examples.

    The loss is the cross-entropy over a group's candidates and "no answer", which has the logit 0.
    """
    import torch  # noqa: PLC0415

    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311
    net = _to_device(untrained_net(), plan.device)
    trained = _unfreeze(net, plan.frozen)
    heads = [net.weight.requires_grad_(), net.bias.requires_grad_()]
    optimizer = torch.optim.AdamW(
        [{"params": trained, "lr": plan.rate}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=WEIGHT_DECAY,
    )
    rows = [net.rows(group.question, group.candidates) for group in examples]
    batches = list(_batches(rows, plan.together, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _rate_factor(step, len(batches))
    )
    # No dropout, which would double the time: each example is seen only once.
    net.encoder.eval()
    started, losses = time.perf_counter(), []
    for step, batch in enumerate(batches, start=1):
        with torch.autocast(plan.device, dtype=torch.bfloat16):
            logits = net.logits([row for index in batch for row in rows[index]])
        loss = _loss(logits, [examples[index] for index in batch])
        torch.autograd.backward([loss])
        torch.nn.utils.clip_grad_norm_([*trained, *heads], 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.detach())
        if step % STEPS_PER_LINE == 0 or step == len(batches):
            recent_loss = float(torch.stack(losses[-STEPS_PER_LINE:]).mean())
            elapsed = time.perf_counter() - started
            click.echo(f"step {step} of {len(batches)}: loss {recent_loss:.3f}, {elapsed:.0f} s")
    return net


def _to_device(net: CrossEncoderNet, device: str) -> CrossEncoderNet:
    import torch  # noqa: PLC0415

    place = torch.device(device)
    return replace(
        net,
        encoder=net.encoder.to(place),
        weight=net.weight.detach().to(place),
        bias=net.bias.detach().to(place),
    )


def _unfreeze(net: CrossEncoderNet, frozen: int) -> list[Parameter]:
    """Unfreeze the upper layers of the encoder and return their parameters."""
    net.encoder.requires_grad_(requires_grad=False)
    upper = net.encoder.encoder.layer[frozen:]
    upper.requires_grad_(requires_grad=True)
    return list(upper.parameters())


def _loss(logits: Tensor, batch: Sequence[TrainingGroup]) -> Tensor:
    """Cross-entropy over candidates and, last, "no answer"."""
    import torch  # noqa: PLC0415

    sizes = [len(group.candidates) for group in batch]
    places = torch.tensor(
        [len(group.candidates) if group.gold is None else group.gold for group in batch],
        device=logits.device,
    )
    return torch.nn.functional.cross_entropy(_with_no_answer(logits, sizes), places)


def _with_no_answer(logits: Tensor, sizes: Sequence[int]) -> Tensor:
    """A row a group: its logits, a 0 for "no answer", and padding."""
    import torch  # noqa: PLC0415

    parts = torch.split(logits.float(), list(sizes))
    no_answer = torch.zeros(1, device=logits.device)
    rows = [torch.cat([part, no_answer]) for part in parts]
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PADDING_LOGIT)


def _batches(
    rows: Sequence[Sequence[TokenRow]], together: int, rng: random.Random
) -> Iterator[list[int]]:
    """Batches of group indices, similar lengths together, in random order."""
    order = sorted(
        range(len(rows)), key=lambda index: (_length(rows[index]) // LENGTH_BUCKET, rng.random())
    )
    batches = [order[index : index + together] for index in range(0, len(order), together)]
    rng.shuffle(batches)
    yield from batches


def _length(rows: Sequence[TokenRow]) -> int:
    return sum(len(row.ids) for row in rows)


def _rate_factor(step: int, steps: int) -> float:
    """The factor of the learning rate: linear warm-up, then linear decay."""
    return min(1.0, step / max(1.0, WARM_UP * steps)) * max(MIN_RATE, 1.0 - step / steps)


def write_weights(net: CrossEncoderNet, file: Path) -> None:
    """Write the trained layers in bfloat16 and the head in float32."""
    import torch  # noqa: PLC0415
    from safetensors.torch import save_file  # noqa: PLC0415

    trained = {name for name, value in net.encoder.named_parameters() if value.requires_grad}
    tensors = {
        name: value.detach().to("cpu", torch.bfloat16).contiguous()
        for name, value in net.encoder.state_dict().items()
        if name in trained
    }
    tensors[HEAD_WEIGHT] = net.weight.detach().float().cpu()
    tensors[HEAD_BIAS] = net.bias.detach().float().cpu()
    save_file(tensors, str(file))


if __name__ == "__main__":
    main()
