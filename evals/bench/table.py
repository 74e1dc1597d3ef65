"""Tables of figures in the format of RESULTS.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.metrics.interval import Estimate


@dataclass(frozen=True, slots=True)
class TableRow:
    """Figures of one system over `count` items."""

    system: str
    cells: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ResultsTable:
    """A table with a row a system and a note for readers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a row whose cells don't match the columns."""
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            message = f"{self.title}: a row has a cell for each of {self.columns}"
            raise ValueError(message)

    def markdown(self) -> Iterator[str]:
        """The lines of the table in Markdown."""
        yield f"**{self.title}**"
        yield ""
        yield f"| system | {' | '.join(self.columns)} | n |"
        yield f"|---|{'---|' * len(self.columns)}--:|"
        for row in self.rows:
            yield f"| {row.system} | {' | '.join(row.cells)} | {row.count:,} |"
        yield ""
        if self.note:
            yield self.note
            yield ""


def format_estimate(estimate: Estimate | None) -> str:
    """A figure with its interval; a dash for None."""
    return "–" if estimate is None else str(estimate)


def format_difference(estimate: Estimate | None) -> str:
    """A difference with its interval, with an explicit plus sign."""
    text = format_estimate(estimate)
    return text if estimate is None or text.startswith("-") else f"+{text}"


def average(values: Sequence[float]) -> float | None:
    """The mean; None for no values."""
    return sum(values) / len(values) if values else None
