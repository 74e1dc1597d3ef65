"""Parts of a text that end in their writers' signatures: letters, posts of a talk page, a log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim
from corpus.structure.answered_letters import answered_letters, is_salutation
from corpus.structure.paragraphs import paragraphs
from corpus.structure.signatures import (
    Signature,
    dated_signatures,
    editors_note,
    initials_signatures,
    placed_signatures,
    signature_lines,
)
from corpus.structure.span_cuts import cover, is_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_POSTSCRIPT = re.compile(r"P\.? ?S\.?\W")
_MIN_SIGNATURES = 3
_MIN_LETTERS = 2
_MIN_SIGNED_SHARE = 0.5  # of the prose from the first signed part on


@dataclass(frozen=True, slots=True)
class SignedText:
    """The lines of a text, where its headings are, and which lines are emphasised."""

    text: str
    lines: tuple[Span, ...]
    headings: tuple[Span, ...]
    emphasised: tuple[Span, ...]

    def is_heading(self, at: int) -> bool:
        """Whether the format marks the line as a heading."""
        return is_within(self.lines[at], self.headings)

    def is_emphasised(self, at: int) -> bool:
        """Whether all of the line is in bold or italics."""
        return is_within(self.lines[at], self.emphasised)

    def words(self, at: int) -> str:
        """The words of a line."""
        return self.lines[at].of(self.text)

    def has_gap_before(self, at: int) -> bool:
        """Whether a blank line precedes the line, or nothing."""
        return not at or "\n\n" in self.text[self.lines[at - 1].end : self.lines[at].start]


def signed_parts(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The parts by their signers, and the signatures as nobody's words; none in most texts.

    A part goes from the signature before, or the heading below it, to its own. A part whose
    signature is no name is unclear.
    """
    signed = SignedText(
        text,
        paragraphs(text),
        tuple(cover(mark.span for mark in marks if mark.kind is MarkKind.HEADING)),
        tuple(cover(mark.span for mark in marks if mark.kind is MarkKind.EMPHASIS)),
    )
    dated = dated_signatures(text, signed.lines)
    if len(dated) >= _MIN_SIGNATURES:
        return _in_order([*_parts(signed, dated, MarkKind.COMMENT), *_unsigned(signed, dated)])
    initials = initials_signatures(text, signed.lines)
    if len(initials) >= _MIN_SIGNATURES:
        return _in_order(_parts(signed, initials, MarkKind.POST))
    letters = signature_lines(signed)
    answered = answered_letters(text, marks)
    if len(letters) >= _MIN_LETTERS and _is_mostly_signed(signed, letters):
        parts = [*_parts(signed, letters, MarkKind.MESSAGE), *_notes(signed, letters)]
        return _in_order([*_unanswered(parts, answered), *answered])
    placed = placed_signatures(text, signed.lines)
    if not answered and len(placed) < _MIN_LETTERS:
        return ()
    return _in_order([*answered, *_short_letters(signed, placed)])


def _unanswered(parts: Sequence[Mark], answered: Sequence[Mark]) -> Iterator[Mark]:
    """The parts but for those that an answer shows to be another's."""
    for part in parts:
        if not any(part.span.overlaps(other.span) for other in answered):
            yield part


def _short_letters(signed: SignedText, signatures: Sequence[Signature]) -> Iterator[Mark]:
    """The paragraphs that end in a name and place, as a paper prints what readers answered."""
    for signature in signatures if len(signatures) >= _MIN_LETTERS else ():
        start = next(one.start for one in signed.lines if one.contains(signature.span))
        yield Mark(Span(start, signature.span.start), MarkKind.MESSAGE, signature.name)
        yield Mark(signature.span, MarkKind.FURNITURE)


def _in_order(marks: Iterator[Mark] | Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))


def _parts(signed: SignedText, signatures: Sequence[Signature], kind: MarkKind) -> Iterator[Mark]:
    """The words above each signature, cut at headings, and the signature itself."""
    before = 0
    for signature in signatures:
        yield Mark(signature.span, MarkKind.FURNITURE)
        sections = list(_sections(signed, Span(before, signature.span.start), before == 0))
        for number, words in enumerate(sections, start=1):
            is_signed = number == len(sections)
            name = signature.name if is_signed else None
            if is_signed or kind is MarkKind.MESSAGE:
                yield Mark(words, kind, name, signature.when if is_signed else None)
        before = signature.span.end
        if postscript := _postscript(signed, before):
            yield Mark(postscript, kind, signature.name, signature.when)
            before = postscript.end


def _postscript(signed: SignedText, end: int) -> Span | None:
    """The paragraph right below a signature that the same hand adds: "P.S. …"."""
    below = next((line for line in signed.lines if line.start >= end), None)
    return below if below and _POSTSCRIPT.match(below.of(signed.text)) else None


def _sections(signed: SignedText, span: Span, is_first: bool) -> Iterator[Span]:  # noqa: FBT001
    """The words between two signatures by their headings; before the first one, the last only.

    What stands right below a signature and above a heading is another hand's.
    """
    sections: list[list[Span]] = [[]]
    for at, line in enumerate(signed.lines):
        if line.start >= span.end or line.end <= span.start:
            continue
        is_signed = line.end > span.end
        if not is_signed and _begins_section(signed, at):
            sections.append([])
        elif words := trim(signed.text, Span(max(line.start, span.start), min(line.end, span.end))):
            sections[-1].append(words)
    below_headings = sections[1:] if len(sections) > 1 else sections
    found = [part[0].join(part[-1]) for part in below_headings if part]
    yield from found[-1:] if is_first else found


def _begins_section(signed: SignedText, at: int) -> bool:
    """Whether the line is a heading, or begins a letter."""
    return signed.is_heading(at) or _is_title(signed, at) or is_salutation(signed.words(at))


def _is_title(signed: SignedText, at: int) -> bool:
    """Whether a line of a text without marked headings is one: short, alone, without an end."""
    if signed.headings:
        return False
    words = signed.words(at)
    alone = signed.has_gap_before(at) and (
        at + 1 == len(signed.lines) or signed.has_gap_before(at + 1)
    )
    return alone and len(words) <= 80 and words[-1] not in '.!?…:;,"”»'  # noqa: PLR2004


def _is_mostly_signed(signed: SignedText, letters: Sequence[Signature]) -> bool:
    """Whether most of the text is letters, and none of the signatures heads what follows."""
    total = covered = 0
    parts = cover(
        mark.span
        for mark in _parts(signed, letters, MarkKind.MESSAGE)
        if mark.kind is MarkKind.MESSAGE
    )
    signatures = [letter.span for letter in letters]
    for at, line in enumerate(signed.lines):
        is_words = not signed.is_heading(at) and not any(map(line.overlaps, signatures))
        if not is_words or line.start < parts[0].start:
            continue
        total += len(line)
        covered += len(line) if is_within(line, parts) else 0
    return bool(total) and covered >= _MIN_SIGNED_SHARE * total


def _notes(signed: SignedText, letters: Sequence[Signature]) -> Iterator[Mark]:
    """The notes below letters that the editor signs."""
    bounds = [*(letter.span.end for letter in letters), len(signed.text)]
    parts = cover(
        mark.span
        for mark in _parts(signed, letters, MarkKind.MESSAGE)
        if mark.kind is MarkKind.MESSAGE
    )
    for start, end in pairwise(bounds):
        for line in signed.lines:
            inside = start <= line.start < end and not is_within(line, parts)
            if inside and (note := editors_note(signed.text, line)):
                yield Mark(Span(line.start, note.span.start), MarkKind.MESSAGE, note.name)
                yield Mark(note.span, MarkKind.FURNITURE)


def _unsigned(signed: SignedText, signatures: Sequence[Signature]) -> Iterator[Mark]:
    """The lines on a talk page below the last signature, which nobody signs."""
    for at, line in enumerate(signed.lines):
        below = line.start >= signatures[-1].span.end
        if below and not signed.is_heading(at) and not _is_title(signed, at):
            yield Mark(line, MarkKind.COMMENT)
