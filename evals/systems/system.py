"""What every system under test can do, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.metrics.characters import Place


@dataclass(frozen=True, slots=True)
class Shown:
    """What a system shows as its answer: quotes, the best first, and how sure it is.

    `confidence` has whatever range the system's scores have; None when it has none to give.
    """

    quotes: tuple[Place, ...]
    confidence: float | None


class System(Protocol):
    """A library that was built over documents in memory, and can be asked."""

    @property
    def name(self) -> str:
        """As tables show it."""

    @property
    def passages(self) -> Sequence[Place]:
        """All that it could find."""

    def find(self, question: str, *, top: int) -> Sequence[Place]:
        """The best `top` passages, best first."""

    def answer(self, question: str, *, source: str | None = None) -> Shown:
        """The answer; `source` is the id of the one document to ask."""
