"""Whatever text a render function is given, it comes out as text and never as markup."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

import app.web.render
from corpus.model.normalise import normalise
from tests.app.web.markup import tags_of, text_of
from tests.app.web.render.render_cases import NO_INPUT_SHOWN, RENDER_CASES, WITHOUT_TEXT
from tests.app.web.render.render_inputs import RenderInputs

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></div></mark>",
    "<!--",
    "&lt;b&gt;",
    "&amp",
    '" onclick="x',
    "' onclick='x",
    "{{constructor}}",
    "${alert(1)}",
    "`",
    "\\",
    "%s",
)
_texts = (
    st.lists(
        st.sampled_from(_PIECES) | st.text(st.characters(exclude_categories=["C", "Z"])),
        max_size=6,
    )
    .map("".join)
    .map(lambda words: normalise(f"A{words}z"))
)


def _public_functions() -> Iterator[str]:
    for info in pkgutil.iter_modules(app.web.render.__path__, "app.web.render."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if name.startswith("render_") and value.__module__ == info.name:
                yield name


def _structure(html: str) -> list[tuple[str, frozenset[str]]]:
    return [(tag, frozenset(attributes)) for tag, attributes in tags_of(html)]


def _shown(html: str) -> str:
    values = (value or "" for _, attributes in tags_of(html) for value in attributes.values())
    return "\n".join([text_of(html), *values])


def test_every_render_function_has_a_case() -> None:
    assert set(_public_functions()) == RENDER_CASES.keys() | WITHOUT_TEXT


@pytest.mark.parametrize("name", RENDER_CASES)
@settings(max_examples=12, deadline=None)
@given(words=_texts)
def test_text_changes_no_tag_and_no_attribute(name: str, words: str) -> None:
    plain, html = RENDER_CASES[name](RenderInputs("Az")), RENDER_CASES[name](RenderInputs(words))

    assert isinstance(html, Markup)
    assert _structure(html) == _structure(plain)
    assert not set("{}$`\\") & set(html)


@pytest.mark.parametrize("name", sorted(RENDER_CASES.keys() - NO_INPUT_SHOWN))
@settings(max_examples=12, deadline=None)
@given(words=_texts)
def test_text_is_shown_letter_for_letter(name: str, words: str) -> None:
    words = words.replace("/", "|")
    html = RENDER_CASES[name](RenderInputs(words))

    assert words in _shown(html)
