"""Times of a recording or a sitting, as transcripts write them."""

from __future__ import annotations

import re

_CLOCK = (
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\b\.?)?|"
    r"\d{1,2}\.\d{2}\s?(?:[ap]\.?m\b\.?|Uhr|h)|\d{1,2}\s?h\s?\d{2}|\d{1,2}m\s?\d{1,2}s)"
)
_RANGE = rf"{_CLOCK}(?:\s*(?:-->|->|–|—|-|to)\s*{_CLOCK})?"
TIME = (
    rf"(?:\[\s*{_RANGE}\s*\]|\(\s*{_RANGE}\s*\)|<\s*{_RANGE}\s*>|#{_CLOCK}(?:-\d)?#|"
    rf"{_RANGE}(?![\w:]))"
)
"""A time, or a time to another one, with or without brackets, as a pattern without groups."""

_TIME_LINE = re.compile(rf"(?:{TIME}|\(\d{{4}}\))\s*:?")
_START = re.compile(_CLOCK)


def is_time_line(words: str) -> bool:
    """Whether the line holds nothing but a time; "(1425)" is one that parliaments print."""
    return bool(_TIME_LINE.fullmatch(words))


def start_time(written: str) -> str | None:
    """The first time in what is written: "0:03" of "[0:03 --> 0:09]"; None without one."""
    match = _START.search(written)
    return match[0] if match else None
