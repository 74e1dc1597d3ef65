"""Render the filters of a question: the form to choose them, and the line that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import narrow_texts
from app.messages.voice_texts import ROLES, kind_name
from app.web.render.markup import EMPTY_MARKUP, button, to_markup
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.ask.speaker_counts import SpeakerCount
    from app.domain.filters import Filters
    from corpus.model.document import Document

MAX_SPEAKERS = 40  # to choose from; any other name can be typed
MAX_DOCUMENTS = 200  # to choose from


def render_filter_form(
    documents: Sequence[Document], speakers: Iterable[Sequence[SpeakerCount]]
) -> Markup:
    """All filters to choose from, and the place for the chosen ones, which the browser fills.

    `speakers` are those of each document.
    """
    if not documents:
        return to_markup(h.div(".narrow"))
    return to_markup(
        h.div(
            ".narrow",
            data_remove=narrow_texts.REMOVE,
            data_after=narrow_texts.AFTER,
            data_before=narrow_texts.BEFORE,
        )[
            h.details(".narrowing")[
                h.summary(aria_label=narrow_texts.NARROW_LABEL)[narrow_texts.NARROW],
                h.div(".panel")[_choices(documents, speakers), _buttons()],
            ],
            h.div(".chosen", role="group", aria_label=narrow_texts.ACTIVE),
        ]
    )


def render_active_filters(filters: Filters, names: Mapping[str, str]) -> Markup:
    """The filters of a question in words; empty without filters."""
    if not filters:
        return EMPTY_MARKUP
    return to_markup(
        h.div(".narrowed")[
            h.span[narrow_texts.ACTIVE, ":"],
            " ",
            h.ul[(h.li[h.bdi[part]] for part in narrow_texts.filter_announcement(filters, names))],
        ]
    )


def _choices(documents: Sequence[Document], speakers: Iterable[Sequence[SpeakerCount]]) -> Node:
    titles = [(document.id, document.provenance.name) for document in documents[:MAX_DOCUMENTS]]
    kinds = dict.fromkeys(
        document.provenance.kind for document in documents if document.provenance.kind
    )
    return [
        _fieldset(narrow_texts.DOCUMENTS, "sources", titles),
        _fieldset(narrow_texts.KINDS, "kinds", [(kind.value, kind_name(kind)) for kind in kinds]),
        _fieldset(
            narrow_texts.SPEAKERS, "speakers", _speaker_names(speakers), more=_other_speaker()
        ),
        _fieldset(narrow_texts.ROLES, "roles", [(role.value, ROLES[role]) for role in Role]),
        _dates(),
    ]


def _fieldset(
    name: str, key: str, choices: Sequence[tuple[str, str]], *, more: Node = None
) -> Node:
    """Checkboxes under a heading; None if there is nothing to choose."""
    if not (choices or more):
        return None
    boxes = (
        h.label[h.input(type="checkbox", name=key, value=value), h.span[h.bdi[shown]]]
        for value, shown in choices
    )
    return h.fieldset(class_=key)[h.legend[name], h.div(".boxes")[boxes], more]


def _speaker_names(speakers: Iterable[Sequence[SpeakerCount]]) -> list[tuple[str, str]]:
    """The names of the speakers, those with the most sentences in all documents first."""
    sentences: dict[str, int] = {}
    for counts in speakers:
        for count in counts:
            name = count.speaker.name
            if name:
                sentences[name] = sentences.get(name, 0) + count.sentences
    names = sorted(sentences, key=lambda name: (-sentences[name], name))
    return [(name, name) for name in names[:MAX_SPEAKERS]]


def _other_speaker() -> Element:
    """The input for any other name."""
    return h.div(".other")[
        h.input(
            type="text",
            maxlength="200",
            aria_label=narrow_texts.OTHER,
            placeholder=narrow_texts.OTHER,
        ),
        button("plain", data_add=True)[narrow_texts.ADD],
    ]


def _dates() -> Element:
    fields = (
        h.label[
            label,
            " ",
            h.input(
                type="text",
                name=key,
                inputmode="numeric",
                maxlength="10",
                placeholder=example,
                aria_describedby="date-hint",
            ),
        ]
        for key, label, example in (
            ("after", narrow_texts.FROM, "2025-05"),
            ("before", narrow_texts.TO, "2026"),
        )
    )
    return h.fieldset(".dates")[
        h.legend[narrow_texts.DATES],
        h.div(".boxes")[fields],
        h.p(".muted", id="date-hint")[narrow_texts.DATE_HINT],
    ]


def _buttons() -> Element:
    return h.div(".ends")[
        button("plain", data_clear=True)[narrow_texts.CLEAR],
        button("plain", data_done=True)[narrow_texts.DONE],
    ]
