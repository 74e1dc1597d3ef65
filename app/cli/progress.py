"""A progress bar on standard error, where there is a terminal to see it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_NAME_CHARS = 32


@contextmanager
def bar(*, shown: bool) -> Iterator[Callable[[str, float], None]]:
    """A function for a file's name and the share of all work that is done, 0 to 1."""
    hidden = not shown or not sys.stderr.isatty()
    form = "{l_bar}{bar}| {elapsed}<{remaining}"
    with tqdm(total=100, bar_format=form, disable=hidden, leave=False, file=sys.stderr) as line:

        def tell(file: str, share: float) -> None:
            line.set_description(file[-MAX_NAME_CHARS:].ljust(MAX_NAME_CHARS), refresh=False)
            line.n = round(100 * share)
            line.refresh()

        yield tell
