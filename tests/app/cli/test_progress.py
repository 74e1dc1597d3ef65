"""Progress: a bar in a terminal, elsewhere a line now and then."""

from __future__ import annotations

from contextlib import redirect_stderr
from io import StringIO

import pytest

from app.cli.progress import LINE_INTERVAL, MAX_NAME_CHARS, bar, progress_lines


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
def test_quick_work_without_a_terminal_or_a_wish_writes_nothing(
    output: StringIO, *, shown: bool
) -> None:
    assert _written(output, shown=shown) == ""


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
