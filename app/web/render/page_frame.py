"""Render what stays on the page whatever is asked: its head, the header and the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import display_texts, login_texts, texts
from app.text.catalogue import languages
from app.text.languages import language_name
from app.web.render.markup import button, to_markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from htpy import Element, Node
    from markupsafe import Markup

    from app.web.conversation import MarkKey


def render_head(*, style: str, script: str, icon: str) -> Markup:
    """The tags in the page's head that load the icon, the style and the script; all by URL."""
    return to_markup(
        h.link(rel="icon", type="image/svg+xml", href=icon),
        h.link(rel="stylesheet", href=style),
        h.script(type="module", src=script),
    )


def render_no_script() -> Markup:
    """What a browser without JavaScript shows."""
    return to_markup(h.noscript[h.p[texts.NO_SCRIPT]])


def render_header(title: str, size: str, user: str | None = None) -> Markup:
    """The page's title and promise, the library's size, and who is logged in."""
    return to_markup(
        h.header(".masthead", data_user=user or "")[
            h.a(".skip", href="#question")[display_texts.SKIP],
            h.div[h.h1[title], h.p[texts.PROMISE]],
            h.p(".size")[size],
            button("plain to-library", data_open="library")[texts.LIBRARY],
            _display_menu(),
            _user(user),
        ]
    )


def _user(user: str | None) -> Node:
    """Who is logged in, and the button to log out, which needs no script."""
    if user is None:
        return None
    return h.form(".user", method="post", action="./logout")[
        h.span(".hidden")[login_texts.AS_USER],
        " ",
        h.bdi[user],
        " ",
        h.button(".plain", type="submit")[login_texts.LOG_OUT],
    ]


def _display_menu() -> Element:
    """Colours, text size, language, and keyboard shortcuts; the browser saves the choices."""
    keys = [*display_texts.SHORTCUTS.items(), display_texts.ESCAPE]
    return h.details(".menu.display")[
        h.summary(aria_label=display_texts.DISPLAY_LABEL)[display_texts.DISPLAY],
        h.div(".sheet-of")[
            _radio_buttons(display_texts.THEME, "theme", display_texts.THEMES),
            _radio_buttons(display_texts.SIZE, "size", display_texts.SIZES),
            _language_choice(),
            h.fieldset[
                h.legend[display_texts.SOURCE],
                h.label[
                    h.input(type="checkbox", name="beside", checked=True),
                    " ",
                    display_texts.SOURCE_BESIDE,
                ],
            ],
            h.fieldset[
                h.legend[display_texts.KEYS],
                h.label[
                    h.input(type="checkbox", name="keys", checked=True),
                    " ",
                    display_texts.KEYS_ON,
                ],
                h.dl(".keys")[(h.div[h.dt[h.kbd[key]], h.dd[effect]] for key, effect in keys)],
            ],
        ],
    ]


def _language_choice() -> Element:
    """The language of the page; each is called by its own name."""
    return h.fieldset[
        h.legend[display_texts.LANGUAGE],
        h.select(name="language", aria_label=display_texts.LANGUAGE)[
            h.option(value="")[display_texts.LANGUAGE_BROWSER],
            (h.option(value=tag, lang=tag)[language_name(tag)] for tag in languages()),
        ],
    ]


def _radio_buttons(name: str, key: str, choices: Mapping[str, str]) -> Element:
    return h.fieldset[
        h.legend[name],
        h.div(".boxes")[
            (
                h.label[h.input(type="radio", name=key, value=value), " ", shown]
                for value, shown in choices.items()
            )
        ],
    ]


def render_status(words: str, *, kept: MarkKey | None = None) -> Markup:
    """The status line; `kept` is a mark that was saved, whose button then shows as pressed."""
    return to_markup(
        h.p(role="status", aria_live="polite", data_kept=str(kept) if kept else None)[words]
    )
