"""Statements under the names of those who make them: a round-up, a vox pop, a panel in writing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.paragraphs import paragraphs
from corpus.structure.person_names import names_in
from corpus.structure.span_cuts import cover, is_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MIN_STATEMENTS = 3
_MIN_FIRST_PERSON_SHARE = 0.6  # of statements
_MIN_LEADS_SHARE = 0.6  # of the lines that look alike
_MAX_LEAD_CHARS = 120
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ww]e|[Oo]ur|me|us|[Ii]ch|[Mm]ein\w*|[Ww]ir|[Uu]nser\w*|[Jj]e|[Jj]['’]\w+|[Mm]on|[Mm]a|[Mm]es|[Nn]ous|"
    r"[Yy]o|[Mm]is?|[Nn]osotros|[Яя]|[Мм]ой|[Мм]оя|[Мм]ы|[Мм]ене|[Мм]ій|[Мм]и)\b"
)
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"\n]*\"")
_UNNAMED = re.compile(r"(?:A|An|One|Ein|Eine|Un|Une|Una) [^\W\d_][^,.:;()\d]{2,50}(?=,|\Z)")
_SEVERAL = re.compile(r"[A-Z][^\W\d_]+(?:,? (?:and |und |et |y )?[A-Z][\w’'-]+){0,5}")
_AGE = re.compile(r",? ?\(?\b(?:aged )?\d{2}\b\)?(?:,|\Z| and)")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)\]]*\Z")


@dataclass(frozen=True, slots=True)
class _Lead:
    line: Span
    name: str | None
    is_inline: bool


def statement_parts(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The statements by the people named above them; none where they are not in the first person.

    The names stand in bold or as headings. A statement in the paragraph of its name ends with it.
    """
    lines = paragraphs(text)
    headings = cover(mark.span for mark in marks if mark.kind is MarkKind.HEADING)
    emphasised = cover(mark.span for mark in marks if mark.kind is MarkKind.EMPHASIS)
    leads: dict[int, _Lead] = {}
    alike = 0
    for at, line in enumerate(lines):
        is_heading = is_within(line, headings)
        if not is_heading and not is_within(line, emphasised):
            continue
        words = line.of(text)
        if at and (not _SENTENCE_END.search(words) or is_heading):
            alike += 1
            if name := _person(words):
                is_inline = at + 1 < len(lines) and not is_heading and not _gap(text, lines, at + 1)
                leads[at] = _Lead(line, name, is_inline)
    if len(leads) < _MIN_STATEMENTS or len(leads) < _MIN_LEADS_SHARE * alike:
        return ()
    names = [lead.name for lead in leads.values() if lead.name]
    if len(set(names)) < len(names):  # who returns takes turns in a talk
        return ()
    found = list(_statements(text, lines, leads, cover([*headings, *emphasised])))
    own = [words for _, words in found if is_first_person(words.of(text))]
    told = [name for name, words in found if name and _is_about(name, words.of(text))]
    if len(own) < max(_MIN_FIRST_PERSON_SHARE * len(found), 2) or len(told) > len(found) / 3:
        return ()
    parts = [Mark(words, MarkKind.STATEMENT, name) for name, words in found]
    furniture = [Mark(lead.line, MarkKind.FURNITURE) for lead in leads.values()]
    return tuple(sorted([*parts, *furniture], key=lambda mark: (mark.span.start, -mark.span.end)))


def _gap(text: str, lines: Sequence[Span], at: int) -> bool:
    return "\n\n" in text[lines[at - 1].end : lines[at].start]


def _person(words: str) -> str | None:
    """The person that the line names, with age, place or office; several as they are written."""
    if len(words) > _MAX_LEAD_CHARS:
        return None
    names = names_in(words)
    age = _AGE.search(words)
    before = words[: age.start()].strip(" ,") if age else ""
    if before and len(names) != 1 and _SEVERAL.fullmatch(before):
        return before
    unnamed = _UNNAMED.match(words)
    return names[0] if names else (unnamed[0].strip() if unnamed else None)


def _statements(
    text: str, lines: Sequence[Span], leads: dict[int, _Lead], marked: Sequence[Span]
) -> Iterator[tuple[str | None, Span]]:
    """Each name with the words below it, up to the next name, heading or its owner's mention."""
    for at, lead in leads.items():
        end = at + 1
        while end < len(lines) and end not in leads:
            starts = _gap(text, lines, end)
            if (lead.is_inline and starts) or is_within(lines[end], marked):
                break
            if end > at + 1 and lead.name and _is_about(lead.name, lines[end].of(text)):
                break
            end += 1
        if end > at + 1 and (words := trim(text, lines[at + 1].join(lines[end - 1]))):
            yield lead.name, words


def is_first_person(words: str) -> bool:
    """Whether the words are in the first person, what it quotes left out."""
    return bool(_FIRST_PERSON.search(_QUOTED.sub(" ", words)))


def _is_about(name: str, words: str) -> bool:
    """Whether the words name the person, as one does not oneself."""
    surname = name.rsplit(maxsplit=1)[-1]
    return bool(re.search(rf"\b{re.escape(surname)}\b", _QUOTED.sub(" ", words)))
