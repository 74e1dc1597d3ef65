"""The formats in which answers and conversations can be exported."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """A form, by the name that the command line gives it."""

    MARKDOWN = "markdown"
    ANNOTATIONS = "annotations"
    CSL = "csl"
    HTML = "html"
    TEXT = "text"
