"""Whether a name is another one, misspelt or shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.label_words import OFFICES, SPEAKING_NOUNS

if TYPE_CHECKING:
    from collections.abc import Mapping

_MIN_CHARS = 5  # shorter names differ by one letter and are two people's
_CHARS_PER_SLIP = 6


def is_misspelt(written: str, name: str) -> bool:
    """Whether `written` is `name` with one or two slips, and not simply the same."""
    left, right = written.casefold(), name.casefold()
    if left == right or min(len(left), len(right)) < _MIN_CHARS:
        return False
    left_words, right_words = set(left.split()), set(right.split())
    if (left_words - right_words) & SPEAKING_NOUNS and (right_words - left_words) & SPEAKING_NOUNS:
        return False
    allowed = max(1, min(2, len(right) // _CHARS_PER_SLIP))
    return abs(len(left) - len(right)) <= allowed and _edit_distance(left, right) <= allowed


def is_short(name: str, full: str) -> bool:
    """Whether `name` is the surname, the first name or the initials of `full`.

    Two people with the same surname have different titles: "Dr. Keller", "Mr. Otto Keller".
    """
    short_words, full_words = name.casefold().split(), full.casefold().split()
    if not short_words or not full_words or short_words == full_words:
        return False
    titles = {words[0].strip(".") for words in (short_words, full_words)} & OFFICES
    if len(titles) > 1:
        return False
    if short_words[-1] == full_words[-1] and all(
        word in full_words or word.endswith(".") for word in short_words
    ):
        return True
    if short_words == full_words[:1]:
        return True
    initials = name.replace(".", "").replace(" ", "").casefold()
    return name.upper() == name and initials == "".join(word[0] for word in full_words)


def matching_name(name: str, names: Mapping[str, str]) -> str | None:
    """The accepted name that is meant; None when it is none of them."""
    exact = names.get(name.casefold())
    if exact is not None or not name:
        return exact
    if any(is_short(name, known) or _is_full_name(name, known) for known in names.values()):
        return name
    near = {known for known in names.values() if is_misspelt(name, known)}
    return near.pop() if len(near) == 1 else None


def _is_full_name(name: str, short: str) -> bool:
    """Whether the name is the full form of a label, and not a line that begins with it."""
    ends = name.casefold().endswith(short.casefold()) or short.isupper()
    return ends and is_short(short, name)


def _edit_distance(left: str, right: str) -> int:
    """Restricted Damerau-Levenshtein: letters added, dropped, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        last, before, row = before, row, [i]
        for j, opposite in enumerate(right, 1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != opposite))
            if last and j > 1 and letter == right[j - 2] and opposite == left[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
