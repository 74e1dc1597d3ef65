"""Whether a speaker, by the form of the name that a document keeps, is the person asked for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.speakers.mention_parser import without_titles
from corpus.speakers.name_matches import name_matches
from index.search.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model.document import Document

_CAPITALISED = r"(?-i:[^\W\d_a-zß-öø-ÿ])[^\W_]*(?:[.'’-][^\W_]+)*\.?"
_PARTICLES = r"(?:(?:de|del|der|den|van|von|bin|al|el|la|le|du|di|da) )*"
_RUN = re.compile(rf"{_CAPITALISED}(?: {_PARTICLES}{_CAPITALISED})*")


def is_speaker(name: str | None, asked: str, document: Document | None = None) -> bool:
    """Whether the speaker of that name is the person asked for: "Orr" or "Ann Orr" for "Ann Orr".

    A shorter name than the one asked for is theirs where the document has the whole name, and the
    shorter one as part of nobody else's.
    """
    if name_matches(name, asked):
        return True
    if name is None or document is None or not name_matches(asked, name):
        return False
    return _is_short_form(document.text, name, asked)


def names_person(text: str, name: str) -> bool:
    """Whether the text names the person: in full, or by a part that is in nobody else's name."""
    return any(are_compatible(run, name) for run in capitalised_runs(text))


def are_compatible(name: str, other: str) -> bool:
    """Whether one name is the other, or whole words of it in a row."""
    return name_matches(name, other) or name_matches(other, name)


@lru_cache(maxsize=1_000)
def _is_short_form(text: str, name: str, asked: str) -> bool:
    runs = [run for run in capitalised_runs(text) if name_matches(run, name)]
    in_full = any(name_matches(run, asked) for run in runs)
    return in_full and all(are_compatible(run, asked) for run in runs)


def capitalised_runs(text: str) -> Iterator[str]:
    """The runs of capitalised words that may be names, without titles and small words before."""
    for _, name in capitalised_places(text):
        yield name


def capitalised_places(text: str) -> Iterator[tuple[int, str]]:
    """The offset and the words of each run of capitalised words that may be a name."""
    for match in _RUN.finditer(text):
        words = match[0].split()
        while words and words[0].casefold() in STOP_WORDS:
            words = words[1:]
        name, _, _ = without_titles(words)
        if name:
            yield match.start() + max(match[0].rfind(name), 0), name
