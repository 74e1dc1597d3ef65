"""Where mails end that the writer of another text has pasted into it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.structure.mail_furniture import is_signature
from corpus.structure.mail_lines import MailWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.structure.mail_lines import MailLine

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\Z")


def with_ends_of_pasted_mails(text: str, lines: Sequence[MailLine]) -> tuple[MailLine, ...]:
    """The lines; what follows the signature of a mail that a colon introduces is the author's.

    Where such a mail has no signature, what follows its first paragraph is nobody's.
    """
    done: list[MailLine] = []
    for writers, group in groupby(lines, key=lambda line: line.writers):
        run = list(group)
        above = next((line for line in reversed(done) if not line.is_furniture), None)
        announced = (
            above is not None
            and above.writers[:1] != (writers[:1] or (None,))
            and above.span.of(text).endswith((":", "\uff1a"))
        )
        is_pasted = announced and len(writers) == 1 and writers[0] is not None
        done += _ended(text, run, writers[0]) if is_pasted else run
    return tuple(done)


def _ended(text: str, run: Sequence[MailLine], writer: MailWriter | None) -> Iterator[MailLine]:
    """The lines of the mail, and those after it."""
    name = writer.name if writer else None
    signed = [at for at, line in enumerate(run) if is_signature(line.span.of(text), name)]
    sentences = [at for at, line in enumerate(run) if _SENTENCE_END.search(line.span.of(text))]
    last = signed[0] if signed else next(iter(sentences), len(run))
    end = next((at for at in range(last + 1, len(run)) if run[at].has_gap), len(run))
    after = None if signed else MailWriter(None, None, -run[0].span.start - 1)
    for at, line in enumerate(run):
        yield replace(line, writers=(after,)) if at >= end else line
