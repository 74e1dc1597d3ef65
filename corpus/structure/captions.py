"""Captions of recordings: live ones, in which arrows mark speakers, and those with times alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.structure.labels import Label

_CAPTION = re.compile(r"^>>>? ?[^\W\d_a-zß-öø-ÿ][^\n:>]{0,40}:[ \t]", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^[ \t]*>", re.MULTILINE)
_MIN_CAPTIONS = 2
_MIN_TIMES = 4  # on lines of their own, for the captions of a recording
_FIRST_TIME = 60  # seconds; later, and the times are those of a day
_MIN_NAMED_SHARE = 0.5  # of the lines with arrows; fewer, and they are quoted from a mail


def are_captions(text: str) -> bool:
    """Whether lines such as ">> HOLM: Good evening." make up what a plain text marks with ">"."""
    named = len(_CAPTION.findall(text))
    marked = len(_QUOTED_LINE.findall(text))
    return named >= _MIN_CAPTIONS and named >= _MIN_NAMED_SHARE * marked


def unnamed_captions(found: Sequence[Label]) -> tuple[Label, ...]:
    """The times above the captions of a recording, which name nobody; none where they are others.

    Such times stand on lines of their own and rise from zero; a title may stand above the first.
    """
    alone = [label for label in found if label.alone and label.when]
    if any(label.name for label in alone[1:]):
        return ()
    seconds = [_seconds(label.when or "") for label in alone]
    rise = all(before <= after for before, after in pairwise(seconds))
    return tuple(alone) if len(alone) >= _MIN_TIMES and rise and seconds[0] <= _FIRST_TIME else ()


def _seconds(when: str) -> float:
    """The time of a recording in seconds."""
    parts = [float(part) for part in re.findall(r"\d+", when.split(".", maxsplit=1)[0])]
    return sum(part * 60.0**power for power, part in enumerate(reversed(parts)))
