"""What a browser is told to keep, again until it has heard of it.

Gradio 6.31 draws once for all that comes within a frame: of two messages, one may never be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Outbox:
    """Turns by their numbers, and with which words another conversation `begins`, if one does."""

    turns: dict[int, Any] = field(default_factory=dict)
    begins: Mapping[str, Any] | None = None
    _sent: dict[int, tuple[dict[int, Any], Mapping[str, Any] | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is something the browser has not heard of."""
        return bool(self.turns) or self.begins is not None

    def message(self, number: int) -> dict[str, Any]:
        """All of which it has not heard, as the message of that number."""
        turns, begins = self._sent[number] = dict(self.turns), self.begins
        return {"turns": turns, **(begins or {}), "number": number}

    def heard(self, number: object) -> None:
        """Let go of what was in that message, but for what has changed since."""
        if not isinstance(number, int) or number not in self._sent:
            return
        turns, begins = self._sent[number]
        self._sent = {one: sent for one, sent in self._sent.items() if one > number}
        self.turns = {
            one: turn
            for one, turn in self.turns.items()
            if one not in turns or turns[one] is not turn
        }
        if self.begins is begins:
            self.begins = None
