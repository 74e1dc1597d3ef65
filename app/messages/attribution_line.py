"""Who says it, in words: the name and role, and through whom it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import voice_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model.speaker import Speaker, Voice


def display_name(speaker: Speaker) -> str:
    """The name, or what is known without one: for a line that goes on."""
    return speaker.name or voice_texts.CALLED[speaker.role]


def attribution_line(
    voice: Voice, *, claiming: Callable[[str], str] = str, passing: Callable[[str], str] = str
) -> str:
    """'Ann Orr', 'the author', 'Meduza, reporting Ann Orr', 'Ann Orr, quoted by a reader'.

    `claiming` draws the name of the one whose claim it is, `passing` those through whom it comes.
    """
    speaker = claiming(display_name(voice.speaker))
    if not voice.via:
        return speaker
    *between, teller = (passing(display_name(one)) for one in voice.via)
    if voice.reported:
        said = voice_texts.REPORTING % (teller, speaker)
    else:
        said = voice_texts.QUOTED_BY % (speaker, teller)
    return voice_texts.THROUGH % (said, voice_texts.AND.join(between)) if between else said
