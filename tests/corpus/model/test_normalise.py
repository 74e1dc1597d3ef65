"""Normalising: once is enough, and nothing a reader sees is changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.normalise import MAX_UNSPACED_CHARS, has_cut_run, is_normalised, normalise

_ROUGH = st.text(alphabet="a\u0301é \t\n\r\x0b\x0c\x85\u2028\u2029\xa0\xad\u200b\ufeff\x00\ud800")
_TEXTS = _ROUGH | st.text() | st.text(alphabet=st.characters())


@given(_TEXTS)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert is_normalised(normalise(text))


@given(_TEXTS)
def test_a_normalised_text_can_be_written_as_utf_8(text: str) -> None:
    assert normalise(text).encode().decode() == normalise(text)


@given(_TEXTS)
def test_only_composing_and_paragraph_separators_make_a_text_longer(text: str) -> None:
    longest = unicodedata.normalize("NFC", text.replace("\u2029", "\n\n"))

    assert len(normalise(text)) <= len(longest)


@given(st.text(alphabet=st.characters(whitelist_categories=("Lu", "Ll", "Nd", "Po", "Pd"))))
def test_letters_digits_and_marks_stay_in_number_and_order(text: str) -> None:
    assert normalise(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("rough", "regular"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\xa0b\u2009c", "a b c"),
        ("co\xadoperate", "cooperate"),
        ("e\u0301", "é"),
        ("a  \n\n\n\n\n\nb", "a\n\n\nb"),
        ("\ufeff\n“No” — she said…\n", "“No” — she said…"),
        ("half \ud83d pair", "half \ufffd pair"),
    ],
)
def test_what_is_made_regular(rough: str, regular: str) -> None:
    assert normalise(rough) == regular


@pytest.mark.parametrize("endless", ["a", "[](", "aGVsbG8+", "“"])
def test_of_characters_without_a_space_that_are_no_word_the_first_stay(endless: str) -> None:
    run = (endless * 2 * MAX_UNSPACED_CHARS)[: MAX_UNSPACED_CHARS + 1]
    cut = normalise(f"She left. {run} He stayed.")

    assert cut == f"She left. {run[: MAX_UNSPACED_CHARS - 1]}… He stayed."
    assert has_cut_run(cut)
    assert is_normalised(cut)


@pytest.mark.parametrize(
    "long",
    ["https://a.example/" + "b" * 1_900, "水が来た。" * 500, "ครับ" * 900, "a " * 5_000 + "b"],
)
def test_long_addresses_and_scripts_without_spaces_stay(long: str) -> None:
    assert normalise(long) == long
    assert not has_cut_run(long)
