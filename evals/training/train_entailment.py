"""Train the entailment model: python -m evals.training.train_entailment --bench DIR --out DIR.

docs/entailment-model.md describes the data and the time it takes. A training that was stopped is
taken up again from its last checkpoint.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from evals.training.entailment_choice import choose_threshold, held_out_lines
from evals.training.entailment_pairs import entailment_examples, split_examples
from evals.training.entailment_training import (
    PAIR_RATE,
    PAIR_SEED,
    EntailmentPlan,
    start_from,
    train_entailment,
)
from index.entailment.entailment_net import (
    ENTAILMENT_WEIGHTS,
    untrained_entailment,
    write_entailment,
)


@click.command()
@click.option("--bench", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--start", type=click.Path(path_type=Path, exists=True), help="Layers to begin from.")
@click.option("--rate", type=float, default=PAIR_RATE, show_default=True)
@click.option("--share", type=float, default=1.0, show_default=True, help="Of each set's pairs.")
@click.option("--steps", type=int, default=None, help="End after so many batches.")
@click.option("--seed", type=int, default=PAIR_SEED, show_default=True)
def main(  # noqa: PLR0913, PLR0917 - an argument an option
    bench: Path, out: Path, start: Path | None, rate: float, share: float,
    steps: int | None, seed: int,
) -> None:  # fmt: skip
    """Train on the sets and on edits of them; write the weights, and figures of the held-out."""
    import torch  # noqa: PLC0415

    plan = EntailmentPlan(rate=rate, steps=steps, seed=seed)
    click.echo(str(asdict(plan)))
    torch.manual_seed(seed)
    net = untrained_entailment()
    if start is not None:
        net = start_from(net, start)
    trained_on, held_out = split_examples(entailment_examples(bench, seed=seed, share=share))
    click.echo(f"{len(trained_on):,} pairs to train on, {len(held_out):,} held out")
    out.mkdir(parents=True, exist_ok=True)
    trained = train_entailment(net, trained_on, plan, out / "checkpoint.pt")
    write_entailment(trained, out / ENTAILMENT_WEIGHTS)
    for line in held_out_lines(trained, held_out):
        click.echo(line)
    click.echo(choose_threshold(trained, held_out))
    (out / "checkpoint.pt").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
