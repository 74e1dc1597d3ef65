"""The benchmarks by name: each takes options and yields lines of Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.ask.configured_readers import configured_readers
from app.config.settings import Settings, settings
from evals.bench import (
    calibration,
    chroma,
    differ,
    forms,
    news,
    polnear,
    prompt_recall,
    reindex,
    sentences,
    size,
    speed,
    squad_retrieval,
    squad_sentences,
    squad_silence,
    start,
    transcripts,
    transfer,
    written_check,
)
from evals.cases.suites import FIVE, read_suite
from evals.systems.registry import ABLATIONS, PARAGRAPH_SYSTEMS, SYSTEMS
from index.entailment.entailment import NO_ENTAILMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from evals.bench.table import ResultsTable
    from evals.systems.registry import SystemFactory


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """Options of a benchmark; each reads those that concern it.

    `data` is the folder of all public data, `size` the number of questions drawn (None for all),
    `passages` the sizes of libraries (empty for the benchmark's own choice), `systems` the names
    of the systems to compare (likewise), `readers` folders of other weights, `errors` whether the
    text of wrong sentences is shown, `entailment` the setting of the model that confirms sentences,
    `sentences` how many of the written ones are drawn (None for all).
    """

    data: Path
    size: int | None
    systems: Sequence[str] = ()
    readers: Sequence[Path] = ()
    errors: bool = False
    entailment: str = NO_ENTAILMENT
    sentences: int | None = None
    passages: Sequence[int] = ()

    def settings(self) -> Settings:
        """The settings of the environment, with the entailment model of the options."""
        return settings(entailment=self.entailment)

    def factories(self, default: Iterable[str] = PARAGRAPH_SYSTEMS) -> list[SystemFactory]:
        """The factories of the systems to compare, in order."""
        return [SYSTEMS[name] for name in self.systems or default]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark: its lines, and whether it compares whole systems."""

    lines: Callable[[BenchOptions], Iterator[str]]
    compares_systems: bool = False


def _tables(
    run: Callable[[BenchOptions], Iterable[ResultsTable]], *, compares_systems: bool = False
) -> Benchmark:
    """A benchmark that yields tables."""

    def lines(options: BenchOptions) -> Iterator[str]:
        for table in run(options):
            yield from table.markdown()

    return Benchmark(lines, compares_systems)


def _list(figures: Callable[[BenchOptions], Iterable[str]]) -> Benchmark:
    """A benchmark that yields single figures, shown as a list."""

    def lines(options: BenchOptions) -> Iterator[str]:
        for figure in figures(options):
            yield f"- {figure}"
        yield ""

    return Benchmark(lines)


def _questions() -> list[str]:
    return [case.question for case in read_suite("five").cases]


# In the order of RESULTS.md.
BENCHMARKS: Final[Mapping[str, Benchmark]] = {
    "sentences": _tables(lambda _: [sentences.boundary_table(FIVE)]),
    "chroma": _tables(
        lambda options: chroma.run(options.data / "chroma-chunking", options.factories(SYSTEMS)),
        compares_systems=True,
    ),
    "news": _tables(
        lambda options: news.run(options.data, options.factories(SYSTEMS)), compares_systems=True
    ),
    "ablations": _tables(lambda options: news.run(options.data, ABLATIONS.values())),
    "squad-retrieval": _tables(
        lambda options: squad_retrieval.run(options.data / "squad2-dev", options.factories()),
        compares_systems=True,
    ),
    "squad-sentences": _tables(
        lambda options: squad_sentences.run(
            options.data / "squad2-dev", options.factories(), size=options.size
        ),
        compares_systems=True,
    ),
    "squad-silence": _tables(
        lambda options: squad_silence.run_given_paragraph(
            options.data / "squad2-dev", options.factories(), size=options.size
        ),
        compares_systems=True,
    ),
    "squad-held-back": _tables(
        lambda options: squad_silence.run_held_back(
            options.data / "squad2-dev", options.factories(), size=options.size
        ),
        compares_systems=True,
    ),
    "transfer": _tables(
        lambda options: transfer.run(
            options.data,
            [*options.factories(), *map(transfer.system_with_reader, options.readers)],
            size=options.size,
        ),
        compares_systems=True,
    ),
    "calibration": _tables(lambda options: calibration.run(options.data, size=options.size)),
    "polnear": _tables(lambda options: polnear.run(options.data / "polnear-train")),
    "differ": _tables(lambda _: differ.run()),
    "written": _tables(
        lambda options: written_check.run(
            options.data, configured_readers(options.settings()), size=options.sentences
        )
    ),
    "prompt": _tables(lambda options: prompt_recall.run(options.data)),
    "transcripts": Benchmark(lambda options: transcripts.transcript_lines(errors=options.errors)),
    "forms": Benchmark(lambda options: forms.form_lines(errors=options.errors)),
    "start": _list(lambda _: start.start_lines()),
    "speed": _list(
        lambda options: speed.speed_lines(options.data / "chroma-chunking", FIVE, _questions())
    ),
    "size": _list(lambda options: size.size_lines(options.passages or speed.SIZES)),
    "reindex": _list(
        lambda options: reindex.reindex_lines(options.data / "chroma-chunking", _questions())
    ),
}
