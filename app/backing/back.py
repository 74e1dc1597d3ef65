"""Whether the sources back a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.backing import (
    close,
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
from app.backing.quotations import filled, not_theirs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation

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


def back(text: str, cited: Sequence[Citation], *, question: str, weak: bool = False) -> str | Fault:
    """The sentence as a reader may see it, its quotations filled from the source, or its fault.

    A model that is `weak` is not trusted with words of its own.
    """
    ground = Ground(tuple(cited), question)
    if found := form.fault(text, ground):
        return found
    said = filled(text.strip(), ground)
    if isinstance(said, Fault):
        return said
    if found := not_theirs(said):
        return found
    for check in _CHECKS:
        if found := check(said.prose, ground):
            return found
    return (
        close.fault(said.prose, ground) if weak else close.altered(said.text, ground)
    ) or said.text
