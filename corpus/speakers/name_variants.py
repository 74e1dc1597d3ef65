"""Variants of one person's name: with a middle initial, a nickname, or a title in capitals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_GENERATIONS = {"jr", "sr", "ii", "iii"}
_NICKNAME_LETTERS = 3  # shared by "Ken" and "Kenneth"


def surname(name: str) -> str:
    """The last word of a name in small letters, without "Jr." and numerals."""
    words = _words(name)
    return words[-1] if words else name.casefold()


def merge_variants(names: Iterable[str], counts: Mapping[str, int]) -> Mapping[str, str]:
    """Each full name with the variant of it that the text uses most."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (len(name.split()), -counts.get(name, 0), name)):
        by_surname[surname(name)].append(name)
    merged: dict[str, str] = {}
    for variants in by_surname.values():
        groups: list[list[str]] = []
        for name in variants:
            group = next((group for group in groups if is_variant(name, group[0])), None)
            if group is None:
                groups.append([name])
            else:
                group.append(name)
        for group in groups:
            most = max(group, key=lambda name: counts.get(name, 0))
            merged |= dict.fromkeys(group, most)
    return merged


def is_variant(name: str, other: str) -> bool:
    """Whether two names with the same surname can be one person's."""
    if _is_senior(name) != _is_senior(other):
        return False
    long, short = sorted((_words(name)[:-1], _words(other)[:-1]), key=len, reverse=True)
    if not short or long[-len(short) :] == short:
        return True
    return _same_given(long[0], short[0]) and all(
        ours[0] == theirs[0] for ours, theirs in zip(long[1:], short[1:], strict=False)
    )


def _same_given(given: str, other: str) -> bool:
    if given == other:
        return True
    if given.endswith(".") or other.endswith("."):
        return given[0] == other[0]
    return len(given) != len(other) and given[:_NICKNAME_LETTERS] == other[:_NICKNAME_LETTERS]


def _is_senior(name: str) -> bool:
    return name.casefold().rstrip(".").endswith(" sr")


def _words(name: str) -> list[str]:
    return [word for word in name.casefold().split() if word.strip(".") not in _GENERATIONS]
