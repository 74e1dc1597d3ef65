"""Retrieval: by meaning and by words, within what is asked, of what is live."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.ingest.ingest import ingest_documents
from index.passages.passages import passages
from index.ranking_config import RankingConfig
from index.search.query import Query
from index.search.retrieve import Hit, Scope, retrieve, retrieve_by_words
from index.search.snapshot import Library
from index.search.terms import stemmed_terms
from index.store.errors import StoreError
from index.store.record import DocumentRecord, DocumentWrite
from tests.index.doubles import BAG
from tests.index.folders import invented, prose

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.model.document import Document
    from index.store.store import Store
    from tests.index.conftest import Home

POOL = RankingConfig().candidates_per_search
_TOWN = (
    invented("The Zephyr sank.\n\nEverybody swam, and the bell was saved.", "ferry"),
    invented("The toll rose to 3 crowns. A baker called it theft.", "toll"),
    invented(prose(1, paragraphs=12), "chronicle"),
)


def _of_many_turns(words: str) -> Document:
    """More passages than either way of searching gives."""
    turns = (f"{'QA'[at % 2]}: {words} {at}." for at in range(POOL + 50))
    return invented("\n\n".join(turns), "crowd")


def _found(
    question: str,
    store: Store,
    *,
    library: Library | None = None,
    top: int = 10,
    within: Collection[str] | None = None,
) -> tuple[Hit, ...]:
    library = library or Library.read(store)
    query = Query(question, stemmed_terms(question), BAG.question(question))
    return retrieve(query, library, store, top=top, scope=Scope(within))


def test_the_passage_that_has_the_words_comes_first_and_both_ways_find_it(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        found = _found("Was the bell of the Zephyr saved?", store)

    assert found[0].passage.document.id == "ferry"
    assert found[0].found_by == ("dense", "lexical")
    assert [hit.rank for hit in found] == list(range(1, len(found) + 1))
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert len({hit.row for hit in found}) == len(found)


def test_no_more_than_the_top_are_given(embedded: Home) -> None:
    with embedded.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        many = _found("the footbridge", store, top=100)

        assert _found("the footbridge", store, top=3) == many[:3]


def test_only_the_documents_asked_are_searched(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        question = "When did the ferry sink in spring?"

        for within in ({"toll"}, {"toll", "chronicle"}, ["ferry"]):
            found = _found(question, store, top=100, within=within)
            assert {hit.passage.document.id for hit in found} == set(within)
        assert _found(question, store, within=set()) == ()
        assert _found(question, store, within={"nowhere"}) == ()


def test_a_small_document_is_found_in_whole_however_many_others_are_nearer(embedded: Home) -> None:
    crowd = _of_many_turns("The ferry sank")
    with embedded.open(write=True) as store:
        ingest_documents([*_TOWN, crowd], store, BAG)

        assert [
            hit.passage.document.id for hit in _found("The ferry sank", store, within={"toll"})
        ] == ["toll"]


def test_an_empty_library_answers_with_nothing(home: Home) -> None:
    with home.open(write=True) as store:
        assert _found("When did the ferry sink?", store) == ()


def test_passages_of_a_revision_that_is_not_live_are_not_found(home: Home) -> None:
    (stale,) = passages(invented("The ferry sank in autumn.", "ferry"))
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        library = Library.read(store)
        live = store.records()["ferry"]
        vectors = BAG.passages([stale.text])
        store.write(DocumentWrite(DocumentRecord.of([stale]), [stale], vectors, BAG.question("")))
        store.update_metadata(live, BAG.question(""))

        for one in (library, Library.read(store)):
            found = _found("The ferry sank in autumn.", store, library=one)
            assert stale.text not in {hit.passage.text for hit in found}
            assert "chronicle" in {hit.passage.document.id for hit in found}


def test_a_library_read_before_a_change_answers_with_what_is_still_there(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        library = Library.read(store)
        kept = library.documents["ferry"].loaded
        ingest_documents([invented("The Zephyr was raised.", "ferry")], store, BAG)
        found = _found("Was the Zephyr raised?", store, library=library, top=100)

    assert "The Zephyr was raised." not in {hit.passage.text for hit in found}
    assert {hit.passage.document.id for hit in found} >= {"ferry", "toll"}
    assert {hit.passage.document for hit in found if hit.passage.document.id == "ferry"} == {kept}


def test_a_text_that_is_gone_and_was_not_read_before_is_not_found(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        library = Library.read(store)
        ingest_documents([invented("The Zephyr was raised.", "ferry")], store, BAG)
        found = _found("Was the Zephyr raised?", store, library=library, top=100)
        with pytest.raises(StoreError, match="ferry was changed or removed meanwhile"):
            _ = library.documents["ferry"].text

    assert {hit.passage.document.id for hit in found} == {"toll", "chronicle"}
    assert [hit.rank for hit in found] == [*range(1, len(found) + 1)]


def test_what_only_words_find_is_found(embedded: Home) -> None:
    crowd = _of_many_turns("Zeppelin bell")
    rare = invented(f"{prose(2, paragraphs=1)} An umbrella lay there.", "rare")
    with embedded.open(write=True) as store:
        ingest_documents([crowd, rare], store, BAG)
        found = _found("Zeppelin bell umbrella", store, top=2 * POOL)

    assert {hit.found_by for hit in found if hit.passage.document.id == "rare"} == {("lexical",)}


def test_words_alone_find_the_passages_that_have_them_the_rarest_first(home: Home) -> None:
    with home.open(write=True) as store:
        ingest_documents(_TOWN, store, BAG)
        library = Library.read(store)
        terms = stemmed_terms("Did a baker of the footbridge call the toll theft?")
        found = retrieve_by_words(terms, library, top=3)
        everywhere = retrieve_by_words(terms, library, top=100)
        within = retrieve_by_words(terms, library, top=100, scope=Scope({"chronicle"}))

    assert found == everywhere[:3]
    assert found[0].passage.document.id == "toll"
    assert [hit.rank for hit in found] == [1, 2, 3]
    assert [hit.score for hit in everywhere] == sorted(
        (hit.score for hit in everywhere), reverse=True
    )
    assert everywhere[-1].score > 0
    assert {hit.found_by for hit in everywhere} == {("lexical",)}
    assert {hit.passage.document.id for hit in within} == {"chronicle"}
    assert retrieve_by_words(terms, library, top=9, scope=Scope(())) == ()
    assert retrieve_by_words(stemmed_terms("Quux?"), library, top=9) == ()


def test_an_empty_library_has_no_words(home: Home) -> None:
    with home.open(write=True) as store:
        assert retrieve_by_words(["ferri"], Library.read(store), top=3) == ()


def test_a_rank_below_one_is_refused() -> None:
    (passage,) = passages(_TOWN[0])

    with pytest.raises(ValueError, match="ranks start at 1"):
        Hit(passage, 0, 0, 0.0, ())
