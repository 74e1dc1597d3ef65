"""Reported views in prose: whose claim a sentence is, in sentences of many subjects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.speakers.documents import document, told

_LINES = Path(__file__).with_suffix("").parent / "reported_views.tsv"
_BEFORE = "The town has many quarrels, and this page lists a few of them."
_AFTER = "Nobody knows more about it than that, and the page ends here."
_CASES = [
    line.split("\t")
    for line in _LINES.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "source"), _CASES)
def test_a_view_is_the_one_of_the_source_that_the_sentence_gives(text: str, source: str) -> None:
    words = text[text.index("[[") + 2 : text.index("]]")]
    found = document(_BEFORE, text.replace("[[", "").replace("]]", ""), _AFTER, author="Pat Moss")

    name, role = told(found, words)

    if source == "-":
        assert role == "author"
    elif source == "?":
        assert name is None
    else:
        assert (name or "").casefold() == source.casefold()
        assert role == "quoted"


_MURPHYS = (
    "Chris Murphy, a senator, spoke in May.",
    "Murphy has led the campaign for years.",
    "He named Anne Murphy, a teacher, who died there.",
    "The hall was quiet for a long while.",
    "Then the doors were opened and the cameras left.",
    "Nobody took the bus.",
    "It had begun to rain.",
)


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (("Jeb Orr told the fair that it is late.", "Bo Orr laughed."), "Bo Orr"),
        (("Bo Orr laughed.", "Jeb Orr told the fair on Monday that it is late."), "Jeb Orr"),
        (("For his wife, Ida Orr, the campaigner Bo Orr said that it is late.",), "Bo Orr"),
        (("Bo Orr and his wife, Ida, keep a bakery.",), None),
        (("Bo Orr keeps a bakery.",), "Bo Orr"),
    ],
)
def test_a_surname_is_the_one_that_the_words_before_tell(
    paragraphs: tuple[str, ...], name: str | None
) -> None:
    words = "“We shall have no bread this year,”"
    found = document(*paragraphs, f"{words} Orr said.", "Ida Orr, Jeb Orr and Bo Orr left.")

    assert told(found, words)[0] == name


def test_a_surname_stays_with_the_one_who_was_called_so_before_another_came() -> None:
    words = "“I mean to go on with it until they vote,”"
    found = document(*_MURPHYS, f"{words} Murphy said.")

    assert told(found, words)[0] == "Chris Murphy"
