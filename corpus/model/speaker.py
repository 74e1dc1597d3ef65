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


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words or claim something is, and through whom it comes.

    `reported` is True where the claim is the speaker's and the words are another's. `through` are
    those who pass it on, the nearest first; the last is the one in whose text or turn it stands:
    empty where the speaker speaks directly.
    """

    speaker: Speaker
    reported: bool = False
    via: tuple[Speaker, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a report by nobody."""
        if self.reported and not self.via:
            message = "what is reported comes through somebody"
            raise ValueError(message)


NOBODY = Voice(UNCLEAR)
