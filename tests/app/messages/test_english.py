"""English for readers stands in the catalogue, so that another language can replace it."""

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
# Where English stands outside the catalogue, by the beginning of the path.
_ALLOWED = {
    "what is written for terminals, programs and logs": (
        "cli/", "config/", "domain/filters.py", "llm/", "messages/server_texts.py", "serialize/",
        "text/json_lines.py", "web/__main__.py", "web/server/", "conversation/schema.py",
        "ask/cited_draft.py", "ask/snapshot.py", "ask/unknown_document.py", "ask/verification.py",
        "web/examples.py",
    ),
    "names of codes": (
        "check/change.py", "conversation/restore.py", "domain/explanation.py", "write/draft.py",
    ),
    "word lists and patterns by which English is read": (
        "ask/follow_up/", "ask/notices/polarity.py", "ask/notices/premise.py",
        "check/attribution.py", "check/diff.py", "verify/",
    ),
    "questions on English documents, which are asked in English": ("ask/suggestions/",),
    "what a language model is told and shown": (
        "write/evidence_lines.py", "write/judge.py", "write/prompting.py", "write/repair.py",
    ),
    "errors of a change of the library, which its log has too": ("library/",),
}  # fmt: skip
_EXEMPT = tuple(start for starts in _ALLOWED.values() for start in starts)
_MODULES = {path.relative_to(_APP).as_posix(): path for path in sorted(_APP.rglob("*.py"))}
_CHECKED = {name: path for name, path in _MODULES.items() if not name.startswith(_EXEMPT)}
_SCRIPTS = sorted((_APP / "web" / "static").rglob("*.js"))
_RAISED = {"message", "error"}  # names of variables
_NO_WORDS = re.compile(r"<[^>]*>?|^[^<>]*>|&\w+;|[\w-]+=\"[^\"]*\"?|https?://\S+")
_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
_COMMANDS = {  # which are typed in any language
    "onrecord ingest FOLDER",
    "python -m evals new",
    "python -m evals report",
    "python -m evals run library",
}
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
    silent |= {id(classes) for node in ast.walk(tree) for classes in _css_classes(node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            left = _NO_WORDS.sub("", node.value)
            if _WORDS.search(left) and node.value not in _NAMES and "{" not in left:
                yield node.value


def _css_classes(node: ast.AST) -> Iterator[ast.AST]:
    """The classes of an element: the first argument of a button, and what is named `class_`."""
    if isinstance(node, ast.Call):
        named = [keyword.value for keyword in node.keywords if keyword.arg == "class_"]
        first = node.args[:1] if getattr(node.func, "id", "") == "button" else []
        for value in (*first, *named):
            yield from ast.walk(value)


def _messages(source: str) -> set[str]:
    """What is given to a `message`, which is raised."""
    return {
        part.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in _RAISED
        for part in ast.walk(node.value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def _english(path: Path) -> set[str]:
    source = path.read_text(encoding="utf-8")
    return set(_said(source)) - _messages(source)


@pytest.mark.parametrize("path", _CHECKED.values(), ids=_CHECKED)
def test_what_readers_are_shown_stands_in_the_catalogue(path: Path) -> None:
    assert _english(path) - _COMMANDS == set()


@pytest.mark.parametrize("start", _EXEMPT)
def test_an_exemption_is_still_needed(start: str) -> None:
    assert any(_english(path) for name, path in _MODULES.items() if name.startswith(start))


def test_the_test_hears_english_where_there_is_some() -> None:
    assert list(_said('def f():\n    "A docstring here."\n    return "<p>two words</p>"')) == [
        "<p>two words</p>"
    ]


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
