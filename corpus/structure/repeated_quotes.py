"""Quoted words whose writer nobody names, found again in the part that they are taken from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.mark import Mark

_QUOTING = (MarkKind.MESSAGE, MarkKind.QUOTE)
_SOURCES = (MarkKind.MESSAGE, MarkKind.POST, MarkKind.COMMENT)
_MIN_CHARS = 20  # shorter words may be anybody's
_MAX_CHARS = 60  # so many are compared: a quotation may be cut short, and its lines broken anew


def with_repeated_names(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks; a quotation without a name gets that of the part in which its words stand too."""
    sources = [mark for mark in marks if mark.kind in _SOURCES and mark.name]
    return tuple(
        replace(mark, name=_source_name(text, mark, sources))
        if mark.kind in _QUOTING and mark.name is None and sources
        else mark
        for mark in marks
    )


def _source_name(text: str, quotation: Mark, sources: Sequence[Mark]) -> str | None:
    """The name of the part that holds the quotation's first words; None for none or several."""
    words = quotation.span.of(text).split("\n", 1)[0][:_MAX_CHARS]
    if len(words) < _MIN_CHARS:
        return None
    names: set[str | None] = set()
    at = text.find(words)
    while at >= 0:
        place = Span(at, at + len(words))
        if not quotation.span.overlaps(place):
            around = [mark.name for mark in sources if mark.span.contains(place)]
            names |= {around[-1]} if around else set()
        at = text.find(words, at + len(words))
    return names.pop() if len(names) == 1 else None
