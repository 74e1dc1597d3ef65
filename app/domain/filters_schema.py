"""A question's filters as strangers write them: on a line of questions, a mark, or a case."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, field_validator

from app.domain.filters import Filters
from corpus.model.document import DocumentKind
from corpus.model.published import Published
from corpus.model.speaker import Role


class GivenFilters(BaseModel):
    """The filters of the command line; empty fields let everything through."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    speakers: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    roles: tuple[Role, ...] = ()

    @field_validator("after", "before")
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        if value is not None:
            Published.parse(value)
        return value

    def parsed(self) -> Filters:
        """As the desk takes them."""
        after, before = (Published.parse(day) if day else None for day in (self.after, self.before))
        return Filters(self.sources, self.kinds, self.speakers, after, before, self.roles)

    @classmethod
    def of(cls, filters: Filters) -> Self:
        """What the desk took, as a file gives it."""
        after, before = (str(day) if day else None for day in (filters.after, filters.before))
        return cls(
            sources=filters.sources,
            kinds=filters.kinds,
            speakers=filters.speakers,
            after=after,
            before=before,
            roles=filters.roles,
        )
