"""The libraries that confidence is fitted on: of which texts, and what is asked of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.model.span import Span
from evals.bench.news import NewsQuestion
from evals.training import fitting_libraries as libraries
from evals.training.fitting_libraries import ABSENT_QUESTIONS, FittingLibrary, fitting_libraries
from tests.evals.training.invented_sets import reading_set
from tests.index.folders import invented

if TYPE_CHECKING:
    from pathlib import Path

    from evals.training.reading_sets import ReadingSet

_SETS = (
    "squad2", "covid", "policy", "dialogue", "tales", "qed", "selqa", "squad1", "reviews", "wiki",
)  # fmt: skip
_ENCYCLOPAEDIC = {"squad2", "qed", "selqa", "squad1", "wiki"}


def _named(name: str) -> ReadingSet:
    read = reading_set(questions=90)
    asked = (replace(one, text=f"{name} {one.text}") for one in read.questions)
    return replace(read, name=name, questions=tuple(asked))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, FittingLibrary]:
    """The libraries by name, of invented sets; each set's questions begin with its name."""
    articles = [invented(f"A {name} on the mayor.", name) for name in ("report", "column")]
    written = [
        ((one,), tuple(
            NewsQuestion(f"{one.id} {number}?", one.id, "fact", need, ())
            for number, need in enumerate([((one.id, Span(0, 5)),), ()])
        ))
        for one in articles
    ]  # fmt: skip
    monkeypatch.setattr(libraries, "held_out", lambda _: written)
    monkeypatch.setattr(
        libraries, "public_sets", lambda _: {name: lambda name=name: _named(name) for name in _SETS}
    )
    return {one.name: one for one in fitting_libraries(tmp_path)}


def test_there_is_a_library_of_each_set(made: dict[str, FittingLibrary]) -> None:
    assert list(made) == ["news", "opinion", *_SETS]
    assert all(library.documents for library in made.values())


def test_a_librarys_texts_hold_their_sentences_and_titles(made: dict[str, FittingLibrary]) -> None:
    read = reading_set()
    (document,) = [one for one in made["tales"].documents if one.id == "text-2"]

    assert document.provenance.title == "Title 2"
    assert all(sentence in document.text for sentence in read.texts["text-2"].sentences)


def test_questions_without_an_answer_are_near_only_where_their_set_means_it(
    made: dict[str, FittingLibrary],
) -> None:
    kinds = {name: Counter(one.kind for one in made[name].questions) for name in made}

    assert kinds["news"]["near"] == 1
    assert kinds["squad2"]["near"] == 30
    assert kinds["tales"]["near"] == 0
    assert kinds["tales"]["present"] == 50


def test_what_is_absent_is_asked_of_other_kinds_of_text(made: dict[str, FittingLibrary]) -> None:
    for name, library in made.items():
        absent = [one.text.split()[0] for one in library.questions if one.kind == "absent"]
        own = _ENCYCLOPAEDIC if name in _ENCYCLOPAEDIC else {name}

        assert len(absent) == ABSENT_QUESTIONS
        assert not own & set(absent)


def test_the_same_questions_are_drawn_each_time(
    made: dict[str, FittingLibrary], tmp_path: Path
) -> None:
    assert {one.name: one for one in fitting_libraries(tmp_path)} == made
