"""Where a case's gold stands in the documents as they are now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OffsetError, OnRecordError
from corpus.model.quote import Quote
from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model.document import Document
    from evals.cases.cases import Case, ExpectedPlace, GoldWords


class StaleGoldError(OnRecordError):
    """Gold that no longer fits its document: the case has to be read again."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place that was found, and the wider one that a quote of it has to show."""

    place: ExpectedPlace
    span: Span
    context: Span | None


@dataclass(frozen=True, slots=True)
class ResolvedGoldPlaces:
    """A case's places: alternatives for each point, and what may be shown without harm."""

    points: tuple[tuple[GoldPlace, ...], ...]
    optional: tuple[GoldPlace, ...]


def find_gold(case: Case, documents: Mapping[str, Document]) -> ResolvedGoldPlaces:
    """The case's gold in these documents, all of which must be there; StaleGoldError otherwise."""
    return ResolvedGoldPlaces(
        tuple(tuple(_placed(place, documents) for place in point.any) for point in case.gold),
        tuple(_placed(place, documents) for place in case.optional),
    )


def digest(words: str) -> str:
    """SHA-256 of the words in UTF-8, in hex."""
    return hashlib.sha256(words.encode()).hexdigest()


def _placed(place: ExpectedPlace, documents: Mapping[str, Document]) -> GoldPlace:
    document = documents[place.document]
    span = _stands(place, document)
    context = _stands(place.context, document, around=span) if place.context else None
    if context and not context.contains(span):
        message = f"{document.id}: the context at {context.start} does not hold {span.start}"
        raise StaleGoldError(message)
    return GoldPlace(place, span, context)


def _stands(words: GoldWords, document: Document, *, around: Span | None = None) -> Span:
    """Where the words stand; those of a context that stand several times, around the place."""
    if words.exact is not None:
        quote = Quote(words.exact, words.prefix, words.suffix)
        places = quote.places_in(document.text)
        if around and len(places) > 1:
            places = tuple(place for place in places if place.contains(around))
        if len(places) != 1:
            start = words.exact[:40]
            message = f"{document.id}: “{start}…” stands {len(places)} times, not once"
            raise StaleGoldError(message)
        return places[0]
    span = Span(words.start or 0, words.end or 0)
    try:
        fits = digest(span.of(document.text)) == words.sha256
    except OffsetError:
        fits = False
    if not fits:
        message = f"{document.id}: other words stand at {span.start} to {span.end} now"
        raise StaleGoldError(message)
    return span
