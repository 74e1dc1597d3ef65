"""A librarian that is killed, or whose disk is full, leaves each document old or new, whole."""

from __future__ import annotations

import time
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from app.library.uploads import UploadError
from corpus.model.normalise import normalise
from index.store.errors import StoreError
from tests.app.library.changing import Changing, changing
from tests.app.library.editor_driver import LETTER, NOTES, TALK, TITLES, TOWN, main
from tests.forked import forked
from tests.index.conftest import grow
from tests.index.folders import prose, texts_of, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_WAIT = 60  # seconds: longer than any of these jobs takes
_WHOLE = {
    LETTER: {normalise(TOWN[f"{LETTER}.txt"])},
    TALK: {normalise(TOWN[f"{TALK}.txt"])},
    "note": set(map(normalise, NOTES)),
}


@pytest.mark.slow
@pytest.mark.parametrize("kills", [6, pytest.param(20, marks=pytest.mark.full)])
def test_a_librarian_killed_at_any_moment_leaves_every_document_whole(
    kills: int, kill_seed: int, tmp_path: Path
) -> None:
    folder, place = write(tmp_path / "town", TOWN), tmp_path / "store"
    with changing(place, folder):
        pass
    lasted = _run(place, 0)[1]
    chance = Random(kill_seed)  # noqa: S311 - the same moments for the same seed
    fallen: Counter[str] = Counter()
    for kill in range(kills):
        moment = (kill + chance.random()) / kills * lasted
        lines, _ = _run(place, kill % 2, killed=moment)
        fallen[lines[-1]] += 1
        with changing(place) as library:
            _is_whole(library, f"{kill_seed=}: killed after {lines[-1]}, {moment:.2f} s")
    assert len(fallen) > 1, (kill_seed, fallen)

    _run(place, 1)
    with changing(place) as library:
        assert library.texts().keys() == {LETTER, TALK}
        assert library.desk.document(TALK).provenance.title == TITLES[1]
        assert library.librarian.rescan().wait(_WAIT).unchanged == [LETTER, TALK]
        assert [one.name for one in library.uploads.iterdir() if one.is_file()] == []


def _is_whole(library: Changing, where: str) -> None:
    """Every document is one of its versions, and reading again makes it what the files are."""
    seen = texts_of(library.desk.documents)
    assert seen.keys() == library.store.records().keys(), where
    assert all(text in _WHOLE[row] for row, text in seen.items()), where
    assert TALK in seen, where
    assert library.desk.document(TALK).provenance.title in TITLES, where
    assert LETTER in seen or LETTER in library.store.removed(), where
    if LETTER in library.store.removed():
        library.librarian.restore(LETTER).wait(_WAIT)
    library.librarian.rescan().wait(_WAIT)
    after = library.texts()
    kept = library.uploads / "note.txt"
    assert ("note" in after) == (kept.exists() and "note" not in library.store.removed()), where
    assert after.get("note", "") in {"", kept.read_text() if kept.exists() else ""}, where


def _run(place: Path, version: int, *, killed: float | None = None) -> tuple[Sequence[str], float]:
    """What the driver printed and how long it took; killed so many seconds after it began."""
    lines: list[str] = []
    begun = time.monotonic()
    with forked(main, place, version) as driver:
        for line in driver.stdout:
            lines.append(line.strip())
            if line == "begun\n":
                begun = time.monotonic()
                if killed is not None:
                    time.sleep(killed)
                    driver.kill()
    assert killed is not None or driver.process.exitcode == 0
    return lines, time.monotonic() - begun


def test_a_full_disk_fails_the_job_leaves_the_library_and_is_got_over(
    small_disk: Path, tmp_path: Path
) -> None:
    letter = prose(1, paragraphs=5)
    folder = write(tmp_path / "letters", {"letter.txt": letter})
    with changing(small_disk / "store", folder, upload_bytes=5_000_000) as library:
        with pytest.raises(UploadError, match="ONRECORD_UPLOADS"):
            library.librarian.add([("large.txt", b"A large one. " * 300_000)])
        assert library.texts() == {"letter": letter}
        with pytest.raises((StoreError, UploadError), match="free some disk space"):
            _fill_with_talks(library)
        records = library.store.records()
        assert texts_of(library.desk.documents).keys() == records.keys()
        assert library.desk.document("letter").text == letter
        grow(small_disk)
        library.librarian.rescan().wait(_WAIT)
        assert library.texts().keys() >= records.keys()


def _fill_with_talks(library: Changing) -> None:
    for seed in range(20):
        words = prose(seed, paragraphs=150).encode()
        library.librarian.add([(f"talk-{seed}.txt", words)]).wait(_WAIT)
