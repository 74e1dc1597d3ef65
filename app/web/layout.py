"""How the accounts of an answer are laid out."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """One below the other, or a column each."""

    LIST = "list"
    SOURCES = "sources"
    SPEAKERS = "speakers"
