"""The library that comes with the project: its own words, and whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.load.folder import SourceFile, discover, load_all
from corpus.model.document import Document

_REPOSITORY = Path(__file__).resolve().parents[2]
_LIBRARY = _REPOSITORY / "corpus" / "library"
_FIVE = Path(os.environ.get("ONRECORD_CORPUS", _REPOSITORY.parent / "shared" / "corpus"))
_GIT = shutil.which("git")
_RUN = 8  # words in a row; fewer are anyone's
_WORD = re.compile(r"\w+")

Run = tuple[str, ...]


def _words(text: str) -> list[tuple[str, int]]:
    """Each word in small letters, and where it starts."""
    return [(match[0].casefold(), match.start()) for match in _WORD.finditer(text)]


def _runs(text: str) -> dict[Run, int]:
    """Every run of eight words, and where it first starts."""
    words = _words(text)
    found: dict[Run, int] = {}
    for at in range(len(words) - _RUN + 1):
        found.setdefault(tuple(word for word, _ in words[at : at + _RUN]), words[at][1])
    return found


@cache
def _tracked() -> tuple[Path, ...]:
    """The text files that git tracks and that are there."""
    if _GIT is None or not (_REPOSITORY / ".git").exists():
        pytest.skip("this is no git checkout, so nothing tells which files are the project's")
    listed = subprocess.run(
        [_GIT, "ls-files", "-z"], cwd=_REPOSITORY, check=True, capture_output=True
    ).stdout.decode()
    paths = (_REPOSITORY / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and _text(path) is not None)


def _text(path: Path) -> str | None:
    """The file's text; None when it holds none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _place(path: Path, text: str, at: int, words: Run) -> str:
    line = text.count("\n", 0, at) + 1
    return f"{path.relative_to(_REPOSITORY)}:{line}: {' '.join(words)}"


def test_a_run_of_eight_words_is_found_whatever_its_marks_and_capitals() -> None:
    told = _runs("It said: “One, two; THREE four\nfive six – seven eight.”")

    assert _runs("one two three four five six seven eight").keys() <= told.keys()
    assert not _runs("one two three four five six seven nine").keys() & told.keys()


@pytest.mark.five
def test_no_file_of_the_project_has_eight_words_in_a_row_from_the_five_documents() -> None:
    theirs: set[Run] = set()
    for document in load_all(discover([_FIVE])):
        assert isinstance(document, Document)
        theirs |= _runs(document.text).keys()

    copied = []
    for path in _tracked():
        text = _text(path) or ""
        copied += [
            _place(path, text, at, words) for words, at in _runs(text).items() if words in theirs
        ]

    assert not copied, "\n".join(copied)


def test_the_project_is_among_the_files_that_are_compared() -> None:
    names = {str(path.relative_to(_REPOSITORY)) for path in _tracked()}

    assert {"pyproject.toml", "corpus/library/sources.toml", "app/ask/service.py"} <= names
    assert {Path(name).suffix for name in names} >= {".py", ".md", ".txt", ".toml", ".jsonl"}


def test_the_library_has_eight_to_twelve_documents_and_each_is_read() -> None:
    loaded = list(load_all(discover([_LIBRARY])))

    assert [one for one in loaded if isinstance(one, ReadError)] == []
    assert 8 <= len(loaded) <= 12


@pytest.mark.parametrize("source", discover([_LIBRARY]), ids=lambda source: source.id)
def test_of_each_document_of_the_library_title_author_kind_and_date_are_known(
    source: SourceFile,
) -> None:
    (document,) = load_all([source])

    assert isinstance(document, Document)
    known = document.provenance
    assert known.title
    assert known.author
    assert known.kind
    assert known.published


def test_every_file_of_the_library_is_listed_in_its_sources() -> None:
    assert [source.file for source in discover([_LIBRARY]) if source.known is None] == []
