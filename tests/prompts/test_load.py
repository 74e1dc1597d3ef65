"""Prompts are filled strictly and known by their fingerprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.load import PromptError, PromptTemplate, prompt

_ASK = PromptTemplate("ask", "Of {{whom}}: {{what}}, {{whom}}?")


def test_every_blank_is_filled() -> None:
    assert _ASK.fill(whom="Rill", what="why") == "Of Rill: why, Rill?"


@given(st.text())
def test_what_is_filled_in_is_taken_as_it_is(words: str) -> None:
    assert PromptTemplate("one", "<{{a}}>").fill(a=words) == f"<{words}>"


def test_a_blank_in_what_is_filled_in_stays() -> None:
    assert _ASK.fill(whom="{{what}}", what=r"\1") == r"Of {{what}}: \1, {{what}}?"


def test_a_value_too_few_or_too_many_is_refused() -> None:
    with pytest.raises(PromptError, match="lacks what"):
        _ASK.fill(whom="Rill")
    with pytest.raises(PromptError, match="no place for when"):
        _ASK.fill(whom="Rill", what="why", when="now")


@pytest.mark.parametrize("name", ["write", "evidence", "example-evidence", "example-reply"])
def test_the_prompts_are_there(name: str) -> None:
    assert prompt(name).text


@pytest.mark.parametrize("name", ["nothing", "../README", "load.py", ""])
def test_a_prompt_that_is_not_there_is_said_not_to_be(name: str) -> None:
    with pytest.raises(PromptError, match="no prompt"):
        prompt(name)


def test_a_fingerprint_changes_with_the_text() -> None:
    assert _ASK.fingerprint == PromptTemplate("other", _ASK.text).fingerprint
    assert _ASK.fingerprint != PromptTemplate("ask", _ASK.text + ".").fingerprint
    assert len(_ASK.fingerprint) == 12
