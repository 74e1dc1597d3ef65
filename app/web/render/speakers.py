"""Who speaks: in words, and with a badge whose shape and colour tell the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import voice_texts
from app.messages.attribution_line import attribution_line
from app.text.html_escape import escape_html, isolate_html
from corpus.model.speaker import Role, Speaker, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def speaker_name(speaker: Speaker) -> str:
    """The name, or what is known without one."""
    return speaker.name or voice_texts.NAMELESS[speaker.role]


def role_name(voice: Voice) -> str:
    """'author', 'quoted', 'reported'; '' for one of whom nothing is known, which the name says."""
    if voice.speaker.role is Role.UNCLEAR:
        return "" if voice.speaker.name is None else voice_texts.ROLE_UNCLEAR
    return voice_texts.REPORTED if voice.reported else voice_texts.ROLES[voice.speaker.role]


def voice_name(voice: Voice) -> str:
    """'Ann Orr'; 'Meduza, reporting Ann Orr'; 'Ann Orr, quoted by the author'."""
    return _phrased(voice, claiming=str, passing=str)


def voice_line(voice: Voice) -> str:
    """The same with the role, where it is not said yet: 'Ann Orr, interviewee'."""
    role = "" if voice.via or voice.speaker.name is None else role_name(voice)
    return ", ".join(filter(None, [voice_name(voice), role]))


def render_voice(voice: Voice, others: Sequence[Speaker] = ()) -> str:
    """The line with the name of the one whose claim it is in bold, the badge, and `others`."""
    name = _phrased(
        voice, claiming=lambda it: f"<strong>{isolate_html(it)}</strong>", passing=isolate_html
    )
    also = ""
    if others:
        named = "; ".join(f"{isolate_html(speaker_name(one))}{_role_of(one)}" for one in others)
        also = f'<span class="others">{voice_texts.ALSO} {named}</span>'
    return f'<span class="speaker">{name} {render_badge(voice)}{also}</span>'


def render_badge(voice: Voice) -> str:
    """The role in a word, with a shape of its own before it; nothing where none is known."""
    role = role_name(voice)
    look = "reported" if voice.reported else voice.speaker.role.value
    return f'<span class="role {look}">{escape_html(role)}</span>' if role else ""


def _phrased(voice: Voice, *, claiming: Callable[[str], str], passing: Callable[[str], str]) -> str:
    """The line, with each name as the one or the other draws it."""
    if not voice.via:
        return claiming(speaker_name(voice.speaker))
    return attribution_line(voice, claiming=claiming, passing=passing)


def _role_of(speaker: Speaker) -> str:
    known = speaker.name is not None and speaker.role is not Role.UNCLEAR
    return f", {voice_texts.ROLES[speaker.role]}" if known else ""
