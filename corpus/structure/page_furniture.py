"""Page numbers and running heads that stand between the lines of a copied text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_PAGE_NUMBER = re.compile(
    r"[-\u2013—\s\[]*(?:page\s+|seite\s+|p\. ?)?(\d{1,4})[-\u2013—\s\]]*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…,;:][\"”’»)\]]*\Z")
_MAX_HEAD_CHARS = 70
_MIN_PAGES = 2


def page_furniture(text: str) -> tuple[Mark, ...]:
    """The page numbers of a text that has several in order, and the running heads beside them.

    A running head stands right before or after the number, and is repeated or all in capitals.
    """
    lines = [line for match in _LINE.finditer(text) if (line := trim(text, Span(*match.span())))]
    numbers = {at: int(match[1]) for at, line in enumerate(lines) if (match := _number(text, line))}
    ordered = sum(later == earlier + 1 for earlier, later in pairwise(numbers.values()))
    if len(numbers) < _MIN_PAGES or ordered < len(numbers) - 1:
        return ()
    uses = Counter(line.of(text) for line in lines)
    heads = {lines[at].of(text) for at in _heads(text, lines, numbers, uses)}
    found = {*numbers, *(at for at, line in enumerate(lines) if line.of(text) in heads)}
    return tuple(Mark(lines[at], MarkKind.FURNITURE) for at in sorted(found))


def _heads(
    text: str, lines: list[Span], numbers: dict[int, int], uses: Counter[str]
) -> Iterator[int]:
    """The places of the running heads: lines next to a page's number."""
    for at in numbers:
        for neighbour in (at - 1, at + 1):
            if not 0 <= neighbour < len(lines):
                continue
            words = lines[neighbour].of(text)
            is_short = len(words) <= _MAX_HEAD_CHARS and not _SENTENCE_END.search(words)
            if is_short and (words.isupper() or uses[words] > 1):
                yield neighbour


def _number(text: str, line: Span) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(text, line.start, line.end)
