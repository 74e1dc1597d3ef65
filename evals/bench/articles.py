"""PolNeAR articles: normalised text with annotated attributions."""

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
class GoldAttribution:
    """An annotated attribution: spans of content, cue and source (empty when there is none)."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class PolnearArticle:
    """A normalised text with its annotated attributions."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def parse_article(record: Mapping[str, Any]) -> PolnearArticle:
    """Parse one record of the data; offsets are mapped to the normalised text."""
    text = record["text"]
    attributions = [
        GoldAttribution(
            content=_places(text, attribution["content"]),
            cue=_places(text, attribution["cue"]),
            source=_places(text, attribution["source"]),
            direct=attribution["direct"],
        )
        for attribution in record["attributions"]
    ]
    return PolnearArticle(record["id"], normalise(text), tuple(attributions))


def _places(text: str, offsets: list[list[int]]) -> tuple[Span, ...]:
    return tuple(sorted(normalised_span(text, Span(*pair)) for pair in offsets))
