"""Names on a line of their own that show who wrote a text: title pages and signatures."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus.structure.person_names import (
    has_given_name,
    has_title,
    is_common,
    is_german,
    is_person_name,
    names_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MAX_TITLE_PAGE_LINE = 3  # a name alone stands right below the title
_MAX_WRITERS = 2  # who are named on further lines
_CLOSING_LINES = 5
_MAX_NAME_LINE_CHARS = 80
_MIN_PROSE_WORDS = 8
_SALUTATION_LINES = 4
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?:\s|\Z)")
_PROSE_END = re.compile(r"[.!?…][\"”’»)\]]*\Z")
_AND = re.compile(r"[,;&/+]|\b(?:and|und|et|y|e|og|och|та|и)\b")
_SALUTATION = re.compile(
    r"(?:to the editors?|(?:dear|sehr geehrte[rs]?|liebe[rs]?|monsieur|madame|chers?|chère|"
    r"estimad[oa]|querid[oa]|gentile|caro|cara|шановн\w+|уважаем\w+)\b.*|sir|sirs|madam|"
    r"an die redaktion|offener brief.*|open letter.*|lettre ouverte.*)[,.:!]?",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:yours\b.*|(?:kind |best |warm )?regards|sincerely|respectfully|mit .{0,40}grüßen|"
    r"hochachtungsvoll|cordialement|bien à vous|atentamente|cordiali saluti|з повагою|"
    r"с уважением|z poważaniem)[,.]?",  # noqa: RUF001 - Russian
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\w{2,}(?:ing|[st]ion|ment|ness|ity|ship|ism|ance|ence|ings|[st]ions|ments|ies)"
)
_TITLE_WORD = re.compile(
    r"(?:first|second|third|last|next|new|old|great|big|good|best|open|public|local|general|key|"
    r"main|north|south|east|west|upper|lower|inner|outer|harbou?r|river|town|village|hall|street|"
    r"road|house|bridge|market|school|water|dam|mill|war|peace|law|act|bill|plan|day|night|week|"
    r"year|life|death|people|city|country|world|trust|fund|society|land|sea|home|food|money|health|"
    r"time|work|top|more|other|further|special|royal|national|regional|district|county|state)",
    re.IGNORECASE,
)
# What stands behind the name: "Ann Keller, «The Courier»", "Ann Keller, Kyiv, 9 May 2016".
_BEHIND = re.compile(
    r",\s*[«„“\"][^«»„“”\"]{2,50}[»”“\"]\Z|(?:,\s[^\W\d_a-z][\w-]+)?,\s\d{1,2}\.? [^\W\d_]+ \d{4}\Z"
)
# Of a paper's authors: "Ann Keller *, Bo Harms †".
_NOTE_MARKS = re.compile(r"\s?[*\u2217†‡§¹²³⁴⁵]+")
_SMALL = re.compile(r"\b[a-zß-öø-ÿа-яёіїєґ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the lines of a text tell of its words: those without a capital, and if it is German."""

    small: frozenset[str]
    is_german: bool

    @classmethod
    def of(cls, lines: Sequence[str]) -> Self:
        """Read the lines once."""
        small = frozenset(word for line in lines for word in _SMALL.findall(line))
        return cls(small, any(map(is_german, lines)))

    def is_rare(self, name: str) -> bool:
        """Whether the name has two or three words, none of them common or made as common ones."""
        words = name.split()
        if len(words) not in (2, 3) or self.is_german:
            return has_given_name(name)
        is_noun = any(map(_NOUN.fullmatch, words)) or any(map(_TITLE_WORD.fullmatch, words))
        return not is_noun and not is_common(name, self.small)


def title_page_names(lines: Sequence[str]) -> tuple[str, ...]:
    """The people named alone right below the title, or above a text that names them nowhere."""
    repeated = {line for line, times in Counter(lines).items() if times > 1}
    for at, line in enumerate(lines[: _MAX_TITLE_PAGE_LINE + 1]):
        if _PROSE_END.search(line) or not any(map(is_prose, lines[at + 1 :])):
            break
        names = names_alone(line) if line not in repeated else ()
        is_title = (
            not at and (not has_given_name(names[0]) or _is_mentioned(names[0], lines[1:]))
            if names
            else True
        )
        if is_title:
            continue
        last = at
        while last < at + _MAX_WRITERS and (others := names_alone(lines[last + 1])):
            if not has_given_name(others[0]):
                break
            names, last = (*names, *others), last + 1
        is_sure = has_given_name(names[0]) or has_title(line) or len(names) > 1
        below = is_prose(lines[last + 1]) or not is_person_name(lines[last + 1])
        if below and (is_sure or Vocabulary.of(lines).is_rare(names[0])):
            return names
    return ()


def signature_names(lines: Sequence[str]) -> tuple[str, ...]:
    """The people who sign the text; nobody where several texts are signed.

    A signature is a name alone below a farewell, at the end of a letter, or near the end of a text
    that names the person nowhere else.
    """
    if not any(map(is_prose, lines)):
        return ()
    vocabulary = Vocabulary.of(lines)
    signed = [
        at
        for at in range(1, len(lines))
        if (names := _signed_names(lines, at)) and vocabulary.is_rare(names[0])
    ]
    if len(signed) != 1 or signed[0] < len(lines) - _CLOSING_LINES:
        return ()
    at = signed[0]
    names = names_alone(lines[at])
    is_letter = any(map(_SALUTATION.fullmatch, lines[:_SALUTATION_LINES]))
    others = [*lines[:at], *lines[at + 1 :]]
    if is_letter or _FAREWELL.fullmatch(lines[at - 1]):
        return names
    is_end = not any(map(is_prose, lines[at + 1 :]))
    return names if is_end and not _is_mentioned(names[0], others) else ()


def saver_named_in(lines: Sequence[str], file_by: str | None) -> str | None:
    """The person who saved the file, where the title page or the last lines are that name."""
    saver = names_in(file_by) if file_by else ()
    ends = [*lines[:_MAX_TITLE_PAGE_LINE], *lines[1:][-_CLOSING_LINES:]]
    return saver[0] if saver and any(saver == names_in(line) for line in ends) else None


def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of sentences, and no heading or byline."""
    return len(line.split()) >= _MIN_PROSE_WORDS and bool(_SENTENCE_END.search(line))


def names_alone(line: str) -> tuple[str, ...]:
    """The names of a line that holds no more than names and a title."""
    if len(line) > _MAX_NAME_LINE_CHARS:
        return ()
    line = _NOTE_MARKS.sub("", _BEHIND.sub("", line))
    names = names_in(line)
    words = sum(len(name.split()) for name in names)
    has_digit = any(map(str.isdigit, line)) or line.endswith(":")
    return (
        names if words and not has_digit and len(_AND.sub(" ", line).split()) <= words + 1 else ()
    )


def _signed_names(lines: Sequence[str], at: int) -> tuple[str, ...]:
    """The names of a line that is a name alone below a sentence or a farewell."""
    before = lines[at - 1]
    is_end = _PROSE_END.search(before) or _FAREWELL.fullmatch(before)
    return names_alone(lines[at]) if is_end else ()


def _is_mentioned(name: str, lines: Iterable[str]) -> bool:
    """Whether the lines hold the last word of the name."""
    last = re.compile(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b", re.IGNORECASE)
    return any(map(last.search, lines))
