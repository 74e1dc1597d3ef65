"""Render the buttons with which a reader rates an answer, and the form for a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.domain.verdict import ReaderVerdict
from app.messages import case_texts
from app.web.conversation import MarkKey
from app.web.render.markup import button, to_markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from htpy import Element
    from markupsafe import Markup

MAX_NOTE_CHARS = 1_000
_MAX_DOCUMENTS = 200  # that can be chosen as missing


def render_feedback_buttons(
    turn: int, verdict: ReaderVerdict | None, names: Mapping[str, str]
) -> Markup:
    """The buttons, with the given verdict pressed; the form for a note shows once there is one."""
    buttons = (
        button(
            "verdict",
            data_mark=str(MarkKey(turn, choice)),
            aria_pressed="true" if choice is verdict else "false",
        )[case_texts.VERDICTS[choice]]
        for choice in ReaderVerdict
    )
    return to_markup(
        h.div(".marks", role="group", aria_label=case_texts.MARK_LABEL)[
            h.span(aria_hidden="true")[case_texts.MARK], buttons
        ],
        h.div(
            ".case",
            data_turn=turn,
            data_verdict=verdict.value if verdict else "",
            hidden=not verdict,
        )[
            h.label[
                case_texts.WHY,
                " ",
                h.input(".word", type="text", maxlength=MAX_NOTE_CHARS),
            ],
            _missing_document(names),
            button("plain", data_note=turn)[case_texts.ADD],
        ],
    )


def _missing_document(names: Mapping[str, str]) -> Element:
    """The list from which the document that should have been quoted is chosen."""
    listed = list(names.items())[:_MAX_DOCUMENTS]
    return h.label(".lacks")[
        case_texts.MISSING,
        " ",
        h.select(".lacking")[
            h.option(value="")[case_texts.MISSING_NONE],
            (h.option(value=identity)[name] for identity, name in listed),
        ],
    ]
