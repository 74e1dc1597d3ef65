"""Messages of the filters of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages.phrases import day
from app.messages.voice_texts import ROLES as ROLE_NAMES
from app.messages.voice_texts import kind_name
from app.text.catalogue import constants, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.filters import Filters

else:
    __getattr__ = constants("filter")

NARROW: str
NARROW_LABEL: str
ACTIVE: str
REMOVE: str
CLEAR: str
DONE: str
DOCUMENTS: str
KINDS: str
SPEAKERS: str
OTHER: str
ADD: str
ROLES: str
DATES: str
FROM: str
TO: str
DATE_HINT: str
AFTER: str
BEFORE: str
UNREADABLE: str


def unreadable(reason: str) -> str:
    """Return the refusal of filters that cannot be understood."""
    return f"{reason[:1].upper()}{reason[1:]}"


def filter_announcement(filters: Filters, names: Mapping[str, str]) -> Iterator[str]:
    """Name each value that is filtered by; `names` gives documents' titles by id."""
    for source in filters.sources:
        yield message("quoted-words", words=names.get(source, source))
    yield from map(kind_name, filters.kinds)
    yield from filters.speakers
    yield from (ROLE_NAMES[role] for role in filters.roles)
    if filters.after:
        yield message("filter-after", date=day(filters.after))
    if filters.before:
        yield message("filter-before", date=day(filters.before))
