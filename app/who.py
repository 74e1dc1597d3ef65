"""Who says it, in words: the name and role, and through whom it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.speaker import Speaker, Voice

_NAMELESS = {
    Role.AUTHOR: "the author",
    Role.INTERVIEWER: "the interviewer",
    Role.INTERVIEWEE: "the interviewee",
    Role.QUOTED: "someone unnamed",
    Role.COMMENTER: "a reader",
    Role.UNCLEAR: "someone unclear",
}


def called(speaker: Speaker) -> str:
    """The name, or what is known without one: for a line that goes on."""
    return speaker.name or _NAMELESS[speaker.role]


def who(
    voice: Voice, *, claiming: Callable[[str], str] = str, passing: Callable[[str], str] = str
) -> str:
    """'Ann Orr', 'the author', 'Meduza, reporting Ann Orr', 'Ann Orr, quoted by a reader'.

    `claiming` draws the name of the one whose claim it is, `passing` those through whom it comes.
    """
    speaker = claiming(called(voice.speaker))
    if not voice.through:
        return speaker
    *between, teller = (passing(called(one)) for one in voice.through)
    said = f"{teller}, reporting {speaker}" if voice.reported else f"{speaker}, quoted by {teller}"
    return f"{said}, through {' and '.join(between)}" if between else said
