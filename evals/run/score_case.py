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
        _shown_quote(cited, claim_index, documents)
        for claim_index, claim in enumerate(answer["claims"])
        for cited in claim["citations"]
    ]
    return Outcome(
        case,
        points=tuple(tuple(_gold_span(item, documents) for item in point) for point in gold.points),
        optional=(
            *(_gold_span(item, documents) for item in gold.optional),
            *_contexts(gold, documents),
        ),
        shown=tuple(shown),
        nearest_stand=tuple(_is_verbatim(passage, documents) for passage in answer["nearest"]),
        claims=tuple(claim["text"] for claim in answer["claims"]),
        rejections=tuple((item["text"], item["reason"]) for item in answer["rejections"]),
        standing=answer["standing"],
        confidence=answer["confidence"],
        mode=answer["mode"],
        hits=tuple(_holds_gold(hit, gold) for hit in hits),
        relevant=sum(_holds_gold(passage, gold) for passage in passages),
        seconds=seconds,
    )


def _shown_quote(
    cited: Mapping[str, Any], claim: int, documents: Mapping[str, Document]
) -> ShownQuote:
    """Check a citation against its source; one that is not verbatim keeps its words and offsets."""
    provenance = {field: cited[field] for field in PROVENANCE_FIELDS}
    is_verbatim = _is_verbatim(cited, documents)
    document = documents.get(cited["document"])
    start, end = cited["start"], cited["end"]
    has_span = document is not None and 0 <= start < end
    return ShownQuote(
        at=DocumentRange(
            cited["document"],
            start,
            end,
            _sentences(document.text, Span(start, end)) if document and has_span else (0, 0),
            cited["exact"],
        ),
        speaker=cited["speaker"],
        role=cited["role"],
        known=provenance,
        stands=is_verbatim and _has_true_context(cited, documents[cited["document"]].text),
        known_truly=document is not None and provenance == shown_provenance(document),
        whole=is_verbatim and is_whole_sentences(Span(start, end), documents[cited["document"]]),
        claim=claim,
    )


def shown_provenance(document: Document) -> dict[str, str | None]:
    """The provenance of a document in the fields of a citation."""
    values = {field: getattr(document.provenance, field) for field in PROVENANCE_FIELDS}
    return {field: None if value is None else str(value) for field, value in values.items()}


def _is_verbatim(cited: Mapping[str, Any], documents: Mapping[str, Document]) -> bool:
    """Whether the citation is verbatim at its offsets."""
    document = documents.get(cited["document"])
    try:
        span = Span(cited["start"], cited["end"])
        return document is not None and span.of(document.text) == cited["exact"]
    except OffsetError:
        return False


def _has_true_context(cited: Mapping[str, Any], text: str) -> bool:
    """Whether prefix and suffix are the text before and after the citation."""
    before, after = text[: cited["start"]], text[cited["end"] :]
    return before.endswith(cited["prefix"]) and after.startswith(cited["suffix"])


def _gold_span(gold: GoldPlace, documents: Mapping[str, Document]) -> GoldSpan:
    return GoldSpan(
        _document_range(documents[gold.place.document], gold.span),
        (gold.context.start, gold.context.end) if gold.context else None,
        gold.place.states_speaker,
        gold.place.speaker,
        str(gold.place.role) if gold.place.role else None,
    )


def _contexts(gold: ResolvedGoldPlaces, documents: Mapping[str, Document]) -> Iterator[GoldSpan]:
    """The contexts of all places, which a quote may show without harm."""
    for place in (*(place for point in gold.points for place in point), *gold.optional):
        if place.context:
            document = documents[place.place.document]
            yield GoldSpan(_document_range(document, place.context))


def _document_range(document: Document, span: Span) -> DocumentRange:
    sentences = _sentences(document.text, span)
    return DocumentRange(document.id, span.start, span.end, sentences, span.of(document.text))


def _sentences(text: str, span: Span) -> tuple[int, int]:
    """The half-open range of the sentences that the span touches."""
    spans = _spans(text)
    first = bisect_right(spans, span.start, key=lambda sentence: sentence.end)
    return first, bisect_left(spans, span.end, key=lambda sentence: sentence.start)


@lru_cache(maxsize=256)
def _spans(text: str) -> tuple[Span, ...]:
    return tuple(sentence_spans(text))


def _holds_gold(passage: DocumentSpan, gold: ResolvedGoldPlaces) -> bool:
    """Whether the passage holds at least half of a gold place."""
    document, span = passage
    return any(
        place.place.document == document
        and 2 * _shared_characters(span, place.span) >= len(place.span)
        for point in gold.points
        for place in point
    )


def _shared_characters(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))
