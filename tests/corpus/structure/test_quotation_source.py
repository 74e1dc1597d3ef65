"""The source that a block quotation names."""

from __future__ import annotations

import pytest

from corpus.structure.quotation_source import (
    attribution_name,
    label_source,
    source_name,
    split_attribution,
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— Ana Reyes, in a letter", "Ana Reyes"),
        ("-- Mother Agathe, at the convent of Sele", "Mother Agathe"),
        ("(Gisela Wolny, Mieterin)", "Gisela Wolny"),
        ("Ana Reyes wrote:", "Ana Reyes"),
        ("— local fisher Ana Reyes", "Ana Reyes"),
        ("— The parish council, in its letter", "The parish council"),
    ],
)
def test_an_attribution_line_names_the_source(line: str, name: str) -> None:
    assert source_name(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "— But that is another story", "Ana Reyes, in a letter", "— Who is he?", "- the planks",
        "— Then the mayor came and closed the bridge for good.", "(see page 4)",
    ],
)  # fmt: skip
def test_other_lines_are_no_attribution(line: str) -> None:
    assert attribution_name(line) is None


def test_an_attribution_at_the_end_of_a_quotation_is_parted_from_it() -> None:
    assert split_attribution("He sold the stove. (Gisela Wolny, Mieterin)") == (
        "He sold the stove.", "(Gisela Wolny, Mieterin)", "Gisela Wolny",
    )  # fmt: skip
    assert split_attribution("It is late. (He was not there.)") is None


def test_a_label_at_the_beginning_names_the_source() -> None:
    assert label_source("Bess Coton: He fires too hot.") == (11, "Bess Coton")
    assert label_source("The keeper wrote: Go home.") == (17, "The keeper")
    assert label_source("One thing is sure: it rains.") is None
