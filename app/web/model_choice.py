"""The page's component for choosing the model that writes the next answer, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from app.web.js_bridge import bind_function
from app.web.render.model_choice import render_model_choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.web.render.model_choice import Verifier


def model_choice(
    models: Iterable[str], chosen: str | None, verifier: Verifier | None = None
) -> gr.HTML | gr.State:
    """A component whose value is the model's name, or '' for none; invisible without models.

    It says to which `verifier` sentences and quotes are sent.
    """
    names = tuple(models)
    if not names:
        return gr.State("")
    first = chosen if chosen in names else ""
    return gr.HTML(
        first,
        html_template=str(render_model_choice(names, first, verifier)),
        elem_id="writer",
        js_on_load=bind_function("writer"),
        apply_default_css=False,
    )
