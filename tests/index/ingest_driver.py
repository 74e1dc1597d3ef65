"""An ingest as a program of its own, to be killed or stinted.

It prints a line when the ingest begins, when all is cut and the writing begins, after each file,
and at the end.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from index.ingest.ingest import ingest
from index.store.store import Store
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.embed import Vectors


class _Announced:
    """The scripted embedder, which says when it is first asked: what follows is the writing."""

    name = BAG.name
    fingerprint = BAG.fingerprint

    def __init__(self) -> None:
        self._asked = False

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not self._asked:
            self._asked = True
            _say("writing")
        return BAG.passages(texts)

    def question(self, text: str) -> Vectors:
        return BAG.question(text)


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the test listens


def main_with_small_files(place: str, folder: str, max_bytes: int) -> None:
    """Bring the store up to date where no file may be larger; what it says are its errors."""
    os.dup2(1, 2)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    resource.setrlimit(resource.RLIMIT_FSIZE, (max_bytes, max_bytes))
    try:
        main(place, folder)
    except OnRecordError as error:
        sys.exit(f"{type(error).__name__}: {error}")


def main(place: str, folder: str) -> None:
    """Bring the store up to date with the folder."""
    embedder = _Announced()
    with Store.open(Path(place), embedder, write=True, purpose="the driver") as store:
        _say("begun")
        report = ingest(
            [Path(folder)],
            store,
            embedder,
            progress=lambda file, share: _say(f"{share:.2f} {file}"),
        )
    done = len(report.added) + len(report.changed) + len(report.removed)
    _say(f"done {done}")
