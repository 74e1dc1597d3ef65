"""Whether a name is another one, misspelt or shortened."""

from __future__ import annotations

_SHORTEST = 5  # characters; shorter names differ by one letter and are two people's
_LETTERS_FOR_A_SLIP = 6  # one slip in so many letters


def is_misspelt(written: str, name: str) -> bool:
    """Whether `written` is `name` with a slip or two, and not simply the same."""
    one, other = written.casefold(), name.casefold()
    if one == other or min(len(one), len(other)) < _SHORTEST:
        return False
    allowed = max(1, min(2, len(other) // _LETTERS_FOR_A_SLIP))
    return abs(len(one) - len(other)) <= allowed and _distance(one, other) <= allowed


def is_short(name: str, full: str) -> bool:
    """Whether `name` is the surname, the first name or the initials of `full`."""
    mine, its = name.casefold().split(), full.casefold().split()
    if not mine or not its or mine == its:
        return False
    if mine[-1] == its[-1] and all(word in its or word.endswith(".") for word in mine):
        return True
    if mine == its[:1]:
        return True
    letters = name.replace(".", "").replace(" ", "").casefold()
    return name.upper() == name and letters == "".join(word[0] for word in its)


def _distance(one: str, other: str) -> int:
    """The letters to add, drop, change or swap with their neighbour (restricted Damerau)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (mine != its))
            if last and j > 1 and mine == other[j - 2] and its == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
