"""To begin anew, to get back what was asked before, and to take it along."""

from __future__ import annotations

from app.messages import keep_texts
from app.text.html_escape import escape_html


def render_keeping() -> str:
    """The row above the chat; what is kept is listed in the browser, which alone has it."""
    return (
        f'<div class="keeping" data-refused="{keep_texts.NOT_KEPT}" '
        f'data-branched="{keep_texts.BRANCHED}"><span class="said" role="status"></span>'
        f'<button type="button" class="plain" data-keep="fresh" '
        f'aria-label="{keep_texts.NEW_LABEL}">{keep_texts.NEW}</button>{_earlier()}{_forms()}</div>'
    )


def _earlier() -> str:
    """The conversations of before, each to be opened or deleted."""
    patterns = (
        f'data-delete="{keep_texts.DELETE}" data-one="{keep_texts.QUESTION}" '
        f'data-many="{keep_texts.QUESTIONS}" data-none="{keep_texts.EARLIER_NONE}"'
    )
    return (
        f'<details class="menu earlier"><summary aria-label="{keep_texts.EARLIER_LABEL}">'
        f'{keep_texts.EARLIER}</summary><div class="sheet-of">'
        f'<p class="muted">{keep_texts.EARLIER_MORE}</p><ul class="kept" {patterns}></ul>'
        f'<div class="all"><button type="button" class="plain" data-keep="ask-all">'
        f'{keep_texts.DELETE_ALL}</button><span class="sure" hidden>{keep_texts.DELETE_ALL_ASK} '
        f'<button type="button" class="plain warn" data-keep="delete-all">'
        f'{keep_texts.DELETE_ALL_YES}</button><button type="button" class="plain" '
        f'data-keep="keep-all">{keep_texts.DELETE_ALL_NO}</button></span></div></div></details>'
    )


def _forms() -> str:
    """The forms in which the conversation is taken along."""
    items = "".join(
        f'<li><button type="button" class="form" data-form="{form.value}">'
        f'<strong>{name}</strong> <span class="muted">{escape_html(more)}</span></button></li>'
        for form, (name, more) in keep_texts.FORMS.items()
    )
    return (
        f'<details class="menu take"><summary aria-label="{keep_texts.TAKE_LABEL}">'
        f'{keep_texts.TAKE}</summary><div class="sheet-of"><ul>{items}</ul></div></details>'
    )
