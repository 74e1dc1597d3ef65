"""A resolved reference as JSON and as terminal text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corpus.reference.resolve import ReferenceStatus

if TYPE_CHECKING:
    from corpus.reference.resolve import ResolvedReference

_STATUS_LINES: Final = {
    ReferenceStatus.THERE: "These words are where they were:",
    ReferenceStatus.MOVED: "These words have moved within the source, which has changed:",
    ReferenceStatus.CHANGED: "The source has changed; these words are no longer in it:",
    ReferenceStatus.GONE: "This source is no longer in the store; these were the words:",
}


def located_json(found: ResolvedReference) -> dict[str, Any]:
    """Return the words and their current place; `start` and `end` are null if they are nowhere."""
    return {
        "whereabouts": str(found.whereabouts),
        "document": found.reference.document,
        "start": found.span.start if found.span else None,
        "end": found.span.end if found.span else None,
        "near": found.near,
        "exact": found.reference.quote.exact,
    }


def located_text(found: ResolvedReference) -> str:
    """Return the words, after a line that says whether they are still there."""
    where = f" {found.span.start}-{found.span.end}" if found.span else ""
    quote = f"“{found.reference.quote.exact}”\n    — [{found.reference.document}{where}]"
    return f"{_STATUS_LINES[found.whereabouts]}\n\n{quote}"
