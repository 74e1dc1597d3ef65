"""Texts of several writers in one document: letters with signatures, articles with bylines."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span
from corpus.structure.boilerplate import byline_names
from corpus.structure.names_alone import Vocabulary, names_alone
from corpus.structure.person_names import has_given_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MIN_PARTS = 2
_MIN_PROSE_WORDS = 5
_PROSE_END = re.compile(r"[.!?…:][\"”’»)\]]*\Z")
_EDITORS_NOTE = re.compile(
    r"\W*(?:editor[’']?s? note|(?:the )?editor|ed\.|note|anm(?:erkung|\.)|"
    r"n\.? ?d\.? ?l\.? ?r\.?)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def bylined_parts(text: str, paragraphs: Sequence[Span]) -> tuple[Mark, ...]:
    """The texts of a document in which several people sign or head a text each, as posts.

    The line that names the writer is furniture. None where one person signs, or the same line
    stands twice, as the names of speakers do.
    """
    words = [span.of(text) for span in paragraphs]
    heads = [at for at in range(len(words)) if _is_head(words, at)]
    signatures = [at for at in range(len(words)) if _is_signature(words, at)]
    if _are_several(words, heads):
        return tuple(_headed(words, paragraphs, heads))
    if _are_several(words, signatures):
        return tuple(_signed(words, paragraphs, signatures))
    return ()


def _are_several(words: Sequence[str], places: Sequence[int]) -> bool:
    """Whether the lines are by different people, each once, with text between them."""
    if len(places) < _MIN_PARTS:
        return False
    uses = Counter(words)
    named = [words[at] for at in places]
    alone = [names_alone(line)[0] for line in named if not byline_names(line)]
    if any(uses[line] > 1 for line in named) or not _are_names(alone, words):
        return False
    return all(any(map(_is_prose, words[at + 1 : later])) for at, later in pairwise(places))


def _are_names(alone: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the names that stand alone are people's: no common words, one with a given name."""
    if not alone:
        return True
    vocabulary = Vocabulary.of(words)
    return any(map(has_given_name, alone)) and all(map(vocabulary.is_rare, alone))


def _headed(
    words: Sequence[str], paragraphs: Sequence[Span], heads: Sequence[int]
) -> Iterator[Mark]:
    """The text below each byline, up to the heading above the next one."""
    for at, following in zip(heads, [*heads[1:], len(words)], strict=True):
        end = following
        while end > at + 1 and following < len(words) and not _is_prose(words[end - 1]):
            end -= 1
        yield Mark(paragraphs[at], MarkKind.FURNITURE)
        if end > at + 1:
            span = Span(paragraphs[at + 1].start, paragraphs[end - 1].end)
            yield Mark(span, MarkKind.POST, " and ".join(_names(words[at])))


def _signed(
    words: Sequence[str], paragraphs: Sequence[Span], signatures: Sequence[int]
) -> Iterator[Mark]:
    """The text above each signature, from the first paragraph after the one before."""
    start = 0
    for at in signatures:
        while start < at and (not _is_prose(words[start]) or _EDITORS_NOTE.fullmatch(words[start])):
            start += 1
        if start < at:
            span = Span(paragraphs[start].start, paragraphs[at - 1].end)
            yield Mark(span, MarkKind.POST, " and ".join(_names(words[at])))
        yield Mark(paragraphs[at], MarkKind.FURNITURE)
        start = at + 1


def _is_head(words: Sequence[str], at: int) -> bool:
    """Whether the line is a byline, or a name alone between a heading and text."""
    is_above = at + 1 < len(words) and _is_prose(words[at + 1])
    if byline_names(words[at]):
        return is_above
    is_below = at > 0 and not _is_prose(words[at - 1]) and not names_alone(words[at - 1])
    return is_above and is_below and bool(names_alone(words[at]))


def _is_signature(words: Sequence[str], at: int) -> bool:
    """Whether the line is a name alone at the end of a text."""
    if at == 0 or not _is_prose(words[at - 1]) or not names_alone(words[at]):
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return not _is_prose(following) or bool(_EDITORS_NOTE.fullmatch(following))


def _names(line: str) -> tuple[str, ...]:
    return byline_names(line) or names_alone(line)


def _is_prose(words: str) -> bool:
    return len(words.split()) >= _MIN_PROSE_WORDS and bool(_PROSE_END.search(words))
