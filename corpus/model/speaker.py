"""Speakers, their roles, and who passes their words on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The role in which a speaker speaks in a document."""

    AUTHOR = "author"
    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    QUOTED = "quoted"
    COMMENTER = "commenter"
    SPEAKER = "speaker"  # in a talk without an interviewer: a debate, a hearing, a trial
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name and a role; without a name only the role is known, with 'unclear' not even that."""

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
    """The speaker of words or of a claim, and the speakers who relay it.

    `reported` is True where the claim is the speaker's and the words are another's. `via` are the
    speakers who relay it, the nearest first; the last is the one whose text or turn holds it. It is
    empty where the speaker speaks directly.
    """

    speaker: Speaker
    reported: bool = False
    via: tuple[Speaker, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a reported claim that nobody relays."""
        if self.reported and not self.via:
            message = "what is reported comes through somebody"
            raise ValueError(message)


NOBODY = Voice(UNCLEAR)
