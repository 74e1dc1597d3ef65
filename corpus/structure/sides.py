"""Bubbles of a screen copied as text, each behind the side it stands on: "[left] what oar"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span
from corpus.structure.paragraphs import paragraphs
from corpus.structure.person_names import find_names
from corpus.structure.span_cuts import cover, is_within

if TYPE_CHECKING:
    from collections.abc import Sequence

_BUBBLE = re.compile(r"[\[(<](?P<side>[^\W\d_]{3,12})[\])>]:?\s+(?=\S)")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_CALLED = re.compile(r"[“\"„«](?P<name>[^”\"“»\n]{2,40})[”\"“»]")
_MIN_BUBBLES = 3
_MIN_SHARE = 0.5  # of the lines from the first bubble to the last


def side_parts(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The bubbles of the people that the text above puts on that side; others are unclear.

    So are lines among them that stand on no side. None without two sides that return.
    """
    lines = paragraphs(text)
    marked = cover(
        mark.span for mark in marks if mark.kind in (MarkKind.HEADING, MarkKind.EMPHASIS)
    )
    bubbles = {
        at: match
        for at, line in enumerate(lines)
        if (match := _BUBBLE.match(text, line.start, line.end)) and match["side"].islower()
    }
    sides = [match["side"] for match in bubbles.values()]
    if len(sides) < _MIN_BUBBLES or not 1 < len(set(sides)) < len(sides):
        return ()
    first, last = min(bubbles), max(bubbles)
    between = [at for at in range(first, last + 1) if not is_within(lines[at], marked)]
    if len(bubbles) < _MIN_SHARE * len(between):
        return ()
    names = {side: _named(text[: lines[first].start], side) for side in set(sides)}
    found: list[Mark] = []
    for at in between:
        if at in bubbles:
            match = bubbles[at]
            found.append(Mark(Span(match.start(), match.end()), MarkKind.FURNITURE))
            words = Span(match.end(), lines[at].end)
            found.append(Mark(words, MarkKind.MESSAGE, names[match["side"]]))
        else:
            found.append(Mark(lines[at], MarkKind.MESSAGE))
    return tuple(found)


def _named(above: str, side: str) -> str | None:
    """The person that a sentence with the side names; None where it names none or several."""
    names: set[str] = set()
    for sentence in _SENTENCE.findall(above):
        if re.search(rf"\b{side}\b", sentence):
            called = _CALLED.search(sentence)
            people = [found.name for found in find_names(sentence[1:])]
            names |= {called["name"]} if called else set(people)
    return names.pop() if len(names) == 1 else None
