"""Whether the lexical index of a store has the words of its live documents, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.snapshot import Library

if TYPE_CHECKING:
    from index.store.store import Store

_Places = dict[str, dict[tuple[str, int], int]]


def assert_index_agrees(store: Store) -> None:
    """The index on disk says the same as one that is made of the texts in memory."""
    library = Library.read(store)
    documents = [document for _, document, _ in store.documents()]
    if not documents:
        assert not library.documents
        return
    fresh = Library.of_documents(documents)

    assert library.documents.keys() == fresh.documents.keys()
    assert postings_of(library) == postings_of(fresh)
    for document in documents:
        assert library.voice_counts(document) == fresh.voice_counts(document)
        assert library.language_of(document) == fresh.language_of(document)


def postings_of(library: Library) -> _Places:
    """The live passages of each term, by document and number, with how often they have it."""
    found: _Places = {}
    for part in library.rows.parts:
        for number in range(part.segment.term_count):
            rows, counts = part.postings_at(number)
            term = found.setdefault(part.segment.term(number).decode(), {})
            for row, count in zip(rows.tolist(), counts.tolist(), strict=True):
                term[library.rows.place_of(row)] = count
    return {term: places for term, places in found.items() if places}
