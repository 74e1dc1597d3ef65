"""python -m evals bench: figures on public data, ours and baselines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evals.bench.registry import BENCHMARKS, BenchOptions
from evals.systems.registry import SYSTEMS
from index.entailment.entailment import NO_ENTAILMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLE = 600  # questions drawn of a protocol that asks each of every system, without --all


@click.command()
@click.argument("name", type=click.Choice([*BENCHMARKS, "all"]), metavar="NAME")
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("../shared/bench"),
    show_default=True,
    help="The folder of all public data.",
)
@click.option(
    "--all", "every", is_flag=True, help=f"Ask every question; otherwise {SAMPLE} are drawn."
)
@click.option(
    "--system",
    "systems",
    type=click.Choice(list(SYSTEMS)),
    multiple=True,
    help="Only these systems, in this order.",
)
@click.option(
    "--reader",
    "readers",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    multiple=True,
    help="transfer: a folder with the weights of another reader.",
)
@click.option(
    "--entailment",
    default=NO_ENTAILMENT,
    show_default=True,
    help="written: a folder with the weights of an entailment model.",
)
@click.option(
    "--sentences",
    type=click.IntRange(min=1),
    help="written: a sample of so many sentences, the same each time, for a slow judge.",
)
@click.option(
    "--passages",
    type=click.IntRange(min=1_000),
    multiple=True,
    help="size: a library of so many passages, instead of ten and a hundred thousand.",
)
@click.option("--errors", is_flag=True, help="transcripts, forms: show the words of what is wrong.")
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the figures to this file too.",
)
def bench(  # noqa: PLR0913
    name: str,
    data: Path,
    *,
    every: bool,
    systems: Sequence[str],
    readers: Sequence[Path],
    entailment: str,
    sentences: int | None,
    passages: Sequence[int],
    errors: bool,
    to: Path | None,
) -> None:
    """Run a benchmark and print its figures as Markdown.

    NAME is sentences, chroma, news, ablations, squad-retrieval, squad-sentences, squad-silence,
    squad-held-back, transfer, calibration, polnear, differ, written, prompt, transcripts,
    forms, start, speed, size, reindex, or all.
    """
    if systems and name in BENCHMARKS and not BENCHMARKS[name].compares_systems:
        message = f"{name} compares no systems, so --system does not apply"
        raise click.UsageError(message)
    if errors and (name not in {"transcripts", "forms"} or to is not None):
        message = "--errors is for transcripts and forms, and shows words on the terminal only"
        raise click.UsageError(message)
    if readers and name != "transfer":
        message = "--reader is for transfer alone"
        raise click.UsageError(message)
    if sentences is not None and name != "written":
        message = "--sentences is for written alone"
        raise click.UsageError(message)
    if passages and name != "size":
        message = "--passages is for size alone"
        raise click.UsageError(message)
    if to is not None:
        to.parent.mkdir(parents=True, exist_ok=True)
    size = None if every else SAMPLE
    options = BenchOptions(data, size, systems, readers, errors, entailment, sentences, passages)
    lines = []
    for chosen in BENCHMARKS if name == "all" else [name]:
        for line in section(chosen, options):
            click.echo(line)
            lines.append(line)
    if to is not None:
        to.write_text("\n".join(lines) + "\n", encoding="utf-8")


def section(name: str, options: BenchOptions) -> Iterator[str]:
    """The lines of one benchmark for RESULTS.md, with its command."""
    command = f"python -m evals bench {name}" + " --all" * (options.size is None)
    command += "".join(f" --system {system}" for system in options.systems)
    command += " --errors" * options.errors
    command += "".join(f" --passages {size}" for size in options.passages)
    command += "".join(f" --reader {folder}" for folder in options.readers)
    if name == "written" and options.entailment != NO_ENTAILMENT:
        command += f" --entailment {options.entailment}"
    if options.sentences is not None:
        command += f" --sentences {options.sentences}"
    yield f"### {name}"
    yield ""
    yield f"`{command}`"
    yield ""
    yield from BENCHMARKS[name].lines(options)
