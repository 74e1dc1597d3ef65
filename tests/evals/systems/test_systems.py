"""The systems that tables stand side by side, each over a few invented documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.service import AnswerService
from corpus.model.document import Document, Provenance
from evals.bench.table import ResultsTable, TableRow, format_difference, format_estimate
from evals.metrics.interval import Estimate, paired_difference
from evals.metrics.silence import auroc
from evals.systems.bm25 import bm25
from evals.systems.onrecord import OnRecord
from index.ingest.ingest import ingest_documents
from index.store.store import Store
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from evals.metrics.characters import DocumentSpan
    from evals.systems.system import System

_TEXTS = {
    "bridge": "The footbridge was closed on Monday. The toll had been three crowns.",
    "ferry": "The ferry costs nothing. The council pays the ferryman nine crowns.",
}
_DOCUMENTS = [
    Document(Provenance(id=name, file=f"{name}.txt", sha256=""), text)
    for name, text in _TEXTS.items()
]


@pytest.fixture(params=["On Record", "BM25"])
def system(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[System]:
    """Each system over the two documents; On Record with vectors that count words."""
    if request.param == "BM25":
        with bm25(_DOCUMENTS) as found:
            yield found
        return
    with Store.open(tmp_path / "store", BAG, write=True) as store:
        ingest_documents(_DOCUMENTS, store, BAG)
    with AnswerService(Store.open(tmp_path / "store", BAG), BAG, abstain_below=0.0) as desk:
        yield OnRecord(desk)


def test_it_finds_the_passage_with_the_words_first(system: System) -> None:
    first, *_ = system.find("What was the toll of the footbridge?", top=2)

    assert first[0] == "bridge"
    assert "toll" in _words(first)


def test_it_finds_no_more_than_it_is_asked_for(system: System) -> None:
    assert len(system.find("crowns", top=1)) == 1


def test_it_answers_with_the_sentence_that_tells(system: System) -> None:
    shown = system.answer("What was the toll?")

    assert _words(shown.quotes[0]) == "The toll had been three crowns."


def test_it_answers_from_the_source_it_is_told(system: System) -> None:
    shown = system.answer("How many crowns was the toll?", source="ferry")

    assert {document for document, _ in shown.quotes} == {"ferry"}


def test_it_is_surer_of_what_the_documents_tell(system: System) -> None:
    told = system.answer("What was the toll in crowns?").confidence
    untold = system.answer("Who painted the lighthouse?").confidence

    assert told is not None
    assert untold is not None
    assert told > untold


def test_a_table_has_a_line_a_system() -> None:
    table = ResultsTable(
        "Tolls", ("F1",), (TableRow("BM25", (".500 [.400, .600]",), 1_200),), "Invented."
    )

    assert list(table.markdown()) == [
        "**Tolls**",
        "",
        "| system | F1 | n |",
        "|---|---|--:|",
        "| BM25 | .500 [.400, .600] | 1,200 |",
        "",
        "Invented.",
        "",
    ]


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="a cell for each"):
        ResultsTable("Tolls", ("F1", "IoU"), (TableRow("BM25", ("1",), 1),))


def test_a_difference_shows_its_sign_and_what_is_undefined_a_dash() -> None:
    assert format_difference(Estimate(0.1, -0.05, 0.25, 9)) == "+.100 [-.050, .250]"
    assert format_difference(Estimate(-0.1, -0.25, 0.05, 9)) == "-.100 [-.250, .050]"
    assert (format_estimate(None), format_difference(None)) == ("–", "–")


def test_two_systems_that_agree_differ_by_nothing_however_items_are_drawn() -> None:
    items = [(0.9, True), (0.2, True), (0.5, False), (0.1, False)]

    found = paired_difference(items, items, _area, ["a", "a", "b", "b"])

    assert found is not None
    assert (found.low, found.mean, found.high) == (0.0, 0.0, 0.0)


def test_a_difference_is_after_less_before() -> None:
    good = [(0.9, True), (0.8, True), (0.1, False)]
    bad = [(0.0, True), (0.8, True), (0.1, False)]

    found = paired_difference(bad, good, _area)

    assert found is not None
    assert found.mean == 1.0 - 0.5


def test_there_is_no_difference_of_what_is_undefined() -> None:
    assert paired_difference([(0.5, True)], [(0.5, True)], _area) is None


def _area(items: Sequence[tuple[float, bool]]) -> float | None:
    return auroc([x for x, right in items if right], [x for x, right in items if not right])


def _words(place: DocumentSpan) -> str:
    document, span = place
    return span.of(_TEXTS[document])
