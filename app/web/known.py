"""What is known of the library while an answer is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.citation import Citation
    from app.web.answerer import Answerer


class LibraryView(NamedTuple):
    """Documents' titles by id, none for an empty library; and whether a quote cuts no sentence."""

    names: Mapping[str, str]
    is_whole: Callable[[Citation], bool]


def library_view(desk: Answerer) -> LibraryView:
    """Titles and sentences; a library that cannot be read costs the titles alone."""
    try:
        names = {document.id: document.provenance.name for document in desk.documents}
    except OnRecordError:
        names = {}
    return LibraryView(names, lambda cited: desk.is_whole(cited.document, cited.span))
