"""Render the row above the chat: a new conversation, earlier ones, and the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import keep_texts
from app.web.render.markup import button, to_markup

if TYPE_CHECKING:
    from htpy import Element
    from markupsafe import Markup


def render_conversation_menu() -> Markup:
    """The row above the chat; the browser, which alone has the conversations, lists them."""
    return to_markup(
        h.div(".keeping", data_refused=keep_texts.NOT_KEPT, data_branched=keep_texts.BRANCHED)[
            h.span(".said", role="status"),
            button("plain", data_keep="fresh", aria_label=keep_texts.NEW_LABEL)[keep_texts.NEW],
            _earlier_menu(),
            _export_menu(),
        ]
    )


def _earlier_menu() -> Element:
    """The earlier conversations, each to be opened or deleted."""
    return h.details(".menu.earlier")[
        h.summary(aria_label=keep_texts.EARLIER_LABEL)[keep_texts.EARLIER],
        h.div(".sheet-of")[
            h.p(".muted")[keep_texts.EARLIER_MORE],
            h.ul(
                ".kept",
                data_delete=keep_texts.DELETE,
                data_one=keep_texts.QUESTION,
                data_many=keep_texts.QUESTIONS,
                data_none=keep_texts.EARLIER_NONE,
            ),
            h.div(".all")[
                button("plain", data_keep="ask-all")[keep_texts.DELETE_ALL],
                h.span(".sure", hidden=True)[
                    keep_texts.DELETE_ALL_ASK,
                    " ",
                    button("plain warn", data_keep="delete-all")[keep_texts.DELETE_ALL_YES],
                    button("plain", data_keep="keep-all")[keep_texts.DELETE_ALL_NO],
                ],
            ],
        ],
    ]


def _export_menu() -> Element:
    """The formats in which the conversation can be exported."""
    items = (
        h.li[
            button("form", data_form=form.value)[h.strong[name], " ", h.span(".muted")[description]]
        ]
        for form, (name, description) in keep_texts.FORMS.items()
    )
    return h.details(".menu.take")[
        h.summary(aria_label=keep_texts.TAKE_LABEL)[keep_texts.TAKE],
        h.div(".sheet-of")[h.ul[items]],
    ]
