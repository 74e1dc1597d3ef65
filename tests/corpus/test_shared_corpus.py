"""The five documents that the project is about, read from where they lie; none is copied here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from corpus.structure.document_structure import DocumentStructure, structure_of
from corpus.structure.paragraphs import paragraphs

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "corpus"
_FOLDER = Path(os.environ.get("ONRECORD_CORPUS", _BESIDE))
pytestmark = pytest.mark.five

_DOCUMENTS = ("bilous-interview", "ceasefire-essay", "just-human-blog", "meduza-explainer",
              "moroz-column")  # fmt: skip


def _document(identity: str) -> Document:
    (found,) = [source for source in discover([_FOLDER]) if source.id == identity]
    (loaded,) = load_all([found])
    assert isinstance(loaded, Document)
    return loaded


def _headings(document: Document) -> tuple[str, ...]:
    return tuple(span.of(document.text) for span in structure_of(document).headings)


@pytest.mark.parametrize("identity", _DOCUMENTS)
def test_each_line_is_one_paragraph(identity: str) -> None:
    text = _document(identity).text
    lines = [line.strip() for line in text.split("\n") if line.strip()]

    assert [span.of(text) for span in paragraphs(text)] == lines


@pytest.mark.parametrize(
    ("identity", "number"), list(zip(_DOCUMENTS, (50, 18, 8, 13, 5), strict=True))
)  # fmt: skip
def test_what_only_frames_each_text_is_found(identity: str, number: int) -> None:
    assert len(_headings(_document(identity))) == number


@pytest.mark.parametrize("identity", _DOCUMENTS)
def test_no_sentence_is_taken_for_a_frame(identity: str) -> None:
    """Only the caption, the blurb and the notes that a person found in the five end in a stop."""
    ending = [words for words in _headings(_document(identity)) if words.endswith(".")]
    expected = dict.fromkeys(_DOCUMENTS, 0) | {
        "just-human-blog": 1, "meduza-explainer": 1, "moroz-column": 2,
    }  # fmt: skip

    assert len(ending) == expected[identity]


def test_the_interview_has_a_turn_for_each_name() -> None:
    text = _document("bilous-interview").text
    names = [text[start:].partition("\n")[0] for start in DocumentStructure.of(text).turn_starts]

    assert names[:-1] == ["Sasha Talaver", "Taras Bilous"] * 24
