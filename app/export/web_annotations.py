"""A conversation as W3C Web Annotations in JSON-LD: an annotation for each quote.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from app.domain.answer import Mode
from app.domain.filters_schema import GivenFilters
from app.domain.numbering import citation_place
from app.export.report import numbered_turns
from app.messages import phrases
from app.serialize.answer import round_probability
from app.text.unicode import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer, Rejection
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn
    from corpus.model.speaker import Speaker

_OWN: Final = "urn:onrecord:terms:"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_LISTS: Final = (
    "through", "others", "rejections", "replaced", "notices", "missing", "silent", "answers",
)  # fmt: skip
_WORDS: Final = (
    "speaker", "role", "kind", "standing", "shownAs", "number", "question", "searched", "mode",
    "model", "trouble", "error", "note", "verdict", "text", "reason", "why", "filters", "sources",
    "kinds", "speakers", "roles", "after", "before", "unseen", "author",
)  # fmt: skip
_CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "title": "http://purl.org/dc/terms/title",
        "published": "http://purl.org/dc/terms/issued",
        "publisher": "http://purl.org/dc/terms/publisher",
        "answer": {"@id": f"{_OWN}answer", "@type": "@id"},
        "differsFrom": {"@id": f"{_OWN}differsFrom", "@type": "@id"},
        "reported": {"@id": f"{_OWN}reported", "@type": f"{_XSD}boolean"},
        "confidence": {"@id": f"{_OWN}confidence", "@type": f"{_XSD}double"},
        **{name: {"@id": f"{_OWN}{name}", "@container": "@list"} for name in _LISTS},
        **{name: f"{_OWN}{name}" for name in _WORDS},
    },
]


def web_annotations(conversation: SavedConversation) -> str:
    """Return a collection with an annotation for each quote, and the facts about each answer.

    Offsets count Unicode code points of the source's text, as the W3C's selector does. What is not
    known is left out.
    """
    turns = numbered_turns(conversation)
    items = [item for numbered in turns for item in _items(numbered)]
    name = _uuid(
        "collection",
        conversation.title,
        *(part for numbered in turns for part in _turn_key(numbered)),
    )
    collection = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": conversation.title or phrases.UNTITLED,
        "created": _time(conversation.when),
        "generator": {"type": "Software", "name": phrases.PROGRAM},
        "total": len(items),
        "answers": [*map(_answer, turns)],
        "first": {
            "id": _uuid("page", name),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return as_json(_without_unknown(collection))


def _items(numbered: NumberedTurn) -> Iterator[dict[str, Any]]:
    answer = numbered.turn.answer
    whys = {numbered.label(near.citation): near.why for near in numbered.nearest}
    claimed = {label for group in numbered.groups for label in numbered.labels(group)}
    for label, cited in numbered.quotes.items():
        known = cited.provenance
        yield {
            "id": _quote_id(numbered, cited),
            "type": "Annotation",
            "motivation": "questioning",
            "created": _time(numbered.turn.when),
            "body": [*_bodies(numbered, cited)],
            "target": _target(cited),
            "number": label,
            "shownAs": "answer" if label in claimed else "nearest",
            "why": whys.get(label),
            "differsFrom": [*_differing(numbered, cited)],
            **_speaker(cited.speaker),
            "reported": cited.voice.reported,
            "through": [*map(_speaker, cited.voice.via)],
            "others": [*map(_speaker, cited.others)],
            "title": known.title,
            "author": known.author,
            "publisher": known.publisher,
            "published": str(known.published) if known.published else None,
            "kind": str(known.kind) if known.kind else None,
            "standing": str(answer.standing) if answer else None,
            "answer": _uuid("answer", *_turn_key(numbered)),
        }


def _quote_id(numbered: NumberedTurn, cited: Citation) -> str:
    """Return the id of the annotation of a quote."""
    return _uuid("quote", *_turn_key(numbered), phrases.place(cited))


def _differing(numbered: NumberedTurn, cited: Citation) -> Iterator[str]:
    """Yield the ids of the annotations of quotes that contradict this one."""
    for pair in numbered.differ:
        if citation_place(cited) == citation_place(pair.one):
            yield _quote_id(numbered, pair.other)
        if citation_place(cited) == citation_place(pair.other):
            yield _quote_id(numbered, pair.one)


def _bodies(numbered: NumberedTurn, cited: Citation) -> Iterator[dict[str, str]]:
    """Yield the question, and each sentence of a model that cites the quote."""
    yield _body(numbered.turn.question, "questioning")
    answer = numbered.turn.answer
    if answer and answer.mode is Mode.WRITTEN:
        for claim in answer.claims:
            if citation_place(cited) in map(citation_place, claim.citations):
                yield _body(claim.text, "commenting")


def _body(words: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _target(cited: Citation) -> dict[str, Any]:
    """Return the document with a position selector and a quote selector."""
    return {
        "source": f"urn:onrecord:document:{quote(cited.document.id, safe='', errors='replace')}",
        "selector": [
            {"type": "TextPositionSelector", "start": cited.span.start, "end": cited.span.end},
            {
                "type": "TextQuoteSelector",
                "exact": cited.quote.exact,
                "prefix": cited.quote.prefix,
                "suffix": cited.quote.suffix,
            },
        ],
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {"speaker": speaker.name, "role": str(speaker.role)}


def _answer(numbered: NumberedTurn) -> dict[str, Any]:
    """Return a question with the facts about its answer."""
    turn = numbered.turn
    return {
        "id": _uuid("answer", *_turn_key(numbered)),
        "question": turn.question,
        "created": _time(turn.when),
        "filters": GivenFilters.of(turn.filters).model_dump(mode="json", exclude_defaults=True),
        "error": turn.error,
        "note": turn.note,
        "verdict": str(turn.verdict) if turn.verdict else None,
        **(_outcome(turn.answer) if turn.answer else {}),
        "silent": [*numbered.silent],
    }


def _outcome(answer: Answer) -> dict[str, Any]:
    return {
        "standing": str(answer.standing),
        "confidence": round_probability(answer.confidence),
        "mode": str(answer.mode),
        "model": answer.model,
        "searched": answer.search_query,
        "trouble": None if answer.model_error is None else str(answer.model_error),
        "unseen": answer.omitted_quotes,
        "missing": [*answer.missing],
        "notices": [*map(str, answer.notices)],
        "rejections": [*map(_rejection, answer.rejections)],
        "replaced": [*map(_rejection, answer.replaced)],
    }


def _rejection(rejection: Rejection) -> dict[str, str]:
    return {"text": rejection.text, "reason": rejection.reason}


def _without_unknown(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Remove unknown values and empty lists, which say no more."""
    if isinstance(value, dict):
        inner = ((name, _without_unknown(each)) for name, each in value.items())
        return {name: each for name, each in inner if each not in (None, [], {}) or name == "items"}
    return [*map(_without_unknown, value)] if isinstance(value, list) else value


def _turn_key(numbered: NumberedTurn) -> tuple[str, str, str]:
    """Return what identifies a turn, even if the same is asked twice in a second."""
    return _time(numbered.turn.when), numbered.turn.question, str(numbered.number or 1)


def _uuid(*what: str) -> str:
    """Return a URN that is the same for the same parts, and for no others."""
    written = json.dumps(what).encode(errors="replace").decode()
    return f"urn:uuid:{uuid5(NAMESPACE_URL, written)}"


def _time(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
