"""Forms of labels: names, offices, and what is no name."""

from __future__ import annotations

import pytest

from corpus.structure.label_forms import LabelForm, form_of, is_code


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Ann Keller", LabelForm.PERSON), ("Ludwig van der Rohe", LabelForm.PERSON),
        ("MS. KELLER", LabelForm.OFFICE),
        ("The Deputy Speaker", LabelForm.OFFICE), ("SPEAKER_00", LabelForm.OFFICE),
        ("Speaker 1", LabelForm.OFFICE), ("Q", LabelForm.OFFICE),
        ("Voice from the back", LabelForm.OFFICE), ("Li's lawyer", LabelForm.OFFICE),
        ("Zwischenruf", LabelForm.OFFICE), ("Keller", LabelForm.WORD), ("AK", LabelForm.WORD),
        ("Caller's dog at the door", LabelForm.PHRASE), ("A HISTORY OF THE FAIR", LabelForm.PHRASE),
        ("Summary", LabelForm.NONE), ("Uwaga", LabelForm.NONE), ("Lesen Sie auch", LabelForm.NONE),
        ("What I can say is this", LabelForm.NONE), ("For the record", LabelForm.NONE),
        ("Last question", LabelForm.PHRASE), ("the mayor", LabelForm.NONE),
    ],
)  # fmt: skip
def test_the_form_of_a_label(words: str, form: LabelForm) -> None:
    assert form_of(words) is form


@pytest.mark.parametrize("words", ["AK", "A.K.", "P07", "INT"])
def test_codes_are_short_and_in_capitals(words: str) -> None:
    assert is_code(words)
