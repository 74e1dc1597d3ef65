"""Locate a case's gold in the current documents."""

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
    """Gold that no longer matches its document, so the case has to be reviewed."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A located gold place, and the context that a quote of it has to include."""

    place: ExpectedPlace
    span: Span
    context: Span | None


@dataclass(frozen=True, slots=True)
class ResolvedGoldPlaces:
    """Located gold: the alternatives of each point, and optional places."""

    points: tuple[tuple[GoldPlace, ...], ...]
    optional: tuple[GoldPlace, ...]


def find_gold(case: Case, documents: Mapping[str, Document]) -> ResolvedGoldPlaces:
    """Locate the case's gold; StaleGoldError when it no longer matches.

    All documents that the case names must be given.
    """
    return ResolvedGoldPlaces(
        tuple(tuple(_locate_place(place, documents) for place in point.any) for point in case.gold),
        tuple(_locate_place(place, documents) for place in case.optional),
    )


def digest(words: str) -> str:
    """SHA-256 of the words in UTF-8, in hex."""
    return hashlib.sha256(words.encode()).hexdigest()


def _locate_place(place: ExpectedPlace, documents: Mapping[str, Document]) -> GoldPlace:
    document = documents[place.document]
    span = _locate_words(place, document)
    context = _locate_words(place.context, document, around=span) if place.context else None
    if context and not context.contains(span):
        message = f"{document.id}: the context at {context.start} does not hold {span.start}"
        raise StaleGoldError(message)
    return GoldPlace(place, span, context)


def _locate_words(words: GoldWords, document: Document, *, around: Span | None = None) -> Span:
    """Locate the words; among several matches of a context, the one around the place."""
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
