"""Progress on standard error: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click
from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_NAME_CHARS: Final = 32
LINE_INTERVAL: Final = 10.0  # seconds without a line, so that a quick command prints none


@contextmanager
def bar(*, shown: bool) -> Iterator[Callable[[str, float], None]]:
    """A function for a file's name and the share of all work that is done, 0 to 1."""
    if shown and not sys.stderr.isatty():
        yield progress_lines()
        return
    form = "{l_bar}{bar}| {elapsed}<{remaining}"
    with tqdm(total=100, bar_format=form, disable=not shown, leave=False, file=sys.stderr) as line:

        def tell(file: str, share: float) -> None:
            line.set_description(file[-MAX_NAME_CHARS:].ljust(MAX_NAME_CHARS), refresh=False)
            line.n = round(100 * share)
            line.refresh()

        yield tell


def progress_lines(
    clock: Callable[[], float] = time.monotonic,
) -> Callable[[str, float], None]:
    """A function that prints file and share, at most once in LINE_INTERVAL seconds."""
    last = clock()

    def tell(file: str, share: float) -> None:
        nonlocal last
        now = clock()
        if now - last >= LINE_INTERVAL:
            last = now
            click.echo(f"{file}: {share:.0%} done", err=True)

    return tell
