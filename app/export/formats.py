"""The export formats: one table from which the command line and the page take all they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.export_format import ExportFormat
from app.export.csl import csl
from app.export.html import html
from app.export.markdown import markdown
from app.export.plain_text import plain_text
from app.export.web_annotations import web_annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.conversation.conversation import SavedConversation


@dataclass(frozen=True, slots=True)
class Export:
    """How a conversation is written in a format, and the file that it becomes.

    The catalogue of messages has the format's name as `export-NAME`, and a remark on it as
    `export-NAME-more`.
    """

    name: ExportFormat
    suffix: str  # of the file, without its first dot
    media_type: str
    write: Callable[[SavedConversation], str]


EXPORTS: Final[Mapping[ExportFormat, Export]] = {
    export.name: export
    for export in (
        Export(ExportFormat.MARKDOWN, "md", "text/markdown", markdown),
        Export(
            ExportFormat.ANNOTATIONS, "annotations.json", "application/ld+json", web_annotations
        ),
        Export(ExportFormat.CSL, "csl.json", "application/vnd.citationstyles.csl+json", csl),
        Export(ExportFormat.HTML, "html", "text/html", html),
        Export(ExportFormat.TEXT, "txt", "text/plain", plain_text),
    )
}
