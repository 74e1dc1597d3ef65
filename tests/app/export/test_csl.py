"""CSL JSON: an item for each document that is quoted, with what is known of it and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.domain.answer import Answer, Coverage
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.export.csl import csl
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from tests.app.export.hostile import ASKED, HARM, HOSTILE_TALK, TALK, WHEN, alone
from tests.app.export.strategies import cases

# Of csl-data.json of the citation-style-language project, version 1.0.2.
_TYPES = {
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
}  # fmt: skip
_NAMES = {"author", "contributor", "interviewer"}
_STRINGS = {"id", "type", "title", "publisher", "container-title", "language", "note", "genre"}


def _items(kept: SavedConversation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(csl(kept))
    return found


def _valid(items: list[dict[str, Any]]) -> None:
    """Hold the items against the schema."""
    for item in items:
        assert set(item) <= _NAMES | _STRINGS | {"issued"}
        assert item["type"] in _TYPES
        assert all(isinstance(item[name], str) for name in _STRINGS & set(item))
        for name in _NAMES & set(item):
            assert [list(one) for one in item[name]] == [["literal"]]
        if "issued" in item:
            ((parts),) = item["issued"]["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
    assert len({item["id"] for item in items}) == len(items)


def _item(**known: Any) -> dict[str, Any]:
    """The item of a document of which that is known."""
    document = Document(Provenance(id="x", file="x", sha256="", **known), "It rained.")
    cited = Citation.at(Span(0, 10), document, NOBODY)
    answer = Answer(
        question="Why?",
        claims=(Claim("It rained.", (cited,)),),
        confidence=1.0,
        coverage=Coverage(("x",), ("x",)),
    )
    item, _ = _items(alone(ConversationTurn(question="Why?", when=WHEN, answer=answer)))
    return item


@given(cases())
def test_every_item_is_of_the_schema(case: tuple[dict[str, Document], ConversationTurn]) -> None:
    _valid(_items(SavedConversation("A talk", WHEN, (case[1], case[1]))))


def test_hostile_words_stay_words_in_their_fields() -> None:
    items = _items(HOSTILE_TALK)

    _valid(items)
    assert len(items) == 2
    assert items[0]["author"][0]["literal"].startswith(f"Interviewee {HARM[:20]}")
    assert "T" * 10_000 in items[0]["title"]


def test_an_interview_is_by_who_answers_and_names_who_asks() -> None:
    item, note, talk = _items(alone(ASKED))

    assert item == {
        "id": "talk",
        "type": "interview",
        "genre": "interview",
        "title": "Of tolls",
        "author": [{"literal": "Bo Marsh"}],
        "interviewer": [{"literal": "Ines Tarrow"}],
        "contributor": [{"literal": "Ada Rill"}],
        "container-title": "The Lantern",
        "issued": {"date-parts": [[2024, 5, 21]]},
        "language": "en",
        "note": (
            "[1] Bo Marsh (interviewee), with words of Ines Tarrow [talk:11-37]: "
            "“The toll was three crowns.”\n\n"
            "[3] Ada Rill, reporting Bo Marsh (interviewee) [talk:38-53]: “Nobody paid it.”"
        ),
    }
    assert set(note) == {"id", "type", "note"}
    assert (talk["type"], talk["title"]) == ("document", "A talk")
    assert TALK.id == item["id"]


@pytest.mark.parametrize(
    ("kind", "type_of"),
    [
        (DocumentKind.ESSAY, "article-magazine"),
        (DocumentKind.INTERVIEW, "interview"),
        (DocumentKind.EXPLAINER, "article-magazine"),
        (DocumentKind.COLUMN, "article-newspaper"),
        (DocumentKind.BLOG, "post-weblog"),
        (DocumentKind.ARTICLE, "article-newspaper"),
        (DocumentKind.REPORT, "report"),
        (DocumentKind.LETTER, "personal_communication"),
        (DocumentKind.SPEECH, "speech"),
        (None, "document"),
    ],
)
def test_each_kind_has_a_type(kind: DocumentKind | None, type_of: str) -> None:
    item = _item(kind=kind, publisher="The Lantern")

    assert item["type"] == type_of
    assert item.get("genre") == kind
    assert ("publisher" in item) != ("container-title" in item)


@pytest.mark.parametrize(
    ("published", "parts"), [("2024-05-21", [2024, 5, 21]), ("2024-05", [2024, 5]), ("0987", [987])]
)
def test_only_the_parts_of_a_date_that_are_known_are_given(
    published: str, parts: list[int]
) -> None:
    item = _item(published=PublicationDate(published))

    assert item["issued"] == {"date-parts": [parts]}


def test_what_is_not_known_is_left_out() -> None:
    assert set(_item()) == {"id", "type", "note"}


def test_two_answers_that_quote_one_document_share_its_item() -> None:
    items = _items(SavedConversation("", WHEN, (ASKED, replace(ASKED, question="And why?"))))

    assert [item["id"] for item in items[:-1]] == ["talk", "note"]
    assert items[0]["note"].count("“Nobody paid it.”") == 2
    assert "[1.3]" in items[0]["note"]
    assert "[2.3]" in items[0]["note"]
