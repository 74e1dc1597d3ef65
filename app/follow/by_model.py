"""A follow-up question as one that stands alone, by a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.answer import Answer
    from app.llm.model import Model


def rewritten(question: str, history: Sequence[Answer], model: Model) -> str | None:
    """None: the rules are used."""
    del question, history, model
    return None
