"""An article of PolNeAR: its text, normalised, and who is said in it to say what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.normalise import normalise
from corpus.model.span import Span
from evals.bench.locations import normalised_span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@dataclass(frozen=True, slots=True)
class GoldParagraph:
    """What the annotators laid to whom: stretches in order; nobody where `source` is empty."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A normalised text and all that was annotated in it."""

    id: str
    text: str
    attributions: tuple[GoldParagraph, ...]


def article(record: Mapping[str, Any]) -> Article:
    """The article of one line of the data, its places moved into the normalised text."""
    text = record["text"]
    gold = [
        GoldParagraph(
            content=_places(text, one["content"]),
            cue=_places(text, one["cue"]),
            source=_places(text, one["source"]),
            direct=one["direct"],
        )
        for one in record["attributions"]
    ]
    return Article(record["id"], normalise(text), tuple(gold))


def _places(text: str, places: list[list[int]]) -> tuple[Span, ...]:
    return tuple(sorted(normalised_span(text, Span(*place)) for place in places))
