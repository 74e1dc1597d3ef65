"""What a browser says a question is put to, or why it cannot be understood."""

from __future__ import annotations

from pydantic import ValidationError

from app.conversation.schema import SavedFilters
from app.domain.filters import Filters
from app.domain.filters_schema import GivenFilters
from app.messages import narrow_texts
from corpus.errors import OnRecordError

_MAX_CHARS = 100_000  # of what a page sends: the ids of more documents than it lists


class NarrowingError(OnRecordError):
    """Filters that are none; the message says what is wrong with them."""


def read_filters(written: object) -> Filters:
    """The filters that the page sent as JSON; none for '', and NarrowingError for no filters."""
    if not written:
        return Filters()
    if not isinstance(written, str) or len(written) > _MAX_CHARS:
        message = narrow_texts.UNREADABLE
        raise NarrowingError(message)
    given = _read(written, GivenFilters)
    if given.has_blank_value():
        message = narrow_texts.NAMELESS
        raise NarrowingError(message)
    return _read(written, SavedFilters).parsed()  # no more of them than can be kept


def _read(written: str, form: type[GivenFilters]) -> GivenFilters:
    try:
        return form.model_validate_json(written)
    except ValidationError as error:
        raise NarrowingError(error.errors()[0]["msg"].removeprefix("Value error, ")) from error
