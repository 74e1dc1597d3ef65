"""What only structures a text: names of speakers, section titles, captions, a site's own lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.span import Span

_TITLE_CHARS = 120  # the longest caption of the five documents has 100
_QUESTION_CHARS = 100  # the longest section title that asks has 95
_NAME_CHARS = 40
_NAME_WORDS = 5
_TITLES = 0.5  # share of the text
_QUESTIONS = 0.2  # share of paragraphs; more, and the text is an interview without names
_BULLET = re.compile(r"[•▪●◦‣]\s?")
_ITEM = re.compile(r"(?:[*\u2013—-]|\d{1,3}[.)]|[a-z]\))\s")
_TALKING = re.compile(r"(?:^|\s)(?:I|I[\u2019'](?:m|ve|d|ll))(?=\s)")
_LABEL = re.compile(r"([^\W\d_][\w.\u2019'-]*(?: [\w.\u2019'-]+){0,4}):(?=\s)")
_ASKED = re.compile(r"[QA](?:uestion|nswer)?[:.]\s")
_SENTENCE_END = re.compile(r"""[.!?…:;,。\uff01\uff1f]["”\u2019»)\]]*\Z|["”»]\Z""")
_COMMENTS = re.compile(
    r"(?:leave|post|add|write) a (?:comment|reply)|e-?mail me when people (?:leave|comment).*|"
    r"(?:\d+ )?(?:comments?|replies|responses)(?: \(\d+\))?:?|join the (?:discussion|conversation)|"
    r"you need to be a member of .* to add comments!?|(?:reader|your) comments",
    re.IGNORECASE,
)
# Narrow on purpose: a real sentence that is taken for a site's own line could never be quoted.
_BOILERPLATE = re.compile(
    r"\d+ (?:episodes|comments|replies|shares|likes|views|min(?:ute)?s? read)|"
    r"manage (?:episode|series) \d.*|\[?see also\b[^.]{0,100}|"
    r"(?:read|more|read more) (?:about|on)\b[^.]{0,60}|(?:read|learn|show) more|"
    r"related (?:articles|stories|posts)|join .{1,40}[!?]|"
    r"(?:this|the) (?:reply|comment|post) (?:was|has been) (?:deleted|removed)\.?|"
    r"[-\u2013—•|] ?(?:news|opinion|home|blogs?)|advertisements?|sponsored(?: content)?|"
    r"(?:share|tweet|print|reply|like|follow us)(?: this(?: \w+)?| (?:on|via) \w+)?|"
    r"(?:subscribe|sign up) (?:to|for|now|today|here)\b.{0,80}|subscribe[.!]?|"
    r"(?:please )?donate(?: today| now| here)?[.!]?|about the author\b.{0,200}|"
    r"(?:the )?(?:editorial (?:team|board)|editors?|views|opinions)\b.{0,60}\bnot\b.{0,40}"
    r"(?:share|reflect|represent|coincide)\b.{0,60}\b(?:opinions?|views|authors?|editors?).{0,60}|"
    r"(?:©|copyright (?:©|\(c\)|\d{4})).{0,100}|all rights reserved\.?|"
    r"(?:photo|image|credit)s?(?: by|:) [^.]{1,100}",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?:\A|[.!?][\"”\u2019]?\s)(?:please )?(?:donate|subscribe|support us)"
    r"(?: today| now| here)?[.!]\Z",
    re.IGNORECASE,
)
_APPEAL_CHARS = 400  # longer, and the call to give may stand at the end of an argument
_CREDIT = re.compile(
    r"[(\[](?:courtesy(?: of)?|photo|image|credit|source|via)\b[^()]{0,80}[)\]]\Z", re.IGNORECASE
)


def headings(
    text: str, *, speakers: Collection[str] = (), title: str | None = None
) -> tuple[Span, ...]:
    """The paragraphs that are nobody's words, in order: they structure the text or frame it.

    Names of speakers on a line of their own, section titles, captions without a full stop, and a
    site's own lines ("Leave a comment"). `speakers` and `title` are known from the provenance.
    """
    every = paragraphs(text)
    names = _name_lines(text, every, speakers)
    sure = names | {span for span in every if _is_frame(words := span.of(text)) or words == title}
    titles = _titles(text, every, asking=not names)
    return tuple(sorted(sure | titles))


def _titles(text: str, every: Sequence[Span], *, asking: bool) -> frozenset[Span]:
    """The section titles and captions; none in a text that has no full stops to tell them by."""
    comments = comments_start(text)
    asking = asking and _few_ask(text, every)
    titles = frozenset(
        span
        for at, span in enumerate(every)
        if _is_title(text, every, at)
        or (asking and (comments is None or span.start < comments) and _asks(text, every, at))
    )
    held = sum(len(span) for span in titles)
    return titles if held <= _TITLES * sum(len(span) for span in every) else frozenset()


def turn_starts(text: str, *, speakers: Collection[str] = ()) -> tuple[int, ...]:
    """Where someone else begins to speak, in order: at a name, "Q:", or a comment.

    A name on a line of its own starts the turn, so the offset is the name's.
    """
    every = paragraphs(text)
    starts = {span.start for span in _name_lines(text, every, speakers)}
    labels = _labels(text, every, speakers)
    starts |= {span.start for span in every if _label(text, span) in labels}
    starts |= {span.start for span in every if _ASKED.match(text, span.start)}
    begin = comments_start(text)
    if begin is not None:
        comments = [span for span in every if span.start >= begin]
        starts |= {span.start for span in comments if _BULLET.match(text, span.start)}
        starts.add(begin)
    return tuple(sorted(starts))


def comments_start(text: str) -> int | None:
    """Where the readers' comments begin, at the line that announces them; None without one."""
    for span in paragraphs(text):
        if _COMMENTS.fullmatch(span.of(text).rstrip(" \u2013—-")):
            return span.start
    return None


def _name_lines(text: str, every: Sequence[Span], speakers: Collection[str]) -> frozenset[Span]:
    """The lines that hold only a name: a known one, or one that returns between paragraphs."""
    known = {name.casefold() for name in speakers}
    lines = {
        span: words.casefold()
        for span in every
        if _may_be_name(words := span.of(text).rstrip(":").rstrip())
    }
    often = Counter(lines.values())
    return frozenset(span for span, name in lines.items() if name in known or often[name] > 1)


def _may_be_name(words: str) -> bool:
    return (
        len(words) <= _NAME_CHARS
        and len(words.split()) <= _NAME_WORDS
        and words[:1].isupper()
        and not _SENTENCE_END.search(words)
        and not _BOILERPLATE.fullmatch(words)
    )


def _labels(text: str, every: Sequence[Span], speakers: Collection[str]) -> frozenset[str]:
    """The names before a colon that open paragraphs: known ones, or ones that return."""
    known = {name.casefold() for name in speakers}
    often = Counter(label for span in every if (label := _label(text, span)))
    return frozenset(label for label, times in often.items() if label in known or times > 1)


def _label(text: str, span: Span) -> str | None:
    found = _LABEL.match(text, span.start, span.end)
    words = found[1] if found else ""
    return words.casefold() if words[:1].isupper() and len(words) <= _NAME_CHARS else None


def _is_frame(words: str) -> bool:
    """Whether the paragraph is the site's or the publisher's, or holds no word at all."""
    if not any(character.isalnum() for character in words):
        return True
    bare = words.rstrip(" \u2013—-")
    if _BOILERPLATE.fullmatch(words) or _COMMENTS.fullmatch(bare) or _CREDIT.search(words):
        return True
    return len(words) <= _APPEAL_CHARS and bool(_APPEAL.search(words))


def _is_title(text: str, every: Sequence[Span], at: int) -> bool:
    """Whether the paragraph is a short line without an end, and neither an item nor talk."""
    words = every[at].of(text)
    if len(words) > _TITLE_CHARS or "\n" in words or " | " in words:
        return False
    if _SENTENCE_END.search(words) or _BULLET.match(words) or _TALKING.search(words):
        return False
    return not (_ITEM.match(words) and any(_ITEM.match(near) for near in _near(text, every, at)))


def _asks(text: str, every: Sequence[Span], at: int) -> bool:
    """Whether the paragraph is a section title in the form of a question."""
    words = every[at].of(text)
    if len(words) > _QUESTION_CHARS or not words.endswith("?") or not words[0].isupper():
        return False
    following = every[at + 1].of(text) if at + 1 < len(every) else ""
    opens = at == 0 or len(following) > len(words)
    return bool(following) and opens and not _TALKING.search(words)


def _few_ask(text: str, every: Sequence[Span]) -> bool:
    asking = sum(span.of(text).endswith("?") for span in every)
    return asking <= _QUESTIONS * len(every)


def _near(text: str, every: Sequence[Span], at: int) -> Iterator[str]:
    """The paragraphs just before and just after."""
    for neighbour in (at - 1, at + 1):
        if 0 <= neighbour < len(every):
            yield every[neighbour].of(text)
