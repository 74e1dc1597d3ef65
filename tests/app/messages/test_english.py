"""English is said in one folder, so that another language can be put in its place."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import app
from app.check.change import ChangeKind as Change
from app.messages import check_texts, voice_texts
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = Path(app.__file__).parent
# What readers are shown; what is served to programs, and how files are read, is English for good.
_SHOWN = sorted(
    path
    for path in (
        *(_APP / "web").rglob("*.py"),
        *(_APP / "conversation").glob("*.py"),
        *(_APP / "export").glob("*.py"),
        _APP / "messages" / "attribution_line.py",
    )
    if path.parent.name != "server" and path.stem not in {"schema", "answer_schema", "__main__"}
)
_SCRIPTS = sorted((_APP / "web" / "static").rglob("*.js"))
_NO_WORDS = re.compile(r"<[^>]*>?|^[^<>]*>|&\w+;|[\w-]+=\"[^\"]*\"?|https?://\S+")
_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
_NAMES = {  # of standards, not words
    "R AL AN RLE RLO LRE LRO PDF RLI LRI FSI PDI",
}


def _said(source: str) -> Iterator[str]:
    """Every string of the code that is no docstring and has two words in a row, tags aside."""
    tree = ast.parse(source)
    silent = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    silent |= {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Error")
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            left = _NO_WORDS.sub("", node.value)
            if _WORDS.search(left) and node.value not in _NAMES and "{" not in left:
                yield node.value


def _messages(source: str) -> set[str]:
    """What is given to a `message`, which is raised."""
    return {
        part.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "message"
        for part in ast.walk(node.value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


@pytest.mark.parametrize("path", _SHOWN, ids=lambda path: str(path.relative_to(_APP)))
def test_what_readers_are_shown_is_said_in_the_folder_of_english(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert set(_said(source)) - _messages(source) == set()


def test_the_test_hears_english_where_there_is_some() -> None:
    assert list(_said('def f():\n    "A docstring here."\n    return "<p>two words</p>"')) == [
        "<p>two words</p>"
    ]
    assert list(_said((_APP / "messages" / "texts.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", _SCRIPTS, ids=lambda path: path.name)
def test_what_runs_in_the_browser_says_nothing_of_its_own(path: Path) -> None:
    code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"))
    strings = re.findall(r'"((?:[^"\\\n]|\\.)*)"', code)

    assert [
        one for one in strings if re.search(r"^[A-Z][a-z]+ [a-z]+ |[a-z]+ [a-z]+\.$", one)
    ] == []


def test_every_role_kind_and_change_has_its_words() -> None:
    assert (
        set(voice_texts.ROLES) == set(voice_texts.CALLED) == set(voice_texts.NAMELESS) == set(Role)
    )
    assert set(voice_texts.KINDS) == set(DocumentKind)
    assert set(check_texts.CHANGES) == set(Change)
