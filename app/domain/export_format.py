"""The names of the export formats."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """An export format; the value is its name on the command line."""

    MARKDOWN = "markdown"
    ANNOTATIONS = "annotations"
    CSL = "csl"
    HTML = "html"
    TEXT = "text"
