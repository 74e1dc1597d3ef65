"""Whether two names of a document are one person's."""

from __future__ import annotations

from typing import Final

_ADDRESS: Final = {
    "dr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
}


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one person's: equal, or one a suffix of the other.

    Case and forms of address are ignored: "Dr. Kemp" is "Orsolya Kemp".
    """
    if not one or not other:
        return not one and not other
    words, other_words = (
        [word for word in _words(name) if word not in _ADDRESS] for name in (one, other)
    )
    if not words or not other_words:
        return _words(one) == _words(other)
    shorter, longer = sorted((words, other_words), key=len)
    return longer[-len(shorter) :] == shorter


def is_description(name: str | None) -> bool:
    """Whether the name only describes somebody: it has a word in small letters at an end."""
    words = name.split() if name else []
    return bool(words) and (words[0][0].islower() or words[-1][0].islower())


def _words(name: str) -> list[str]:
    return [word.strip(".,") for word in name.casefold().split()]
