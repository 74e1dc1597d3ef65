"""What a question is put to: the list to choose from, and the line that says so of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import narrow_texts
from app.messages.voice_texts import ROLES, kind_name
from app.text.html_escape import escape_html, isolate_html
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.ask.speaker_counts import SpeakerCount
    from app.domain.filters import Filters
    from corpus.model.document import Document

MOST_NAMES = 40  # speakers to choose from; any other name can be typed
MOST_DOCUMENTS = 200


def render_narrow(documents: Sequence[Document], casts: Iterable[Sequence[SpeakerCount]]) -> str:
    """The chips of what is asked only, filled in the browser, and all that can be chosen."""
    if not documents:
        return '<div class="narrow"></div>'
    return (
        f'<div class="narrow" data-remove="{narrow_texts.REMOVE}" '
        f'data-after="{narrow_texts.AFTER}" data-before="{narrow_texts.BEFORE}">'
        f'<details class="narrowing"><summary aria-label="{narrow_texts.NARROW_LABEL}">'
        f"{narrow_texts.NARROW}</summary>"
        f'<div class="panel">{_choices(documents, casts)}{_buttons()}</div></details>'
        f'<div class="chosen" role="group" aria-label="{narrow_texts.ACTIVE}"></div></div>'
    )


def render_narrowed(filters: Filters, names: Mapping[str, str]) -> str:
    """What alone was asked; '' when everything was."""
    if not filters:
        return ""
    parts = "".join(f"<li>{isolate_html(part)}</li>" for part in narrow_texts.told(filters, names))
    return f'<div class="narrowed"><span>{narrow_texts.ACTIVE}:</span> <ul>{parts}</ul></div>'


def _choices(documents: Sequence[Document], casts: Iterable[Sequence[SpeakerCount]]) -> str:
    known = [(one.id, one.provenance.name) for one in documents[:MOST_DOCUMENTS]]
    kinds = dict.fromkeys(one.provenance.kind for one in documents if one.provenance.kind)
    return "".join(
        (
            _set(narrow_texts.DOCUMENTS, "sources", known),
            _set(narrow_texts.KINDS, "kinds", [(one.value, kind_name(one)) for one in kinds]),
            _set(narrow_texts.SPEAKERS, "speakers", _names(casts), more=_other()),
            _set(narrow_texts.ROLES, "roles", [(role.value, ROLES[role]) for role in Role]),
            _dates(),
        )
    )


def _set(name: str, key: str, choices: Sequence[tuple[str, str]], *, more: str = "") -> str:
    """Boxes to be ticked, under a heading; nothing where there is nothing to choose."""
    if not (choices or more):
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" name="{key}" value="{escape_html(value)}">'
        f"<span>{isolate_html(shown)}</span></label>"
        for value, shown in choices
    )
    return (
        f'<fieldset class="{key}"><legend>{name}</legend><div class="boxes">{boxes}</div>'
        f"{more}</fieldset>"
    )


def _names(casts: Iterable[Sequence[SpeakerCount]]) -> list[tuple[str, str]]:
    """The names of those who speak, whoever says most in all documents first."""
    said: dict[str, int] = {}
    for parts in casts:
        for part in parts:
            if part.speaker.name:
                said[part.speaker.name] = said.get(part.speaker.name, 0) + part.sentences
    names = sorted(said, key=lambda name: (-said[name], name))
    return [(name, name) for name in names[:MOST_NAMES]]


def _other() -> str:
    """Where any other name is typed."""
    return (
        '<div class="other"><input type="text" maxlength="200" '
        f'aria-label="{narrow_texts.OTHER}" placeholder="{narrow_texts.OTHER}">'
        f'<button type="button" class="plain" data-add>{narrow_texts.ADD}</button></div>'
    )


def _dates() -> str:
    fields = "".join(
        f'<label>{label} <input type="text" name="{key}" inputmode="numeric" maxlength="10" '
        f'placeholder="{"2025-05" if key == "after" else "2026"}" '
        f'aria-describedby="date-hint"></label>'
        for key, label in (("after", narrow_texts.FROM), ("before", narrow_texts.TO))
    )
    hint = f'<p id="date-hint" class="muted">{narrow_texts.DATE_HINT}</p>'
    return (
        f'<fieldset class="dates"><legend>{narrow_texts.DATES}</legend>'
        f'<div class="boxes">{fields}</div>{hint}</fieldset>'
    )


def _buttons() -> str:
    return (
        f'<div class="ends"><button type="button" class="plain" data-clear>{narrow_texts.CLEAR}'
        f'</button><button type="button" class="plain" data-done>{narrow_texts.DONE}</button></div>'
    )
