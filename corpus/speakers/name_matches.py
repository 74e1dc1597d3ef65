"""Match a name that a user gives with the name of a speaker."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ADDRESS = frozenset("dr mr mrs ms miss prof professor sir dame lord lady the".split())  # noqa: SIM905


def name_matches(name: str | None, given: str) -> bool:
    """Whether `given` is the name, or whole words of it in a row: "Orr" and "Dr. Orr" are Ann Orr.

    Case, forms of address, initials' full stops and possessives do not count, so that "meduza" is
    "Meduza’s team". What is blank is nobody's name.
    """
    if name is None:
        return False
    whole, part = name_words(name), name_words(given)
    places = range(len(whole) - len(part) + 1)
    return bool(part) and any(whole[at : at + len(part)] == part for at in places)


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded for comparison."""
    words = (
        re.sub(r"['’]s?\Z", "", word).replace(".", "") for word in _WORD.findall(name.casefold())
    )
    return tuple(word for word in words if word not in _ADDRESS)
