"""The interface of every system to compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.metrics.characters import DocumentSpan


@dataclass(frozen=True, slots=True)
class SystemAnswer:
    """A system's answer: quotes, best first, and its confidence.

    `confidence` has the range of the system's scores; None without one.
    """

    quotes: tuple[DocumentSpan, ...]
    confidence: float | None


class System(Protocol):
    """A system that was built over documents in memory."""

    @property
    def name(self) -> str:
        """The name for tables."""

    @property
    def passages(self) -> Sequence[DocumentSpan]:
        """All passages that it could find."""

    def find(self, question: str, *, top: int) -> Sequence[DocumentSpan]:
        """The best `top` passages, best first."""

    def answer(self, question: str, *, source: str | None = None) -> SystemAnswer:
        """The answer; `source` is the id of the only document to ask, None for all."""
