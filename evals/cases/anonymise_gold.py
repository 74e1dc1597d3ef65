"""Replace gold words by offsets and hashes, so that a suite can be shared without the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evals.cases.gold import digest, find_gold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model.document import Document
    from corpus.model.span import Span
    from evals.cases.cases import Case
    from evals.cases.gold import GoldPlace


def anonymise_gold(case: Case, documents: Mapping[str, Document]) -> dict[str, Any]:
    """The case as JSON with start, end and SHA-256 in place of words.

    StaleGoldError when the words are not in the documents.
    """
    gold = find_gold(case, documents)
    line = case.as_line()
    line["gold"] = [
        {
            **point,
            "any": [
                _place(place_line, place, documents)
                for place_line, place in zip(point["any"], places, strict=True)
            ],
        }
        for point, places in zip(line["gold"], gold.points, strict=True)
    ]
    if "optional" in line:
        line["optional"] = [
            _place(place_line, place, documents)
            for place_line, place in zip(line["optional"], gold.optional, strict=True)
        ]
    return line


def _place(
    line: Mapping[str, Any], place: GoldPlace, documents: Mapping[str, Document]
) -> dict[str, Any]:
    text = documents[place.place.document].text
    rest = {
        name: value for name, value in line.items() if name not in {"document", "context", *_WORDS}
    }
    context = {"context": _offsets(place.context, text)} if place.context else {}
    return {"document": line["document"], **_offsets(place.span, text), **rest, **context}


_WORDS = ("exact", "prefix", "suffix", "start", "end", "sha256")


def _offsets(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "sha256": digest(span.of(text))}
