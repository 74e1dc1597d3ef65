"""Render the login page, which needs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import login_texts
from app.text.catalogue import current_language
from app.web.render.markup import to_markup

if TYPE_CHECKING:
    from htpy import Node
    from markupsafe import Markup


def render_login(
    *, style: str, action: str, target: str, error: str = "", name: str = ""
) -> Markup:
    """The whole page; `style` and `action` are paths, `target` is where a login leads."""
    return to_markup(
        h.html(lang=current_language())[
            h.head[
                h.meta(charset="utf-8"),
                h.meta(name="viewport", content="width=device-width, initial-scale=1"),
                h.title[login_texts.TITLE],
                h.link(rel="stylesheet", href=style),
            ],
            h.body(".login")[
                h.main[
                    h.h1[login_texts.HEADING],
                    h.p(".error", role="alert")[error] if error else None,
                    h.form(method="post", action=action)[
                        h.input(type="hidden", name="next", value=target),
                        _field("name", login_texts.NAME, "text", "username", name),
                        _field("password", login_texts.PASSWORD, "password", "current-password"),
                        h.button(type="submit")[login_texts.LOG_IN],
                    ],
                ]
            ],
        ]
    )


def _field(key: str, label: str, kind: str, autocomplete: str, value: str = "") -> Node:
    return [
        h.label(for_=key)[label],
        h.input(
            id=key,
            name=key,
            type=kind,
            autocomplete=autocomplete,
            value=value,
            required=True,
            autofocus=not value and key == "name",
        ),
    ]
