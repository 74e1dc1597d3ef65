"""A librarian at work as a program of its own, to be killed: it prints a line after each job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.app.library.changing import changing
from tests.index.folders import prose, talk

if TYPE_CHECKING:
    from pathlib import Path

LETTER, TALK = "letter", "talk"
NOTES = tuple(prose(seed, paragraphs=3) for seed in (31, 32))
# The talk's 150 passages are more than go into one write.
TOWN = {f"{LETTER}.txt": prose(33, paragraphs=5), f"{TALK}.txt": talk(34, turns=150)}
TITLES = (None, "A talk by the river")


def main(place: Path, version: int) -> None:
    """Replace a note, correct the talk, take the letter out and bring it back."""
    with changing(place) as library:
        _say("begun")
        librarian = library.librarian
        librarian.add([("note.txt", NOTES[version].encode())]).wait()
        _say("added")
        title = {"title": TITLES[version] or ""}
        librarian.correct(TALK, title).wait()
        _say("corrected")
        if LETTER in library.store.records():
            librarian.remove(LETTER).wait()
        _say("removed")
        librarian.restore(LETTER).wait()
        librarian.remove("note").wait()
        _say("done")


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the test listens
