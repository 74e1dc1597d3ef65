"""Escape text for HTML."""

from __future__ import annotations

import html
from typing import Final

from markupsafe import Markup

# Gradio's gr.HTML runs its template through Handlebars and then as a JavaScript template literal
# (gradio-app/gradio#13299 shows what a value can do there). Values do not pass through either
# today; written as entities, these characters would stay text even if they did.
_TEMPLATE_CHARACTERS: Final = str.maketrans(
    {"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;", "\\": "&#92;"}
)


def protect_template_characters(markup: Markup) -> Markup:
    """The same HTML with the characters that templates read written as entities."""
    return Markup(markup.translate(_TEMPLATE_CHARACTERS))  # noqa: S704 - it is markup already


def escape_html(words: str) -> str:
    """The words as HTML text or as a quoted attribute's value; unescaping restores them."""
    return html.escape(words, quote=True).translate(_TEMPLATE_CHARACTERS)


def isolate_html(words: str) -> str:
    """The escaped words in a `bdi` element, so that right-to-left marks affect nothing else."""
    return f"<bdi>{escape_html(words)}</bdi>"
