"""Train the reader: python -m evals.training.train_reader --bench FOLDER --out FOLDER.

docs/evidence-model.md describes the data and the time it takes. A training that was stopped is
taken up again from its last checkpoint.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import click

from evals.training.reader_training import (
    RATE,
    SEED,
    ReadingPlan,
    load_state,
    save_reader,
    train_reader,
)
from evals.training.reading_sets import public_sets, read_news_set, read_opinions
from evals.training.reading_windows import ReadingExample, reading_examples
from index.evidence.reader_net import WEIGHTS, untrained_reader, write_reader
from index.search.embed import DEFAULT_MODEL, model_place

TEXT_FOLDS = 4  # of the texts, by their names
# Questions of each public set: none of them drowns another.
PUBLIC_QUESTIONS = {
    "qed": 5_000, "selqa": 2_400, "squad1": 4_000, "covid": 1_300, "policy": 1_200,
    "dialogue": 2_300, "tales": 2_800, "squad2": 2_900, "wiki": 4_000, "reviews": 3_000,
}  # fmt: skip


def public_examples(bench: Path, plan: ReadingPlan) -> list[ReadingExample]:
    """Windows of the public sets."""
    sets = public_sets(bench)
    return [
        example
        for name, most in PUBLIC_QUESTIONS.items()
        for example in reading_examples(
            sets[name](), most=round(most * plan.share), near=1, far=1, seed=plan.seed
        )
    ]


def own_examples(
    bench: Path, plan: ReadingPlan, *, repeats: int = 2, left_out: int | None = None
) -> list[ReadingExample]:
    """Windows of the news and opinion questions, none of a text of fold `left_out`."""
    examples = []
    for of in (read_news_set(bench), read_opinions(bench)):
        texts = {name: text for name, text in of.texts.items() if fold_of(name) != left_out}
        kept = [question for question in of.questions if question.name in texts]
        kept_set = replace(of, texts=texts, questions=tuple(kept))
        for number in range(repeats):
            examples += reading_examples(
                kept_set, most=round(len(kept) * plan.share), near=plan.near, far=plan.far,
                seed=plan.seed + number,
            )  # fmt: skip
    return examples


def fold_of(name: str) -> int:
    """The fold of a text, by its name."""
    return sum(name.encode()) % TEXT_FOLDS


@click.command()
@click.option("--bench", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--base", default=DEFAULT_MODEL, show_default=True, help="A BERT's folder or name.")
@click.option("--layers", type=int, default=None, help="Keep only the lowest layers.")
@click.option(
    "--start", type=click.Path(path_type=Path, exists=True), help="Weights to begin from."
)
@click.option("--sets", type=click.Choice(["public", "own"]), default="own", show_default=True)
@click.option("--rate", type=float, default=RATE, show_default=True)
@click.option("--frozen", type=int, default=0, show_default=True)
@click.option("--share", type=float, default=1.0, show_default=True)
@click.option("--near", type=int, default=2, show_default=True)
@click.option("--far", type=int, default=2, show_default=True)
@click.option("--repeats", type=int, default=2, show_default=True)
@click.option("--left-out", type=int, default=None, help="A fold of texts to leave out.")
@click.option("--seed", type=int, default=SEED, show_default=True)
def main(  # noqa: PLR0913, PLR0917 - an argument an option
    bench: Path, out: Path, base: str, layers: int | None, start: Path | None, sets: str,
    rate: float, frozen: int, share: float, near: int, far: int, repeats: int,
    left_out: int | None, seed: int,
) -> None:  # fmt: skip
    """Train on the public sets, or on the news and opinion questions; write the weights."""
    import torch  # noqa: PLC0415

    plan = ReadingPlan(rate=rate, frozen=frozen, share=share, near=near, far=far, seed=seed)
    click.echo(str(asdict(plan)))
    torch.manual_seed(seed)
    net = untrained_reader(model_place(base), layers=layers)
    if start is not None:
        net = load_state(net, start)
    if sets == "public":
        examples = public_examples(bench, plan)
    else:
        examples = own_examples(bench, plan, repeats=repeats, left_out=left_out)
    answered = sum(any(t > 0 for t in one.targets) for one in examples)
    click.echo(f"{len(examples):,} windows, {answered:,} with an answer")
    out.mkdir(parents=True, exist_ok=True)
    trained = train_reader(net, examples, plan, out / "checkpoint.pt")
    save_reader(trained, out / "reader.pt")
    write_reader(trained, out / WEIGHTS)
    (out / "checkpoint.pt").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
