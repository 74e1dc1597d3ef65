"""The line of JavaScript that connects a part of the page to static/js/main.js."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# The events that each part triggers. Gradio finds an event by its name in the line that is run.
EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "masthead": ("open",),
    "chat": ("ask", "mark", "open", "halt", "again", "revise", "keep", "lay"),
    "keeping": ("fresh", "restore", "take", "heard"),
    "catalogue": ("open", "sift", "look", "do", "correct"),
    "checked": ("open",),
    "reader": ("open",),
}


def bind_function(name: str) -> str:
    """The line that Gradio runs in the browser once the part of that name is drawn."""
    events = json.dumps(EVENTS.get(name, ()))
    part = "{ element, trigger, watch, props }"
    return f'(window.onRecord ??= []).push(["{name}", {part}, {events}]);'
