"""The catalogue of messages: complete in each language, and used as it is written."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import app
from app.text.catalogue import (
    DEFAULT_LANGUAGE,
    FOLDER,
    Catalogue,
    Labels,
    MessageError,
    in_language,
    languages,
    message,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_APP = Path(app.__file__).parent
_TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(_APP.rglob("*.py"))]
_MESSAGES = ("message", "message_text")
_ENGLISH = Catalogue.load(FOLDER / DEFAULT_LANGUAGE)
# Modules whose `__getattr__` reads constants of the catalogue: their prefix and their names.
_PREFIX = re.compile(r'__getattr__ = constants\(\s*"([a-z]+)"')


def _accessors() -> Iterator[tuple[str, ModuleType]]:
    for path in sorted(FOLDER.glob("*.py")):
        if prefix := _PREFIX.search(path.read_text(encoding="utf-8")):
            yield prefix[1], importlib.import_module(f"app.messages.{path.stem}")


def _constants() -> Iterator[tuple[str, ModuleType, str]]:
    """Code, module and name of each constant that is read from the catalogue."""
    for prefix, module in _accessors():
        for name in module.__annotations__:
            code = f"{prefix}-{name.lower().replace('_', '-')}"
            if name not in vars(module) and code in _ENGLISH.codes:
                yield code, module, name


def _pattern(node: ast.expr) -> str:
    """Return the regular expression of a code: a string, or an f-string."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"
        for part in parts
    )


def _codes(node: ast.expr) -> set[str]:
    return {code for code in _ENGLISH.codes if re.fullmatch(_pattern(node), code)}


def _calls() -> Iterator[ast.Call]:
    """Yield the calls of `message` and `message_text`."""
    for tree in _TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MESSAGES:
                yield node


def _used_codes() -> set[str]:
    used = {
        node.value
        for tree in _TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for call in _calls():
        if isinstance(call.args[0], ast.JoinedStr):
            used |= _codes(call.args[0])
    used |= {code for code, *_ in _constants()}
    for _, module in _accessors():
        for value in vars(module).values():
            used |= set(value.codes.values()) if isinstance(value, Labels) else set()
    used &= _ENGLISH.codes
    return used | {reference for code in used for reference in _references(code)}


def _references(code: str) -> Iterator[str]:
    for reference in _ENGLISH.references(code):
        yield reference
        yield from _references(reference)


def _faults(english: Catalogue, other: Catalogue) -> list[str]:
    """Say what another language lacks, has too much, or gives other arguments."""
    missing = [f"{code}: missing" for code in sorted(english.codes - other.codes)]
    unknown = [f"{code}: unknown" for code in sorted(other.codes - english.codes)]
    differing = [
        f"{code}: arguments"
        for code in sorted(english.codes & other.codes)
        if set(english.arguments(code)) != set(other.arguments(code))
    ]
    return missing + unknown + differing


@pytest.mark.parametrize("language", languages())
def test_a_language_has_each_message_of_english_with_the_same_arguments(language: str) -> None:
    assert _faults(_ENGLISH, Catalogue.load(FOLDER / language)) == []


@pytest.mark.parametrize("language", languages())
def test_a_constant_with_several_arguments_keeps_their_order(language: str) -> None:
    catalogue = Catalogue.load(FOLDER / language)

    for code, *_ in _constants():
        assert catalogue.arguments(code) == _ENGLISH.arguments(code)


def test_a_fault_of_a_language_is_found() -> None:
    english = Catalogue("en", "one = One\ntwo = { $a } and { one }\nthree = { two }\n")
    other = Catalogue("uk", "one = Один\nthree = { $b }\nfour = Чотири\n")

    assert _faults(english, other) == ["two: missing", "four: unknown", "three: arguments"]


def test_no_message_is_unused() -> None:
    assert _ENGLISH.codes - _used_codes() == set()


def test_each_call_names_a_message_and_gives_its_arguments() -> None:
    calls = 0
    for call in _calls():
        named = {keyword.arg for keyword in call.keywords}
        if isinstance(call.args[0], ast.Constant | ast.JoinedStr):
            calls += 1
            assert _codes(call.args[0]), ast.unparse(call)
        for code in _codes(call.args[0]) if isinstance(call.args[0], ast.Constant) else ():
            if None not in named:
                assert set(_ENGLISH.arguments(code)) == named, ast.unparse(call)
    assert calls


@pytest.mark.parametrize(("prefix", "module"), [*_accessors()])
def test_each_declared_constant_has_its_text(prefix: str, module: ModuleType) -> None:
    declared = [name for name in module.__annotations__ if name.isupper()]

    assert declared
    assert prefix
    for name in declared:
        assert getattr(module, name)
    with pytest.raises(AttributeError, match="NOTHING_OF_THE_KIND"):
        _ = module.NOTHING_OF_THE_KIND


@pytest.mark.parametrize(("prefix", "module"), [*_accessors()])
def test_each_label_has_its_text(prefix: str, module: ModuleType) -> None:
    for value in vars(module).values():
        if isinstance(value, Labels):
            assert all(dict(value).values()), prefix


def test_numbers_are_grouped_and_counted_by_the_rules_of_the_language() -> None:
    text = "days = { $n -> \n  [one] { $n } день\n  [few] { $n } дні\n *[other] { $n } днів\n }\n"
    ukrainian = Catalogue("uk", text)

    assert [ukrainian.format("days", {"n": n}) for n in (1, 3, 5, 21)] == [
        "1 день",
        "3 дні",
        "5 днів",
        "21 день",
    ]
    assert message("count-words", words=8412) == "8,412 words"


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("de", ("1 Dokument", "3 Dokumente", "5 Dokumente", "21 Dokumente", "1.000 Dokumente")),
        ("uk", ("1 документ", "3 документи", "5 документів", "21 документ", "1 000 документів")),
        ("ru", ("1 документ", "3 документа", "5 документов", "21 документ", "1 000 документов")),
    ],
)
def test_documents_are_counted_in_each_language(language: str, counted: tuple[str, ...]) -> None:
    with in_language(language):
        found = [message("count-documents", documents=n) for n in (1, 3, 5, 21, 1000)]

    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in found] == list(counted)


@pytest.mark.parametrize("language", languages())
def test_every_message_of_a_language_can_be_shown(language: str) -> None:
    catalogue = Catalogue.load(FOLDER / language)

    for code in catalogue.codes:
        arguments = catalogue.arguments(code)
        for value in (1, 3, 5, "x"):
            shown = catalogue.format(code, dict.fromkeys(arguments, value))
            assert shown.strip() or code.startswith("list-")
            assert "{" not in shown


def test_what_is_filled_in_stays_as_it_is() -> None:
    hostile = "{ $title } \u202e “x” %s \ue000title\ue001 " * 1_000

    assert message("ask-reading", title=hostile) == f"Reading “{hostile}”."


def test_an_unknown_code_and_a_missing_argument_are_refused() -> None:
    with pytest.raises(MessageError, match="no-such-code"):
        message("no-such-code")
    with pytest.raises(MessageError, match="ask-reading"):
        message("ask-reading")


@pytest.mark.parametrize("text", ["a = A\na = B\n", "a = { $b\n", "-term = A\n"])
def test_a_faulty_catalogue_is_refused(text: str) -> None:
    with pytest.raises(MessageError, match="en: "):
        Catalogue("en", text)


def test_a_language_without_a_folder_is_english() -> None:
    with in_language("tlh"):
        assert message("ask-ask") == "Ask"
