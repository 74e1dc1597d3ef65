"""Word lists: every file of data can be read, and no entry is there twice."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from corpus.english.word_lists import alternatives, word_lists

_NAMES = sorted(
    entry.name.removesuffix(".tsv")
    for entry in files("corpus.english").joinpath("data").iterdir()
    if entry.name.endswith(".tsv")
)


@pytest.mark.parametrize("name", _NAMES)
def test_no_entry_is_twice_in_a_list(name: str) -> None:
    for key, entries in word_lists(name).items():
        assert len(set(entries)) == len(entries), key
        assert all(entry == entry.strip() for entry in entries), key


def test_alternatives_match_an_entry_of_any_of_the_lists() -> None:
    pattern = re.compile(alternatives("negation", "core", "contraction"))

    assert pattern.fullmatch("never")
    assert pattern.fullmatch("isn’t")
    assert not pattern.fullmatch("hardly")
