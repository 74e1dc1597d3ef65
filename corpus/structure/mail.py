"""Mails in plain text: whose each line is, with what is quoted and passed on in them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.structure.mail_furniture import furniture_lines, signing_name
from corpus.structure.mail_headers import (
    announces_message,
    ends_attribution,
    ends_message,
    is_divider,
    read_attribution,
    read_header,
)
from corpus.structure.mail_lines import MailLine, MailText, MailWriter, quoted_lines
from corpus.structure.pasted_mails import with_ends_of_pasted_mails
from corpus.structure.person_names import has_given_name, is_person_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.structure.mail_headers import AttributionLine, MailHeader

_MAX_ATTRIBUTION_LINES = 3
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\Z|(?:\S+\s+){5,}\S+[:\uff1a]\Z")
_INSERTED = re.compile(r"[\[(<](?P<initials>[^\W\d_a-z]{2,4})[\])>]:?\s")
_MAX_TITLE_LINES = 2  # above the header at the top: "MEMORANDUM"
_MAX_HEADER_LINES = 60


def read_mail(text: str) -> MailText | None:
    """The text read as a mail; None where it is none and quotes nothing with ">"."""
    reader = _MailReader(text)
    reader.read()
    return _mail_text(text, reader) if reader.is_mail or reader.quotes else None


def read_headed_mail(text: str) -> MailText:
    """The text read as the mail that it is for sure, since it opens with a mail's header."""
    reader = _MailReader(text)
    reader.read(has_header=True)
    reader.is_mail = True
    return _mail_text(text, reader)


def _mail_text(text: str, reader: _MailReader) -> MailText:
    lines = _with_furniture(text, reader.lines) if reader.is_mail else tuple(reader.lines)
    if reader.is_mail and reader.header is None:
        lines = with_ends_of_pasted_mails(text, lines)
    own = [line.span.of(text) for line in lines if line.writers == (None,)]
    signed_by = signing_name(own) if reader.is_mail and reader.header is None else None
    if signed_by:
        signer = MailWriter(signed_by, None, 0)
        lines = tuple(
            replace(line, writers=(signer, *line.writers[1:]))
            if line.writers[:1] == (None,)
            else line
            for line in lines
        )
    return MailText(_with_signed_names(text, lines), reader.header, reader.is_mail, signed_by)


def _with_signed_names(text: str, lines: Sequence[MailLine]) -> tuple[MailLine, ...]:
    """The lines; a writer known by an address alone has the name that signs the mail."""
    signed: dict[MailWriter | None, MailWriter] = {}
    for line in lines:
        writer = line.writers[-1] if line.writers else None
        name = line.span.of(text).partition(",")[0].strip()
        is_name = " " in name and has_given_name(name) and is_person_name(name)
        if writer and "@" in (writer.name or "") and line.is_furniture and is_name:
            signed[writer] = replace(writer, name=name)
    return tuple(
        replace(line, writers=tuple(signed.get(writer, writer) for writer in line.writers))
        for line in lines
    )


class _MailReader:
    """Reads the lines in order and keeps the writer at each depth of quoting."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._raw = quoted_lines(text)
        self._writers: list[MailWriter | None] = [None]
        self._outer: MailWriter | None = None  # who passes on what a divider announces
        self._count = 0
        self._known: list[MailWriter] = []  # all whom a header or an attribution names
        self.lines: list[MailLine] = []
        self._has_post_heads = any(map(self._is_post_head, range(len(self._raw))))
        self.header: MailHeader | None = None
        self.is_mail = False

    @property
    def quotes(self) -> bool:
        """Whether lines are quoted; ">>" alone marks a change of speaker in subtitles."""
        return any(line.words and line.depth == 1 for line in self._raw)

    def read(self, *, has_header: bool = False) -> None:
        at = 0
        while at < len(self._raw):
            if not self._raw[at].words:
                at += 1
                continue
            known = has_header and not self.lines
            at += self._read_header(at, is_known=known) or self._read_other(at)

    def _read_header(self, at: int, *, is_known: bool) -> int:
        """The number of lines of the header here, 0 without one; its writer is the next lines'."""
        depth = self._raw[at].depth
        header = self._header_at(at, is_known=is_known)
        if header is None:
            return 0
        if depth == 0 and not self.is_mail:
            self._open_with(header)
        self._add(at, header.lines, furniture=True, depth=depth - 1)
        if header.has_sender:
            self.is_mail = True
            self._set_writer(depth, header.sender, header.when)
        return header.lines

    def _open_with(self, header: MailHeader) -> None:
        """Take the header for that of the whole text, unless words of its author are above it.

        A title above it is nobody's words.
        """
        above = [line for line in self.lines if not line.is_furniture]
        if any(_SENTENCE_END.search(line.span.of(self._text)) for line in above):
            return
        announced = len(above) < len(self.lines)
        if not above or (header.subject and len(above) <= _MAX_TITLE_LINES and not announced):
            self.header = header
        if not announced:
            self.lines = [replace(line, is_furniture=True, writers=()) for line in self.lines]

    def _read_other(self, at: int) -> int:
        """The number of lines of the attribution, divider or text here."""
        raw = self._raw[at]
        if is_divider(raw.words) or self._announces(at):
            self._add(at, 1, furniture=True)
            if raw.depth == 0 and ends_message(raw.words):
                self._writers = [self._outer]
            elif is_divider(raw.words):
                self._outer = self._writers[0]
                self._set_writer(raw.depth, None, None)
            return 1
        attribution, size = self._attribution_at(at)
        if attribution is None:
            self._add(at, 1)
            return 1
        depth = raw.depth + self._is_above_quote(at + size, raw.depth)
        self._add(at, size, furniture=True, depth=depth - 1)
        self.is_mail = self.is_mail or attribution.is_certain
        self._set_writer(depth, attribution.name, attribution.when)
        return size

    def _attribution_at(self, at: int) -> tuple[AttributionLine | None, int]:
        raw = self._raw[at]
        words: list[str] = []
        for line in self._raw[at : at + _MAX_ATTRIBUTION_LINES]:
            if not line.words or line.depth != raw.depth:
                break
            words.append(line.words)
            if ends_attribution(line.words):
                break
        above = self._is_above_quote(at + len(words), raw.depth)
        begins = at == 0 or not self._raw[at - 1].words or self._raw[at - 1].depth != raw.depth
        if len(words) > 1 and not (begins and any(map(str.isdigit, words[0]))):
            return None, 0
        shorter = read_attribution(words[1:], above_quote=above) if len(words) > 1 else None
        if shorter and (shorter.when or _SENTENCE_END.search(words[0])):
            return None, 0  # the line above is the writer's
        in_mail = self.is_mail and begins
        found = read_attribution(words, above_quote=above, in_mail=in_mail)
        if found and self._has_post_heads and not found.is_certain:
            return None, 0
        return found, len(words)

    def _is_post_head(self, at: int) -> bool:
        """Whether "Ann wrote:" stands above words that are not quoted, as in a forum."""
        raw = self._raw[at]
        if not ends_attribution(raw.words) or self._is_above_quote(at + 1, raw.depth):
            return False
        found = read_attribution([raw.words], above_quote=True)
        return found is not None and not found.is_certain

    def _header_at(self, at: int, *, is_known: bool = False) -> MailHeader | None:
        depth = self._raw[at].depth
        words = []
        for line in self._raw[at : at + _MAX_HEADER_LINES]:
            if line.words and line.depth != depth:
                break
            words.append(f" {line.words}" if line.is_indented else line.words)
        return read_header(words, is_known=is_known)

    def _announces(self, at: int) -> bool:
        """Whether the line announces the header that follows it."""
        if not announces_message(self._raw[at].words):
            return False
        after = self._next(at + 1)
        return after is not None and self._header_at(after) is not None

    def _is_above_quote(self, at: int, depth: int) -> bool:
        after = self._next(at)
        return after is not None and self._raw[after].depth > depth

    def _next(self, at: int) -> int | None:
        """The number of the next line with words."""
        return next((i for i in range(at, len(self._raw)) if self._raw[i].words), None)

    def _set_writer(self, depth: int, name: str | None, when: str | None) -> None:
        self._count += 1
        self._fill(depth)
        self._known.append(MailWriter(name, when, self._count))
        self._writers[depth:] = self._known[-1:]

    def _fill(self, depth: int) -> None:
        """Make writers whose names can't be told for the depths without one."""
        while len(self._writers) <= depth:
            self._count += 1
            self._writers.append(MailWriter(None, None, self._count))

    def _add(
        self, at: int, count: int, *, furniture: bool = False, depth: int | None = None
    ) -> None:
        for number in range(at, at + count):
            raw = self._raw[number]
            if not raw.words:
                continue
            self._fill(raw.depth)
            writers = tuple(self._writers[: (raw.depth if depth is None else depth) + 1])
            initials = raw.initials or _inserted_initials(raw.words)
            if initials and not _are_initials(initials, writers[-1]):
                inserted = bool(raw.initials is None)
                known = [one for one in self._known if inserted and _are_initials(initials, one)]
                writers = (*writers[:-1], known[0] if known else MailWriter(None, None, -number))
            has_gap = number > 0 and not self._raw[number - 1].words
            span = Span(raw.start, raw.start + len(raw.words))
            self.lines.append(MailLine(span, writers, furniture, has_gap))


def _inserted_initials(words: str) -> str | None:
    """The initials in brackets with which another marks what is written into the mail."""
    match = _INSERTED.match(words)
    return match["initials"] if match else None


def _are_initials(initials: str, writer: MailWriter | None) -> bool:
    """Whether the letters are those of the writer's name."""
    words = (writer.name or "").split() if writer else []
    return "".join(word[0] for word in words).casefold() == initials.casefold()


def _with_furniture(text: str, lines: Sequence[MailLine]) -> tuple[MailLine, ...]:
    """The lines, signatures and the like among them marked as furniture."""
    done: list[MailLine] = []
    for (writers, is_furniture), group in groupby(
        lines, key=lambda line: (line.writers, line.is_furniture)
    ):
        run = list(group)
        words = [line.span.of(text) for line in run]
        writer = writers[-1].name if writers and writers[-1] else None
        out: frozenset[int] = (
            frozenset()
            if is_furniture
            else furniture_lines(words, [line.has_gap for line in run], writer)
        )
        done += [
            replace(line, is_furniture=True) if number in out else line
            for number, line in enumerate(run)
        ]
    return tuple(done)
