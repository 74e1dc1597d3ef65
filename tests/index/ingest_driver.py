"""An ingest as a program of its own, to be killed or stinted.

It prints a line when the ingest begins, when all is cut and the writing begins, after each file,
and at the end.
"""

from __future__ import annotations

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


def command(place: Path, folder: Path, *, largest: int | None = None) -> list[str]:
    """What to run, from the repository's root; `largest` bounds the bytes of any file it writes."""
    limit = [] if largest is None else [str(largest)]
    return [sys.executable, "-m", "tests.index.ingest_driver", str(place), str(folder), *limit]


def main(place: str, folder: str, largest: str | None = None) -> None:
    """Bring the store up to date with the folder."""
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
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


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except OnRecordError as error:
        sys.exit(f"{type(error).__name__}: {error}")
