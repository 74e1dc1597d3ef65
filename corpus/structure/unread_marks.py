"""Marks of several hands in a text that no rule reads: heads built alike, names set before words.

Where they stand and nothing else tells whose the words are, these may be anybody's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.structure.chat_lines import only_date
from corpus.structure.comments import is_date

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.model.span import Span

_MIN_MARKS = 3
_MIN_HEADED_SHARE = 0.6  # of paragraphs of prose; titles stand above fewer
_MAX_HEAD_CHARS = 80
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’»)\]]*\Z")
_PROSE = re.compile(r"(?:\S+\s+){3}\S[^\n]*[.!?…][\"”’»)\]]*\Z", re.DOTALL)
_CAPITALS = re.compile(
    r"[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w.’'-]*(?: [^\W\d_a-zß-öø-ÿа-яёіїєґ][\w.’'-]*)*"
)
_PLAIN_HEAD = re.compile(
    r"(?:A )?\W?0(?:[./-]0)*[.):]?(?:\s.*)?|[\w ,’'&-]*"
)  # "Table 3", "2. The river"
_SET_BEFORE = re.compile(
    r"(?P<open>[\[(<{])(?P<name>(?![ivxlc]+[\])])[^\W\d_][^\[\](){}<>\n]{1,30})[\])>}]:?\s+\S|"
    r"(?P<nick>[^\W\d_][\w.-]{0,20})\s?(?P<sign>[>|~»])\s*\S"
)


def first_unread_mark(
    text: str, paragraphs: Sequence[Span], headings: Collection[Span], *, lines_are_titles: bool
) -> int | None:
    """Where such marks begin; None in a text without several of a kind that differ or return.

    Short lines above most paragraphs are such marks too, unless `lines_are_titles`: where the
    author is known, or the format marks headings.
    """
    heads: dict[str, list[int]] = defaultdict(list)
    lines: list[int] = []
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for span, following in pairwise(paragraphs):
        words = span.of(text)
        if not _PROSE.match(following.of(text)):
            continue
        if shape := _shape(words):
            heads[shape].append(span.start)
        if len(words) <= _MAX_HEAD_CHARS and not _SENTENCE_END.search(words):
            lines += [] if words[0].isdigit() else [span.start]
    for span in paragraphs:
        match = _SET_BEFORE.match(text, span.start, span.end)
        if match and span not in headings:
            kind = match["open"] or match["sign"]
            named[kind].append((span.start, match["name"] or match["nick"]))
    found = [starts[0] for starts in heads.values() if len(starts) >= _MIN_MARKS]
    found += [
        marks[0][0]
        for marks in named.values()
        if len(marks) >= _MIN_MARKS and len({name for _, name in marks}) > 1
    ]
    prose = sum(bool(_PROSE.match(span.of(text))) for span in paragraphs)
    if not lines_are_titles and len(lines) >= max(_MIN_MARKS, _MIN_HEADED_SHARE * prose):
        found.append(lines[0])
    return min(found, default=None)


def _shape(words: str) -> str | None:
    """What a short line shares with those built alike; None of a sentence, a date or a title."""
    if len(words) > _MAX_HEAD_CHARS or "\n" in words or _SENTENCE_END.search(words):
        return None
    if is_date(words) or only_date(words):
        return None
    shape = _CAPITALS.sub("A", re.sub(r"\d+", "0", words))
    return None if _PLAIN_HEAD.fullmatch(shape) else shape
