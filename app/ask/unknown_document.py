"""What is said where there is no document of an id."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_MIN_SIMILARITY: Final = 0.7  # difflib's ratio from which an id may be a slip for another
_MAX_LISTED: Final = 20


def unknown_document(name: str, ids: Collection[str]) -> str:
    """That there is no such document, with a similar id or the first of all."""
    matches = difflib.get_close_matches(name, ids, n=1, cutoff=_MIN_SIMILARITY)
    advice = f"did you mean {matches[0]}?" if matches else _ids_there(ids)
    return f"there is no document {name!r} in the store; {advice}"


def _ids_there(ids: Collection[str]) -> str:
    more = len(ids) - _MAX_LISTED
    listed = ", ".join(sorted(ids)[:_MAX_LISTED]) or "none"
    return f"there are: {listed}{f' and {more} more (see: onrecord sources)' if more > 0 else ''}"
