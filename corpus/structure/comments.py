"""Readers' comments: where each begins, and the name above it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.structure.boilerplate import announces_comments, is_not_speech
from corpus.structure.comment_heads import (
    AGE_ALONE,
    AGE_AND_NAME,
    DATE,
    DATE_ALONE,
    HEADS,
    INLINE_NAME,
    NAME_AND_VERB,
)
from corpus.structure.person_names import is_person_name
from corpus.structure.times import TIME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

COMMENT_BULLET = re.compile(r"[•▪●◦‣]\s*")
_MAX_HEAD_CHARS = 80
_MAX_NAME_WORDS = 4
_MIN_HEADS = 2  # one line with a name and a date is the text's own byline
_LOOK_AHEAD = 4  # paragraphs below the line that announces comments
_PROSE = re.compile(r"(?:\S+\s+){7}\S.*[.!?…][\"”’»)]*\Z", re.DOTALL)
_KIND_LABEL = re.compile(
    r"comment|kommentar|commentaire|comentario|coment[áa]rio|commento|komentarz|комментарий|коментар",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w.\u2019'-]*(?: [\w.\u2019'-]+){0,3}):(?=\s)")
_AFTERTHOUGHTS = {"edit", "update", "ps", "p.s", "note", "also", "nb"}
_MIN_LABEL_USES = 2  # a label that opens so many paragraphs is a name
_MIN_LABELLED_SHARE = 0.8  # of paragraphs; then each label is a name
_UNNAMED = re.compile(
    r"(?:an?|one|some|another|the) (?=[^\W\d_])|anonymous|guest|anon|unknown|un[ea]? |ein[e]? |"
    r"аноним|анонім|гость|гість|gast|invité|anonyme|anónimo",
    re.IGNORECASE,
)
_TEXT_NOUN = re.compile(
    r"\b(?:comment|post|tweet|message|article|thread|page|letter)\Z", re.IGNORECASE
)
_AUTHOR_MARK = re.compile(
    r"\s*[(\[](?:the |post |article )?(?:author|op|autor|auteur|автор)[)\]]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: where it starts, the commenter's name as written, and where its words begin.

    `name` is None where nobody is named, and `relays` True where the head names a text
    ("A Facebook comment said:") and so introduces another person's words. `alone` is True where
    the head is a paragraph of its own. `column` is the comment's indentation in characters.
    """

    start: int
    column: int
    words: int
    head: Span | None = None
    name: str | None = None
    alone: bool = False
    by_author: bool = False
    relays: bool = False
    when: str | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    end: int
    alone: bool
    when: str | None = None


def reader_name(name: str) -> str | None:
    """The name of a reader without punctuation and marks; None for "Guest" and the like."""
    name = _AUTHOR_MARK.sub("", name).strip(" ,-–—|·:")
    is_unnamed = not any(map(str.isalpha, name)) or _UNNAMED.match(name) or name == "[deleted]"
    return None if is_unnamed else name


def may_head_comment(words: str) -> bool:
    """Whether the line only names a writer, with a verb of writing or a date."""
    bare = COMMENT_BULLET.sub("", words, count=1)
    return len(bare) <= _MAX_HEAD_CHARS and any(form.fullmatch(bare) for form in HEADS)


def is_date(words: str) -> bool:
    """Whether the words are a date or time and nothing else, as above a comment."""
    return bool(DATE.fullmatch(words))


def date_in(words: str) -> str | None:
    """The first date or time of day in a line, as it is written."""
    match = DATE_ALONE.search(words)
    return match[0].strip(" ,.-@") if match else None


def find_comments_start(text: str, paragraphs: Sequence[Span]) -> int | None:
    """Where the readers' comments begin; None without them.

    That is at a line that announces them, below the text or above the name of a reader: "Comment"
    above an opinion piece tells its kind. A thread without such a line begins with the first of
    several lines that name a writer and a date or number.
    """
    first_prose = next((span for span in paragraphs if _PROSE.match(span.of(text))), None)
    heads = [at for at in range(len(paragraphs)) if _is_dated_head(text, paragraphs, at)]
    posted = [at for at in heads[:-1] if AGE_AND_NAME.fullmatch(paragraphs[at].of(text))]
    if posted:
        return paragraphs[posted[0]].start
    for at, span in enumerate(paragraphs):
        if announces_comments(span.of(text)):
            is_below = first_prose is not None and first_prose.start < span.start
            if (is_below and _is_plural(span.of(text))) or _is_followed(text, paragraphs, at):
                return span.start
    days = [at for at in heads if _has_day(text, paragraphs, at)]
    return paragraphs[days[0]].start if len(days) >= _MIN_HEADS else None


def _has_day(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether the line with a name has more than the time of a recording: "Ana Reyes  0:03"."""
    line, following = paragraphs[at].of(text), paragraphs[at + 1].of(text)
    words = f"{line} {following}" if DATE.fullmatch(following) else line
    return bool(DATE.search(re.sub(TIME, "", words)) or line.startswith("#"))


def _is_plural(words: str) -> bool:
    """Whether the line announces several comments, and does not only name the kind of a text."""
    return not _KIND_LABEL.fullmatch(words.rstrip(": "))


def _is_followed(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether a reader's name or a bullet comes next."""
    for later in range(at + 1, min(at + 1 + _LOOK_AHEAD, len(paragraphs))):
        words = paragraphs[later].of(text)
        if COMMENT_BULLET.match(words) or _is_dated_head(text, paragraphs, later):
            return True
        if NAME_AND_VERB.fullmatch(words):
            return True
        if _PROSE.match(words):
            return False
    return False


def _is_dated_head(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether the line names the writer of a post, with its number or its date."""
    words = paragraphs[at].of(text)
    is_line = len(words) <= _MAX_HEAD_CHARS and words[-1] not in ".!?…,;"
    if len(words) > _MAX_HEAD_CHARS or at + 1 >= len(paragraphs) or DATE.fullmatch(words):
        return False
    if words[0] in "([" and words[-1] in ")]":  # a stage direction
        return False
    following = paragraphs[at + 1].of(text)
    if any(form.fullmatch(words) for form in HEADS):
        return bool(DATE.search(words) or words.startswith("#") or DATE.fullmatch(following))
    return is_line and bool(DATE.fullmatch(following)) and len(words.split()) <= _MAX_NAME_WORDS


def comments(text: str, paragraphs: Sequence[Span], start: int | None) -> tuple[Comment, ...]:
    """The comments in order; `start` is where they begin, None without comments."""
    if start is None:
        return ()
    region = [
        span for span in paragraphs if span.start >= start and not is_not_speech(span.of(text))
    ]
    below = {
        span
        for before, span in pairwise(paragraphs)
        if is_not_speech(before.of(text)) or AGE_ALONE.fullmatch(before.of(text))
    }
    return tuple(_comments_in(text, region, _labels(text, region), below))


def _comments_in(
    text: str, region: Sequence[Span], labels: frozenset[str], below: Collection[Span]
) -> Iterator[Comment]:
    """A comment where a bullet or a name begins one.

    `below` are the paragraphs right below a button or an age, at which a name alone begins one.
    """
    read_to = 0
    for at, span in enumerate(region):
        if span.start < read_to:
            continue
        bullet = COMMENT_BULLET.match(text, span.start)
        start = min(bullet.end(), span.end - 1) if bullet else span.start
        words = Span(start, span.end)
        following = region[at + 1] if at + 1 < len(region) else None
        head = _head(text, words, following, labels, bulleted=bullet is not None)
        if head is None and following and span in below and _is_name_alone(text, span, following):
            head = _Head(words.of(text), words.end, alone=True)
        if head is not None and head.alone and following and DATE.fullmatch(following.of(text)):
            head = replace(head, end=following.end, when=following.of(text))
        read_to = head.end if head is not None else read_to
        if head is not None or bullet is not None:
            yield _comment(text, span, words, head)


def _is_name_alone(text: str, span: Span, following: Span) -> bool:
    """Whether the line is a full name, and words follow that are none."""
    return is_person_name(span.of(text)) and not is_person_name(following.of(text))


def _comment(text: str, span: Span, words: Span, head: _Head | None) -> Comment:
    column = span.start - (text.rfind("\n", 0, span.start) + 1)
    if head is None:
        return Comment(span.start, column, words.start)
    written = words.of(text)[: head.end - words.start]
    date = DATE.search(written.removeprefix(head.name))
    name = _AUTHOR_MARK.sub("", head.name).strip(" ,-–—|·")
    unnamed = not name or bool(_UNNAMED.match(name))
    return Comment(
        span.start,
        column,
        head.end,
        head=Span(words.start, head.end),
        name=None if unnamed else name,
        alone=head.alone,
        by_author=bool(_AUTHOR_MARK.search(written)),
        relays=unnamed and bool(_TEXT_NOUN.search(name)),
        when=head.when or (date[0].strip(" ,.:;") if date else None),
    )


def _head(
    text: str, words: Span, following: Span | None, labels: frozenset[str], *, bulleted: bool
) -> _Head | None:
    """The name that opens the paragraph or is all of it; None when it is the comment's words."""
    written = words.of(text)
    introduces = following is not None and text.startswith(">", following.start)
    if len(written) <= _MAX_HEAD_CHARS and following is not None and not introduces:
        for form in HEADS:
            if match := form.fullmatch(written):
                return _Head(match["name"], words.end, alone=True)
        if DATE.fullmatch(following.of(text)) and not DATE.fullmatch(written):
            return _Head(written.rstrip(":"), words.end, alone=True)
        if bulleted and written.endswith((":", "\uff1a")):
            return _Head(_leading_name(written), words.end, alone=True)
    match = INLINE_NAME.match(written)
    if match and match["name"][:1].isupper():
        return _Head(match["name"], words.start + match.end(), alone=False)
    match = _LABEL.match(written)
    if match and match["name"].casefold() in labels:
        return _Head(match["name"], words.start + match.end(), alone=False)
    return None


def _leading_name(written: str) -> str:
    """The name that opens a line in any language: the words before the first lower-case one."""
    name: list[str] = []
    for word in written.rstrip(":\uff1a ").split():
        if word[:1].islower() and name:
            break
        name.append(word)
    return " ".join(name)


def _labels(text: str, region: Sequence[Span]) -> frozenset[str]:
    """The names before a colon that open several comments, case-folded."""
    counts: Counter[str] = Counter()
    for span in region:
        bullet = COMMENT_BULLET.match(text, span.start)
        match = _LABEL.match(text, bullet.end() if bullet else span.start, span.end)
        if match and (match["name"][:1].isupper() or not match["name"].islower()):
            counts[match["name"].casefold()] += 1
    all_labelled = counts.total() >= _MIN_LABELLED_SHARE * len(region)
    names = {name for name, times in counts.items() if times >= _MIN_LABEL_USES or all_labelled}
    return frozenset(names - _AFTERTHOUGHTS)
