"""Encodings of one byte a character: the right letters or a refusal, never other letters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.load.formats.decode import decode
from corpus.load.formats.parsed_file import FormatError
from corpus.load.formats.single_byte import detect_single_byte, is_plausible

if TYPE_CHECKING:
    from collections.abc import Iterator

WESTERN = ("windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman", "cp850")
CENTRAL = ("windows-1250", "iso-8859-2", "mac-latin2", "cp852")
CYRILLIC = ("windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "mac-cyrillic", "cp866")


LINES = Path(__file__).with_name("encoded_texts.tsv").read_text(encoding="utf-8").splitlines()
TEXTS: dict[str, list[str]] = {}
for language, words in (line.split("\t") for line in LINES[1:]):
    TEXTS.setdefault(language, []).append(words)


def plain(text: str) -> str:
    """The text with the marks of a typewriter, as older encodings have them."""
    marks = {"„": '"', "“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "…": "...", "€": "EUR"}
    return "".join(marks.get(character, character) for character in text)


def cases() -> Iterator[tuple[str, str]]:
    for texts in TEXTS.values():
        for text in texts:
            sentences = re.split(r"(?<=[.!?…]) ", text)
            for words in {text, *sentences, *(plain(sentence) for sentence in (text, *sentences))}:
                for encoding in (*WESTERN, *CENTRAL, *CYRILLIC):
                    yield words, encoding


def test_no_text_is_read_in_other_letters_than_its_own() -> None:
    wrong = []
    for text, encoding in cases():
        try:
            data = text.encode(encoding)
            found = decode(data)
        except (UnicodeEncodeError, FormatError):
            continue
        if found != text:
            wrong.append((text, encoding, found))

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *((language, "windows-1252") for language in ("en", "de", "fr")),
        *((language, "mac-roman") for language in ("de", "fr")),
        *(("pl", encoding) for encoding in ("windows-1250", "iso-8859-2")),
        *((language, encoding) for language in ("ru", "uk") for encoding in ("windows-1251",)),
        *(("ru", encoding) for encoding in CYRILLIC),
        ("uk", "koi8-u"),
    ],
)
def test_a_paragraph_is_read(language: str, encoding: str) -> None:
    for text in TEXTS[language][:2]:
        words = text if "windows" in encoding or "mac" in encoding else plain(text)
        if encoding in {"koi8-r", "iso-8859-5", "koi8-u", "cp866"}:
            words = words.replace("«", '"').replace("»", '"')

        assert decode(words.encode(encoding)) == words


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", [*TEXTS])
def test_utf_16_is_read_without_a_mark_at_its_beginning(language: str, order: str) -> None:
    text = TEXTS[language][0]

    assert decode(text.encode(order)) == text


def test_a_text_of_two_encodings_is_read_run_by_run() -> None:
    data = "The keeper’s note: ".encode() + "“I wrote to them”, and no more.".encode("windows-1252")

    assert decode(data) == "The keeper’s note: “I wrote to them”, and no more."


def test_a_text_of_two_encodings_is_refused_where_its_rest_is_uncertain() -> None:
    data = "Що це було, ніхто не знає. ".encode() + "Нас ніхто не слухає.".encode("koi8-u")

    with pytest.raises(FormatError, match="UTF-8"):
        decode(data)


def test_a_declared_encoding_in_which_the_text_does_not_read_is_not_believed() -> None:
    text = TEXTS["de"][0]

    assert decode(text.encode("windows-1252"), declared="windows-1251") == text
    assert decode(text.encode("windows-1252"), declared="utf-8") == text
    assert decode(text.encode("windows-1252"), declared="iso-8859-1") == text


def test_letters_that_no_language_has_together_are_in_no_known_encoding() -> None:
    assert detect_single_byte(bytes(range(0x80, 0x100)) + b" xq zv") is None
    assert not is_plausible("“Où”".encode("windows-1252"), "koi8-r")
    assert is_plausible(b"anything", "cp874")


def test_an_other_script_is_read_by_its_common_words() -> None:
    text = "これは橋についての話です。議会は何も言いませんでした。" * 3

    assert decode(text.encode("shift_jis")) == text
