"""TOML tables with the lines of their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import SourcesError
from corpus.load.tables import tables

if TYPE_CHECKING:
    from pathlib import Path


def test_each_key_has_its_line(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text('# known\n[[source]]\nid = "a"\nnotes = """x\ny"""\nkind = "essay"\n')

    (table,) = tables(file, named="source")

    assert table.values == {"id": "a", "notes": "x\ny", "kind": "essay"}
    assert (table.line, table.line_of("kind"), table.line_of("title")) == (2, 6, 2)


@pytest.mark.parametrize(
    ("text", "line"), [("[source]\n", 1), ("[[source]]\nid = \n", 2), ("id = 1\n", 1)]
)
def test_a_mistake_is_shown_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(text)

    with pytest.raises(SourcesError) as caught:
        tables(file, named="source")

    assert caught.value.line == line
