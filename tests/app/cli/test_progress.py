"""Progress where there is no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.cli.progress import LINE_INTERVAL, progress_lines

if TYPE_CHECKING:
    import pytest


def test_a_line_is_printed_now_and_then_and_none_for_quick_work(
    capsys: pytest.CaptureFixture[str],
) -> None:
    times = iter([0.0, 0.1, LINE_INTERVAL, LINE_INTERVAL + 1, 2 * LINE_INTERVAL])
    tell = progress_lines(lambda: next(times))

    tell("a.txt", 0.1)
    assert capsys.readouterr().err == ""

    tell("a.txt", 0.25)
    tell("b.txt", 0.5)
    tell("b.txt", 0.75)
    assert capsys.readouterr().err == "a.txt: 25% done\nb.txt: 75% done\n"
