"""Lines of a mail that nobody says: signatures, disclaimers, warnings, a list's footer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.structure.mail_headers import is_rule
from corpus.structure.mail_names import is_name_like
from corpus.structure.message_words import message_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DELIMITER = re.compile(r"--|—|–")
_LIST_RULE = re.compile(r"_{30,}")  # Mailman draws 47
_MAX_LIST_LINES = 4
_MAX_SIGNATURE_LINES = 12
_MAX_LINE_CHARS = 80  # of a line that is no sentence
_MAX_CLOSING_CHARS = 45
_SENTENCE_END = re.compile(r"""[.!?…:;。\uff01\uff1f]["”’»)\]]*\Z""")
_SAYING = re.compile(r"""["“”„«»]""")
_CONTACT = re.compile(
    r"\S@\S|https?://|www\.|(?:\d[\s()/.-]{0,2}){5}|\s[|·•]\s|\b(?:tel|fax|phone)\b", re.IGNORECASE
)
_CLOSING = re.compile(message_pattern("closing"), re.IGNORECASE)
_SENT_FROM = re.compile(rf"{message_pattern('sent-from')}.{{0,60}}", re.IGNORECASE)
_SECRET = re.compile(message_pattern("secret"), re.IGNORECASE)
_ADDRESSEE = re.compile(message_pattern("addressee"), re.IGNORECASE)
_MAIL_WORD = re.compile(message_pattern("mail-word"), re.IGNORECASE)
_BANNER = re.compile(rf"{message_pattern('banner')}.{{0,250}}", re.IGNORECASE)
_LIST_FOOTER = re.compile(rf"{message_pattern('list-footer')}.{{0,300}}", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\[[^\[\]]{2,80}\]")  # "[image: logo]", "[Quoted text hidden]"


def furniture_lines(
    lines: Sequence[str], gaps: Sequence[bool], writer: str | None
) -> frozenset[int]:
    """The numbers of the lines that nobody says, of one writer's lines in a row.

    `gaps` tells of each line whether a blank one is above it.
    """
    out = set(_notices(lines, gaps)) | set(_after_delimiter(lines)) | set(_footer(lines))
    rest = [number for number in range(len(lines)) if number not in out]
    return frozenset(out | set(_signature(lines, gaps, rest, writer)))


def signing_name(lines: Sequence[str]) -> str | None:
    """The full name that the lines are signed with, below "--" or a closing formula."""
    for above, line in pairwise(lines):
        closes = _DELIMITER.fullmatch(above) or _is_closing(above)
        if closes and is_name_like(line) and len(line.split()) > 1:
            return line
    return None


def _notices(lines: Sequence[str], gaps: Sequence[bool]) -> Iterator[int]:
    """Disclaimers, warnings and what programs add, as whole paragraphs or single lines."""
    starts = [0, *(number for number in range(1, len(lines)) if gaps[number]), len(lines)]
    for start, end in pairwise(starts):
        words = " ".join(lines[start:end])
        secret = _SECRET.search(words) and _ADDRESSEE.search(words) and _MAIL_WORD.search(words)
        warns = _BANNER.fullmatch(words) and _MAIL_WORD.search(words)
        if secret or warns or _LIST_FOOTER.fullmatch(words):
            yield from range(start, end)
    for number, line in enumerate(lines):
        if _SENT_FROM.fullmatch(line) or _PLACEHOLDER.fullmatch(line):
            yield number


def _after_delimiter(lines: Sequence[str]) -> Iterator[int]:
    """The signature below "--", except a saying in quotation marks."""
    at = next((number for number, line in enumerate(lines) if _DELIMITER.fullmatch(line)), None)
    if at is None or len(lines) - at > _MAX_SIGNATURE_LINES:
        return
    for number in range(at, len(lines)):
        if not _SAYING.search(lines[number]):
            yield number


def _footer(lines: Sequence[str]) -> Iterator[int]:
    """The last lines below a drawn line, when none of them is a sentence or a list adds them."""
    rules = [number for number, line in enumerate(lines) if is_rule(line)]
    if not rules:
        return
    below = range(rules[-1] + 1, len(lines))
    is_of_list = bool(_LIST_RULE.fullmatch(lines[rules[-1]])) and len(below) <= _MAX_LIST_LINES
    is_short = len(below) <= _MAX_SIGNATURE_LINES
    if is_of_list or (is_short and all(_is_no_sentence(lines[at]) for at in below)):
        yield from range(rules[-1], len(lines))


def _signature(
    lines: Sequence[str], gaps: Sequence[bool], rest: Sequence[int], writer: str | None
) -> Sequence[int]:
    """The writer's name and what follows it at the end of the lines."""
    tail: list[int] = []
    for number in reversed(rest):
        if _SAYING.search(lines[number]):
            continue
        if not _is_no_sentence(lines[number]) or len(tail) == _MAX_SIGNATURE_LINES:
            break
        tail.insert(0, number)
    for at, number in enumerate(tail):
        above = lines[number - 1] if number else ""
        closed = _is_closing(above)
        line = lines[number]
        if _CLOSING.search(line) and len(line) <= _MAX_CLOSING_CHARS:
            continue
        parts = [part.strip() for part in line.split(",")]
        is_writers = any(_is_name_of(part, writer) for part in parts)
        parted = gaps[number] or number == 0 or bool(_SENTENCE_END.search(above))
        full = parted and any(" " in part and is_name_like(part) for part in parts)
        if is_writers or full or (closed and is_name_like(parts[0])) or _CONTACT.search(line):
            return tail[at:]
    return ()


def is_signature(line: str, writer: str | None) -> bool:
    """Whether the line is the writer's name, or ends with a closing formula and a name."""
    tail = re.split(r"(?<=[.!?…]) ", line)[-1]
    if _is_name_of(tail.strip(" .,–—-"), writer):
        return True
    return len(tail) <= _MAX_CLOSING_CHARS and bool(_CLOSING.match(tail))


def _is_closing(line: str) -> bool:
    return len(line) <= _MAX_CLOSING_CHARS and bool(
        _CLOSING.search(line) and not _SENTENCE_END.search(line.rstrip("!."))
    )


def _is_no_sentence(line: str) -> bool:
    return len(line) <= _MAX_LINE_CHARS and (
        not _SENTENCE_END.search(line) or bool(_CONTACT.search(line))
    )


def _is_name_of(words: str, writer: str | None) -> bool:
    """Whether the words are parts of the writer's name, or its initials."""
    if writer is None or not words:
        return False
    names = re.findall(r"[^\W\d_]+", writer.casefold())
    written = re.findall(r"[^\W\d_]+", words.casefold())
    return bool(written) and all(
        word in names or (len(word) == 1 and any(name.startswith(word) for name in names))
        for word in written
    )
