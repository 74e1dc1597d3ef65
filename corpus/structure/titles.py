"""Section titles and captions, which nobody says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.structure.comments import BULLET, comments_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.span import Span

_TITLE_CHARS = 120  # the longest caption of the five documents has 100
_QUESTION_CHARS = 100  # the longest section title that asks has 95
_TITLES = 0.5  # share of the text
_QUESTIONS = 0.2  # share of paragraphs; more, and the text is an interview without names
_ITEM = re.compile(r"(?:[*\u2013—-]|\d{1,3}[.)]|[a-z]\))\s")
_ABBREVIATED = re.compile(r"\A.{0,60}\b(?:[A-Z]\.){2,}\Z")
_ADDRESSED = re.compile(r"\byou(?:rs?)?\b", re.IGNORECASE)
_TALKING = re.compile(r"(?:^|\s)(?:I|I[\u2019'](?:m|ve|d|ll))(?=\s)")
SENTENCE_END = re.compile(r"""[.!?…:;,。\uff01\uff1f]["”\u2019»)\]]*\Z|["”»]\Z""")


def titles(text: str, every: Sequence[Span], *, asking: bool) -> frozenset[Span]:
    """The section titles and captions; none in a text that has no full stops to tell them by.

    With `asking` a short question above a longer paragraph is one too, unless many paragraphs ask.
    """
    comments = comments_heading(text, every)
    asking = asking and _few_ask(text, every)
    found = frozenset(
        span
        for at, span in enumerate(every)
        if _is_title(text, every, at)
        or (asking and (comments is None or span.start < comments) and _asks(text, every, at))
    )
    held = sum(len(span) for span in found)
    return found if held <= _TITLES * sum(len(span) for span in every) else frozenset()


def _is_title(text: str, every: Sequence[Span], at: int) -> bool:
    """Whether the paragraph is a short line without an end, and neither an item nor talk."""
    words = every[at].of(text)
    if len(words) > _TITLE_CHARS or "\n" in words or " | " in words:
        return False
    if _ends(words) or BULLET.match(words) or _TALKING.search(words):
        return False
    return not (_ITEM.match(words) and any(_ITEM.match(near) for near in _near(text, every, at)))


def _ends(words: str) -> bool:
    """Whether a sentence ends here; a stop that belongs to an abbreviation ends none."""
    return bool(SENTENCE_END.search(words)) and not _ABBREVIATED.search(words)


def _asks(text: str, every: Sequence[Span], at: int) -> bool:
    """Whether the paragraph is a section title in the form of a question."""
    words = every[at].of(text)
    if len(words) > _QUESTION_CHARS or not words.endswith("?") or not words[0].isupper():
        return False
    following = every[at + 1].of(text) if at + 1 < len(every) else ""
    opens = at == 0 or len(following) > len(words)
    return bool(following) and opens and not _TALKING.search(words)


def _few_ask(text: str, every: Sequence[Span]) -> bool:
    """Whether those that ask are section titles: they are few, or put to no one."""
    asking = [words for span in every if (words := span.of(text)).endswith("?")]
    if any(map(_ADDRESSED.search, asking)):
        return len(asking) <= _QUESTIONS * len(every)
    return len(asking) <= 2 * _QUESTIONS * len(every)


def _near(text: str, every: Sequence[Span], at: int) -> Iterator[str]:
    """The paragraphs just before and just after."""
    for neighbour in (at - 1, at + 1):
        if 0 <= neighbour < len(every):
            yield every[neighbour].of(text)
