"""Messages of the display settings and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.catalogue import Labels, constants, message

if not TYPE_CHECKING:
    __getattr__ = constants(
        "display",
        ESCAPE=lambda: (message("display-escape-key"), message("display-escape")),
        SIZES=lambda: dict(_SIZES),
        THEMES=lambda: dict(_THEMES),
    )

SKIP: str
DISPLAY: str
DISPLAY_LABEL: str
THEME: str
SIZE: str
LANGUAGE: str
LANGUAGE_BROWSER: str
SOURCE: str
SOURCE_BESIDE: str
KEYS: str
KEYS_ON: str
ESCAPE: tuple[str, str]
SIZES: dict[str, str]
THEMES: dict[str, str]

_THEMES = Labels({theme: f"display-theme-{theme}" for theme in ("system", "light", "dark")})
_SIZES = Labels(
    {
        "87.5": "display-size-small",
        "100": "display-size-normal",
        "112.5": "display-size-large",
        "131.25": "display-size-larger",
    }
)
SHORTCUTS = Labels(
    {
        "/": "display-key-question",
        "n": "display-key-next-quote",
        "p": "display-key-previous-quote",
        "f": "display-key-find",
        "b": "display-key-documents",
        "?": "display-key-help",
    }
)
