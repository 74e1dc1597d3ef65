"""The name of a mail's or message's writer, as a header, an attribution line or a chat gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.structure.message_words import message_pattern, message_words
from corpus.structure.written_dates import MONTH_BEGINNINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS = r"[^\s<>\[\]()\"',;:]+@[^\s<>\[\]()\"',;:]+"
ADDRESS = re.compile(_ADDRESS)
_BRACKETS = re.compile(
    rf"[<\[(]\s*(?:mailto:)?\s*{_ADDRESS}[^>\])]*[>\])]?|[<\[]mailto:[^>\]]*[>\]]"
)
_COMMENT = re.compile(r"\(([^()]*)\)")
_RELAY = re.compile(r"\s(?:via|über|durch)\s.*", re.IGNORECASE)
_ON_BEHALF = re.compile(rf"\s+{message_pattern('on-behalf')}\b.*", re.IGNORECASE)
_MARKS = (
    " \t*_~`'\"“”„«»‘’<>,;:|-–—\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_TAG = re.compile(r"#\d{4}\Z")
_NO_FORENAME = re.compile(rf"{message_pattern('no-forename')}\.?", re.IGNORECASE)
_PRONOUNS = frozenset(message_words("pronoun"))
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|er|º|\.)?")
_MAX_NAME_CHARS = 60
_MAX_SWAPPED_WORDS = 3
_PARTICLES = frozenset(message_words("particle"))
_TIME_WORDS = frozenset(message_words("time-word"))
_MONTH_NAMES = frozenset(message_words("month-name"))
_WEEKDAYS = re.compile(rf"{message_pattern('weekday')}[.,]*", re.IGNORECASE)


def writer_name(written: str) -> str | None:
    """The name, "Last, First" put in order; the address where there is no name; None for neither.

    A pronoun ("You") names nobody.
    """
    words = _ON_BEHALF.sub("", written.strip())
    address = ADDRESS.search(words)
    name = _strip(_BRACKETS.sub(" ", words))
    if address and (not name or ADDRESS.search(name)):
        comment = _COMMENT.search(name)
        name = _strip(comment[1]) if comment and comment[1].strip() else address[0].strip(".")
    elif any(map(str.isalpha, rest := _strip(_COMMENT.sub(" ", name)))):
        name = rest
    name = _strip(_TAG.sub("", _RELAY.sub("", name)))
    name = _in_order(" ".join(name.split()))
    is_name = any(map(str.isalnum, name)) and len(name) <= _MAX_NAME_CHARS
    return name if is_name and name.casefold() not in _PRONOUNS else None


def name_in_attribution(words: str, verb: re.Match[str] | None) -> str | None:
    """The name in "On 9 Jan 2021 at 18:40, Anna Brod wrote:", without the date; None without one.

    `verb` is the verb of writing, where the line has one.
    """
    address = ADDRESS.search(words)
    brackets = list(_BRACKETS.finditer(words))
    if brackets:
        bracket = brackets[-1]
        before = words[: bracket.start()]
        after_verb = before[verb.end() :] if verb and verb.end() <= len(before) else ""
        name = _without_date(after_verb) or _without_date(_cut(before, verb))
        return writer_name(name) if name else writer_name(bracket[0])
    if verb is None:
        return writer_name(address[0]) if address else None
    after = _without_date(words[verb.end() :].rstrip(" :\uff1a"))
    name = after or _without_date(words[: verb.start()])
    return writer_name(name) if name else address and writer_name(address[0])


def is_name_like(words: str) -> bool:
    """Whether each of the few words has a capital, as a person's name has."""
    parts = words.split()
    return 0 < len(parts) <= _MAX_SWAPPED_WORDS + 1 and all(
        (part[0].isupper() and part[0].isalpha()) or part.casefold() in _PARTICLES for part in parts
    )


def _cut(before: str, verb: re.Match[str] | None) -> str:
    return before[: verb.start()] if verb and verb.start() < len(before) else before


def _strip(words: str) -> str:
    return words.strip(_MARKS)


def _in_order(name: str) -> str:
    """'Greta Lohmann' for 'Lohmann, Greta'."""
    last, comma, first = (part.strip() for part in name.partition(","))
    few = all(0 < len(part.split()) <= _MAX_SWAPPED_WORDS for part in (last, first))
    if not comma or not few or "," in first or _NO_FORENAME.fullmatch(first):
        return name
    surnames = [word for word in last.split() if word.casefold() not in _PARTICLES]
    if len(surnames) > 1:  # a title after the name, or two surnames before it
        return name
    letters = f"{first} {last}"
    return letters if not any(map(str.isdigit, letters)) else name


def _without_date(words: str) -> str:
    """The words of a name: those with a capital that belong to no date; "Last, First" in order."""
    segments = [_name_run(segment) for segment in words.split(",")]
    names = [segment for segment in segments if segment]
    if len(names) == 2 and all(" " not in name for name in names):  # noqa: PLR2004 - "Last, First"
        return ", ".join(names)
    return names[-1] if names else ""


def _name_run(segment: str) -> str:
    """The longest run of words of a name in the segment."""
    words = segment.split()
    runs: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if runs[-1] and word.casefold() in _PARTICLES:
            runs[-1].append(word)
        elif _is_of_date(words, at) or (word[:1].islower() and len(words) > 1):
            runs.append([])
        else:
            runs[-1].append(word)
    named = [run for run in runs if any(word.casefold() not in _PARTICLES for word in run)]
    if not named:
        return ""
    run = max(named, key=len)
    while run[-1].casefold() in _PARTICLES:
        run = run[:-1]
    return _strip(" ".join(run))


def _is_of_date(words: Sequence[str], at: int) -> bool:
    """Whether the word belongs to a date: a number, or a name of a month or day beside one."""
    bare = words[at].strip(_MARKS + ".()").casefold()
    if not bare or any(map(str.isdigit, bare)) or bare in _TIME_WORDS:
        return True
    near = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
    if any(map(_NUMBER.fullmatch, near)) and (bare in MONTH_BEGINNINGS or bare in _MONTH_NAMES):
        return True
    if not _WEEKDAYS.fullmatch(words[at]):
        return False
    before = words[at - 1].casefold() if at else ""
    after = words[at + 1] if at + 1 < len(words) else "0"
    return words[at].endswith(".") or any(map(str.isdigit, after)) or before in _TIME_WORDS
