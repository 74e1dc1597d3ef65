"""The paragraphs of a text as spans, also of a text that was wrapped at a margin."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"""[.!?…:;。\uff01\uff1f]["”\u2019»)\]]*\Z""")
_ITEM = re.compile(r"(?:[•▪●◦‣*\u2013—-]|\d{1,3}[.)])\s")
_MIN_MARGIN = 30  # characters; shorter lines are verse, names or lists
# Of lines, such as web addresses or those of a writer without a ruler, that may pass the margin.
_OUTLIER_SHARES = (0.02, 0.05, 0.1)
_MAX_CAPITALS_SHARE = 0.8  # of lines of a wrapped text that begin with a capital; of lists, all do
_MIN_WRAPPED_SHARE = 0.5  # of line ends within blocks


@lru_cache(maxsize=4)  # each reader of a document's structure asks for them again
def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs in order, without the white space around them; every word is in one.

    A blank line ends a paragraph. A single line end does too, unless the text was wrapped at a
    margin: then it ends one only after a line that had room for the next word.
    """
    lines = [line for match in _LINE.finditer(text) if (line := trim(text, Span(*match.span())))]
    margin = _margin(text, lines)
    spans: list[Span] = []
    previous: Span | None = None
    for line in lines:
        if previous is not None and (
            _goes_on_indented(text, previous, line)
            if margin is None
            else _continues(text, previous, line, margin)
        ):
            spans[-1] = spans[-1].join(line)
        else:
            spans.append(line)
        previous = line
    return tuple(spans)


def _margin(text: str, lines: list[Span]) -> int | None:
    """The column at which the text was wrapped, or None when every line end ends a paragraph.

    A wrapped text breaks its lines where the next word did not fit, and so mostly in the middle of
    a sentence.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if _are_adjacent(text, line, after)]
    if not pairs:
        return None
    columns = sorted(_column(text, line) for line in {line for pair in pairs for line in pair})
    margins = dict.fromkeys(
        columns[-1 - int(share * len(columns) + 0.5)] for share in _OUTLIER_SHARES
    )
    return next((margin for margin in margins if _is_margin(text, pairs, margin)), None)


def _is_margin(text: str, pairs: Sequence[tuple[Span, Span]], margin: int) -> bool:
    """Whether most line ends are where the next word did not fit, most of these mid-sentence."""
    full = [(line, after) for line, after in pairs if _is_full(text, line, after, margin)]
    wrapped = [line for line, _ in full]
    mid_sentence = [line for line in wrapped if not _SENTENCE_END.search(line.of(text))]
    capitals = sum(text[after.start].isupper() for _, after in full)
    if full and capitals > _MAX_CAPITALS_SHARE * len(full):
        return False
    if margin < _MIN_MARGIN or len(wrapped) <= _MIN_WRAPPED_SHARE * len(pairs):
        return False
    return len(mid_sentence) > _MIN_WRAPPED_SHARE * len(wrapped)


def _continues(text: str, line: Span, after: Span, margin: int) -> bool:
    """Whether the two lines of a wrapped text belong to one paragraph."""
    if not _are_adjacent(text, line, after) or _ITEM.match(text, after.start):
        return False
    mid_sentence = not _SENTENCE_END.search(line.of(text))
    return _is_full(text, line, after, margin) or (mid_sentence and text[after.start].islower())


def _goes_on_indented(text: str, line: Span, after: Span) -> bool:
    """Whether a sentence goes on over the end of an indented line, as in a block quotation."""
    columns = [span.start - (text.rfind("\n", 0, span.start) + 1) for span in (line, after)]
    return (
        columns[0] == columns[1] > 0
        and len(line) >= _MIN_MARGIN
        and _are_adjacent(text, line, after)
        and text[after.start].islower()
        and not _SENTENCE_END.search(line.of(text))
        and not _ITEM.match(text, after.start)
    )


def _is_full(text: str, line: Span, after: Span, margin: int) -> bool:
    """Whether the first word of the next line did not fit on this one."""
    first_word = after.of(text).split(maxsplit=1)[0]
    return _column(text, line) + 1 + len(first_word) > margin


def _column(text: str, line: Span) -> int:
    """The column in which the line ends; its indentation counts."""
    return line.end - (text.rfind("\n", 0, line.start) + 1)


def _are_adjacent(text: str, line: Span, after: Span) -> bool:
    return text.count("\n", line.end, after.start) == 1
