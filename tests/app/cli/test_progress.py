"""The bar of progress: seen in a terminal, and nowhere else."""

from __future__ import annotations

from contextlib import redirect_stderr
from io import StringIO

import pytest

from app.cli.progress import MAX_NAME_CHARS, bar


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _written(output: StringIO, *, shown: bool, name: str = "harbour.txt") -> str:
    with redirect_stderr(output), bar(shown=shown) as tell:
        tell(name, 0.4)
        return output.getvalue()


def test_a_terminal_sees_the_file_and_the_share() -> None:
    written = _written(_Terminal(), shown=True)

    assert "harbour.txt" in written
    assert " 40%" in written


def test_of_a_long_name_its_end_is_seen() -> None:
    name = "a/" * 40 + "harbour.txt"
    written = _written(_Terminal(), shown=True, name=name)

    assert name[-MAX_NAME_CHARS:] in written
    assert name[-MAX_NAME_CHARS - 1 :] not in written


@pytest.mark.parametrize(("output", "shown"), [(StringIO(), True), (_Terminal(), False)])
def test_without_a_terminal_or_a_wish_nothing_is_written(output: StringIO, *, shown: bool) -> None:
    assert _written(output, shown=shown) == ""
