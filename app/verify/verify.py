"""Whether the sources back a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.verify import dates as days
from app.verify import hedges, names, negation, speakers
from app.verify import merged_speakers as merged
from app.verify import quantities as numbers
from app.verify import roles_and_order as events
from app.verify import unsupported_words as words
from app.verify import verbatim_only as close
from app.verify import well_formed as form
from app.verify.evidence import CitedEvidence
from app.verify.fault import SentenceFault
from app.verify.quotations import filled, not_theirs

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


def verify_sentence(
    text: str, cited: Sequence[Citation], *, question: str, weak: bool = False
) -> str | SentenceFault:
    """The sentence as a reader may see it, its quotations filled from the source, or its fault.

    A model that is `weak` is not trusted with words of its own.
    """
    ground = CitedEvidence(tuple(cited), question)
    if found := form.fault(text, ground):
        return found
    said = filled(text.strip(), ground)
    if isinstance(said, SentenceFault):
        return said
    if found := not_theirs(said):
        return found
    for check in _CHECKS:
        if found := check(said.prose, ground):
            return found
    return (
        close.fault(said.prose, ground) if weak else close.altered_words(said.text, ground)
    ) or said.text
