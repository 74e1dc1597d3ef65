"""Words that go on over a line's end in plain text, mails, Markdown and subtitles."""

from __future__ import annotations

import pytest

from corpus.load.formats.eml import read_eml
from corpus.load.formats.line_end_hyphens import mend_line_ends
from corpus.load.formats.md import read_md
from corpus.load.formats.rtf import read_rtf
from corpus.load.formats.subtitles import read_subtitles
from corpus.load.formats.txt import read_txt
from corpus.model.mark import MarkKind

_WRAPPED = (
    "The authors say that the long-\nterm damage of the years 2019–\n2021 was never con-\nsidered."
)
_WHOLE = "The authors say that the long-term damage of the years 2019–2021 was never considered."
_HEADER = "From: Anna Brod <anna@x.example>\nDate: Tue, 12 Mar 2024 10:00:00 +0100\nSubject: dam\n"
_RECORD = """                                                     Page 41
 1                     HALVARD NESS,
 2     having been first duly sworn, testified as follows:
 3      Q.  Mr. Ness, you were the watchman of the cold-
 4  store in October?
 5          MR. COBB:  Objection to form.
 6      A.  I had told them to
                                                     Page 42
 1  take it home more than once.
"""
_CUES = "1\n00:00:01,000 --> 00:00:04,000\n{}\n\n2\n00:00:05,000 --> 00:00:08,000\n{}\n"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (_WRAPPED, _WHOLE),
        ("It is thirty-\nseven years old.", "It is thirty-seven years old."),
        ("The pre-\nand post-war houses", "The pre-\nand post-war houses"),
        ("I never thought-\nNo, you did not.", "I never thought-\nNo, you did not."),
        ("He waited –\nand left.", "He waited –\nand left."),
        ("* item -\n* item", "* item -\n* item"),
        ("one-\n\ntwo", "one-\n\ntwo"),
        ("It is so long-\n2. a second item", "It is so long-\n2. a second item"),
        ("Das ist eine well-\n  known Sache.", "Das ist eine well-known Sache."),
        ("no hyphen\nat all", "no hyphen\nat all"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_only_where_the_word_has_one(text: str, mended: str) -> None:
    assert mend_line_ends(text) == mended


def test_each_format_with_lines_of_its_own_is_mended() -> None:
    first, second = _WRAPPED.rsplit("\n", 1)

    assert read_txt(_WRAPPED.encode()).text == _WHOLE
    assert read_md(_WRAPPED.encode()).text == _WHOLE
    assert _WHOLE in read_eml(f"{_HEADER}\n{_WRAPPED}\n".encode()).text
    assert read_subtitles(_CUES.format(first, second).encode()).text == _WHOLE
    assert "cold-store" in read_txt(_RECORD.encode()).text


def test_a_note_of_an_rtf_file_is_read_also_where_it_is_marked_as_new() -> None:
    written = (
        rb"{\rtf1\ansi It was closed.{\super\chftn}{\*\footnote\chftn\plain {\pard For a week.}}"
        rb" It leaks.\par {\*\unknown {\footnote Left out.}}}"
    )
    read = read_rtf(written)
    notes = [
        mark.span.of(read.text) for mark in read.marked_text.marks if mark.kind is MarkKind.NOTE
    ]

    assert read.text == "It was closed. It leaks.\n\nFor a week."
    assert notes == ["For a week."]
