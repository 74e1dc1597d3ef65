"""Messages to the browser's storage, sent again until the browser acknowledges them.

Gradio 6.31 draws once for all that arrives within a frame: of two messages, one may never be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Outbox:
    """Turns by number, and in `begins` the fields that announce another conversation, if any."""

    turns: dict[int, Any] = field(default_factory=dict)
    begins: Mapping[str, Any] | None = None
    _sent: dict[int, tuple[dict[int, Any], Mapping[str, Any] | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is something that the browser has not acknowledged."""
        return bool(self.turns) or self.begins is not None

    def message(self, number: int) -> dict[str, Any]:
        """The message of that number, with all that is not acknowledged yet."""
        turns, begins = self._sent[number] = dict(self.turns), self.begins
        return {"turns": turns, **(begins or {}), "number": number}

    def acknowledge(self, number: object) -> None:
        """Remove what was in the message of that number, except what has changed since."""
        if not isinstance(number, int) or number not in self._sent:
            return
        turns, begins = self._sent[number]
        self._sent = {other: sent for other, sent in self._sent.items() if other > number}
        self.turns = {
            turn_number: turn
            for turn_number, turn in self.turns.items()
            if turn_number not in turns or turns[turn_number] is not turn
        }
        if self.begins is begins:
            self.begins = None
