"""`sources.toml`: what it says is taken, and every mistake is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import SourcesError
from corpus.load.sources import SourceEntry, read_sources
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate

if TYPE_CHECKING:
    from pathlib import Path

_GOOD = '[[source]]\nid = "a"\nfile = "a.txt"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "library"
    below.mkdir()
    for place in (below / "a.txt", below / "b.txt", tmp_path / "outside.txt"):
        place.write_text("words", encoding="utf-8")
    (below / "out.txt").symlink_to(tmp_path / "outside.txt")
    (below / "also-a.txt").symlink_to(below / "a.txt")
    (below / "round.txt").symlink_to(below / "round.txt")
    (below / "below").mkdir()
    return below


def _read(folder: Path, toml: str | bytes) -> tuple[SourceEntry, ...]:
    path = folder / "sources.toml"
    path.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    return read_sources(path)


def test_every_key_is_read(folder: Path) -> None:
    toml = """# what is known
[[source]]
id = "a"
file = "a.txt"
title = "On \\"No\\""
author = "Ana Reyes"
interviewer = "Bo Li"
interviewee = "Cy Ode"
publisher = "The Gazette"
published = "2024-05"
published_from = '''its
first page'''
titled_by = "the editor"
kind = "interview"
language = "en"

[[source]] # nothing else is known of this one
file = "b.txt"
id = "b"
"""
    first, second = _read(folder, toml)

    assert first.title == 'On "No"'
    assert first.published == PublicationDate("2024-05")
    assert first.published_from == "its\nfirst page"
    assert first.kind is DocumentKind.INTERVIEW
    assert second == SourceEntry(id="b", file="b.txt")


def test_a_source_needs_no_id(folder: Path) -> None:
    toml = '[[source]]\nfile = "a.txt"\ntitle = "A"\n[[source]]\nfile = "b.txt"\n'
    first, second = _read(folder, toml)

    assert (first.id, first.title) == (None, "A")
    assert second == SourceEntry(file="b.txt")


@pytest.mark.parametrize("written", ["2024-05-01", '"2024-05-01"', "2024-05-01T10:00:00Z"])
def test_a_date_may_be_written_as_text_or_as_a_toml_date(folder: Path, written: str) -> None:
    (entry,) = _read(folder, f"{_GOOD}published = {written}\n")

    assert entry.published == PublicationDate("2024-05-01")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(folder: Path) -> None:
    (entry,) = _read(folder, b"\xef\xbb\xbf" + _GOOD.replace("\n", "\r\n").encode())

    assert entry.id == "a"


_MISTAKES = {
    "a syntax error": (f'{_GOOD}title = "open\n', 4, "not valid TOML"),
    "no value at the end": (f"{_GOOD}title =", 4, "not valid TOML"),
    "a key twice": (f'{_GOOD}# again\nid = "b"\n', 5, "not valid TOML"),
    "a file that is not there": (_GOOD.replace("a.txt", "c.txt"), 3, "there is no file 'c.txt'"),
    "a folder for a file": (_GOOD.replace("a.txt", "below"), 3, "there is no file 'below'"),
    "an id twice": (
        f'{_GOOD}\n[[source]]\nfile = "b.txt"\n# same\nid = "a"\n',
        8,
        "the id 'a' is already in line 2",
    ),
    "a file twice": (
        f'{_GOOD}\n[[source]]\nid = "b"\nfile = "./a.txt"\n',
        7,
        "'./a.txt' is already in line 3",
    ),
    "a file twice by a link": (
        f'{_GOOD}\n[[source]]\nid = "b"\nfile = "also-a.txt"\n',
        7,
        "already in line 3",
    ),
    "an unknown key": (
        f'{_GOOD}\n\nauthr = "Ana"\n',
        6,
        "'authr' is unknown: did you mean 'author'",
    ),
    "a far-off key": (f'{_GOOD}xyz = "Ana"\n', 4, "'xyz' is unknown: use id, file, title"),
    "a table below a source": (f"{_GOOD}[source.more]\nx = 1\n", 4, "[[source]]"),
    "a malformed date": (f'{_GOOD}published = "May 2024"\n', 4, "'May 2024' is not a date"),
    "a day no calendar has": (f'{_GOOD}published = "2024-02-30"\n', 4, "published: "),
    "a year as a number": (f"{_GOOD}published = 2024\n", 4, "text in quotes, not 2024"),
    "an unknown kind": (
        f'{_GOOD}kind = "colum"\n',
        4,
        "did you mean 'column'? Use one of essay, interview",
    ),
    "a number for a title": (f"{_GOOD}title = 7\n", 4, "'title' must be text in quotes, not 7"),
    "an empty title": (f'{_GOOD}title = " "\n', 4, "leave the line out"),
    "no file": ('\n\n[[source]]\nid = "a"\n', 3, "no 'file'"),
    "an id with a space": (_GOOD.replace('"a"', '"a b"'), 2, "letters, digits"),
    "a way up": (_GOOD.replace("a.txt", "../outside.txt"), 3, "leaves the folder"),
    "an absolute path": (_GOOD.replace("a.txt", "/etc/hostname"), 3, "leaves the folder"),
    "a link out": (_GOOD.replace("a.txt", "out.txt"), 3, "leaves the folder"),
    "a link to itself": (_GOOD.replace("a.txt", "round.txt"), 3, "'round.txt'"),
    "nothing": ("# nothing yet\n", 1, "it lists nothing"),
    "no text at all": ("", 1, "it lists nothing"),
    "an empty list": ("\nsource = []\n", 2, "[[source]]"),
    "the wrong table": ('\n[[sources]]\nid = "a"\n', 2, "write [[source]]"),
    "single brackets": ('[source]\nid = "a"\nfile = "a.txt"\n', 1, "double brackets"),
    "a key before the first source": (f'title = "A"\n{_GOOD}', 1, "'title' belongs to no"),
    "a mistake after a long value": (
        f"{_GOOD}title = '''\n[[source]]\nid = 1\n'''\n# more\nkind = 'no'\n",
        9,
        "'no' is no kind",
    ),
    "a mistake after a comment": (
        f'{_GOOD}# [[source]] is not meant here\nlanguage = "en"\nx = 1\n',
        6,
        "'x' is unknown",
    ),
    "the first of two mistakes": (f"{_GOOD}x = 1\nkind = 'no'\n", 4, "'x' is unknown"),
    "the second source": (
        f'{_GOOD}\n[[source]]\nid = "b"\nfile = "b.txt"\nkind = "no"\n',
        8,
        "'no' is no kind",
    ),
    "bytes that are not UTF-8": (_GOOD.encode() + b'title = "\xe9"\n', 4, "not UTF-8"),
}


@pytest.mark.parametrize(("toml", "line", "reason"), _MISTAKES.values(), ids=_MISTAKES.keys())
def test_a_mistake_is_told_with_its_line(
    folder: Path, toml: str | bytes, line: int, reason: str
) -> None:
    with pytest.raises(SourcesError) as caught:
        _read(folder, toml)

    assert (caught.value.line, reason in caught.value.reason) == (line, True), caught.value
    assert str(caught.value).startswith(f"{folder / 'sources.toml'}:{line}: ")
    assert "\n" not in str(caught.value)


def test_a_list_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(SourcesError, match="cannot be read"):
        read_sources(folder / "sources.toml")
