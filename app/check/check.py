"""Is this quotation on record: to the letter, altered, or not at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.check.align_at import likeness, places_of_words, similar_places
from app.check.cue_words import DENIALS, is_hedge, is_negation
from app.check.diff import compare
from app.check.fold import WORD, fold
from app.check.quotation import Sign, readings
from app.check.result import CheckResult, MatchedPlace
from app.domain.citation import Citation
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.check.aligned import Alignment
    from app.check.diff import Comparison
    from app.check.quotation import Quotation
    from app.check.word_index import WordIndex
    from corpus.model.document import Document
    from corpus.model.speaker import Voice

    VoiceOf = Callable[[Document, Span], Voice]
    Nearest = Callable[[str], Iterable[tuple[Document, Span]]]
    Placed = tuple[Alignment, Comparison, float]

# Settled on the fifty quotations of `python -m evals quotations`, with room on both sides of them.
ALTERED_FROM = 0.6  # of likeness, and for few words more: among these, chance does more
FOR_FEW = 0.5  # divided by the number of words
LEAST_WORDS = 4  # a shorter quotation can stand as it is given, but is not found altered
LEAST_PIECE = 3  # words in a row, one of which a quotation needs whose ellipses reach far
FAR = 200  # characters that ellipses leave out; most sentences have fewer
MOST = 100  # places that are shown; the rest are counted
AS_LIKE = 0.02  # of likeness that the other places of an altered quotation may lack of the best
_AROUND = 3_000  # characters on each side among which a quotation's sentence is looked for


def check(
    words: str, record: WordIndex, *, voice_of: VoiceOf, nearest: Nearest | None = None
) -> CheckResult:
    """Every place where the quotation stands, exact or altered, or else the nearest places.

    `voice_of` tells whose words a span is, `nearest` finds what is like words that stand nowhere.
    QuotationError when there is no word among them.
    """
    words = normalise(words)
    best: list[Placed] = []
    for quotation in readings(words):
        placed = _placed(quotation, record)
        if placed and (not best or _faults(placed[0]) < _faults(best[0])):
            best = placed
    if best:
        found = tuple(_found(one, voice_of) for one in best[:MOST])
        return CheckResult(words, found, more=max(0, len(best) - MOST))
    near = nearest(words) if nearest else ()
    cited = (Citation.at(span, document, voice_of(document, span)) for document, span in near)
    return CheckResult(words, nearest=tuple(cited))


def _placed(quotation: Quotation, record: WordIndex) -> list[Placed]:
    """The places of one reading, the most faithful first; none overlaps another."""
    stands = ((laid, compare(laid), likeness(laid)) for laid in places_of_words(quotation, record))
    tried = [placed for placed in stands if not _is_scattered(placed)]
    if not any(_is_faithful(placed) for placed in tried):
        likely = similar_places(quotation, record)
        tried += [(laid, compare(laid), likeness(laid)) for laid in likely]
        tried = [one for one in tried if _is_altered(one) and not _is_scattered(one)]
    return _apart(sorted(tried, key=_faults))


def _is_faithful(placed: Placed) -> bool:
    """Whether every word stands, however its letters and marks are changed."""
    return placed[2] >= 1.0


def _is_scattered(placed: Placed) -> bool:
    """Whether ellipses join single words from here and there, as could be done with any page."""
    laid, compared, _ = placed
    skipped = sum(len(own.stands) for own in compared.own if own.sign is Sign.ELLIPSIS)
    return _longest(laid) < LEAST_PIECE and skipped > FAR


def _is_altered(placed: Placed) -> bool:
    laid, _, like = placed
    if like >= 1.0:
        return True
    words = len(laid.quotation.words)
    enough = words >= LEAST_WORDS and _longest(laid) >= LEAST_PIECE
    return enough and like >= ALTERED_FROM + FOR_FEW / words


def _longest(laid: Alignment) -> int:
    """The number of words in the longest piece between signs of the quoter's."""
    return max(end - begin for begin, end in laid.quotation.pieces)


def _faults(placed: Placed) -> tuple[bool, float, int]:
    """What to sort by: an exact place first, then the likest, then that with fewest changes."""
    _, compared, like = placed
    return bool(compared.changes), -like, len(compared.changes)


def _apart(placed: Sequence[Placed]) -> list[Placed]:
    """The places about as like as the best, without those that overlap a better one."""
    kept: list[Placed] = []
    taken: set[int] = set()
    for one in placed:
        if one[2] < placed[0][2] - AS_LIKE:
            continue
        places = range(one[0].places[0], one[0].places[-1] + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return kept


def _found(placed: Placed, voice_of: VoiceOf) -> MatchedPlace:
    laid, compared, like = placed
    span = Span(compared.start, compared.end)
    return MatchedPlace(
        document=laid.document,
        span=span,
        voice=voice_of(laid.document, span),
        changes=compared.changes,
        own=compared.own,
        beyond=_beyond(laid.document.text, span),
        likeness=like,
    )


def _beyond(text: str, span: Span) -> tuple[str, ...]:
    """The words of the quotation's sentences, outside of it, that may turn what it says."""
    begin = max(0, text.rfind("\n\n", max(0, span.start - _AROUND), span.start))
    begin = max(begin, span.start - _AROUND)
    end = text.find("\n\n", span.end, span.end + _AROUND)
    block = text[begin : end if end >= 0 else span.end + _AROUND]
    turning = []
    for sentence in sentence_spans(block):
        whole = Span(sentence.start + begin, sentence.end + begin)
        if not whole.overlaps(span):
            continue
        for found in WORD.finditer(text, whole.start, whole.end):
            outside = found.end() <= span.start or found.start() >= span.end
            key = fold(found[0])
            if outside and (is_negation(key) or is_hedge(key, found[0]) or key in DENIALS):
                turning.append(found[0])
    return tuple(turning)
