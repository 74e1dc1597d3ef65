"""Section titles and captions, which nobody says."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.english.reporting_verbs import SAYING
from corpus.structure.comments import COMMENT_BULLET
from corpus.structure.sentence_ends import (
    ends_sentence,
    is_attributed_quotation,
    without_trailing_marks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.span import Span

_MAX_TITLE_CHARS = 120  # the longest caption of the five documents has 100
_MAX_QUESTION_CHARS = 100  # the longest section title that is a question has 95
_MAX_TITLES_SHARE = 0.5  # of the text
_MAX_QUESTIONS_SHARE = 0.2  # of paragraphs; more, and the text is an interview without names
# "Findings:", "The tide:", "Zur Sache:" on a line of its own; a clause that introduces is longer.
_LABEL_LINE = re.compile(
    r"(?:(?:The|Our|My|Der|Die|Das|Zur|Zum|Le|La|Les|El|Los|Las|Il|Lo|I) \w[\w’'-]*|"
    r"[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]*(?: [^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]*)?)\s?:"
)
_ITEM = re.compile(r"(?:[*\u2013—-]|\d{1,3}[.)]|[a-z]\))\s")
_SPOKEN = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3}: ")
_SECOND_PERSON = re.compile(r"\byou(?:rs?)?\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"(?:^|\s)(?:I|I[\u2019'](?:m|ve|d|ll))(?=\s)")
_BROKEN_OFF = ("\u2014", "\u2013", " -")  # a sentence that its writer breaks off
_MAX_RUN = 2  # lines without an end in a row, for a title and another below it; more are a list
_MIN_WORDS = 3  # of a sentence without a full stop
_MAX_CAPITALS_SHARE = 0.5  # of its words, but for the first; more, and they are a name or a title


def titles(
    text: str, paragraphs: Sequence[Span], comments_start: int | None, *, asking: bool
) -> frozenset[Span]:
    """The section titles and captions; none in a text without full stops to recognise them by.

    With `asking`, in what is no talk, a short question above a longer paragraph, before the
    comments, is a title too, unless many paragraphs are questions.
    """
    is_talk = not asking
    asking = asking and _has_few_questions(text, paragraphs)
    short = [_is_title(text, paragraphs, at) for at in range(len(paragraphs))]
    # In a talk the lines that are nobody's turn are the program's, wherever they stand.
    items = _items(text, paragraphs, short) if not is_talk else frozenset()
    spans = frozenset(
        span
        for at, span in enumerate(paragraphs)
        if (short[at] and at not in items)
        or (
            asking
            and (comments_start is None or span.start < comments_start)
            and _is_question_title(text, paragraphs, at)
        )
    )
    length = sum(len(span) for span in spans)
    limit = _MAX_TITLES_SHARE * sum(len(span) for span in paragraphs)
    return spans if length <= limit else frozenset()


def _is_title(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether the paragraph is a short line without an end, and neither a list item nor talk."""
    words = paragraphs[at].of(text)
    if len(words) > _MAX_TITLE_CHARS or "\n" in words or " | " in words:
        return False
    if _LABEL_LINE.fullmatch(words) and words.split()[-1][:-1].casefold() not in SAYING:
        return True
    bare = without_trailing_marks(words)
    if ends_sentence(words) or is_attributed_quotation(words):
        return False
    # A note, a tag or an emoji stands behind what is claimed, a link behind a button's words too.
    has_mark = bare != words and "//" not in words[len(bare) :]
    is_broken_off = words.endswith(_BROKEN_OFF)
    if (has_mark or is_broken_off) and _is_sentence_like(bare.rstrip("\u2014\u2013- ")):
        return False
    if COMMENT_BULLET.match(words) or _FIRST_PERSON.search(words):
        return False
    return not (_ITEM.match(words) and any(map(_ITEM.match, _neighbours(text, paragraphs, at))))


def _items(text: str, paragraphs: Sequence[Span], short: Sequence[bool]) -> frozenset[int]:
    """The places of the short lines that head nothing: points of a list, slogans, decisions.

    A title stands above prose, below another one at most; what stands above the first prose is the
    head of the text.
    """
    found: set[int] = set()
    start = 0
    for is_short, group in groupby(range(len(paragraphs)), key=short.__getitem__):
        run = list(group)
        heads_nothing = run[-1] + 1 == len(paragraphs)
        if is_short and start and (heads_nothing or len(run) > _MAX_RUN):
            below = run if heads_nothing else run[1:]
            found.update(at for at in below if _is_sentence_like(paragraphs[at].of(text)))
        start = run[-1] + 1
    return frozenset(found)


def _is_sentence_like(words: str) -> bool:
    """Whether the line may be a sentence without its full stop: several words in small letters."""
    bare = without_trailing_marks(words)
    if bare.startswith(("(", "[")) or bare.endswith(":"):
        return False
    rest = [word for word in bare.split()[1:] if any(map(str.isalnum, word))]
    capitals = [word for word in rest if not word[0].islower()]
    return len(rest) + 1 >= _MIN_WORDS and len(capitals) <= _MAX_CAPITALS_SHARE * len(rest)


def _is_question_title(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether the paragraph is a section title in the form of a question."""
    words = paragraphs[at].of(text)
    if len(words) > _MAX_QUESTION_CHARS or not words.endswith("?") or not words[0].isupper():
        return False
    following = paragraphs[at + 1].of(text) if at + 1 < len(paragraphs) else ""
    if _SPOKEN.match(words) and _SPOKEN.match(following):
        return False
    is_above = at == 0 or len(following) > len(words)
    return bool(following) and is_above and not _FIRST_PERSON.search(words)


def _has_few_questions(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether paragraphs that ask are section titles: few of them, or addressed to no one."""
    questions = [words for span in paragraphs if (words := span.of(text)).endswith("?")]
    if any(map(_SECOND_PERSON.search, questions)):
        return len(questions) <= _MAX_QUESTIONS_SHARE * len(paragraphs)
    return len(questions) <= 2 * _MAX_QUESTIONS_SHARE * len(paragraphs)


def _neighbours(text: str, paragraphs: Sequence[Span], at: int) -> Iterator[str]:
    """The paragraphs just before and just after."""
    for neighbour in (at - 1, at + 1):
        if 0 <= neighbour < len(paragraphs):
            yield paragraphs[neighbour].of(text)
