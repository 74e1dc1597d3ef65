"""Every English word the page says of its own accord of what a question is put to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import phrases
from app.messages.voice_texts import ROLES as ROLE_NAMES
from app.messages.voice_texts import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.filters import Filters

NARROW = "Narrow"
NARROW_LABEL = "Narrow: ask only some documents, kinds, speakers or dates"
ACTIVE = "Asked only"
REMOVE = "Stop asking only %s"
CLEAR = "Ask all again"
DONE = "Done"
DOCUMENTS = "Documents"
KINDS = "Kind of text"
SPEAKERS = "Who says it"
OTHER = "Another name, or part of one"
ADD = "Add"
ROLES = "In what part"
DATES = "Published"
FROM = "from"
TO = "until"
DATE_HINT = "A year, a month or a day: 2025, 2025-05, 2025-05-31. What has no date fits none."
AFTER = "from %s"
BEFORE = "until %s"


UNREADABLE = "what is to be asked only cannot be read; choose it again"
NAMELESS = "give a name, or a part of one"


def unreadable(reason: str) -> str:
    """Said when what is to be asked only cannot be understood."""
    return f"{reason[:1].upper()}{reason[1:]}"


def told(filters: Filters, names: Mapping[str, str]) -> Iterator[str]:
    """Each thing that is asked only, in words; `names` gives documents' titles by id."""
    yield from (f"“{names.get(source, source)}”" for source in filters.sources)
    yield from map(kind_name, filters.kinds)
    yield from filters.speakers
    yield from (ROLE_NAMES[role] for role in filters.roles)
    if filters.after:
        yield AFTER % phrases.day(filters.after)
    if filters.before:
        yield BEFORE % phrases.day(filters.before)
