"""What the page knows of the library while it draws an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.web.render.known import Known
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from app.web.answerer import Desk


def known_of(desk: Desk) -> Known:
    """Titles and sentences; a library that cannot be read costs the titles alone."""
    try:
        names = {document.id: document.provenance.name for document in desk.documents}
    except OnRecordError:
        names = {}
    return Known(names, lambda cited: desk.is_whole(cited.document, cited.span))
