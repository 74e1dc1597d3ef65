"""Words between quotation marks within a sentence of another's: whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.english.quotation_marks import quoted_spans
from corpus.english.tokens import MIN_SENTENCE_WORDS
from corpus.model.speaker import UNCLEAR
from corpus.model.utterance import Utterance
from corpus.structure.span_cuts import cover, meets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.span import Span

_MIN_TITLE_SHARE = 0.6  # of words with a capital, for a title of a text


def quoted_phrases(
    text: str, places: Sequence[Span], direct: Sequence[Span], attributed: Sequence[Utterance]
) -> Iterator[Utterance]:
    """Yield the quoted words that are in no quotation known so far, in order, with their speaker.

    In a report they are the words of the one reported; elsewhere somebody's who is unclear,
    never the writer's. A few words and titles are left to the sentence. `direct` are the
    quotations found, and `attributed` all utterances found within the `places`, the paragraphs.
    """
    known = cover(direct)
    claims = sorted(attributed, key=lambda claim: claim.span)
    at, around = 0, list[Utterance]()
    for quote in quoted_spans(text, places):
        while at < len(claims) and claims[at].span.start < quote.words.end:
            around.append(claims[at])
            at += 1
        around = [claim for claim in around if claim.span.end > quote.words.start]
        if meets(quote.words, known) or _is_title(quote.words.of(text)):
            continue
        holding = [claim for claim in around if claim.span.contains(quote.words)]
        if holding:
            inner = min(holding, key=lambda claim: len(claim.span))
            yield Utterance(quote.words, inner.speaker, is_phrase=True)
        elif not around:
            yield Utterance(quote.words, UNCLEAR, is_phrase=True)


def _is_title(words: str) -> bool:
    """Whether they are a title, or too few to be anybody's."""
    every = words.split()
    capitals = sum(word[:1].isupper() for word in every)
    return len(every) < MIN_SENTENCE_WORDS or capitals >= _MIN_TITLE_SHARE * len(every)
