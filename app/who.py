"""Who says it, in words: the name and role, and through whom it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.speaker import Role

if TYPE_CHECKING:
    from corpus.speaker import Speaker, Voice

_NAMELESS = {
    Role.AUTHOR: "the author",
    Role.INTERVIEWER: "the interviewer",
    Role.INTERVIEWEE: "the interviewee",
    Role.QUOTED: "someone quoted",
    Role.COMMENTER: "a reader",
    Role.UNCLEAR: "speaker unclear",
}


def who(voice: Voice) -> str:
    """'Ann Orr', 'the author', 'Meduza, reporting Ann Orr', 'Ann Orr, quoted by a reader'."""
    speaker = called(voice.speaker)
    if not voice.through:
        return speaker
    if voice.reported:
        return f"{called(voice.through[-1])}, reporting {speaker}"
    return f"{speaker}, quoted by {called(voice.through[-1])}"


def called(speaker: Speaker) -> str:
    """The name, or what is known without one."""
    return speaker.name or _NAMELESS[speaker.role]
