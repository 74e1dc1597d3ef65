"""A follow-up question as one that stands alone, by rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.answer import Answer
    from index.library import Library


def standalone(question: str, history: Sequence[Answer], library: Library) -> str:
    """The question with what it lacks of the turns before it."""
    del library
    return f"{question} {history[-1].searched or history[-1].question}" if history else question
