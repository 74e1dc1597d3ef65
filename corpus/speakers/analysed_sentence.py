"""Sentences with their tokens, part-of-speech tags and reporting clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.parts_of_speech import tag_tokens
from corpus.english.tokens import tokenize
from corpus.model.span import Span
from corpus.speakers.clauses import clauses
from corpus.structure.sentences import MAX_SENTENCE_CHARS

# Titles that a segmenter may take for the end of a sentence.
_CUT = re.compile(
    r"\b(?:Rep|Gov|Sen|Gen|Lt|Col|Sgt|Capt|Rev|Hon|Maj|Prof|Adm|Supt|Mr|Mrs|Ms|Dr)\.\Z"
)
_DATELINE = re.compile(  # "KYIV (AP) —", "GENEVA, May 4 –"
    r"(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+)*(?:, [A-Z][\w. ]{1,30})?"
    r"(?:,? [A-Z]\w{2,8}\.? \d{1,2})?(?: \([A-Z][\w/ ]+\))?|"
    r"[A-Z]\w+, (?:\d{1,2} [A-Z]\w+|[A-Z]\w+\.? \d{1,2}))"
    r"\s*(?:—|\s[–-]{1,2}\s)\s*"
)
_LONGEST_TITLE = 8  # characters, with what must stand before it

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.quotation_marks import QuotedSpan
    from corpus.english.tokens import Token
    from corpus.speakers.clauses import ReportingClause


@dataclass(frozen=True, slots=True)
class AnalysedSentence:
    """A sentence, in which a quotation is one token; `paragraph` is the number of its paragraph."""

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    tags: str
    clauses: tuple[ReportingClause, ...]

    def place(self, tokens: tuple[int, int]) -> Span:
        """The span of a range of its tokens in the text."""
        first, end = tokens
        return Span(self.tokens[first].start, self.tokens[end - 1].end)


def analyse_sentences(
    text: str, sentences: Sequence[Span], quotes: Sequence[QuotedSpan], paragraphs: Sequence[Span]
) -> tuple[AnalysedSentence, ...]:
    """Tokenise and tag each sentence and find its reporting clauses; none overlaps another."""
    starts = [quote.whole.start for quote in quotes]
    ends = [quote.whole.end for quote in quotes]
    paragraph_starts = [paragraph_span.start for paragraph_span in paragraphs]
    analysed = []
    for whole in _join_cut_sentences(text, sentences):
        dateline = _DATELINE.match(text, whole.start, whole.end - 1)
        sentence = Span(dateline.end(), whole.end) if dateline else whole
        first, last = bisect_right(ends, sentence.start), bisect_left(starts, sentence.end)
        tokens = tokenize(text, sentence, [(at, quotes[at]) for at in range(first, last)])
        tagged = tag_tokens(tokens)
        paragraph = bisect_right(paragraph_starts, sentence.start)
        analysed.append(
            AnalysedSentence(sentence, paragraph, tokens, tagged, tuple(clauses(tokens, tagged)))
        )
    return tuple(analysed)


def _join_cut_sentences(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences; those that were cut after "Rep." or "Gov." are joined again."""
    joined: list[Span] = []
    for sentence in sentences:
        previous = joined[-1] if joined else None
        if (
            previous is not None
            and len(previous) < MAX_SENTENCE_CHARS
            and _CUT.search(_tail(text, previous))
        ):
            joined[-1] = previous.join(sentence)
        else:
            joined.append(sentence)
    return joined


def _tail(text: str, span: Span) -> str:
    return text[max(span.start, span.end - _LONGEST_TITLE) : span.end]
