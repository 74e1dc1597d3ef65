"""Names of uploaded files: whatever is given, a file system takes it and a reader sees it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.file_names import MAX_FILE_NAME_BYTES, MAX_FILE_NAME_CHARS, safe_name

_HARD = st.text(alphabet='a. /\\:*"CONnul\u202e\u200c\u0301\x00\ud800\u0958\u2028\n\té漢😀_-')


@given(_HARD | st.text(max_size=300) | st.text(alphabet="漢\u0958.", max_size=300))
def test_any_name_becomes_one_that_every_file_system_takes(given_name: str) -> None:
    name = safe_name(given_name)

    assert 1 <= len(name) <= MAX_FILE_NAME_CHARS
    assert len(name.encode()) <= MAX_FILE_NAME_BYTES
    assert not set(name) & set('/\\<>:"|?*\x00\u202e\n\t')
    assert name.strip(" .") == name
    assert safe_name(name) == name


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=30))
def test_letters_and_digits_of_all_scripts_stay_as_they_are(word: str) -> None:
    name = unicodedata.normalize("NFC", f"Of {word} 2.txt")

    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        (r"C:\Users\me\Lettre à Ana.docx", "Lettre à Ana.docx"),
        (".htaccess.txt", "htaccess.txt"),
        ("....txt", "txt"),
        (".txt", "txt"),
        ("", "document"),
        ("..", "document"),
        ("/", "document"),
        ("a\x00b\u202ecod.txt", "abcod.txt"),
        ("no\nline\u2028end.md", "no line end.md"),
        ("nul.txt", "_nul.txt"),
        ("COM1.tar.md", "_COM1.tar.md"),
        ("console.txt", "console.txt"),
        ("a.txt:stream.txt", "a.txt_stream.txt"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
        ("e\u0301te\u0301.txt", "été.txt"),
        ("\u0645\u06cc\u200c\u062e.txt", "\u0645\u06cc\u200c\u062e.txt"),
    ],
)
def test_hostile_names_lose_what_is_hostile(given_name: str, name: str) -> None:
    assert safe_name(given_name) == name
