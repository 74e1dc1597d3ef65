"""What rendering an answer needs to know of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.citation import Citation
    from app.web.answerer import Answerer


class LibraryView(NamedTuple):
    """Titles by document id, and a test whether a quote consists of whole sentences."""

    names: Mapping[str, str]
    is_whole: Callable[[Citation], bool]


def library_view(service: Answerer) -> LibraryView:
    """The view of the service's library; without titles if the library cannot be read."""
    try:
        names = {document.id: document.provenance.name for document in service.documents}
    except OnRecordError:
        names = {}
    return LibraryView(names, lambda citation: service.is_whole(citation.document, citation.span))
