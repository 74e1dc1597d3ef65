"""Subtitles as turns: SubRip and WebVTT."""

from __future__ import annotations

import pytest

from corpus.load.formats.parsed_file import FormatError, ParsedFile
from corpus.load.formats.subtitles import read_subtitles
from corpus.load.formats.txt import read_txt
from corpus.model.mark import MarkKind

_VTT = """WEBVTT

NOTE made by hand

a1f/12-0
00:00:01.011 --> 00:00:04.951 align:start
<v Reyes, Ana>I have asked for this because the lift has</v>

a1f/12-1
00:00:04.951 --> 00:00:06.400
<v Reyes, Ana>stopped for the fifth time.</v>

00:01:07.100 --> 00:01:09.640
<v.loud Bo Li (Facilities)>The part is <c.yellow>ordered</c> &amp; paid.

00:01:10.000 --> 00:01:12.000
[a door slams]

00:01:12.100 --> 00:01:13.000
It is not!
"""
_SRT = """1
00:00:01,000 --> 00:00:04,000
- Who decided it?
- I did.

2
00:00:04,500 --> 00:00:08,000
ANA: <i>Then who asked</i>
the mayor? >> Nobody.
"""


def _turns(file: ParsedFile) -> list[tuple[str | None, str, str | None]]:
    return [
        (mark.name, mark.span.of(file.text), mark.when)
        for mark in file.marked_text.marks
        if mark.kind is MarkKind.TURN
    ]


def test_voices_are_speakers_and_cues_of_one_are_joined() -> None:
    assert _turns(read_subtitles(_VTT.encode())) == [
        ("Ana Reyes", "I have asked for this because the lift has stopped for the fifth time.",
         "0:01"),
        ("Bo Li", "The part is ordered & paid.", "1:07"),
        (None, "It is not!", "1:12"),
    ]  # fmt: skip


def test_what_is_heard_is_nobodys() -> None:
    marks = read_subtitles(_VTT.encode()).marked_text.marks

    assert [mark.kind for mark in marks].count(MarkKind.FURNITURE) == 1


def test_names_dashes_and_arrows_part_speakers_within_a_cue() -> None:
    assert _turns(read_subtitles(_SRT.encode())) == [
        (None, "Who decided it?", "0:01"),
        (None, "I did.", "0:01"),
        ("ANA", "Then who asked the mayor?", "0:04"),
        (None, "Nobody.", "0:04"),
    ]


def test_sentences_are_joined_where_nobody_is_named() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:04,000\nIt will be\n\n2\n00:00:04,500 --> 00:00:08,000\nrebuilt."
    )

    assert _turns(read_subtitles(text.encode())) == [(None, "It will be rebuilt.", "0:01")]


def test_a_long_turn_is_cut_at_a_sentence_for_its_times() -> None:
    cue = "00:{at:02}:00.000 --> 00:{at:02}:30.000\n<v Ana>{words}\n"
    said = "The spillway will be rebuilt in two stages, and the first one is dear. " * 3
    text = "WEBVTT\n\n" + "\n".join(cue.format(at=at, words=said) for at in range(4))

    assert [when for _, _, when in _turns(read_subtitles(text.encode()))] == ["0:00", "2:00"]


@pytest.mark.parametrize("text", [_VTT, _SRT])
def test_subtitles_saved_as_text_are_read_as_subtitles(text: str) -> None:
    assert read_txt(text.encode()).text == read_subtitles(text.encode()).text


def test_a_file_without_subtitles_is_refused() -> None:
    with pytest.raises(FormatError, match="no subtitles"):
        read_subtitles(b"The bridge is closed.")
