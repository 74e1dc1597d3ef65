"""The lines of a mail: how deep each is quoted, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.structure.mail_headers import MailHeader

_LINE = re.compile(r"[^\n]*\n?")
_QUOTE_MARKS = re.compile(r"[ \t]{0,3}(?P<initials>[A-Z]{1,4}(?=>))?>[> \t]*")


@dataclass(frozen=True, slots=True)
class MailWriter:
    """The writer of one mail: the name, None where it can't be told, and the date as written.

    `number` keeps apart two mails that are equal otherwise.
    """

    name: str | None
    when: str | None
    number: int


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line without its marks of quoting, and its writers, from the outermost mail inwards.

    The first writer is None where the text's own author writes. `is_furniture` is True for
    headers, signatures and the like. `has_gap` tells that a blank line is above it.
    """

    span: Span
    writers: tuple[MailWriter | None, ...]
    is_furniture: bool = False
    has_gap: bool = False


@dataclass(frozen=True, slots=True)
class MailText:
    """The lines of a mail that hold words, in order, and the header at its beginning.

    `is_mail` is True where a header or an attribution line shows that it is one; else it only
    quotes lines with ">". `signed_by` is the full name below a mail without a header.
    """

    lines: tuple[MailLine, ...]
    header: MailHeader | None
    is_mail: bool
    signed_by: str | None

    @property
    def part_kind(self) -> MarkKind:
        """The kind of its parts: messages, or block quotations where the text is no mail."""
        return MarkKind.MESSAGE if self.is_mail else MarkKind.QUOTE


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A line's words without its marks of quoting, their start, and the number of the marks.

    `initials` are those that stand before the mark: "AK> Is it late?".
    """

    words: str
    start: int
    depth: int
    is_indented: bool
    initials: str | None = None


def quoted_lines(text: str) -> list[QuotedLine]:
    """All lines of the text, blank ones too."""
    lines: list[QuotedLine] = []
    for match in _LINE.finditer(text):
        if not match[0]:
            break
        marks = _QUOTE_MARKS.match(text, match.start(), match.end())
        start = marks.end() if marks else match.start()
        words = trim(text, Span(start, match.end())) if start < match.end() else None
        depth = marks[0].count(">") if marks else 0
        if words is None:
            lines.append(QuotedLine("", start, depth, is_indented=False))
        else:
            indented = words.start > start
            initials = marks["initials"] if marks else None
            lines.append(QuotedLine(words.of(text), words.start, depth, indented, initials))
    return lines


def mail_marks(mail: MailText) -> tuple[Mark, ...]:
    """The mails that the text quotes or passes on, and the lines that nobody says, as marks."""
    marks: list[Mark] = []
    open_: list[tuple[MailWriter | None, Span]] = []
    for line in mail.lines:
        same = 0
        while same < min(len(open_), len(line.writers)) and open_[same][0] == line.writers[same]:
            open_[same] = (open_[same][0], open_[same][1].join(line.span))
            same += 1
        marks += _closed(mail.part_kind, open_[same:])
        del open_[same:]
        open_ += [(writer, line.span) for writer in line.writers[same:]]
        if line.is_furniture:
            marks.append(Mark(line.span, MarkKind.FURNITURE))
    marks += _closed(mail.part_kind, open_)
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))


def _closed(kind: MarkKind, parts: Sequence[tuple[MailWriter | None, Span]]) -> list[Mark]:
    return [Mark(span, kind, writer.name, writer.when) for writer, span in parts if writer]
