"""A speech between the notes of its editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.paragraphs import paragraphs
from corpus.structure.person_names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OCCASION = re.compile(
    r"(?:to the |address |speech |remarks |lecture |sermon |delivered |spoken |given |rede |"
    r"ansprache |discours |discurso )",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:[^.]{0,60}\b)?(?:address|speech|remarks|lecture|sermon|statement|rede|ansprache|discours|"
    r"discurso)\b[^.]{0,40}?\b(?:by|of|von|de|pronounced by|delivered by|given by)\s+(?P<name>.+)|"
    r"(?:delivered|spoken|given) by\s+(?P<other>.+)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[\[(](?:editor['’]?s['’]? )?note\b.*[\])]|[\[(].*[—–-] ?Ed(?:itor|s)?\.?[\])]|"
    r"(?:the )?following is the (?:full )?(?:text|transcript)\b.*|"
    r"(?:editor['’]?s['’]? )?note:.*|\[.{80,}\]",
    re.IGNORECASE | re.DOTALL,
)
_NOISE = re.compile(
    r"[\[(](?:[^\W\d_]+ ){0,3}(?:laughter|cheers|applause|cheering|interruption|uproar|hear, hear|"
    r"beifall|heiterkeit|rires|applaudissements|risas|aplausos)\b[^\])]{0,30}[\])]",
    re.IGNORECASE,
)
_CRY = re.compile(r"(?P<label>(?:AN? )?[A-Z ]{4,30}[.:])\s*[—–-]\s*")
_DAY = re.compile(r"\b\d{4}\b")
_MAX_HEAD_LINES = 5
_MAX_HEAD_CHARS = 120


def speech_parts(text: str, _marks: Sequence[Mark] = ()) -> tuple[Mark, ...]:
    """The speech as its speaker's, notes as the editor's; none in a text that is no speech.

    A speech has its speaker and its occasion at its head, and notes or the noise of its hearers.
    """
    lines = paragraphs(text)
    head = _head(text, lines)
    if head is None:
        return ()
    name, first = head
    notes = [at for at in range(first, len(lines)) if _NOTE.fullmatch(lines[at].of(text))]
    noises = [Span(*match.span()) for match in _NOISE.finditer(text, lines[first].start)]
    if not notes and not noises:
        return ()
    found: list[Mark] = [Mark(span, MarkKind.FURNITURE) for span in noises]
    start = first
    for at in (*range(first, len(lines)), len(lines)):
        is_end = at == len(lines)
        cry = None if is_end else _CRY.match(text, lines[at].start, lines[at].end)
        if not is_end and cry is None and at not in notes:
            continue
        if at > start and (words := trim(text, lines[start].join(lines[at - 1]))):
            found.append(Mark(words, MarkKind.MESSAGE, name))
        if not is_end:
            found += _others(lines[at], cry)
        start = at + 1
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)))


def _others(line: Span, cry: re.Match[str] | None) -> Iterator[Mark]:
    """An editor's note, or the cry of a hearer below its label."""
    if cry is None:
        yield Mark(line, MarkKind.MESSAGE, "Editor")
    elif cry.end() < line.end:
        yield Mark(Span(line.start, cry.end()), MarkKind.FURNITURE)
        yield Mark(Span(cry.end(), line.end), MarkKind.MESSAGE)


def _head(text: str, lines: Sequence[Span]) -> tuple[str, int] | None:
    """The speaker's name and the number of the first line below the head."""
    name: str | None = None
    occasion = False
    for at, line in enumerate(lines[:_MAX_HEAD_LINES]):
        words = line.of(text)
        if len(words) > _MAX_HEAD_CHARS or _NOTE.fullmatch(words):
            return (name, at) if name and occasion else None
        by = _BY.fullmatch(words)
        if by:
            names = names_in(by["name"] or by["other"])
            name = names[0] if names else name
            occasion = True
        elif name is None and (names := names_in(words)):
            name = names[0]
        elif _OCCASION.match(words) and _DAY.search(words):
            occasion = True
    return None
