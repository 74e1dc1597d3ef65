"""The author of a text is a person that the text or its metadata shows as its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.load.authors import author_of
from corpus.load.load import load_file
from corpus.load.sources import SourceEntry
from tests.corpus import files

if TYPE_CHECKING:
    from pathlib import Path

_PROSE = (
    "The council wants a dam by the mill before the winter, and the money for it is there.\n\n"
    "It says nothing of the barn that stood there."
)


def _author(*lines: str, stated: tuple[str, ...] = (), file_by: str | None = None) -> str | None:
    return author_of(stated, "\n\n".join(lines), title="The dam by the mill", file_by=file_by)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Keller", "by Ann Keller, Kyiv", "BY ANN KELLER", "Von Ann Keller",
        "Par Ann Keller", "An essay by Ann Keller", "Story by Ann Keller, Senior Reporter",
        "Posted on 3 May 2019 by Ann Keller in Uncategorized", "3 May 2019 | By Ann Keller",
        "This is a guest post by Ann Keller.", "Words: Ann Keller", "Una entrevista de Ann Keller",
        "View all posts by Ann Keller", "A talk given to the society by\n\nDr. Ann Keller",
        "Ann Keller", "Ann Keller reports from Tarn Island", "Ann Keller writes:",
        "From Ann Keller in Tarn", "From our correspondent Ann Keller in Tarn",
        "Report: Ann Keller", "Words: Ann Keller. Pictures: Bo Harms", "Ann Keller, staff writer",
        "Ann Keller, our correspondent in Tarn", "Ann Keller | 4 March 2024",
        "Ann Keller · 4 min read", "By our correspondent Ann Keller", "An account by Ann Keller",
        "Ann Keller for the Tarn Lantern",
    ],
)  # fmt: skip
def test_a_line_below_the_title_names_the_author(line: str) -> None:
    assert _author("The dam by the mill", line, _PROSE) == "Ann Keller"


@pytest.mark.parametrize(
    "line",
    [
        "By order of the mayor nobody may cross", "By Staff", "Von Redaktion", "By train",
        "WASHINGTON – Two guards were charged", "Photographs by Ann Keller", "Edited by Bo Harms",
        "Interview with Ann Keller", "The costs", "Translated by Ulla Fenn",
        "Additional reporting by Bo Harms", "Ann Keller visited the island", "Ann Keller for mayor",
        "Parliament reports", "The Lantern writes:", "From Tarn to Wick", "Tarn | 4 March 2024",
        "Ann Keller said on Monday:", "Ann Keller for the people", "As told to Bo Harms",
    ],
)  # fmt: skip
def test_other_lines_below_the_title_name_nobody(line: str) -> None:
    assert _author("The dam by the mill", line, _PROSE) is None


@pytest.mark.parametrize(
    "end",
    [
        "Written by Ann Keller for the parish newsletter",
        "(Reporting by Ann Keller; editing by Joss Orr)",
        "Yours faithfully,\n\nAnn Keller",
        "Ann Keller",
    ],
)
def test_a_line_at_the_end_names_the_author(end: str) -> None:
    assert _author("The dam by the mill", _PROSE, end) == "Ann Keller"


def test_the_head_of_a_comment_at_the_end_is_no_byline() -> None:
    assert (
        _author("The dam by the mill", _PROSE, "Ann Keller | 4 May 2024", "So they lied.") is None
    )


def test_a_heading_near_the_end_is_no_signature() -> None:
    assert _author("The dam by the mill", _PROSE, "Arcane Horror", _PROSE) is None
    assert _author("The dam by the mill", _PROSE, "Oddvar Lien") == "Oddvar Lien"


def test_the_writers_of_a_paper_have_marks_and_their_institutes_are_none() -> None:
    below = "\u2217 Université de Tarn\n\nLaboratoire d’Histoire"

    assert _author("The dams", "Julien Aligon \u2217 , Elsa Negre †", below, _PROSE) == (
        "Julien Aligon and Elsa Negre"
    )
    assert _author("The dams", below, _PROSE) is None


def test_a_name_that_several_letters_end_with_is_no_author_of_all() -> None:
    letters = _author("Letters", _PROSE, "Hester Dunmow", _PROSE, "Victor Amberley")

    assert letters is None


def test_a_collection_with_several_bylines_has_no_one_author() -> None:
    assert _author("The dam", "By Ann Keller", _PROSE, "The mill", "By Bo Harms", _PROSE) is None
    assert _author("The dam", "By Ann Keller and Bo Harms", _PROSE) == "Ann Keller and Bo Harms"


def test_the_remarks_in_a_title_are_by_whom_it_says_unless_others_speak_too() -> None:
    title = "Remarks by Dale Whitcombe at the convention"

    assert _author(title, _PROSE) == "Dale Whitcombe"
    assert _author(title, "Mr. WHITCOMBE. " + _PROSE, "The CHAIR. Thank you.") is None


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        (("Ann Keller",), "Ann Keller"),
        (("Ann Keller; Bo Harms",), "Ann Keller and Bo Harms"),
        (("Ann Keller", "Bo Harms"), "Ann Keller and Bo Harms"),
        (("View all posts by Ann Keller",), "Ann Keller"),
        (("admin", "The Harbour Courier"), None),
    ],
)
def test_stated_names_are_authors_if_they_are_peoples(
    stated: tuple[str, ...], author: str | None
) -> None:
    assert _author("The dam by the mill", _PROSE, stated=stated) == author


def test_a_byline_outranks_the_stated_name_and_a_signature_does_not() -> None:
    assert _author("The dam", "By Bo Harms", _PROSE, stated=("Ann Keller",)) == "Bo Harms"
    assert _author("The dam", _PROSE, "Bo Harms", stated=("Ann Keller",)) == "Ann Keller"


def test_who_saved_a_file_is_its_author_only_if_the_text_says_so() -> None:
    assert _author("The dam", _PROSE, file_by="Karen Ostler") is None
    assert _author("The dam", _PROSE, "Karen Ostler", _PROSE, file_by="Karen Ostler") == (
        "Karen Ostler"
    )


def test_who_saved_a_word_file_is_kept_and_what_a_person_knows_outranks_all(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(files.word(author="Karen Ostler"))
    known = SourceEntry(id="a", file="a.docx", author="the desk")

    saved = load_file(path, root=tmp_path).provenance
    assert (saved.author, saved.file_by) == (None, "Karen Ostler")
    assert load_file(path, root=tmp_path, known=known).provenance.author == "the desk"
