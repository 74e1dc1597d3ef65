"""What a reader should know of the filters: unknown speakers, and filters that nothing fits."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from app.text.message_text import ListText, message_text
from corpus.speakers.name_matches import name_matches, name_words

if TYPE_CHECKING:
    from app.domain.filters import Filters
    from app.text.message_text import MessageText
    from index.search.snapshot import Library

MIN_NAME_SIMILARITY: Final = 0.7  # difflib's ratio from which a name may be a slip for another
MAX_SIMILAR_NAMES: Final = 3
MAX_LISTED_NAMES: Final = 5


def filter_notices(filters: Filters, library: Library) -> tuple[MessageText, ...]:
    """Each name in the filters that no speaker has; else that no document fits them all, if so.

    OnRecordError for a source that is not there.
    """
    if not library.documents:
        return (message_text("notice-empty-library"),)
    names = sorted({speaker.name for speaker in library.speakers if speaker.name})
    unknown = [
        name for name in filters.speakers if not any(name_matches(known, name) for known in names)
    ]
    if unknown:
        return tuple(_unknown_speaker_notice(name, names) for name in unknown)
    if not filters.asked(library.documents, voices_of=library.voices_of):
        return (message_text("notice-no-document-fits"),)
    return ()


def _unknown_speaker_notice(name: str, names: list[str]) -> MessageText:
    if similar := _similar_names(name, names):
        suggested = ListText(tuple(similar), last="list-or")
        return message_text("notice-no-such-speaker-similar", name=name, similar=suggested)
    if not names:
        return message_text("notice-no-such-speaker-unnamed", name=name)
    listed = ListText(tuple(names[:MAX_LISTED_NAMES]))
    more = len(names) - MAX_LISTED_NAMES
    if more > 0:
        return message_text(
            "notice-no-such-speaker-known-more", name=name, names=listed, more=str(more)
        )
    return message_text("notice-no-such-speaker-known", name=name, names=listed)


def _similar_names(name: str, names: list[str]) -> list[str]:
    """The names of which the whole or a word is most like `name`, or one of its words."""
    full_names: dict[str, list[str]] = {}
    for full in names:
        for part in (full, *name_words(full)):
            full_names.setdefault(part.casefold(), []).append(full)
    parts = [name, *name_words(name)]
    matches = [
        match
        for part in parts
        for match in get_close_matches(
            part.casefold(), full_names, MAX_SIMILAR_NAMES, MIN_NAME_SIMILARITY
        )
    ]
    similar = dict.fromkeys(full for match in matches for full in full_names[match])
    return list(similar)[:MAX_SIMILAR_NAMES]
