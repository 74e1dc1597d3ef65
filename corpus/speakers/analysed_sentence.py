"""Sentences made ready to be read: words, their tags, the reporting clauses among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.parts_of_speech import tag_tokens
from corpus.english.tokens import tokenize
from corpus.model.span import Span
from corpus.speakers.clauses import clauses
from corpus.structure.sentences import MAX_CHARS

# Titles that a segmenter may take for the end of a sentence.
_CUT = re.compile(
    r"\b(?:Rep|Gov|Sen|Gen|Lt|Col|Sgt|Capt|Rev|Hon|Maj|Prof|Adm|Supt|Mr|Mrs|Ms|Dr)\.\Z"
)
_LONGEST_TITLE = 8  # characters, with what must stand before it

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.quotation_marks import QuotedSpan
    from corpus.english.tokens import Token
    from corpus.speakers.clauses import ReportingClause


@dataclass(frozen=True, slots=True)
class AnalysedSentence:
    """A sentence, quoted words in it counting as one; `paragraph` is the number of its own."""

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    tags: str
    clauses: tuple[ReportingClause, ...]

    def place(self, tokens: tuple[int, int]) -> Span:
        """Where a range of its tokens stands in the text."""
        first, end = tokens
        return Span(self.tokens[first].start, self.tokens[end - 1].end)


def analyse_sentences(
    text: str, sentences: Sequence[Span], quotes: Sequence[QuotedSpan], paragraphs: Sequence[Span]
) -> tuple[AnalysedSentence, ...]:
    """A frame for each sentence; no two sentences overlap."""
    starts = [quote.whole.start for quote in quotes]
    ends = [quote.whole.end for quote in quotes]
    breaks = [place.start for place in paragraphs]
    found = []
    for sentence in _joined(text, sentences):
        first, last = bisect_right(ends, sentence.start), bisect_left(starts, sentence.end)
        its = tokenize(text, sentence, [(at, quotes[at]) for at in range(first, last)])
        tagged = tag_tokens(its)
        paragraph = bisect_right(breaks, sentence.start)
        found.append(
            AnalysedSentence(sentence, paragraph, its, tagged, tuple(clauses(its, tagged)))
        )
    return tuple(found)


def _joined(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences, one that was cut after "Rep." or "Gov." being one again."""
    found: list[Span] = []
    for sentence in sentences:
        last = found[-1] if found else None
        if last is not None and len(last) < MAX_CHARS and _CUT.search(_tail(text, last)):
            found[-1] = last.join(sentence)
        else:
            found.append(sentence)
    return found


def _tail(text: str, span: Span) -> str:
    return text[max(span.start, span.end - _LONGEST_TITLE) : span.end]
