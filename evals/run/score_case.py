"""Score an answer to a case against the documents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus.errors import OffsetError
from corpus.model.span import Span
from corpus.structure.sentences import sentence_spans
from evals.cases.gold import GoldPlace, ResolvedGoldPlaces, StaleGoldError, find_gold
from evals.cases.outcome import DocumentRange, GoldSpan, Outcome, ShownQuote
from evals.metrics.whole_sentences import is_whole_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from evals.cases.cases import Case
    from evals.metrics.characters import DocumentSpan

PROVENANCE_FIELDS = ("title", "author", "publisher", "published", "kind")


def score_case(
    case: Case,
    answer: Mapping[str, Any],
    hits: Sequence[DocumentSpan],
    *,
    documents: Mapping[str, Document],
    passages: Sequence[DocumentSpan],
    seconds: float | None = None,
) -> Outcome:
    """The outcome of a case whose documents are all given.

    `answer` is the JSON of `onrecord ask --json`; `documents` are the sources as read from their
    files, `passages` all that could have been among the `hits`.
    """
    try:
        gold = find_gold(case, documents)
    except StaleGoldError as error:
        return Outcome(case, stale=str(error))
    shown = [
        _quote(cited, at, documents)
        for at, claim in enumerate(answer["claims"])
        for cited in claim["citations"]
    ]
    return Outcome(
        case,
        points=tuple(tuple(_gold(one, documents) for one in point) for point in gold.points),
        optional=(
            *(_gold(one, documents) for one in gold.optional),
            *_contexts(gold, documents),
        ),
        shown=tuple(shown),
        nearest_stand=tuple(_stands(near, documents) for near in answer["nearest"]),
        claims=tuple(claim["text"] for claim in answer["claims"]),
        rejections=tuple((one["text"], one["reason"]) for one in answer["rejections"]),
        standing=answer["standing"],
        confidence=answer["confidence"],
        mode=answer["mode"],
        hits=tuple(_holds_gold(hit, gold) for hit in hits),
        relevant=sum(_holds_gold(passage, gold) for passage in passages),
        seconds=seconds,
    )


def _quote(cited: Mapping[str, Any], claim: int, documents: Mapping[str, Document]) -> ShownQuote:
    """Check a citation against its source; one that is not verbatim keeps its words and offsets."""
    known = {field: cited[field] for field in PROVENANCE_FIELDS}
    stands = _stands(cited, documents)
    document = documents.get(cited["document"])
    start, end = cited["start"], cited["end"]
    there = document is not None and 0 <= start < end
    return ShownQuote(
        at=DocumentRange(
            cited["document"],
            start,
            end,
            _sentences(document.text, Span(start, end)) if document and there else (0, 0),
            cited["exact"],
        ),
        speaker=cited["speaker"],
        role=cited["role"],
        known=known,
        is_exact=stands and _surrounded(cited, documents[cited["document"]].text),
        known_truly=document is not None and known == shown_provenance(document),
        whole=stands and is_whole_sentences(Span(start, end), documents[cited["document"]]),
        claim=claim,
    )


def shown_provenance(document: Document) -> dict[str, str | None]:
    """The provenance of a document in the fields of a citation."""
    values = {field: getattr(document.provenance, field) for field in PROVENANCE_FIELDS}
    return {field: None if value is None else str(value) for field, value in values.items()}


def _stands(cited: Mapping[str, Any], documents: Mapping[str, Document]) -> bool:
    """Whether the citation is verbatim at its offsets."""
    document = documents.get(cited["document"])
    try:
        span = Span(cited["start"], cited["end"])
        return document is not None and span.of(document.text) == cited["exact"]
    except OffsetError:
        return False


def _surrounded(cited: Mapping[str, Any], text: str) -> bool:
    """Whether prefix and suffix are the text before and after the citation."""
    before, after = text[: cited["start"]], text[cited["end"] :]
    return before.endswith(cited["prefix"]) and after.startswith(cited["suffix"])


def _gold(found: GoldPlace, documents: Mapping[str, Document]) -> GoldSpan:
    return GoldSpan(
        _stretch(documents[found.place.document], found.span),
        (found.context.start, found.context.end) if found.context else None,
        found.place.states_speaker,
        found.place.speaker,
        str(found.place.role) if found.place.role else None,
    )


def _contexts(gold: ResolvedGoldPlaces, documents: Mapping[str, Document]) -> Iterator[GoldSpan]:
    """The contexts of all places, which a quote may show without harm."""
    for one in (*(one for point in gold.points for one in point), *gold.optional):
        if one.context:
            document = documents[one.place.document]
            yield GoldSpan(_stretch(document, one.context))


def _stretch(document: Document, span: Span) -> DocumentRange:
    sentences = _sentences(document.text, span)
    return DocumentRange(document.id, span.start, span.end, sentences, span.of(document.text))


def _sentences(text: str, span: Span) -> tuple[int, int]:
    """The half-open range of the sentences that the span touches."""
    every = _spans(text)
    first = bisect_right(every, span.start, key=lambda one: one.end)
    return first, bisect_left(every, span.end, key=lambda one: one.start)


@lru_cache(maxsize=256)
def _spans(text: str) -> tuple[Span, ...]:
    return tuple(sentence_spans(text))


def _holds_gold(passage: DocumentSpan, gold: ResolvedGoldPlaces) -> bool:
    """Whether the passage holds at least half of a gold place."""
    document, span = passage
    return any(
        one.place.document == document and 2 * _shared(span, one.span) >= len(one.span)
        for point in gold.points
        for one in point
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
