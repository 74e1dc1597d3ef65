"""Live captions, in which two arrows at the beginning of a line mark another speaker."""

from __future__ import annotations

import re

_CAPTION = re.compile(r"^>>>? ?[^\W\d_a-zß-öø-ÿ][^\n:>]{0,40}:[ \t]", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^[ \t]*>", re.MULTILINE)
_MIN_CAPTIONS = 2
_MIN_NAMED_SHARE = 0.5  # of the lines with arrows; fewer, and they are quoted from a mail


def are_captions(text: str) -> bool:
    """Whether lines such as ">> HOLM: Good evening." make up what a plain text marks with ">"."""
    named = len(_CAPTION.findall(text))
    marked = len(_QUOTED_LINE.findall(text))
    return named >= _MIN_CAPTIONS and named >= _MIN_NAMED_SHARE * marked
