"""The text of a mail as blocks: whose each part is, without the marks of quoting."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.load.formats.parsed_file import Block, BlockMark
from corpus.model.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.structure.mail_lines import MailText

SENT_DATE = "the Date header"  # the grounds for a mail's date


def mail_blocks(text: str, mail: MailText, *, first_number: int = 0) -> Iterator[Block]:
    """The lines of each writer as a block, marked with the mails that it is in; ">" is left out.

    `first_number` keeps the parts of this mail apart from those of another in the same file.
    """
    for (writers, is_furniture), group in groupby(
        mail.lines, key=lambda line: (line.writers, line.is_furniture)
    ):
        words = ""
        for line in group:
            between = ("\n\n" if line.has_gap else "\n") if words else ""
            words += between + line.span.of(text)
        marks = [
            BlockMark(mail.part_kind, writer.name, writer.when, first_number + writer.number)
            for writer in writers
            if writer
        ]
        if is_furniture:
            marks.append(BlockMark(MarkKind.FURNITURE))
        yield Block(words, tuple(marks))
