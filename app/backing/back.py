"""Whether the sources back a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.backing.fault import Fault
    from app.citation import Citation


def back(text: str, cited: Sequence[Citation], *, question: str) -> str | Fault:
    """The sentence as a reader may see it, or its fault."""
    del cited, question
    return text
