"""The forms in which a conversation is taken along."""

from __future__ import annotations

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


WRITE: Final[Mapping[ExportFormat, Callable[[SavedConversation], str]]] = {
    ExportFormat.MARKDOWN: markdown,
    ExportFormat.ANNOTATIONS: web_annotations,
    ExportFormat.CSL: csl,
    ExportFormat.HTML: html,
    ExportFormat.TEXT: plain_text,
}
