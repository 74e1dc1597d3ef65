"""Words taken along turn nothing around them, and hold nothing that cannot be seen."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.unicode import (
    as_json,
    isolate_bidi,
    isolate_bidi_lines,
    on_one_line,
    replace_control_characters,
)

_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_LINES = st.text(alphabet=f"ab \u05d0\u0661{_MARKS}")


@given(_LINES)
def test_each_isolate_that_is_opened_is_closed_and_no_other(line: str) -> None:
    depth = 0
    for sign in isolate_bidi(line):
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth >= 0
    assert depth == 0


@given(_LINES)
def test_nothing_of_a_line_that_turns_stands_outside(line: str) -> None:
    depth = 0
    for sign in isolate_bidi(f"\u05d0{line}")[:-1]:
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth > 0


@given(_LINES)
def test_the_words_stay_as_they_are(line: str) -> None:
    assert line in isolate_bidi(line)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_latin_letters_need_nothing(line: str) -> None:
    assert isolate_bidi(line) == line


def test_each_line_is_kept_apart_from_the_next() -> None:
    assert isolate_bidi_lines("a\n\u05d0\r\nb") == "a\n\u2068\u05d0\u2069\nb"


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x7f", "\x85", "\x9b", "\ud800"])
def test_what_cannot_be_seen_is_shown_as_a_sign(sign: str) -> None:
    assert replace_control_characters(f"a{sign}b\tc\nd") == "a\ufffdb\tc\nd"
    assert on_one_line(f" a{sign} \r\n b ") == "a\ufffd b"


@given(st.recursive(st.text() | st.none() | st.integers(), st.lists, max_leaves=5))
def test_json_reads_as_it_was_and_holds_no_sign_that_cannot_be_seen(value: object) -> None:
    written = as_json(value)

    assert json.loads(written) == value
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f]", written)


def test_half_a_character_is_a_question_mark_in_json() -> None:
    assert json.loads(as_json("a\ud800")) == "a?"
