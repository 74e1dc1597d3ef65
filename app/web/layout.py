"""How the accounts of an answer are laid out."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """A list, or a column per source or speaker."""

    LIST = "list"
    SOURCES = "sources"
    SPEAKERS = "speakers"
