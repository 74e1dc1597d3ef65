"""Word lists of English, read once from the tab-separated files in `corpus/english/data`.

A line is the name of a list, a tab, and one entry: a word, or where the list says so the pattern of
a word as a regular expression. A line that begins with "#" says what the next list is for.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=32)
def word_lists(name: str, *, package: str = "corpus.english") -> Mapping[str, tuple[str, ...]]:
    """The lists of `data/NAME.tsv`, each with its entries in the order of the file.

    `package` is the one whose folder `data` holds the file.
    """
    lists: dict[str, list[str]] = {}
    written = files(package).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    for line in written.splitlines():
        if line and not line.startswith("#"):
            key, entry = line.split("\t")
            lists.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in lists.items()}


def alternatives(name: str, *keys: str) -> str:
    """One regular expression that matches an entry of these lists of `data/NAME.tsv`, ungrouped."""
    lists = word_lists(name)
    return "|".join(entry for key in keys for entry in lists[key])
