"""Search by words alone, which needs no model: passages for a question, sentences like a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.ask.nearest import is_bare_name
from app.ask.passage_selection import filter_scope
from app.domain.filters import Filters
from index.evidence.evidence import EvidencePlace
from index.search.retrieve import retrieve_by_words
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model.document import Document
    from corpus.model.span import Span
    from index.search.retrieve import Hit
    from index.search.snapshot import Library

_PASSAGES: Final = 20  # of which the sentences are compared with a quotation


def passages_by_words(
    question: str, library: Library, filters: Filters = Filters(), *, top: int
) -> tuple[Hit, ...]:
    """The best `top` passages that share words with the question; the rarer, the better."""
    asked = filters.asked(library.documents, voices_of=library.voices_of)
    terms = stemmed_terms(question)
    return retrieve_by_words(terms, library, top=top, scope=filter_scope(filters, asked))


def sentences_by_words(quotation: str, library: Library) -> tuple[tuple[Document, Span], ...]:
    """The sentences most like a quotation, the best first; none that shares no word with it.

    Two are alike by the share of their words that they have in common, by rarity (Dice). Headings
    and bare names are none.
    """
    wanted = frozenset(stemmed_terms(quotation))
    alike: list[tuple[float, EvidencePlace]] = []
    for place in _sentences(passages_by_words(quotation, library, top=_PASSAGES)):
        terms = frozenset(stemmed_terms(place.text))
        shared = _weight(wanted & terms, library)
        if shared and not is_bare_name(place):
            alike.append((2 * shared / (_weight(wanted, library) + _weight(terms, library)), place))
    alike.sort(key=lambda one: -one[0])
    best = alike[: library.ranking.nearest_shown]
    return tuple((place.document, place.span) for _, place in best)


def _sentences(hits: tuple[Hit, ...]) -> Iterator[EvidencePlace]:
    for hit in hits:
        for sentence in hit.passage.sentences:
            if not sentence.heading:
                yield EvidencePlace(hit.passage.document, sentence.span, sentence.voice)


def _weight(terms: frozenset[str], library: Library) -> float:
    return sum(map(library.lexical.weight, sorted(terms)))
