"""Whether the sources back a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.backing import (
    days,
    events,
    form,
    hedges,
    merged,
    names,
    negation,
    numbers,
    speakers,
    words,
)
from app.backing.fault import Fault
from app.backing.ground import Ground
from app.backing.quotations import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.citation import Citation

_CHECKS = (
    numbers.fault,
    days.fault,
    speakers.fault,
    names.fault,
    merged.fault,
    negation.fault,
    hedges.fault,
    events.fault,
    words.fault,
)


def back(text: str, cited: Sequence[Citation], *, question: str) -> str | Fault:
    """The sentence as a reader may see it, its quotations filled from the source, or its fault."""
    ground = Ground(tuple(cited), question)
    if found := form.fault(text, ground):
        return found
    said = filled(text.strip(), ground)
    if isinstance(said, Fault):
        return said
    for check in _CHECKS:
        if found := check(said.prose, ground):
            return found
    return said.text
