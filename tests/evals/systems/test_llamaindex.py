"""LlamaIndex as a system under test: where its passages and what it would cite stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.document import Document, Provenance
from corpus.model.span import Span
from evals.systems.llamaindex import _search_chunks, llama_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.systems.llamaindex import LlamaIndex

_LONG = " ".join(f"The footbridge was closed on day {number}." for number in range(400))
_TEXTS = {"bridge": _LONG, "ferry": "The ferry costs nothing. The council pays the ferryman."}


@pytest.fixture(scope="module")
def system() -> Iterator[LlamaIndex]:
    """LlamaIndex over a long and a short document, with the real model."""
    documents = [
        Document(Provenance(id=name, file=f"{name}.txt", sha256="", title=name.title()), text)
        for name, text in _TEXTS.items()
    ]
    with llama_index(documents) as found:
        yield found


@pytest.mark.slow
def test_its_passages_are_long_and_stand_where_they_say(system: LlamaIndex) -> None:
    found = system.find("When was the footbridge closed?", top=3)

    assert system.offsets.passages == len(system.find("day", top=100)) > 3
    assert system.offsets.astray == 0
    assert all(span.of(_TEXTS[document]).startswith("The footbridge") for document, span in found)


@pytest.mark.slow
def test_what_it_would_cite_tiles_the_two_best_passages(system: LlamaIndex) -> None:
    shown = system.answer("When was the footbridge closed?")
    best = system.find("When was the footbridge closed?", top=2)

    assert shown.confidence is not None
    assert len(shown.quotes) > len(best)
    assert all(
        any(document == name and span.contains(quote) for name, span in best)
        for document, quote in shown.quotes
    )
    assert {quote.start for _, quote in shown.quotes} >= {span.start for _, span in best}
    assert {quote.end for _, quote in shown.quotes} >= {span.end for _, span in best}


@pytest.mark.slow
def test_it_answers_from_the_source_it_is_told(system: LlamaIndex) -> None:
    shown = system.answer("When was the footbridge closed?", source="ferry")

    assert shown.quotes == (("ferry", Span(0, len(_TEXTS["ferry"]))),)


def test_a_part_that_stands_twice_is_found_in_order() -> None:
    text = "x. Toll. Toll. Toll."

    assert list(_search_chunks(text, Span(3, 20), ["Toll.", "Toll."])) == [Span(3, 8), Span(9, 14)]


def test_a_part_is_not_looked_for_outside_its_passage() -> None:
    assert list(_search_chunks("Toll. Ferry.", Span(6, 12), ["Toll.", " ", "Ferry."])) == [
        Span(6, 12)
    ]


@given(st.lists(st.sampled_from(["Toll.", "Ferry.", "Toll and ferry."]), min_size=1))
def test_the_sentences_of_a_passage_are_found_where_they_were_cut(parts: list[str]) -> None:
    text = " ".join(parts)

    found = list(_search_chunks(text, Span(0, len(text)), parts))

    assert [span.of(text) for span in found] == parts
    assert found == sorted(found)
