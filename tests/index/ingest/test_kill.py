"""An ingest that is killed leaves every document as it was or as it will be, whole."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import pytest

from corpus.model.normalise import normalise
from index.ingest.ingest import ingest
from tests.forked import forked
from tests.index.agreement import assert_index_agrees
from tests.index.doubles import BAG
from tests.index.folders import prose, talk, texts_of, write
from tests.index.ingest_driver import main

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.index.conftest import Home

_BEFORE, _AFTER = 1, 1  # kills meant to fall before the first write and after the last one
_LONG = "talk"  # its 250 passages are more than go into one write
_VISITOR = "visitor"  # there every other time, so that documents come and go


@dataclass(frozen=True, slots=True)
class _Run:
    """What an ingest printed until its end, and when it did, in seconds."""

    lines: tuple[str, ...]
    begun: float
    writing: float
    done: float

    @property
    def fell(self) -> str:
        """Where a kill fell."""
        if any(line.startswith("done") for line in self.lines):
            return "after writing"
        return "during writing" if "writing" in self.lines else "before writing"


def _text(document: str, version: int) -> str:
    seed = 1_000 * version + sum(map(ord, document))
    return talk(seed, turns=250) if document == _LONG else prose(seed, paragraphs=5)


_DOCUMENTS = (*(f"letter-{number}" for number in range(10)), _LONG, _VISITOR)
_VERSIONS = {
    (document, version): _text(document, version) for document in _DOCUMENTS for version in (1, 2)
}


@pytest.mark.slow
@pytest.mark.parametrize("kills", [6, pytest.param(20, marks=pytest.mark.full)])
def test_an_ingest_killed_at_any_moment_leaves_every_document_whole(
    kills: int, kill_seed: int, embedded: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    _flip(folder, {})
    usual = _run(tmp_path / "measured", folder)
    live: dict[str, str] = {}
    fallen: Counter[str] = Counter()
    for moment in _moments(usual, kills, kill_seed):
        _flip(folder, live)
        targets = {path.stem: path.read_text("utf-8") for path in folder.iterdir()}
        run = _run(embedded.folder, folder, killed=moment)
        before, live = live, _live(embedded)
        fallen[run.fell] += 1
        where = f"{kill_seed=}: {run.fell} {moment}, last words {run.lines[-1:]}"

        assert live.keys() - before.keys() <= targets.keys(), where
        assert before.keys() - live.keys() <= {_VISITOR}, where
        assert all(text in (before.get(row), targets.get(row)) for row, text in live.items()), where

    assert fallen["during writing"] >= max(1, (kills - _BEFORE - _AFTER) // 2), (kill_seed, fallen)
    _flip(folder, live)
    with embedded.open(write=True) as store:
        ingest([folder], store, BAG)
        records = store.records().values()
        assert set(store.passage_ids()) == {row for one in records for row in one.passage_ids()}
    assert _live(embedded) == {path.stem: path.read_text("utf-8") for path in folder.iterdir()}


def _flip(folder: Path, live: dict[str, str]) -> None:
    """Give each document the version that is not live, and let the visitor come or go."""
    write(
        folder,
        {
            f"{row}.txt": _VERSIONS[row, 2 if live.get(row) == _VERSIONS[row, 1] else 1]
            for row in _DOCUMENTS
        },
    )
    if _VISITOR in live:
        (folder / f"{_VISITOR}.txt").unlink()


def _moments(usual: _Run, kills: int, seed: int) -> Sequence[tuple[str, float]]:
    """After which line, and how many seconds after it, to kill: spread over a usual run."""
    random = Random(seed)  # noqa: S311 - the same moments for the same seed
    during = kills - _BEFORE - _AFTER
    cutting, writing = usual.writing - usual.begun, usual.done - usual.writing
    return [
        *(("begun", random.random() * cutting * 0.8) for _ in range(_BEFORE)),
        *(("writing", (at + random.random()) / during * writing) for at in range(during)),
        *(("done", 0.0) for _ in range(_AFTER)),
    ]


def _run(place: Path, folder: Path, *, killed: tuple[str, float] | None = None) -> _Run:
    """Run the driver to its end, or kill it so long after it has printed that line."""
    lines: list[str] = []
    at: dict[str, float] = {}
    with forked(main, str(place), str(folder)) as driver:
        for line in driver.stdout:
            word = line.split()[0]
            lines.append(line.strip())
            at.setdefault(word, time.monotonic())
            if killed and word == killed[0]:
                time.sleep(killed[1])
                driver.kill()
    assert killed or driver.process.exitcode == 0
    never = float("nan")
    return _Run(tuple(lines), *(at.get(word, never) for word in ("begun", "writing", "done")))


def _live(home: Home) -> dict[str, str]:
    """The documents' texts; each of them stands up to its digest."""
    with home.open() as store:
        found = texts_of(document for _, document, _ in store.documents())
        assert found.keys() == store.records().keys()
        assert_index_agrees(store)
    assert all(text in _normalised(row) for row, text in found.items())
    return found


def _normalised(document: str) -> tuple[str, ...]:
    return tuple(normalise(_VERSIONS[document, version]) for version in (1, 2))
