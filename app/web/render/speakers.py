"""Render who speaks: in words, and with a badge whose shape and colour show the role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import htpy as h

from app.messages import voice_texts
from app.messages.attribution_line import attribution_line
from app.web.render.markup import EMPTY_MARKUP, to_markup
from corpus.model.speaker import Role, Speaker, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from htpy import Node
    from markupsafe import Markup

_PLACEHOLDER: Final = re.compile("\0(\\d+)\0")  # for an element in a line of text


def speaker_name(speaker: Speaker) -> str:
    """The name, or a description of a speaker without one."""
    return speaker.name or voice_texts.NAMELESS[speaker.role]


def role_name(voice: Voice) -> str:
    """'author', 'quoted', 'reported'; '' for a speaker whose name already says it is unclear."""
    if voice.speaker.role is Role.UNCLEAR:
        return "" if voice.speaker.name is None else voice_texts.ROLE_UNCLEAR
    return voice_texts.REPORTED if voice.reported else voice_texts.ROLES[voice.speaker.role]


def voice_name(voice: Voice) -> str:
    """'Ann Orr'; 'Meduza, reporting Ann Orr'; 'Ann Orr, quoted by the author'."""
    return attribution_line(voice) if voice.via else speaker_name(voice.speaker)


def voice_line(voice: Voice) -> str:
    """The same with the role, where the name does not include it: 'Ann Orr, interviewee'."""
    role = "" if voice.via or voice.speaker.name is None else role_name(voice)
    return ", ".join(filter(None, [voice_name(voice), role]))


def render_speaker(voice: Voice, others: Sequence[Speaker] = ()) -> Markup:
    """The line with the claim's speaker in bold, and the `others` who speak in the same words.

    Only a role that is unclear has its badge here.
    """
    is_unclear = voice.speaker.role is Role.UNCLEAR and voice.speaker.name is not None
    badge = [" ", render_badge(voice)] if is_unclear else None
    return to_markup(h.span(".speaker")[_attribution(voice), badge, _others(others)])


def render_voice(voice: Voice, others: Sequence[Speaker] = ()) -> Markup:
    """The line with the claim's speaker in bold, the badge, and the `others` who say the same."""
    return to_markup(
        h.span(".speaker")[_attribution(voice), " ", render_badge(voice), _others(others)]
    )


def _others(others: Sequence[Speaker]) -> Node:
    named = [
        ["; " if number else None, h.bdi[speaker_name(other)], _role_suffix(other)]
        for number, other in enumerate(others)
    ]
    return [" ", h.span(".others")[voice_texts.ALSO, " ", named]] if others else None


def render_badge(voice: Voice) -> Markup:
    """The role in a word, with a shape of its own; empty where no role is known."""
    role = role_name(voice)
    look = "reported" if voice.reported else voice.speaker.role.value
    return to_markup(h.span(class_=f"role {look}")[role]) if role else EMPTY_MARKUP


def _attribution(voice: Voice) -> Node:
    """The attribution line with each name isolated, and that of the claim's speaker in bold."""
    if not voice.via:
        return h.strong[h.bdi[speaker_name(voice.speaker)]]
    names: list[Node] = []

    def placeholder(wrap: Callable[[str], Node]) -> Callable[[str], str]:
        def replace(name: str) -> str:
            names.append(wrap(name))
            return f"\0{len(names) - 1}\0"

        return replace

    line = attribution_line(
        voice,
        claiming=placeholder(lambda name: h.strong[h.bdi[name]]),
        passing=placeholder(lambda name: h.bdi[name]),
    )
    pieces = _PLACEHOLDER.split(line)
    return [names[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces)]


def _role_suffix(speaker: Speaker) -> str:
    has_role = speaker.name is not None and speaker.role is not Role.UNCLEAR
    return f", {voice_texts.ROLES[speaker.role]}" if has_role else ""
