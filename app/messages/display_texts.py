"""Every English word the page says of its own accord of how it looks and how keys work it."""

from __future__ import annotations

from typing import Final

SKIP = "Skip to the question"
DISPLAY = "Display"
DISPLAY_LABEL = "Display: colours, text size, keys"
THEME = "Colours"
THEMES: Final = {"system": "as the system", "light": "light", "dark": "dark"}
SIZE = "Text size"
SIZES: Final = {"87.5": "small", "100": "normal", "112.5": "large", "131.25": "larger"}
KEYS = "Keys"
KEYS_ON = "Single keys do something while nothing is typed"
SHORTCUTS: Final = {
    "/": "to the question",
    "n": "next quote in the source",
    "p": "previous quote in the source",
    "f": "find in the source",
    "b": "back to all documents",
    "?": "show this",
}
ESCAPE = ("Esc", "close what is open")
