"""Names in a question that no document has, where a speaker is asked for."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from app.text.message_text import ListText, in_quotation_marks, message_text
from index.evidence.score import provenance_terms
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.candidates import Candidates
    from app.text.message_text import MessageText
    from index.search.snapshot import Library

MIN_SURNAME_SIMILARITY = (
    0.7  # of two surnames, difflib's ratio, from which one may be a slip for the other
)


def unknown_speakers(names: Sequence[str], library: Library) -> tuple[str, ...]:
    """The names whose last word is in no document and in no document's provenance."""
    return tuple(name for name in names if not _is_known(_surname(name), library))


def unknown_speaker_notice(candidates: Candidates) -> MessageText | None:
    """That no document has a name in the question, and similar ones; None where all are known."""
    names = unknown_speakers(candidates.target.unknown_names, candidates.library)
    if not names:
        return None
    listed = ListText(tuple(map(in_quotation_marks, names)), "list-or")
    similar = [speaker for name in names for speaker in _similar_names(name, candidates.library)]
    if not similar:
        return message_text("notice-unknown-speaker", names=listed)
    suggested = ListText(tuple(similar), "list-or")
    return message_text("notice-similar-speaker", names=listed, similar=suggested)


def _is_known(surname: str, library: Library) -> bool:
    stems = stemmed_terms(surname)
    if not stems or any(map(library.lexical.knows, stems)):
        return True
    sources = (provenance_terms(document) for document in library.documents.values())
    return any(not set(stems).isdisjoint(stemmed_terms(words)) for words in sources)


def _similar_names(name: str, library: Library) -> list[str]:
    """The full name of the speaker with the most similar surname; empty if none is similar."""
    full_names: dict[str, str] = {}
    names = {speaker.name for speaker in library.speakers if speaker.name}
    for full in sorted(names, key=lambda name: (-len(name), name)):  # the longest comes first
        full_names.setdefault(_surname(full).casefold(), full)
    matches = get_close_matches(_surname(name).casefold(), full_names, 1, MIN_SURNAME_SIMILARITY)
    return [full_names[surname] for surname in matches]


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]
