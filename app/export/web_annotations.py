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
from app.text.unicode import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn
    from corpus.model.speaker import Speaker

_OWN: Final = "urn:onrecord:terms:"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_LISTS: Final = ("through", "others", "rejections", "notices", "missing", "silent", "answers")
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


def web_annotations(kept: SavedConversation) -> str:
    """A collection with an annotation a quote, and what must be known of each answer.

    Offsets count Unicode code points of the source's text, as the W3C's selector does. What is not
    known is left out.
    """
    every = numbered_turns(kept)
    items = [item for one in every for item in _items(one)]
    name = _name("collection", kept.title, *(part for one in every for part in _of(one)))
    collection = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": kept.title or phrases.UNTITLED,
        "created": _time(kept.when),
        "generator": {"type": "Software", "name": phrases.PROGRAM},
        "total": len(items),
        "answers": [*map(_answer, every)],
        "first": {
            "id": _name("page", name),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return as_json(_known(collection))


def _items(one: NumberedTurn) -> Iterator[dict[str, Any]]:
    answer = one.turn.answer
    whys = {one.label(near.citation): near.why for near in one.nearest}
    claimed = {label for group in one.groups for label in one.labels(group)}
    for label, cited in one.quotes.items():
        known = cited.document.provenance
        yield {
            "id": _quote(one, cited),
            "type": "Annotation",
            "motivation": "questioning",
            "created": _time(one.turn.when),
            "body": [*_bodies(one, cited)],
            "target": _target(cited),
            "number": label,
            "shownAs": "answer" if label in claimed else "nearest",
            "why": whys.get(label),
            "differsFrom": [*_differing(one, cited)],
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
            "answer": _name("answer", *_of(one)),
        }


def _quote(one: NumberedTurn, cited: Citation) -> str:
    """The name of the annotation of that quote."""
    return _name("quote", *_of(one), phrases.place(cited))


def _differing(one: NumberedTurn, cited: Citation) -> Iterator[str]:
    """The names of the annotations of quotes that speak against this one."""
    for two in one.differ:
        if citation_place(cited) == citation_place(two.one):
            yield _quote(one, two.other)
        if citation_place(cited) == citation_place(two.other):
            yield _quote(one, two.one)


def _bodies(one: NumberedTurn, cited: Citation) -> Iterator[dict[str, str]]:
    """The question that the quote was found for, and each sentence that a model rests on it."""
    yield _body(one.turn.question, "questioning")
    answer = one.turn.answer
    if answer and answer.mode is Mode.WRITTEN:
        for claim in answer.claims:
            if citation_place(cited) in map(citation_place, claim.citations):
                yield _body(claim.text, "commenting")


def _body(words: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _target(cited: Citation) -> dict[str, Any]:
    """The document, and both where the words stand in it and what stands around them."""
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


def _answer(one: NumberedTurn) -> dict[str, Any]:
    """A question with all that must be known of what came of it."""
    turn = one.turn
    return {
        "id": _name("answer", *_of(one)),
        "question": turn.question,
        "created": _time(turn.when),
        "filters": GivenFilters.of(turn.filters).model_dump(mode="json", exclude_defaults=True),
        "error": turn.error,
        "note": turn.note,
        "verdict": str(turn.verdict) if turn.verdict else None,
        **(_outcome(turn.answer) if turn.answer else {}),
        "silent": [*one.silent],
    }


def _outcome(answer: Answer) -> dict[str, Any]:
    return {
        "standing": str(answer.standing),
        "confidence": round(answer.confidence, 4),
        "mode": str(answer.mode),
        "model": answer.model,
        "searched": answer.search_query,
        "trouble": answer.model_error,
        "unseen": answer.omitted_quotes,
        "missing": [*answer.missing],
        "notices": [*answer.notices],
        "rejections": [{"text": one.text, "reason": one.reason} for one in answer.rejections],
    }


def _known(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The same without what is not known, and without empty lists, which say no more."""
    if isinstance(value, dict):
        inner = ((name, _known(each)) for name, each in value.items())
        return {name: each for name, each in inner if each not in (None, [], {}) or name == "items"}
    return [*map(_known, value)] if isinstance(value, list) else value


def _of(one: NumberedTurn) -> tuple[str, str, str]:
    """What tells a turn from others, though the same be asked twice in a second."""
    return _time(one.turn.when), one.turn.question, str(one.number or 1)


def _name(*what: str) -> str:
    """A name that the same parts always get, and no others."""
    written = json.dumps(what).encode(errors="replace").decode()
    return f"urn:uuid:{uuid5(NAMESPACE_URL, written)}"


def _time(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
