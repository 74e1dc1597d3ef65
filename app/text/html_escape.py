"""Words made safe to stand in a page."""

from __future__ import annotations

import html

# Gradio's gr.HTML runs its template through Handlebars and then as a JavaScript template literal
# (gradio-app/gradio#13299 shows what a value can do there). Values do not pass through either
# today; written as entities, these characters would stay words even if they did.
_TEMPLATE_CHARACTERS = str.maketrans(
    {"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;", "\\": "&#92;"}
)


def escape_html(words: str) -> str:
    """The words as HTML text or as a quoted attribute's value; unescaping gives them back."""
    return html.escape(words, quote=True).translate(_TEMPLATE_CHARACTERS)


def isolate_html(words: str) -> str:
    """The same in an element of their own, so that right-to-left marks stay inside."""
    return f"<bdi>{escape_html(words)}</bdi>"
