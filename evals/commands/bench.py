"""python -m evals bench: figures on public data, ours and baselines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evals.bench import (
    calibration,
    chroma,
    differ,
    polnear,
    reindex,
    sentences,
    speed,
    squad_retrieval,
    squad_sentences,
    squad_silence,
    transcripts,
    transfer,
)
from evals.bench.table import ResultsTable, TableRow
from evals.cases.suites import FIVE, read_suite
from evals.systems.registry import PARAGRAPH_SYSTEMS, SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.systems.registry import SystemFactory

SAMPLE = 600  # SQuAD's questions to a protocol that asks each of every system, without --all
NAMES = (
    "sentences",
    "chroma",
    "squad-retrieval",
    "squad-sentences",
    "squad-silence",
    "squad-held-back",
    "transfer",
    "calibration",
    "polnear",
    "differ",
    "transcripts",
    "speed",
    "reindex",
)
ALONE = (
    "calibration",
    "differ",
    "sentences",
    "polnear",
    "transcripts",
    "speed",
    "reindex",
)  # they are not asked of whole systems


@click.command()
@click.argument("name", type=click.Choice([*NAMES, "all"]), metavar="NAME")
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("../shared/bench"),
    show_default=True,
    help="The folder of all public data.",
)
@click.option(
    "--all", "every", is_flag=True, help=f"Every question, where else {SAMPLE} are drawn."
)
@click.option(
    "--system",
    "systems",
    type=click.Choice(list(SYSTEMS)),
    multiple=True,
    help="Only these systems, in this order.",
)
@click.option(
    "--judge",
    "judges",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    multiple=True,
    help="transfer: a folder with the weights of another judge.",
)
@click.option("--errors", is_flag=True, help="transcripts: show the words of what is wrong.")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write it there too.")
def bench(  # noqa: PLR0913
    name: str,
    data: Path,
    *,
    every: bool,
    systems: Sequence[str],
    judges: Sequence[Path],
    errors: bool,
    to: Path | None,
) -> None:
    """Run a benchmark and print its figures as Markdown.

    NAME is chroma, squad-retrieval, squad-sentences, squad-silence, squad-held-back,
    transfer, calibration, polnear, differ, sentences, transcripts, speed,
    reindex, or all.
    """
    if systems and name in ALONE:
        message = f"{name} compares no systems, so --system has no say in it"
        raise click.UsageError(message)
    if errors and (name != "transcripts" or to is not None):
        message = "--errors shows words of transcripts on the terminal, and writes them nowhere"
        raise click.UsageError(message)
    if judges and name != "transfer":
        message = "--judge is for transfer alone"
        raise click.UsageError(message)
    if to is not None:
        to.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for chosen in NAMES if name == "all" else [name]:
        size = None if every else SAMPLE
        for line in section(chosen, data, size=size, systems=systems, judges=judges, errors=errors):
            click.echo(line)
            lines.append(line)
    if to is not None:
        to.write_text("\n".join(lines) + "\n", encoding="utf-8")


def section(
    name: str,
    data: Path,
    *,
    size: int | None,
    systems: Sequence[str] = (),
    judges: Sequence[Path] = (),
    errors: bool = False,
) -> Iterator[str]:
    """The lines of one benchmark for RESULTS.md, with its command."""
    drawn = " --all" if size is None else ""
    chosen = "".join(f" --system {system}" for system in systems) + " --errors" * errors
    chosen += "".join(f" --judge {judge}" for judge in judges)
    yield f"### {name}"
    yield ""
    yield f"`python -m evals bench {name}{drawn}{chosen}`"
    yield ""
    if name == "speed":
        for line in speed.speed_lines(data / "chroma-chunking", FIVE, _questions()):
            yield f"- {line}"
        yield ""
    if name == "reindex":
        for line in reindex.reindex_lines(data / "chroma-chunking", _questions()):
            yield f"- {line}"
        yield ""
    if name == "transcripts":
        yield from transcripts.transcript_lines(errors=errors)
    if name == "transfer":
        makers = [*_makers(systems or PARAGRAPH_SYSTEMS), *map(transfer.system_with_ranker, judges)]
        for table in transfer.run(data, makers, size=size):
            yield from table.markdown()
    for table in _tables(name, data, size, systems):
        yield from table.markdown()


def _tables(
    name: str, data: Path, size: int | None, systems: Sequence[str]
) -> Iterator[ResultsTable]:
    """The tables of a benchmark, as they come."""
    short = _makers(systems or PARAGRAPH_SYSTEMS)
    match name:
        case "chroma":
            yield from chroma.run(data / "chroma-chunking", _makers(systems or tuple(SYSTEMS)))
        case "squad-retrieval":
            yield from squad_retrieval.run(data / "squad2-dev", short)
        case "squad-sentences":
            yield from squad_sentences.run(data / "squad2-dev", short, size=size)
        case "squad-silence":
            yield from squad_silence.run_given_paragraph(data / "squad2-dev", short, size=size)
        case "squad-held-back":
            yield from squad_silence.run_held_back(data / "squad2-dev", short, size=size)
        case "calibration":
            yield from calibration.run(data, size=size)
        case "polnear":
            yield from polnear.run(data / "polnear-train")
        case "differ":
            yield from differ.run()
        case "sentences":
            yield _cuts()


def _makers(systems: Sequence[str]) -> list[SystemFactory]:
    return [SYSTEMS[system] for system in systems]


def _cuts() -> ResultsTable:
    rows = []
    for name, cuts in sentences.compare_segmenters(FIVE).items():
        cells = (str(cuts.right), str(cuts.wrong), str(cuts.missed))
        rows.append(TableRow(name, cells, cuts.right + cuts.missed))
    return ResultsTable(
        "Sentence boundaries of the five documents", ("right", "wrong", "missed"), tuple(rows)
    )


def _questions() -> list[str]:
    return [case.question for case in read_suite("five").cases]
