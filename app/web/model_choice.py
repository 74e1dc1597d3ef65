"""Who writes the next answer: a list of the models configured, and none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from app.messages import written_texts
from app.text.html_escape import escape_html
from app.web.js_bridge import bind_function

if TYPE_CHECKING:
    from collections.abc import Iterable


def choice(models: Iterable[str], chosen: str | None) -> gr.HTML | gr.State:
    """A part whose value is the name of the model, or '' for none; unseen where there is none."""
    names = tuple(models)
    if not names:
        return gr.State("")
    first = chosen if chosen in names else ""
    return gr.HTML(
        first,
        html_template=render_choice(names, first),
        elem_id="writer",
        js_on_load=bind_function("writer"),
        apply_default_css=False,
    )


def render_choice(names: Iterable[str], chosen: str) -> str:
    """The list; that no model writes comes first."""
    options = [("", written_texts.NO_MODEL), *((name, name) for name in names)]
    drawn = "".join(
        f'<option value="{escape_html(value)}"{" selected" if value == chosen else ""}>'
        f"{escape_html(shown)}</option>"
        for value, shown in options
    )
    return (
        f'<label class="choice"><span>{written_texts.CHOICE}</span>'
        f'<select aria-label="{written_texts.CHOICE_LABEL}">{drawn}</select></label>'
    )
