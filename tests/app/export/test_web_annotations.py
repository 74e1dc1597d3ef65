"""Web Annotations: of the W3C's model, with every term defined, and offsets that hold the words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.export.web_annotations import web_annotations
from tests.app.export.hostile import (
    ASKED,
    HOSTILE_TALK,
    NOTE,
    PAID,
    QUOTED,
    SILENT,
    TALK,
    TOLL,
    WHEN,
    alone,
)
from tests.app.export.strategies import cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model.document import Document

# The terms of http://www.w3.org/ns/anno.jsonld that are used, as the recommendation lists them.
_W3C = {
    "@context", "id", "type", "label", "created", "generator", "name", "total", "first", "items",
    "startIndex", "motivation", "body", "target", "source", "selector", "value", "format",
    "purpose", "start", "end", "exact", "prefix", "suffix",
}  # fmt: skip
_TYPES = {
    "AnnotationCollection", "AnnotationPage", "Annotation", "Software", "TextualBody",
    "TextPositionSelector", "TextQuoteSelector",
}  # fmt: skip
_MOTIVATIONS = {"questioning", "commenting"}
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,31}:(?:[\w.:@!$&'()*+,;=~/-]|%[0-9A-F]{2})+", re.ASCII)


def _read(kept: SavedConversation) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(web_annotations(kept))
    return found


def _items(kept: SavedConversation) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = _read(kept)["first"]["items"]
    return items


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for name, each in value.items():
            if name != "@context":
                yield from _objects(each)
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each)


def _valid(collection: dict[str, Any]) -> None:
    """Hold the collection against the model, and its terms against its context."""
    standard, own = collection["@context"]
    assert standard == "http://www.w3.org/ns/anno.jsonld"
    assert not _W3C & set(own)
    items = collection["first"]["items"]
    for one in _objects(collection):
        assert set(one) <= _W3C | set(own)
        assert None not in one.values()
        assert one.get("type", "Annotation") in _TYPES
        assert {one.get("motivation", "questioning"), one.get("purpose", "questioning")} <= (
            _MOTIVATIONS
        )
        assert all(_URN.fullmatch(one[name]) for name in ("id", "source") if name in one)
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(items)
    assert len({one["id"] for one in items}) == len(items)
    for name, meaning in own.items():
        iri = meaning if isinstance(meaning, str) else meaning["@id"]
        assert re.match(r"(urn:onrecord:terms:|http://purl\.org/dc/terms/)\w+\Z", iri), name


@given(cases())
def test_every_annotation_is_of_the_model_and_its_offsets_hold_its_words(
    case: tuple[dict[str, Document], ConversationTurn],
) -> None:
    library, turn = case
    texts = {name.encode().hex(): one.text for name, one in library.items()}
    collection = _read(alone(turn))

    _valid(collection)
    for one in collection["first"]["items"]:
        position, quote = one["target"]["selector"]
        named = one["target"]["source"].removeprefix("urn:onrecord:document:")
        (text,) = (text for name, text in texts.items() if name == _bytes_of(named).hex())
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote.get("prefix", ""))
        assert text[position["end"] :].startswith(quote.get("suffix", ""))


def _bytes_of(named: str) -> bytes:
    """The bytes of a percent-encoded name."""
    pieces = re.findall(r"%([0-9A-F]{2})|(.)", named)
    return b"".join(bytes.fromhex(code) if code else sign.encode() for code, sign in pieces)


def test_hostile_words_stay_values() -> None:
    collection = _read(HOSTILE_TALK)

    _valid(collection)
    assert len(collection["first"]["items"]) == 5
    assert len(collection["answers"]) == 4


def test_an_annotation_tells_the_question_the_sentences_and_whose_words_they_are() -> None:
    first, _, third = _items(alone(ASKED))

    assert first["target"]["source"] == "urn:onrecord:document:talk"
    assert first["target"]["selector"][0] == {
        "type": "TextPositionSelector",
        "start": TOLL.span.start,
        "end": TOLL.span.end,
    }
    assert [(body["purpose"], body["value"]) for body in first["body"]] == [
        ("questioning", "What was the toll?"),
        ("commenting", "It was three crowns."),
    ]
    assert (first["speaker"], first["role"]) == ("Bo Marsh", "interviewee")
    assert first["others"] == [{"speaker": "Ines Tarrow", "role": "interviewer"}]
    assert (first["title"], first["published"], first["kind"]) == (
        "Of tolls",
        "2024-05-21",
        "interview",
    )
    assert (first["standing"], first["number"], first["shownAs"]) == ("partial", "1", "answer")
    assert third["reported"] is True
    assert third["through"] == [{"speaker": "Ada Rill", "role": "author"}]
    assert third["target"]["selector"][1]["exact"] == PAID.quote.exact
    assert TALK.id in first["target"]["source"]


def test_quotes_that_differ_name_each_other() -> None:
    first, second, third = _items(alone(ASKED))

    assert (first["differsFrom"], third["differsFrom"]) == ([third["id"]], [first["id"]])
    assert "differsFrom" not in second


def test_what_is_not_known_is_left_out() -> None:
    _, note, _ = _items(alone(replace(ASKED, answer=QUOTED, quotes=None)))

    assert note["target"]["source"] == f"urn:onrecord:document:{NOTE.id}"
    assert not {"speaker", "title", "author", "publisher", "published", "kind"} & set(note)


def test_silence_has_annotations_of_what_came_nearest_and_an_answer_without_any_has_none() -> None:
    (near,) = _items(alone(replace(ASKED, answer=SILENT, quotes=None)))
    failed = _read(alone(ConversationTurn(question="Why?", when=WHEN, error="no")))

    assert (near["shownAs"], near["why"]) == ("nearest", "it does not speak of tea")
    assert "items" not in failed["first"] or failed["first"]["items"] == []
    assert failed["answers"][0]["error"] == "no"


def test_each_annotation_leads_to_its_answer() -> None:
    collection = _read(SavedConversation("", WHEN, (ASKED, replace(ASKED, question="And why?"))))

    answers = [one["id"] for one in collection["answers"]]
    led = [one["answer"] for one in collection["first"]["items"]]
    assert led == [answers[0]] * 3 + [answers[1]] * 3
    assert len(set(answers)) == 2
