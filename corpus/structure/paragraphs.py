"""Where a text's paragraphs begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.model.span import Span, trim

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"""[.!?…:;。\uff01\uff1f]["”\u2019»)\]]*\Z""")
_ITEM = re.compile(r"(?:[•▪●◦‣*\u2013—-]|\d{1,3}[.)])\s")
_NARROWEST = 30  # characters; shorter lines are verse, names or lists
_OUTLIERS = 0.02  # share of lines, such as web addresses, that may be longer than the margin
_MOSTLY = 0.5  # share of line ends within blocks that must look wrapped


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs in order, without the white space around them; every word is in one.

    A blank line ends a paragraph. A single line end does too, unless the text was wrapped at a
    margin: then it ends one only after a line that had room for the next word.
    """
    lines = [line for match in _LINE.finditer(text) if (line := trim(text, Span(*match.span())))]
    margin = _margin(text, lines)
    spans: list[Span] = []
    before: Span | None = None
    for line in lines:
        if before is not None and margin is not None and _goes_on(text, before, line, margin):
            spans[-1] = spans[-1].join(line)
        else:
            spans.append(line)
        before = line
    return tuple(spans)


def _margin(text: str, lines: list[Span]) -> int | None:
    """The column at which the text was wrapped, or None when each line end was meant.

    A wrapped text breaks its lines where the next word did not fit, and so mostly in the middle of
    a sentence.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if _adjacent(text, line, after)]
    if not pairs:
        return None
    columns = sorted(_column(text, line) for line, _ in pairs)
    margin = columns[-1 - int(_OUTLIERS * len(columns))]
    wrapped = [line for line, after in pairs if _full(text, line, after, margin)]
    midway = [line for line in wrapped if not _SENTENCE_END.search(line.of(text))]
    if margin < _NARROWEST or len(wrapped) <= _MOSTLY * len(pairs):
        return None
    return margin if len(midway) > _MOSTLY * len(wrapped) else None


def _goes_on(text: str, line: Span, after: Span, margin: int) -> bool:
    """Whether the two lines of a wrapped text are of one paragraph."""
    if not _adjacent(text, line, after) or _ITEM.match(text, after.start):
        return False
    midway = not _SENTENCE_END.search(line.of(text))
    return _full(text, line, after, margin) or (midway and text[after.start].islower())


def _full(text: str, line: Span, after: Span, margin: int) -> bool:
    """Whether the first word of the next line did not fit on this one."""
    first_word = after.of(text).split(maxsplit=1)[0]
    return _column(text, line) + 1 + len(first_word) > margin


def _column(text: str, line: Span) -> int:
    """The column in which the line ends; its indentation counts."""
    return line.end - (text.rfind("\n", 0, line.start) + 1)


def _adjacent(text: str, line: Span, after: Span) -> bool:
    return text.count("\n", line.end, after.start) == 1
