"""A librarian changes the library, and readers see each change once its job is done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from app.config.settings import settings
from app.domain.job_kind import JobKind
from app.library.editor import LibraryEditError, LibraryEditor, ReadOnlyError
from corpus.load.corrections import CorrectionError
from index.ingest.ingest import IngestReport, ingest
from index.store.errors import WriterBusyError
from tests.app.library.changing import Changing, changing
from tests.index.doubles import BAG
from tests.index.folders import prose, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.library.job import Job
    from tests.index.conftest import Home

_FERRY, _TOLL = prose(1, paragraphs=4), prose(2, paragraphs=4)
_WAIT = 60  # seconds: longer than any of these jobs takes


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder of two documents."""
    return write(tmp_path / "town", {"ferry.txt": _FERRY, "toll.txt": _TOLL})


@pytest.fixture
def library(tmp_path: Path, town: Path) -> Iterator[Changing]:
    """A library of the two, which can be changed."""
    with changing(tmp_path / "store", town) as found:
        yield found


def test_a_file_that_is_added_can_be_asked(library: Changing) -> None:
    job = library.librarian.add([("Le château.txt", b"The castle was sold in May.")])
    report = job.wait(_WAIT)

    assert report == IngestReport(added=["le-château"])
    assert (job.work, job.of, job.done, job.share, job.error) == (
        JobKind.ADD,
        ("Le château.txt",),
        True,
        1.0,
        None,
    )
    assert job.report == report
    assert library.texts().keys() == {"ferry", "toll", "le-château"}
    (claim, *_) = library.desk.ask("When was the castle sold?").claims
    assert claim.text == "The castle was sold in May."
    assert library.librarian.current is None
    assert library.librarian.last is job


def test_one_file_that_fails_leaves_the_others_in(library: Changing) -> None:
    report = library.librarian.add(
        [("a.txt", b"A note."), ("b.pdf", b"no PDF"), ("c.exe", b"x"), ("sources.toml", b"x")]
    ).wait(_WAIT)

    assert report.added == ["a"]
    assert sorted(error.file for error in report.failed) == ["b.pdf", "c.exe", "sources.toml"]
    assert [path.name for path in library.uploads.iterdir() if path.is_file()] == ["a.txt"]


def test_files_that_all_fail_end_the_job_and_change_nothing(library: Changing) -> None:
    before = library.texts()
    job = library.librarian.add([("b.pdf", b"no PDF")])

    assert [error.file for error in job.wait(_WAIT).failed] == ["b.pdf"]
    assert job.error is None
    assert library.texts() == before


def test_a_file_of_the_same_name_replaces_its_document(library: Changing) -> None:
    library.librarian.add([("note.txt", b"The castle was sold.")]).wait(_WAIT)
    report = library.librarian.add([("note.txt", b"The castle was let.")]).wait(_WAIT)

    assert report == IngestReport(changed=["note"])
    assert library.texts()["note"] == "The castle was let."


def test_an_id_that_a_document_from_elsewhere_has_stays_that_ones(library: Changing) -> None:
    for words in (b"Another ferry.", b"Yet another ferry."):
        library.librarian.add([("ferry.txt", words)]).wait(_WAIT)

    assert library.texts() == {
        "ferry": _FERRY,
        "toll": _TOLL,
        "uploaded-ferry": "Yet another ferry.",
    }
    report = library.librarian.rescan().wait(_WAIT)
    assert sorted(report.unchanged) == ["ferry", "toll", "uploaded-ferry"]


def test_what_is_uploaded_outlasts_another_ingest_of_the_folder(tmp_path: Path, town: Path) -> None:
    with changing(tmp_path / "store", town) as library:
        library.librarian.add([("note.txt", b"A note.")]).wait(_WAIT)
    with changing(tmp_path / "store", town) as again:
        assert again.texts().keys() == {"ferry", "toll", "note"}


def test_a_correction_is_seen_lasts_and_can_be_taken_back(library: Changing) -> None:
    fields = {"author": " Ada Rill ", "published": "2024-05", "kind": "letter"}
    assert library.librarian.correct("ferry", fields).wait(_WAIT) == IngestReport(changed=["ferry"])
    library.librarian.correct("ferry", {"kind": "", "publisher": "The Gazette"}).wait(_WAIT)
    known = library.desk.document("ferry").provenance
    assert (known.author, str(known.published), known.kind) == ("Ada Rill", "2024-05", None)
    assert known.corrected == ("author", "publisher", "published", "kind")
    assert library.librarian.rescan().wait(_WAIT).unchanged == ["ferry", "toll"]

    assert library.librarian.uncorrect("ferry").wait(_WAIT) == IngestReport(changed=["ferry"])
    assert library.librarian.uncorrect("ferry").wait(_WAIT) == IngestReport(unchanged=["ferry"])
    known = library.desk.document("ferry").provenance
    assert (known.author, known.published, known.corrected) == (None, None, ())
    assert library.texts() == {"ferry": _FERRY, "toll": _TOLL}


def test_a_correction_that_cannot_be_is_refused_at_once(library: Changing) -> None:
    with pytest.raises(CorrectionError, match="'autor' cannot be corrected"):
        library.librarian.correct("ferry", {"autor": "x"})

    assert library.librarian.current is library.librarian.last is None


def test_what_is_removed_stays_out_and_its_file_where_it_is(library: Changing, town: Path) -> None:
    assert library.librarian.remove("ferry").wait(_WAIT) == IngestReport(removed=["ferry"])
    assert library.texts() == {"toll": _TOLL}
    assert (town / "ferry.txt").exists()
    assert library.librarian.rescan().wait(_WAIT) == IngestReport(
        unchanged=["toll"], excluded=["ferry"]
    )
    assert [one.id for one in library.librarian.removed()] == ["ferry"]

    assert library.librarian.restore("ferry").wait(_WAIT) == IngestReport(added=["ferry"])
    assert library.texts() == {"ferry": _FERRY, "toll": _TOLL}
    assert library.librarian.removed() == ()


def test_what_was_corrected_comes_back_corrected(library: Changing) -> None:
    library.librarian.correct("ferry", {"author": "Ada Rill"}).wait(_WAIT)
    library.librarian.remove("ferry").wait(_WAIT)
    library.librarian.restore("ferry").wait(_WAIT)

    assert library.desk.document("ferry").provenance.author == "Ada Rill"


def test_what_was_uploaded_is_removed_with_its_file(library: Changing) -> None:
    library.librarian.add([("note.txt", b"A note."), ("ferry.txt", b"A ferry.")]).wait(_WAIT)
    for name in ("note", "uploaded-ferry"):
        library.librarian.remove(name).wait(_WAIT)

    assert library.texts() == {"ferry": _FERRY, "toll": _TOLL}
    assert [one.name for one in library.uploads.iterdir()] == [".incoming"]
    assert library.librarian.removed() == ()
    assert library.librarian.rescan().wait(_WAIT).unchanged == ["ferry", "toll"]
    assert library.librarian.add([("note.txt", b"New.")]).wait(_WAIT).added == ["note"]


def test_a_file_that_came_by_name_is_restored_from_its_file(tmp_path: Path, town: Path) -> None:
    with changing(tmp_path / "store", town / "ferry.txt") as library:
        library.librarian.remove("ferry").wait(_WAIT)

        assert library.librarian.restore("ferry").wait(_WAIT) == IngestReport(added=["ferry"])
        assert library.texts() == {"ferry": _FERRY}


def test_what_is_restored_may_have_come_to_be_called_otherwise(
    library: Changing, town: Path
) -> None:
    library.librarian.remove("ferry").wait(_WAIT)
    write(town, {"sources.toml": '[[source]]\nid = "boat"\nfile = "ferry.txt"\n'})

    assert library.librarian.restore("ferry").wait(_WAIT) == IngestReport(added=["boat"])
    assert library.librarian.removed() == ()


@pytest.mark.parametrize("work", ["correct", "uncorrect", "remove", "restore"])
def test_a_document_that_is_not_there_is_told(
    library: Changing, work: str, caplog: pytest.LogCaptureFixture
) -> None:
    given = [{"author": "x"}] if work == "correct" else []
    with caplog.at_level(logging.ERROR):
        job: Job = getattr(library.librarian, work)("nowhere", *given)
        with pytest.raises(LibraryEditError, match="'nowhere'"):
            job.wait(_WAIT)

    assert job.error is not None
    assert "'nowhere'" in job.error
    assert "\n" not in job.error
    assert job.report is None
    assert job.done


def test_an_id_that_no_document_can_have_is_refused_at_once(library: Changing) -> None:
    with pytest.raises(LibraryEditError, match="no document has so long an id"):
        library.librarian.remove("x" * 10_000)


def test_what_has_no_file_any_more_cannot_be_restored(library: Changing, town: Path) -> None:
    library.librarian.remove("ferry").wait(_WAIT)
    (town / "ferry.txt").unlink()

    with pytest.raises(LibraryEditError, match="there is no file"):
        library.librarian.restore("ferry").wait(_WAIT)
    assert [one.id for one in library.librarian.removed()] == ["ferry"]


def test_folders_are_read_again(library: Changing, town: Path) -> None:
    write(town, {"ferry.txt": "The ferry was raised.", "mill.txt": "The mill stood."})
    (town / "toll.txt").unlink()
    write(library.uploads, {"note.txt": "Put there by hand."})
    report = library.librarian.rescan().wait(_WAIT)

    assert (sorted(report.added), report.changed) == (["mill", "note"], ["ferry"])
    assert report.removed == ["toll"]
    assert library.texts().keys() == {"ferry", "mill", "note"}


def test_a_library_that_is_read_only_is_not_changed(tmp_path: Path, town: Path) -> None:
    given: dict[str, tuple[object, ...]] = {
        "add": ([("a.txt", b"x")],),
        "correct": ("ferry", {"author": "x"}),
        "uncorrect": ("ferry",),
        "remove": ("ferry",),
        "restore": ("ferry",),
        "reread": (),
    }
    assert given.keys() == set(JobKind)
    methods = {"reread": "rescan"}
    with changing(tmp_path / "store", town, read_only=True) as library:
        for work, told in given.items():
            with pytest.raises(ReadOnlyError, match="read only"):
                getattr(library.librarian, methods.get(work, work))(*told)

        assert library.texts() == {"ferry": _FERRY, "toll": _TOLL}
    assert not library.uploads.exists()


def test_behind_a_server_a_change_is_refused_while_another_process_writes(
    served: Home, town: Path, tmp_path: Path
) -> None:
    with changing(served.folder, town, url=served.url) as library:
        with served.open(write=True) as other:
            ingest([write(tmp_path / "county", {"mill.txt": "The mill stood."})], other, BAG)
            with pytest.raises(WriterBusyError, match="a test on "):
                library.librarian.remove("ferry").wait(_WAIT)
            assert library.texts().keys() == {"ferry", "toll", "mill"}
        library.librarian.remove("ferry").wait(_WAIT)

        assert library.texts().keys() == {"toll", "mill"}


def test_settings_name_the_folder_and_the_bound(tmp_path: Path, town: Path) -> None:
    chosen = settings({}, store=tmp_path / "store", upload_mb=1)
    with changing(tmp_path / "store", town) as library:
        with LibraryEditor.of(library.desk, chosen) as librarian:
            assert librarian.add([("a.txt", b"A note.")]).wait(_WAIT).added == ["a"]
            (failed,) = librarian.add([("b.txt", b"x" * 1_000_001)]).wait(_WAIT).failed
        assert (tmp_path / "store" / "uploads" / "a.txt").exists()
        elsewhere = settings({}, store=tmp_path / "store", uploads=tmp_path / "given")
        with LibraryEditor.of(library.desk, elsewhere) as librarian:
            librarian.add([("c.txt", b"A note.")]).wait(_WAIT)

    assert failed.reason.startswith("it is larger than 1 MB")
    assert (tmp_path / "given" / "c.txt").exists()
