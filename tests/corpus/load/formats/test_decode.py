"""Bytes to characters: UTF-8, marked and declared encodings, and what is no text."""

from __future__ import annotations

import pytest

from corpus.load.formats.decode import decode
from corpus.load.formats.parsed_file import FormatError
from corpus.load.formats.txt import read_txt


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_and_utf_8_are_read(encoding: str) -> None:
    assert decode("Київ – “so”".encode(encoding)) == "Київ – “so”"


def test_a_declared_encoding_is_tried_after_utf_8() -> None:
    assert decode("Größe".encode("latin-1"), declared="latin-1") == "Größe"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"%PDF-1.7", ".pdf"), (b"PK\x03\x04", ".docx"), (b"a\0b", "NUL"), (b"\x01" * 99, "binary")],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        decode(data)


def test_plain_text_says_nothing_about_itself() -> None:
    parsed = read_txt(b"A title\n\nWords.")

    assert parsed.text == "A title\n\nWords."
    assert parsed.title is None
