"""Accounts side by side: by speaker and document, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.views import MAX_CLAIMS_OF_VIEW, views
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from tests.index.folders import invented

if TYPE_CHECKING:
    from corpus.model.document import Document

_ORR = Speaker("Ann Orr", Role.QUOTED)
_RILL = Speaker("Ada Rill", Role.AUTHOR)
_TEXT = "It rained. It froze. It thawed. It burned."
_LATE = invented(_TEXT, "late", published=PublicationDate("2025-05"))
_EARLY = invented(_TEXT, "early", published=PublicationDate("2024-11-02"))
_UNDATED = invented(_TEXT, "undated")


def _claim(document: Document, speaker: Speaker, at: int = 0) -> Claim:
    start = [0, 11, 21, 32][at]
    end = _TEXT.index(".", start) + 1
    cited = Citation.at(Span(start, end), document, Voice(speaker))
    return Claim(cited.quote.exact, (cited,))


def test_the_oldest_document_comes_first_and_those_without_a_date_last() -> None:
    claims = [_claim(_UNDATED, _RILL), _claim(_LATE, _RILL), _claim(_EARLY, _RILL)]

    assert [view.document.id for view in views(claims)] == ["early", "late", "undated"]


def test_two_speakers_of_one_document_are_two_views() -> None:
    found = views([_claim(_LATE, _RILL), _claim(_LATE, _ORR, 1), _claim(_LATE, _RILL, 2)])

    assert [(view.speaker.name, len(view.claims)) for view in found] == [
        ("Ada Rill", 2),
        ("Ann Orr", 1),
    ]


def test_a_view_holds_the_strongest_quotes_and_the_best_of_them_first() -> None:
    claims = [_claim(_LATE, _RILL, at) for at in (2, 0, 1, 3)]
    (view,) = views(claims)

    assert view.claims == tuple(claims[:MAX_CLAIMS_OF_VIEW])


def test_of_no_claims_there_are_no_views() -> None:
    assert views([]) == ()
