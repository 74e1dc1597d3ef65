"""Parse the filters that a browser sends."""

from __future__ import annotations

from pydantic import ValidationError

from app.conversation.schema import SavedFilters
from app.domain.filters import Filters
from app.domain.filters_schema import GivenFilters
from app.messages import narrow_texts
from corpus.errors import OnRecordError

_MAX_CHARS = 100_000  # of the JSON: enough for the ids of more documents than the page lists


class InvalidFiltersError(OnRecordError):
    """The filters are invalid; the message says why."""


def read_filters(written: object) -> Filters:
    """The filters that the page sent as JSON; none for '', InvalidFiltersError if invalid."""
    if not written:
        return Filters()
    if not isinstance(written, str) or len(written) > _MAX_CHARS:
        message = narrow_texts.UNREADABLE
        raise InvalidFiltersError(message)
    filters = _parse(written, GivenFilters)
    if refusal := filters.blank_refusal():
        raise InvalidFiltersError(refusal)
    return _parse(written, SavedFilters).parsed()  # no more of them than can be saved


def _parse(written: str, schema: type[GivenFilters]) -> GivenFilters:
    try:
        return schema.model_validate_json(written)
    except ValidationError as error:
        message = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise InvalidFiltersError(message) from error
