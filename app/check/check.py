"""Check a quotation against the documents: exact, altered or absent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.check.align_at import likeness, places_of_words, similar_places
from app.check.attribution import AttributionVerdict, reporting_clause_of
from app.check.cue_words import DENIALS, is_hedge, is_negation
from app.check.diff import compare
from app.check.fold import WORD, fold
from app.check.quotation import Sign, attributed_readings, readings
from app.check.result import CheckResult, MatchedPlace
from app.domain.citation import Citation
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.check.aligned_text import Alignment
    from app.check.attribution import QuotationClause
    from app.check.diff import Comparison
    from app.check.quotation import Quotation
    from app.check.word_index import WordIndex
    from corpus.model.document import Document
    from corpus.model.speaker import Voice

    VoiceOf = Callable[[Document, Span], Voice]
    Nearest = Callable[[str], Iterable[tuple[Document, Span]]]
    ScoredPlace = tuple[Alignment, Comparison, float]

# Chosen with the fifty quotations of `python -m evals quotations`, with a margin on both sides.
MIN_LIKENESS = 0.6  # of an altered quotation
SHORT_PENALTY = 0.5  # added to it, divided by the number of words: few words match by chance
MIN_ALTERED_WORDS = 4  # a shorter quotation is only found exact
MIN_PIECE_WORDS = 3  # in a row, in one piece of a quotation whose ellipses leave out much
MAX_ELLIPSIS_CHARS = 200  # left out in all before that is required; most sentences have fewer
MAX_SHOWN_PLACES = 100  # the rest are only counted
LIKENESS_MARGIN = 0.02  # other places may be this much less alike than the best
_PARTED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\s+([^\W\d_A-Z]+)")
_SENTENCE_SEARCH_CHARS = 3_000  # on each side, to find the sentences of a quotation


def check(
    words: str, word_index: WordIndex, *, voice_of: VoiceOf, nearest: Nearest | None = None
) -> CheckResult:
    """Return every place of the quotation, exact or altered, or else the nearest passages.

    A word that a hyphen parts at a line's end, as printed, is whole where a document has it whole.
    A reporting clause given with the words is no part of them, unless the documents have it too.
    `voice_of` returns the speaker of a span; `nearest` searches for words that are nowhere.
    QuotationError when there is no word in the quotation.
    """
    words = normalise(_with_whole_words(words, word_index))
    attribution = reporting_clause_of(words)
    best = _best_reading(readings(words), word_index)
    if attribution and not (best and _has_no_changes(best[0])):
        best = _best_reading(attributed_readings(attribution.pieces), word_index)
    if best:
        matched = [_matched_place(place, voice_of) for place in best[:MAX_SHOWN_PLACES]]
        if attribution:  # the places where the person named speaks come first
            matched.sort(key=lambda place: not _is_by(attribution, place))
        more = max(0, len(best) - MAX_SHOWN_PLACES)
        return CheckResult(words, tuple(matched), more=more, attribution=attribution)
    near = nearest(words) if nearest else ()
    cited = (Citation.at(span, document, voice_of(document, span)) for document, span in near)
    return CheckResult(words, nearest=tuple(cited), attribution=attribution)


def _with_whole_words(words: str, word_index: WordIndex) -> str:
    """The words as typed from a page, without the hyphens at the ends of its lines."""

    def whole(parted: re.Match[str]) -> str:
        joined = f"{parted[1]}{parted[2]}"
        return joined if word_index.knows(joined) else parted[0]

    return _PARTED.sub(whole, words)


def _is_by(attribution: QuotationClause, place: MatchedPlace) -> bool:
    return attribution.verdict([place.voice]) is AttributionVerdict.SAME


def _best_reading(quotations: Iterable[Quotation], word_index: WordIndex) -> list[ScoredPlace]:
    """The places of the reading that matches best, best first; the first reading in doubt."""
    best: list[ScoredPlace] = []
    for quotation in quotations:
        places = _places_of_reading(quotation, word_index)
        if places and (not best or _rank(places[0]) < _rank(best[0])):
            best = places
    return best


def _has_no_changes(placed: ScoredPlace) -> bool:
    return not placed[1].changes


def _places_of_reading(quotation: Quotation, word_index: WordIndex) -> list[ScoredPlace]:
    """The places of one reading, best first, without overlaps."""
    exact = (
        (alignment, compare(alignment), likeness(alignment))
        for alignment in places_of_words(quotation, word_index)
    )
    candidates = [placed for placed in exact if not _is_scattered(placed)]
    if not any(_is_faithful(placed) for placed in candidates):
        similar = similar_places(quotation, word_index)
        candidates += [
            (alignment, compare(alignment), likeness(alignment)) for alignment in similar
        ]
        candidates = [
            candidate
            for candidate in candidates
            if _is_altered(candidate) and not _is_scattered(candidate)
        ]
    return _best_places(sorted(candidates, key=_rank))


def _is_faithful(placed: ScoredPlace) -> bool:
    """Whether the source has every word, however letters and marks are changed."""
    return placed[2] >= 1.0


def _is_scattered(placed: ScoredPlace) -> bool:
    """Whether ellipses join single words from far apart, which is possible with any page."""
    alignment, comparison, _ = placed
    skipped = sum(len(mark.replaced) for mark in comparison.own if mark.sign is Sign.ELLIPSIS)
    return _longest_piece(alignment) < MIN_PIECE_WORDS and skipped > MAX_ELLIPSIS_CHARS


def _is_altered(placed: ScoredPlace) -> bool:
    alignment, _, score = placed
    if score >= 1.0:
        return True
    words = len(alignment.quotation.words)
    enough = words >= MIN_ALTERED_WORDS and _longest_piece(alignment) >= MIN_PIECE_WORDS
    return enough and score >= MIN_LIKENESS + SHORT_PENALTY / words


def _longest_piece(alignment: Alignment) -> int:
    """The number of words in the longest piece between the quoter's marks."""
    return max(end - begin for begin, end in alignment.quotation.pieces)


def _rank(placed: ScoredPlace) -> tuple[bool, float, int]:
    """Sort key: exact places first, then by likeness, then by number of changes."""
    _, comparison, score = placed
    return bool(comparison.changes), -score, len(comparison.changes)


def _best_places(places: Sequence[ScoredPlace]) -> list[ScoredPlace]:
    """The places about as good as the best, without those that overlap a better one."""
    kept: list[ScoredPlace] = []
    taken: set[int] = set()
    for place in places:
        if place[2] < places[0][2] - LIKENESS_MARGIN:
            continue
        positions = range(place[0].places[0], place[0].places[-1] + 1)
        if taken.isdisjoint(positions):
            taken.update(positions)
            kept.append(place)
    return kept


def _matched_place(placed: ScoredPlace, voice_of: VoiceOf) -> MatchedPlace:
    alignment, comparison, score = placed
    span = Span(comparison.start, comparison.end)
    return MatchedPlace(
        document=alignment.document,
        span=span,
        voice=voice_of(alignment.document, span),
        changes=comparison.changes,
        quoter_marks=comparison.own,
        unquoted_cues=_unquoted_cues(alignment.document.text, span),
        likeness=score,
    )


def _unquoted_cues(text: str, span: Span) -> tuple[str, ...]:
    """Negations, hedges and denials in the quotation's sentences that were not quoted."""
    start = max(0, text.rfind("\n\n", max(0, span.start - _SENTENCE_SEARCH_CHARS), span.start))
    start = max(start, span.start - _SENTENCE_SEARCH_CHARS)
    end = text.find("\n\n", span.end, span.end + _SENTENCE_SEARCH_CHARS)
    block = text[start : end if end >= 0 else span.end + _SENTENCE_SEARCH_CHARS]
    cues = []
    for sentence in sentence_spans(block):
        sentence_span = Span(sentence.start + start, sentence.end + start)
        if not sentence_span.overlaps(span):
            continue
        for match in WORD.finditer(text, sentence_span.start, sentence_span.end):
            is_outside = match.end() <= span.start or match.start() >= span.end
            key = fold(match[0])
            if is_outside and (is_negation(key) or is_hedge(key, match[0]) or key in DENIALS):
                cues.append(match[0])
    return tuple(cues)
