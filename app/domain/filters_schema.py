"""A question's filters as untrusted JSON gives them: in a questions file, a mark or a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from pydantic import BaseModel, ConfigDict, create_model, field_validator

from app.domain.filters import FILTER_RULES, Filters
from corpus.model.publication_date import PublicationDate

_DATES: Final = tuple(rule.name for rule in FILTER_RULES if rule.is_date)

if TYPE_CHECKING:
    from app.text.message_text import MessageText

    _FilterFields = BaseModel
else:
    _FilterFields = create_model(
        "_FilterFields", **{rule.name: (rule.json_type, rule.default) for rule in FILTER_RULES}
    )


class GivenFilters(_FilterFields):
    """The filters of the command line; empty fields let everything through."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator(_DATES[0], *_DATES[1:])
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        if value is not None:
            PublicationDate.parse(value)
        return value

    def parsed(self) -> Filters:
        """The filters as values."""
        values: dict[str, Any] = {rule.name: getattr(self, rule.name) for rule in FILTER_RULES}
        for name in _DATES:
            values[name] = PublicationDate.parse(values[name]) if values[name] else None
        return Filters(**values)

    def blank_refusal(self) -> MessageText | None:
        """Why a value is refused that is blank, by the table's rule for its filter, or None."""
        return next(
            (
                rule.not_blank
                for rule in FILTER_RULES
                if rule.not_blank and not all(map(str.strip, getattr(self, rule.name)))
            ),
            None,
        )

    @classmethod
    def of(cls, filters: Filters) -> Self:
        """The filters as JSON gives them."""
        values: dict[str, Any] = {rule.name: getattr(filters, rule.name) for rule in FILTER_RULES}
        for name in _DATES:
            values[name] = str(values[name]) if values[name] else None
        return cls(**values)
