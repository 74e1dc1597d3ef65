"""What is known of the scripted library while an answer of it is drawn."""

from __future__ import annotations

from app.web.library_view import LibraryView
from tests.app.web.hostile_documents import DOCUMENTS
from tests.app.web.scripted_service import ScriptedService

_DESK = ScriptedService()
LIBRARY_VIEW = LibraryView(
    {document.id: document.provenance.name for document in DOCUMENTS},
    lambda cited: _DESK.is_whole(cited.document, cited.span),
)
