"""Whose words or claim a quote is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """In what part someone speaks in a document."""

    AUTHOR = "author"
    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    QUOTED = "quoted"
    COMMENTER = "commenter"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name and a role; without a name the role tells what is known: 'unclear' is nothing."""

    name: str | None
    role: Role

    def __post_init__(self) -> None:
        """Refuse a name of nothing: what is not known is None."""
        if self.name is not None and not self.name.strip():
            message = "a speaker's name is unknown (None), never blank"
            raise ValueError(message)


UNCLEAR = Speaker(None, Role.UNCLEAR)
