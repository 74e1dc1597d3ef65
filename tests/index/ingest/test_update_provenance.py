"""Corrections in the store: they outrank the file, outlast an ingest, and can be taken back."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.load.corrections import CorrectedProvenance, Corrections
from corpus.model.document import DocumentKind
from index.ingest.ingest import IngestReport, ingest
from index.ingest.update_provenance import update_provenance
from index.passages.passages import passages
from index.search.snapshot import Library
from index.store.errors import StoreError
from index.store.record import DocumentRecord
from tests.index.doubles import BAG
from tests.index.folders import invented, prose, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus.model.document import Document
    from index.store.store import Store
    from tests.index.conftest import Home

_TALK = "Ada Rill\n\nThe ferry sank.\n\nWho knew of it?\n\nAda Rill\n\nI did, and said so."
_NAMES = st.text(max_size=60) | st.text(alphabet="()[]*+?{}|\\^$.,;:- Adil", max_size=500)
_TOWN = {"ferry.txt": _TALK, "toll.txt": prose(2, paragraphs=6)}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder of two documents."""
    return write(tmp_path / "town", _TOWN)


def _filled(store: Store, town: Path) -> Store:
    ingest([town], store, BAG)
    return store


def _amended(store: Store, fields: Mapping[str, object], row: str = "ferry") -> IngestReport:
    return update_provenance(store.records()[row], Corrections.parse(fields), store, BAG)


def _documents(store: Store) -> dict[str, Document]:
    """The documents; every one is whole, cut as it is now, and no stray lies beside them."""
    found = {document.id: (document, cut) for _, document, cut in store.documents()}
    records = store.records()
    assert found.keys() == records.keys()
    assert all(cut == passages(document) for document, cut in found.values())
    assert set(store.passage_ids()) == {
        id_ for one in records.values() for id_ in one.passage_ids()
    }
    return {row: document for row, (document, _) in found.items()}


def test_who_published_is_corrected_without_touching_a_passage(home: Home, town: Path) -> None:
    with home.open(write=True) as store:
        before = _filled(store, town).records()["ferry"]
        revision = store.revision()

        assert _amended(store, {"publisher": "The Gazette"}) == IngestReport(changed=["ferry"])
        after = store.records()["ferry"]
        assert _documents(store)["ferry"].provenance.publisher == "The Gazette"
        assert after.provenance.corrected == ("publisher",)
        assert after.known.stated == before.known.stated
        assert after.revision == before.revision
        assert store.revision() != revision


def test_who_speaks_is_corrected_and_the_document_is_cut_and_embedded_anew(
    home: Home, town: Path
) -> None:
    with home.open(write=True) as store:
        before = _filled(store, town).records()["ferry"]
        _amended(store, {"interviewee": "Ada Rill", "kind": "interview", "title": "Of ferries"})
        documents = _documents(store)
        after = store.records()["ferry"]

        assert after.revision != before.revision
        assert (after.root, after.by_name, after.digest) == (str(town), False, before.digest)
        assert documents["ferry"].provenance.kind is DocumentKind.INTERVIEW
        library = Library.read(store)
        assert "Ada Rill" in {one.name for one in library.speakers}
        words = [cut.embedded for cut in passages(documents["ferry"])]
        for name, vector in zip(after.passage_ids(), BAG.passages(words), strict=True):
            assert store.vectors([name])[0] @ vector == pytest.approx(1.0, abs=1e-5)


def test_a_correction_outlasts_another_ingest_a_new_text_and_a_new_start(
    home: Home, town: Path
) -> None:
    with home.open(write=True) as store:
        _amended(_filled(store, town), {"author": "Bo Li", "published": "2024-05"})
    with home.open(write=True) as store:
        assert ingest([town], store, BAG).unchanged == ["ferry", "toll"]
        write(town, {"ferry.txt": f"{_TALK}\n\nThe end."})
        assert ingest([town], store, BAG).changed == ["ferry"]
        known = _documents(store)["ferry"].provenance

    assert (known.author, str(known.published)) == ("Bo Li", "2024-05")
    assert known.corrected == ("author", "published")


def test_what_the_file_comes_to_say_is_kept_and_counts_once_the_correction_is_taken_back(
    home: Home, town: Path
) -> None:
    listed = '[[source]]\nid = "ferry"\nfile = "ferry.txt"\nauthor = "Cy Ode"\nlanguage = "en"\n'
    with home.open(write=True) as store:
        _amended(_filled(store, town), {"author": "Bo Li"})
        write(town, {"sources.toml": listed})
        ingest([town], store, BAG)
        corrected = _documents(store)["ferry"].provenance
        update_provenance(store.records()["ferry"], Corrections(), store, BAG)
        stated = _documents(store)["ferry"].provenance

        assert ingest([town], store, BAG).unchanged == ["ferry", "toll"]
    assert (corrected.author, corrected.language, corrected.corrected) == (
        "Bo Li",
        "en",
        ("author",),
    )
    assert (stated.author, stated.language, stated.corrected) == ("Cy Ode", "en", ())


def test_what_is_not_known_outranks_the_file_too(home: Home, town: Path) -> None:
    listed = '[[source]]\nid = "ferry"\nfile = "ferry.txt"\nauthor = "Cy Ode"\n'
    write(town, {"sources.toml": listed})
    with home.open(write=True) as store:
        _amended(_filled(store, town), {"author": " "})

        assert _documents(store)["ferry"].provenance.author is None
        assert store.records()["ferry"].known.stated.author == "Cy Ode"


def test_the_same_corrections_again_change_nothing(home: Home, town: Path) -> None:
    with home.open(write=True) as store:
        _amended(_filled(store, town), {"author": "Bo Li"})
        revision = store.revision()

        assert _amended(store, {"author": "Bo Li"}) == IngestReport(unchanged=["ferry"])
        assert store.revision() == revision


def test_a_document_that_is_not_whole_is_not_amended(embedded: Home, town: Path) -> None:
    with embedded.open(write=True) as store:
        record = _filled(store, town).records()["ferry"]
        store._passages.drop(record.passage_ids()[-1:])  # noqa: SLF001 - as a fault

        with pytest.raises(StoreError, match="ferry is not whole in the store"):
            _amended(store, {"author": "Bo Li"})


def test_a_store_made_before_there_were_corrections_is_read_as_it_is(
    home: Home, town: Path
) -> None:
    with home.open(write=True) as store:
        record = _filled(store, town).records()["ferry"]
        _as_before(store, record)

        assert store.records()["ferry"] == record
        assert set(_documents(store)) == {"ferry", "toll"}
        assert store.removed() == {}
        assert ingest([town], store, BAG).unchanged == ["ferry", "toll"]
        assert _amended(store, {"author": "Bo Li"}).changed == ["ferry"]


@given(
    st.fixed_dictionaries({"interviewer": _NAMES, "interviewee": _NAMES, "author": _NAMES}),
    st.sampled_from(["interview", "essay", "blog"]),
)
def test_whatever_speakers_are_called_the_passages_tile_the_text(
    names: dict[str, str], kind: str
) -> None:
    known = Corrections.parse({**names, "kind": kind}).applied_to(invented(_TALK).provenance)
    document = replace(invented(_TALK), provenance=known)

    assert "".join(cut.text for cut in passages(document)) == _TALK


def test_a_record_is_not_made_of_passages_that_were_cut_with_other_knowledge() -> None:
    cut = passages(invented("The ferry sank."))
    corrected = CorrectedProvenance(
        cut[0].document.provenance, Corrections.parse({"author": "Bo Li"})
    )

    with pytest.raises(ValueError, match="not what its passages were made with"):
        DocumentRecord.of(cut, known=corrected)


def _as_before(store: Store, record: DocumentRecord) -> None:
    """Write the record as it was written when there were no corrections."""
    stated = asdict(record.known.stated)
    del stated["corrected"]
    store._documents.drop([record.id])  # noqa: SLF001 - as another version of this program
    store._documents.put(  # noqa: SLF001
        [record.id],
        BAG.passages(["ferry"]),
        [
            {
                "revision": record.revision,
                "digest": record.digest,
                "passages": record.passages,
                "root": record.root,
                "provenance": json.dumps(stated, default=str),
            }
        ],
        None,
    )
