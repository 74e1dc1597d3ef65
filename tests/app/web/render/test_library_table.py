"""The table of the library as it is drawn."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

import pytest

from app.domain.job_kind import JobKind
from app.library.job import Job
from app.messages import library_texts, texts
from app.web.conversation import DocumentKey
from app.web.render.change_progress import render_change
from app.web.render.library_table import LibraryTable, render_library_table
from app.web.table_query import ROWS_PER_PAGE, TableQuery, page_of
from corpus.errors import OnRecordError, ReadError
from corpus.load.corrections import CorrectedProvenance, Corrections
from corpus.model.document import Document
from index.ingest.ingest import IngestReport
from index.passages.passages import passages
from index.store.record import DocumentRecord
from tests.app.web.hostile_documents import BARE, DOCUMENTS, HARM, HOSTILE, provenance
from tests.app.web.markup import attributes_of, tags_of, text_of
from tests.app.web.scripted_service import ScriptedService


def _shelves(*documents: Document, **more: object) -> LibraryTable:
    desk = ScriptedService(library=documents)
    found = LibraryTable(
        page=page_of(documents, TableQuery()),
        query=TableQuery(),
        speakers={one.id: desk.speaker_counts(one) for one in documents},
        may_change=True,
        has_documents=bool(documents),
    )
    return replace(found, **more)  # type: ignore[arg-type]


def _ended(job: Job, report: IngestReport | None = None, error: Exception | None = None) -> Job:
    future: Future[IngestReport] = Future()
    job.follow(future)
    if error is not None:
        future.set_exception(error)
    elif report is not None:
        future.set_result(report)
    return job


def test_each_document_is_told_with_what_is_known_and_who_speaks() -> None:
    drawn = text_of(render_library_table(_shelves(*DOCUMENTS)))

    for words in ("interview", "17 February 2024", f"Author {HOSTILE}", f"Mayor {HOSTILE}"):
        assert words in drawn
    assert f"{len(BARE.text.split())}" in drawn
    assert texts.UNKNOWN in drawn


def test_languages_that_are_searched_by_words_only_are_told_above_the_table() -> None:
    notice = "Documents in languages that the model does not read: German (1)."

    assert notice in text_of(render_library_table(_shelves(BARE, language_notice=notice)))
    assert 'role="note"' not in str(render_library_table(_shelves(BARE)))


def test_what_a_person_corrected_is_told() -> None:
    known = CorrectedProvenance(
        provenance("x", title="Old"), Corrections.parse({"title": "New"})
    ).provenance

    drawn = text_of(render_library_table(_shelves(Document(known, "x"))))

    assert "New" in drawn
    assert library_texts.CORRECTED in drawn


def test_what_was_added_can_be_read() -> None:
    job = _ended(Job(JobKind.ADD, ("harm.html",)), IngestReport(added=[HARM.id]))

    drawn = render_change(None, job)

    buttons = [one for tag, one in tags_of(drawn) if tag == "button"]
    assert [one.get("data-open") for one in buttons] == [str(DocumentKey(HARM.id))]
    assert HARM.id in text_of(drawn)


def test_a_hostile_library_stays_text() -> None:
    record = DocumentRecord.of(
        passages(HARM),
        known=CorrectedProvenance(HARM.provenance),
        root="/somewhere",
    )
    job = _ended(
        Job(JobKind.ADD, (HOSTILE,)),
        IngestReport(added=[HOSTILE], failed=[ReadError(HOSTILE, f"no {HOSTILE}")]),
    )

    drawn = render_library_table(
        _shelves(*DOCUMENTS, last=job, removed=(record,), editing=HARM.id, uploaded={HARM.id})
    )

    assert {"script", "img", "a", "svg", "style"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    assert not set("${}`") & set(drawn)
    values = [one.get("value") for tag, one in tags_of(drawn) if tag == "input"]
    assert f"Title {HOSTILE}" in values


def test_a_library_that_is_read_only_offers_no_change() -> None:
    drawn = render_library_table(_shelves(*DOCUMENTS, may_change=False, editing=BARE.id))

    assert library_texts.READ_ONLY in text_of(drawn)
    assert "data-do" not in drawn
    assert "<form" not in drawn


def test_an_empty_library_says_what_to_do() -> None:
    assert texts.EMPTY_STORE in text_of(render_library_table(_shelves()))


def test_a_table_of_many_pages_leads_to_the_next() -> None:
    documents = [Document(provenance(f"d{at:03}"), "x") for at in range(ROWS_PER_PAGE + 3)]

    first = render_library_table(_shelves(*documents))
    second = render_library_table(_shelves(*documents, page=page_of(documents, TableQuery(page=1))))

    assert first.count("<tr>") == ROWS_PER_PAGE + 1
    assert second.count("<tr>") == 3 + 1
    assert library_texts.pages(1, ROWS_PER_PAGE, ROWS_PER_PAGE + 3) in text_of(first)
    assert library_texts.pages(ROWS_PER_PAGE + 1, ROWS_PER_PAGE + 3, ROWS_PER_PAGE + 3) in text_of(
        second
    )


def test_how_far_a_change_is_and_what_it_did_is_told() -> None:
    running = Job(JobKind.ADD, ("a.txt",))
    running.tell(f"a {HOSTILE}", 0.43)
    failed = _ended(Job(JobKind.REREAD), error=OnRecordError(f"it is open in {HOSTILE}"))

    now = render_library_table(_shelves(*DOCUMENTS, current=running))
    then = render_library_table(_shelves(*DOCUMENTS, last=failed))

    assert "data-busy" in now
    assert f"a {HOSTILE}: 43%" in text_of(now)
    assert "data-busy" not in then
    assert f"it is open in {HOSTILE}" in text_of(then)


@pytest.mark.parametrize(("down", "way"), [(False, "ascending"), (True, "descending")])
def test_the_column_that_sorts_says_so(*, down: bool, way: str) -> None:
    drawn = render_library_table(
        _shelves(*DOCUMENTS, query=TableQuery(by="author", descending=down))
    )

    sorts = [one.get("aria-sort") for tag, one in tags_of(drawn) if tag == "th"]
    assert sorts.count(way) == 1
