"""What stays on the page whatever is asked: the head, and the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import display_texts, login_texts, texts
from app.text.html_escape import escape_html, isolate_html

if TYPE_CHECKING:
    from app.web.conversation import MarkKey


def render_header(title: str, size: str, user: str | None = None) -> str:
    """The name of the page, what it promises, who is logged in, and the way to the library."""
    name = escape_html(user or "")
    return (
        f'<header class="masthead" data-user="{name}">'
        f'<a class="skip" href="#question">{display_texts.SKIP}</a>'
        f"<div><h1>{escape_html(title)}</h1><p>{texts.PROMISE}</p></div>"
        f'<p class="size">{size}</p><button type="button" class="plain to-library" '
        f'data-open="library">{texts.LIBRARY}</button>{_display()}{_user(user)}</header>'
    )


def _user(user: str | None) -> str:
    """Who is logged in, and the way out, which needs no script."""
    if user is None:
        return ""
    return (
        f'<form class="user" method="post" action="./logout"><span class="hidden">'
        f"{login_texts.AS_USER}</span> {isolate_html(user)} "
        f'<button type="submit" class="plain">{login_texts.LOG_OUT}</button></form>'
    )


def _display() -> str:
    """Colours, text size, and which keys do what; what is chosen is kept in the browser."""
    keys = [*display_texts.SHORTCUTS.items(), display_texts.ESCAPE]
    listed = "".join(f"<div><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>" for key, does in keys)
    return (
        f'<details class="menu display"><summary aria-label="{display_texts.DISPLAY_LABEL}">'
        f'{display_texts.DISPLAY}</summary><div class="sheet-of">'
        f"{_choice(display_texts.THEME, 'theme', display_texts.THEMES)}"
        f"{_choice(display_texts.SIZE, 'size', display_texts.SIZES)}"
        f"<fieldset><legend>{display_texts.KEYS}</legend>"
        f'<label><input type="checkbox" name="keys" checked> {display_texts.KEYS_ON}</label>'
        f'<dl class="keys">{listed}</dl></fieldset></div></details>'
    )


def _choice(name: str, key: str, choices: dict[str, str]) -> str:
    buttons = "".join(
        f'<label><input type="radio" name="{key}" value="{value}"> {shown}</label>'
        for value, shown in choices.items()
    )
    return f'<fieldset><legend>{name}</legend><div class="boxes">{buttons}</div></fieldset>'


def render_status(words: str, *, kept: MarkKey | None = None) -> str:
    """The status line; the button of a mark that is `kept` shows itself pressed."""
    mark = f' data-kept="{kept}"' if kept else ""
    return f'<p role="status" aria-live="polite"{mark}>{escape_html(words)}</p>'
