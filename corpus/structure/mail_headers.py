"""Headers of mails in plain text, and the lines that say who wrote what is quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING

from corpus.structure.mail_names import ADDRESS, name_in_attribution, writer_name
from corpus.structure.message_words import message_pattern, message_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELD_KINDS = ("from", "date", "to", "cc", "subject")
_KINDS = {label: kind for kind in _FIELD_KINDS for label in message_words(kind)}
_SENDER_LINE = re.compile(
    r"(?P<sender>[^<>:]{1,60}<[^<>\s]+@[^<>\s]+>)[\s,]+(?P<date>[^<>@]*\d{1,2}[:.]\d{2}[^<>@:]*)"
)
_FIELD = re.compile(
    r"[*_]{0,2}(?P<label>[^\W\d_][\w'’ -]{0,24}?)[*_]{0,2}\s?[:\uff1a][*_]{0,2}(?:\s+|\Z)"
    r"(?P<value>.*)"
)
_MAX_FIELD_WORDS = 3
_MAX_VALUE_CHARS = 160  # of a field that no program is known to write
_MIN_KINDS = 3  # of fields; fewer need an address, a time of the day or a subject
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_VERB = re.compile(rf"(?<!\w){message_pattern('writing-verb')}(?!\w)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]")
_OPENING = re.compile(r"\A[^\W\d_]{1,4} (?=[^\W_]+[.,]? |\d)")
_MAX_ATTRIBUTION_CHARS = 240
_SENTENCE_END = re.compile(r"[^\W\d_A-Z]{4}[.!?]\s")  # no abbreviation is so long
MAX_ATTRIBUTION_LINES = 3
_DIVIDER = re.compile(r"[-_=*~–—]{2,}\s*(?P<words>[^\W_].*?[^\W_])\s*[-_=*~–—]{2,}\.?")
_RULE = re.compile(r"[_=*~–—-]{3,}")
_MESSAGE_WORD = re.compile(message_pattern("message-word"), re.IGNORECASE)
_END_WORD = re.compile(rf"\b{message_pattern('end-word')}\b", re.IGNORECASE)
_MAX_NOTICE_CHARS = 70


@dataclass(frozen=True, slots=True)
class MailHeader:
    """The header of a mail: how many lines it has, the writer's name, the date, and the subject.

    `has_sender` is True where a field names a sender, though it may name nobody ("From: You").
    """

    lines: int
    sender: str | None
    when: str | None
    subject: str | None
    has_sender: bool


@dataclass(frozen=True, slots=True)
class AttributionLine:
    """A line "On …, Anna Brod wrote:": the name, and the date as written.

    `is_certain` is True where an address or a time of the day shows that a program wrote it.
    """

    name: str | None
    when: str | None
    is_certain: bool


def read_header(lines: Sequence[str], *, is_known: bool = False) -> MailHeader | None:
    """The header that the lines open with; None where they open with none.

    A blank line may stand between two fields; a line that begins with a space continues the one
    above. `is_known` tells that it is a mail's header for sure.
    """
    fields, size = _read_fields(lines)
    if not is_known and not _is_header(fields):
        return None
    sender = writer_name(fields["from"]) if "from" in fields else None
    subject = fields.get("subject") or None
    return MailHeader(size, sender, fields.get("date") or None, subject, "from" in fields)


def _read_fields(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The values of the fields that are known, by kind, and the number of the header's lines."""
    fields: dict[str, str] = {}
    size = 0
    if match := _SENDER_LINE.fullmatch(lines[0]) if lines else None:
        fields = {"from": match["sender"], "date": match["date"]}
        size = 1
    for at, line in enumerate(lines[size:], size):
        if line[:1].isspace() and at == size > 0:
            size += 1  # the field goes on (RFC 5322)
            continue
        if not line and _goes_on(lines[at + 1 :], fields):
            continue
        label, value = _field(line)
        known = _KINDS.get(label) if label else None
        is_next = known == "from" and "from" in fields
        if label is None or is_next or (known is None and len(value) > _MAX_VALUE_CHARS):
            break
        if known is not None:
            fields.setdefault(known, value)
        size = at + 1
    return fields, size


def read_attribution(
    lines: Sequence[str], *, above_quote: bool, in_mail: bool = False
) -> AttributionLine | None:
    """The attribution line that the lines make up together; None where they make none.

    `above_quote` tells that marked quoted text follows, `in_mail` that they are a paragraph of a
    mail: a date is then enough.
    """
    words = " ".join(lines)
    is_short = len(words) <= _MAX_ATTRIBUTION_CHARS and not _SENTENCE_END.search(words)
    if not ends_attribution(words) or not is_short:
        return None
    verbs = list(_VERB.finditer(words))
    verb = verbs[-1] if verbs else None
    has_address = bool(ADDRESS.search(words))
    has_clock = bool(verb and _CLOCK.search(words))
    has_date = any(map(str.isdigit, words))
    is_certain = (has_address or has_clock or (in_mail and verb is not None)) and (
        has_date or above_quote
    )
    if not (is_certain and (verb or above_quote)) and not (above_quote and (verb or has_address)):
        return None
    name = name_in_attribution(words, verb)
    return AttributionLine(name, _date_words(words, name, verb), is_certain)


def _date_words(words: str, name: str | None, verb: re.Match[str] | None) -> str | None:
    """The date and time of an attribution line, as written; None without one."""
    rest = words[: verb.start()] + words[verb.end() :] if verb else words
    for part in (name or "").split():
        rest = rest.replace(part, "")
    rest = _OPENING.sub("", _IN_BRACKETS.sub("", rest))
    rest = " ".join(rest.split()).strip(" ,;:\uff1a")
    return rest if any(map(str.isdigit, rest)) else None


def ends_attribution(line: str) -> bool:
    """Whether the line ends as one does that says who wrote what follows."""
    return line.endswith((":", "\uff1a"))


def is_divider(line: str) -> bool:
    """Whether the line is one like "-----Original Message-----"."""
    match = _DIVIDER.fullmatch(line)
    return bool(match and _MESSAGE_WORD.search(match["words"]))


def is_rule(line: str) -> bool:
    """Whether the line is drawn: "______"."""
    return bool(_RULE.fullmatch(line))


def ends_message(line: str) -> bool:
    """Whether the line closes what is passed on: "--- End of forwarded message ---"."""
    return is_divider(line) and bool(_END_WORD.search(line))


def announces_message(line: str) -> bool:
    """Whether the line may stand above a header: "Begin forwarded message:", or dashes."""
    if is_rule(line) or _DIVIDER.fullmatch(line):
        return True
    return (
        len(line) <= _MAX_NOTICE_CHARS
        and line.endswith((":", "\uff1a"))
        and bool(_MESSAGE_WORD.search(line))
    )


def _field(line: str) -> tuple[str | None, str]:
    """The label of a header's line, case-folded, and its value; None where it is no such line."""
    match = _FIELD.fullmatch(line)
    if match is None or len(match["label"].split()) > _MAX_FIELD_WORDS:
        return None, ""
    return match["label"].strip().casefold(), _decode(match["value"].strip())


def _decode(value: str) -> str:
    """The value without the encoding that mails use for letters beyond ASCII."""
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, UnicodeError, LookupError):
        return value


def _goes_on(rest: Sequence[str], fields: dict[str, str]) -> bool:
    """Whether a field that the header does not have yet follows the blank line."""
    label = _field(rest[0])[0] if rest else None
    kind = _KINDS.get(label) if label else None
    return bool(fields) and kind is not None and kind not in {*fields, "from"}


def _is_header(fields: dict[str, str]) -> bool:
    """Whether the fields are those of a mail, and no labels of another text."""
    if "from" not in fields or not fields["from"]:
        return len({"to", "subject"} & fields.keys()) == 2 and all(fields.values())  # noqa: PLR2004
    if len(fields) >= _MIN_KINDS:
        return True
    values = " ".join(fields.values())
    is_marked = ADDRESS.search(values) or _CLOCK.search(fields.get("date", ""))
    return len(fields) > 1 and bool(is_marked or "subject" in fields)
