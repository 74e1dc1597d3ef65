"""The rules of names and language in CONTRIBUTING.md, as far as a program can check them."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGES = ("app", "corpus", "evals", "index", "prompts")
_FILES = sorted(file for package in _PACKAGES for file in (_ROOT / package).rglob("*.py"))
_MAX_LINES = 300  # of a file
_PAGES = sorted([*_ROOT.glob("*.md"), *(_ROOT / "docs").glob("*.md")])

# Participles without "-ed", and adjectives, that have been taken for names before.
_BARE = frozenset(
    """alone apart bare begun broken chosen cut done drawn false found given gone heard held hidden
    kept known laid left lost made meant plain put quiet said seen sent shown sought spoken stood
    stale taken told true whole wide written""".split()  # noqa: SIM905
)
_NO_PARTICIPLES = frozenset({"embed", "feed", "need", "seed", "speed"})
# Names in several modules that mean the same, each used through its module.
_SHARED_FUNCTIONS = frozenset({"main", "run"})
_SHARED_CONSTANTS = frozenset({"METRICS", "SEED", "T", "logger"})
_ODD_WORDS = re.compile(
    r"\b(?:whom|whoever|whomever|whichever|whence|thereof|therein|hence|lest|gainsay\w*|"
    r"bring along|is begun|stands for|what lies)\b",
    re.IGNORECASE,
)


def _definitions(file: Path) -> list[ast.stmt]:
    return ast.parse(file.read_text(encoding="utf-8")).body


def _name(file: Path) -> str:
    return file.relative_to(_ROOT).as_posix()


def _is_command(node: ast.stmt) -> bool:
    """Whether it is a command of the command line, which has the name of its verb."""
    decorators = getattr(node, "decorator_list", [])
    return any(
        ".command(" in ast.unparse(one) or ".group(" in ast.unparse(one) for one in decorators
    )


def _where(kind: type[ast.stmt] | tuple[type[ast.stmt], ...]) -> dict[str, list[str]]:
    places = defaultdict(list)
    for file in _FILES:
        for node in _definitions(file):
            if isinstance(node, kind) and not _is_command(node):
                places[str(getattr(node, "name", ""))].append(_name(file))
    return places


def _constants() -> dict[str, list[str]]:
    places = defaultdict(list)
    for file in _FILES:
        if "messages" in file.parts:
            continue  # keyed by their module
        for node in _definitions(file):
            targets = (
                node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            )
            for target in targets:
                if isinstance(target, ast.Name) and not target.id.startswith("_"):
                    places[target.id].append(_name(file))
    return places


def _twice(
    places: dict[str, list[str]], allowed: frozenset[str] = frozenset()
) -> dict[str, list[str]]:
    return {name: found for name, found in places.items() if len(found) > 1 and name not in allowed}


def _is_bare(name: str) -> bool:
    word = name.strip("_").lower()
    return word in _BARE or (
        bool(re.fullmatch(r"[a-z]{2,}ed", word)) and word not in _NO_PARTICIPLES
    )


def test_no_class_name_is_used_twice() -> None:
    assert _twice(_where(ast.ClassDef)) == {}


def test_no_public_function_name_is_used_twice() -> None:
    functions = {
        name: places for name, places in _where(ast.FunctionDef).items() if not name.startswith("_")
    }

    assert _twice(functions, _SHARED_FUNCTIONS) == {}


def test_no_constant_name_is_used_twice() -> None:
    assert _twice(_constants(), _SHARED_CONSTANTS) == {}


def test_no_module_class_or_function_is_named_by_a_bare_participle_or_adjective() -> None:
    named = {
        f"{_name(file)}: {node.name}"
        for file in _FILES
        for node in _definitions(file)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and _is_bare(node.name)
    }
    modules = {_name(file) for file in _FILES if _is_bare(file.stem)}

    assert named | modules == set()


@pytest.mark.parametrize("file", _FILES, ids=_name)
def test_docstrings_are_plain_english(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    sentences = [ast.get_docstring(node) for node in ast.walk(tree) if isinstance(node, documented)]

    assert [text for text in sentences if text and _ODD_WORDS.search(text)] == []


@pytest.mark.parametrize("page", _PAGES, ids=_name)
def test_pages_are_plain_english(page: Path) -> None:
    assert _ODD_WORDS.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", _PAGES, ids=_name)
def test_every_path_and_module_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    paths = re.findall(r"`((?:app|corpus|evals|index|prompts|tests|docs)/[\w./*-]+)`", text)
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", text)
    missing = [path for path in paths if not list(_ROOT.glob(path.rstrip("/")))]

    assert missing + [link for link in links if not (page.parent / link).exists()] == []


def test_no_file_of_code_has_more_than_300_lines() -> None:
    files = [*_FILES, *(_ROOT / "tests").rglob("*.py")]
    lines = {_name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}

    assert {name: count for name, count in lines.items() if count > _MAX_LINES} == {}
