"""The shapes of a chat's lines: a time and a name, and the words or nothing after them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus.structure.boilerplate import is_boilerplate
from corpus.structure.mail_names import writer_name
from corpus.structure.message_words import message_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

INVISIBLE = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = rf"[{INVISIBLE}]*"
_DAY_WORD = rf"(?:{message_pattern('day-word')}|{message_pattern('weekday')}[.,]?)"
_DATE = (
    r"(?:\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?|\d{1,2}\.?[ -][^\W\d_]{3,10}\.?,?[ -]\d{2,4}|"
    rf"[^\W\d_]{{3,10}}\.? \d{{1,2}}(?:st|nd|rd|th)?,?(?: \d{{4}})?|{_DAY_WORD})"
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,6})?(?:\s?[ap]\.?\s?m\b\.?)?"
_ZONE = r"(?:\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\b)?"
_BETWEEN = rf"(?:,? {message_pattern('at')} |[,T ]{{1,2}}|, ?)"
_STAMP = rf"(?:{_DATE}{_BETWEEN}{_CLOCK}{_ZONE}|{_CLOCK}{_ZONE},? {_DATE}|{_CLOCK}{_ZONE})"
_LEADING = re.compile(
    rf"{_HIDDEN}(?P<stamp>[\[(<]?\s?{_STAMP}\s?[\])>]?){_HIDDEN}(?:\s[-–—|]\s|:?\s|[-–—]\s|\Z)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"{_HIDDEN}(?P<name>[^\n\[\](:]{{1,50}}?(?:\s\([^\W\d][^()\n]{{0,39}}\)(?=\s+\d))?)"
    rf"(?:\s?:[a-z0-9_+-]{{2,30}}:)?"
    rf"(?:(?:,|\s[—–|·•-]|\s)\s*|\s*(?=[\[(]))(?P<stamp>[\[(]?\s?{_STAMP}\s?[\])]?)"
    rf"(?P<colon>\s?:(?=\s|\Z))?(?:,? \(?{message_pattern('edited')}\)?)?(?P<rest>.*)",
    re.IGNORECASE,
)
_ONLY_STAMP = re.compile(
    rf"{_HIDDEN}(?P<stamp>[\[(]?\s?{_STAMP}\s?[\])]?)(?:\s*\([^()]{{1,60}}\))?", re.IGNORECASE
)
_BRACKETED = re.compile(
    rf"\[(?P<name>[^\[\]\n]{{1,40}})\]\s*\[(?P<stamp>[^\[\]\d]{{0,6}}{_STAMP})\]\s*(?P<words>\S.*)",
    re.IGNORECASE,
)
_ONLY_DATE = re.compile(rf"(?:{_DAY_WORD},? )?{_DATE}", re.IGNORECASE)
_MAX_NAME_CHARS = 50
_LINE_END = re.compile(r"(?<!\b\w\.)(?<=[.,;:!?…])\Z")
_NICK = re.compile(r"<\s?[@+%&~!]?(?P<name>[^<>\s][^<>\n]{0,30})>\s+(?P<words>\S.*)")
_LABEL = re.compile(
    rf"{_HIDDEN}(?P<name>[^\s:<>\[\]*=–—-][^\n:<>\[\]]{{0,79}}?)\s?:(?:\s+(?P<words>\S.*)|\s*\Z)"
)
_COLUMN = re.compile(r"[@+%&~]?(?P<name>[^\n:<>|\t]{1,40}?)(?:\s?\t\s?|\s\|\s)(?P<words>\S.*)")
_TO_ALL = re.compile(
    r"(?:from|von|de|da|od|от|від)\s+(?P<name>.+?)\s+(?:to|an|à|a|do|кому)\s.*", re.IGNORECASE
)
_HAS_DATE = re.compile(_DATE, re.IGNORECASE)
_HAS_NOON = re.compile(r"[ap]\.?\s?m\b", re.IGNORECASE)
_FIRST_CLOCK = re.compile(r"(\d{1,2})[:.]\d{2}")
_BOT = re.compile(r"(?:\A|\s+)(?:APP|BOT|Bot|App)\Z")
_GUEST = re.compile(r"\s*\([^()]{1,40}\)\Z")  # "(Guest)", "(External)"
_FIRST_HOUR = 6  # a transcript's times begin with its recording; a day's talk begins later
_MAX_NAME_WORDS = 6
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof", "sir", "herr", "frau", "m", "mme", "the"))
_NO_NAME = re.compile(r"[^\W\d_]{4}\.\s|[!?…](?:\s|\Z)|https?://")


class ChatShape(Enum):
    """How a message begins."""

    NICK = auto()  # "<ann> words", with a time before it or without
    LABEL = auto()  # "[time] Ann: words"
    COLUMN = auto()  # "time<tab>Ann<tab>words", "10:03 ann | words"
    TIME_AND_NAME = auto()  # "[time] Ann", and the words below
    NAME_AND_TIME = auto()  # "Ann, [time]", and the words below
    SIGNED_LABEL = auto()  # "Ann (time): words"
    SYSTEM = auto()  # a time and words that are nobody's


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A line that begins with a time, or with a name and a time.

    `words` is the offset of the message in the line, None where it is on the next one. `name` is
    as written; `is_bot` tells that a program writes there.
    """

    shape: ChatShape
    name: str | None
    when: str | None
    words: int | None = None
    is_bot: bool = False

    @property
    def writer(self) -> str | None:
        """The writer's name without what the program adds to it; None for "You"."""
        return writer_name(self.name) if self.name else None


def chat_lines(line: str) -> Iterator[ChatLine]:
    """The ways to read the line as the beginning of a message, each shape once."""
    leading = _LEADING.match(line)
    if bracketed := _BRACKETED.fullmatch(line):
        name, words = bracketed["name"], len(line) - len(bracketed["words"])
        yield ChatLine(ChatShape.SIGNED_LABEL, name, bracketed["stamp"], words)
    elif leading:
        yield from _after_time(line, leading.end(), _bare(leading["stamp"]))
    elif nick := _NICK.fullmatch(line.lstrip(INVISIBLE)):
        at = len(line) - len(nick["words"])
        yield ChatLine(ChatShape.NICK, nick["name"].strip(), None, at)
    trailing = None if leading else _TRAILING.fullmatch(line)
    if trailing:
        yield from _after_name(line, trailing)


def only_time(line: str) -> str | None:
    """The time that is all of the line, without what a program adds in brackets; None for other."""
    match = _ONLY_STAMP.fullmatch(line)
    return match["stamp"] if match else None


def only_date(line: str) -> bool:
    """Whether a date, or a time, is all of the line, perhaps between drawn lines."""
    bare = line.strip(" -–—_=*·•|")
    return bool(_ONLY_DATE.fullmatch(bare)) or only_time(line) is not None


def is_name_line(line: str) -> bool:
    """Whether the line may hold a name and nothing else."""
    return _may_name(line) and not _LINE_END.search(line) and only_time(line) is None


def has_date(line: ChatLine) -> bool:
    """Whether the time is given with its day."""
    return line.when is not None and bool(_HAS_DATE.search(line.when))


def is_time_of_day(lines: Sequence[ChatLine]) -> bool:
    """Whether the times are a day's, and not those of a recording, which begin near zero."""
    stamps = [line.when for line in lines if line.when]
    if any(line.shape is ChatShape.NICK for line in lines) or not stamps:
        return True
    bare = [stamp for stamp in stamps if not (_HAS_DATE.search(stamp) or _HAS_NOON.search(stamp))]
    if 2 * len(bare) <= len(stamps):
        return True
    first = _FIRST_CLOCK.search(bare[0])
    return first is not None and int(first[1]) >= _FIRST_HOUR


def without_common_words(names: Iterable[str]) -> Mapping[str, str]:
    """Each name without the words that all of them begin with, such as "From" and "Posted by"."""
    split = {name: name.split() for name in names}
    shared = 0
    while len(split) > 1 and len({" ".join(words[: shared + 1]) for words in split.values()}) == 1:
        shared += 1
    first = next(iter(split.values()), [])[:shared]
    if any(word.casefold().rstrip(".") in _TITLES for word in first):
        shared = 0
    return {
        name: " ".join(words[shared:]) if len(words) > shared else name
        for name, words in split.items()
    }


def _after_time(line: str, at: int, when: str) -> Iterator[ChatLine]:
    rest = line[at:]
    if nick := _NICK.fullmatch(rest):
        yield ChatLine(ChatShape.NICK, nick["name"].strip(), when, len(line) - len(nick["words"]))
        return
    column = _COLUMN.fullmatch(rest)
    if column and _may_name(column["name"]):
        words = len(line) - len(column["words"])
        yield ChatLine(ChatShape.COLUMN, column["name"], when, words)
        return
    label = _LABEL.fullmatch(rest)
    name = (_TO_ALL.fullmatch(label["name"]) or label)["name"] if label else ""
    if label and _may_name(name):
        start = len(line) - len(label["words"]) if label["words"] else None
        yield ChatLine(ChatShape.LABEL, name, when, start)
        return
    if rest.strip() and _may_name(rest):
        name = rest.strip()
        is_bot = bool(_BOT.search(name))
        yield ChatLine(ChatShape.TIME_AND_NAME, _BOT.sub("", name), when, is_bot=is_bot)
    yield ChatLine(ChatShape.SYSTEM, None, when)


def _after_name(line: str, match: re.Match[str]) -> Iterator[ChatLine]:
    name, when = match["name"].strip(f" {INVISIBLE}*_"), _bare(match["stamp"])
    is_bot = bool(_BOT.search(name))
    name = _BOT.sub("", name) or name
    if not _may_name(name) or not any(map(str.isalpha, name)):
        return
    rest = match["rest"].strip()
    if not rest:
        yield ChatLine(ChatShape.NAME_AND_TIME, name, when, is_bot=is_bot)
    elif match["colon"]:
        yield ChatLine(ChatShape.SIGNED_LABEL, name, when, len(line) - len(rest))


def _may_name(words: str) -> bool:
    name = _GUEST.sub("", words.strip())
    return (
        any(map(str.isalnum, name))
        and len(name) <= _MAX_NAME_CHARS
        and len(name.split()) <= _MAX_NAME_WORDS
        and not _NO_NAME.search(name)
        and not is_boilerplate(name)
    )


def _bare(stamp: str) -> str:
    return stamp.strip(f" []()<>{INVISIBLE}")
