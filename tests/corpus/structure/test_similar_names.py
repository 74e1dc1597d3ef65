"""Names misspelt and shortened, told from other people's names."""

from __future__ import annotations

import pytest

from corpus.structure.similar_names import is_misspelt, is_short


@pytest.mark.parametrize(
    ("written", "name", "slip"),
    [
        ("Talaver", "Talavera", True), ("Ana Ryees", "Ana Reyes", True), ("Bo", "Bob", False),
        ("Ana Reyes", "ana reyes", False), ("Ana Reyes", "Bo Li Reyes", False),
        ("Sasha Talaver", "Taras Bilous", False),
        ("UNIDENTIFIED FEMALE", "UNIDENTIFIED MALE", False),
    ],
)  # fmt: skip
def test_a_slip_in_a_name_is_told_from_another_name(written: str, name: str, *, slip: bool) -> None:
    assert is_misspelt(written, name) is slip


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [
        ("Li", "Bo Li", True), ("BL", "Bo Li", True), ("B.L.", "Bo Li", True),
        ("Bo", "Bo Li", True),
        ("Dr. Ostrow", "Mr. Daniel Ostrow", False),
        ("Dr. Li", "Bo Li", True), ("Bo Li", "Bo Li", False), ("An", "Bo Li", False),
    ],
)  # fmt: skip
def test_a_short_name_is_told_from_another_name(name: str, full: str, *, short: bool) -> None:
    assert is_short(name, full) is short
