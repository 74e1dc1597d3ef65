"""The page where one logs in, which needs no script."""

from __future__ import annotations

from app.messages import login_texts
from app.text.html_escape import escape_html


def render_login(*, style: str, action: str, target: str, error: str = "", name: str = "") -> str:
    """A whole page; `style` and `action` are paths, `target` is where it leads afterwards."""
    told = f'<p class="error" role="alert">{escape_html(error)}</p>' if error else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{login_texts.TITLE}</title>"
        f'<link rel="stylesheet" href="{escape_html(style)}"></head>'
        f'<body class="login"><main><h1>{login_texts.HEADING}</h1>{told}'
        f'<form method="post" action="{escape_html(action)}">'
        f'<input type="hidden" name="next" value="{escape_html(target)}">'
        f"{_field('name', login_texts.NAME, 'text', 'username', name)}"
        f"{_field('password', login_texts.PASSWORD, 'password', 'current-password')}"
        f'<button type="submit">{login_texts.LOG_IN}</button></form></main></body></html>'
    )


def _field(key: str, label: str, kind: str, remembered: str, value: str = "") -> str:
    focus = " autofocus" if not value and key == "name" else ""
    return (
        f'<label for="{key}">{label}</label><input id="{key}" name="{key}" type="{kind}" '
        f'autocomplete="{remembered}" value="{escape_html(value)}" required{focus}>'
    )
