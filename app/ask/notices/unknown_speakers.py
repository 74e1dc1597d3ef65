"""Those whose word a question asks for though no document of the library names them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from index.evidence.score import provenance_terms
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.candidates import Candidates
    from index.search.snapshot import Library

ALIKE = 0.7  # of difflib's ratio, from which one surname may be meant by another


def unknown_speakers(names: Sequence[str], library: Library) -> tuple[str, ...]:
    """The names whose last word stands in no document, nor in what is known of one."""
    return tuple(name for name in names if not _stands(_surname(name), library))


def unknown_speaker_notice(found: Candidates) -> str | None:
    """That nobody of such a name stands in the library, and who may be meant; None when all do."""
    names = unknown_speakers(found.of.strangers, found.library)
    if not names:
        return None
    listed = " or ".join(f"“{name}”" for name in names)
    meant = [one for name in names for one in _alike(name, found.library)]
    asks = f" Did you mean {' or '.join(meant)}?" if meant else ""
    return f"No document of the library names {listed}.{asks}"


def _stands(surname: str, library: Library) -> bool:
    stems = stemmed_terms(surname)
    if not stems or any(map(library.lexical.knows, stems)):
        return True
    known = (provenance_terms(one) for one in library.documents.values())
    return any(not set(stems).isdisjoint(stemmed_terms(words)) for words in known)


def _alike(name: str, library: Library) -> list[str]:
    """The speaker whose surname is spelt most alike, if one is."""
    whose: dict[str, str] = {}
    names = {one.name for one in library.speakers if one.name}
    for one in sorted(names, key=lambda name: (-len(name), name)):  # the fullest name is kept
        whose.setdefault(_surname(one).casefold(), one)
    return [whose[one] for one in get_close_matches(_surname(name).casefold(), whose, 1, ALIKE)]


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]
