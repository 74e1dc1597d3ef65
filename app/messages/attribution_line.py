"""Attributions: the name of a speaker, and of those who report the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import voice_texts
from app.text.catalogue import DEFAULT_LANGUAGE, in_language, message
from app.text.message_text import message_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.text.message_text import ShownText
    from corpus.model.speaker import Speaker, Voice


def display_name(speaker: Speaker) -> str:
    """Return the name, or without one the role, as it stands in a sentence."""
    return speaker.name or voice_texts.CALLED[speaker.role]


def english_name(speaker: Speaker) -> str:
    """Return the display name in English, the language of the prompts and of the checks."""
    with in_language(DEFAULT_LANGUAGE):
        return display_name(speaker)


def speaker_text(speaker: Speaker) -> ShownText:
    """Return the display name as a text that is put into words where it is shown."""
    return speaker.name or message_text(voice_texts.CALLED.codes[speaker.role])


def attribution_line(
    voice: Voice, *, claiming: Callable[[str], str] = str, passing: Callable[[str], str] = str
) -> str:
    """'Ann Orr', 'the author', 'Meduza, reporting Ann Orr', 'Ann Orr, quoted by a reader'.

    `claiming` formats the name of the speaker, `passing` the names of those who pass the words on.
    """
    speaker = claiming(display_name(voice.speaker))
    if not voice.via:
        return speaker
    *between, reporter = (passing(display_name(reporter)) for reporter in voice.via)
    code = "speaker-reporting" if voice.reported else "speaker-quoted-by"
    attribution = message(code, reporter=reporter, speaker=speaker)
    if not between:
        return attribution
    others = message("list-and").join(between)
    return message("speaker-through", attribution=attribution, others=others)
