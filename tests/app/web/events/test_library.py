"""The library changed from the page, over a real store and librarian."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import gradio as gr
import pytest

from app.messages import library_texts
from app.web.conversation import Conversation
from app.web.events.library import LibraryEvents, LibraryRefresh
from app.web.read_only_reason import why_read_only
from index.store.lease import StoreWriter
from tests.app.library.changing import Changing, changing
from tests.app.web.markup import text_of
from tests.index.folders import prose, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class _Reader:
    """One reader before the library."""

    def __init__(self, library: Changing, *, read_only: bool = False) -> None:
        librarian = None if read_only else library.librarian
        self._librarian = library.librarian
        self.shelving = LibraryEvents(library.desk, librarian, title="On Record")
        self.conversation = Conversation()

    def do(self, work: object, name: object = "") -> str:
        """What the status line says."""
        event = gr.EventData(None, {"do": work, "id": name})
        return _said(self.shelving.start_job(event, self.conversation).status)

    def correct(self, name: str, **fields: str) -> str:
        """What the status line says."""
        event = gr.EventData(None, {"id": name, "fields": fields})
        return _said(self.shelving.correct(event, self.conversation).status)

    def wait(self) -> LibraryRefresh:
        """What is drawn once the change is done."""
        until = time.monotonic() + 60
        while self._librarian.current:
            assert time.monotonic() < until
            time.sleep(0.02)
        return self.shelving.refresh(self.conversation)

    @property
    def table(self) -> str:
        """The table as text."""
        return text_of(self.shelving.show(self.conversation))


class _SharedStore:
    """A store of several servers, with or without a writer."""

    served = True
    has_writer = False

    def writer(self) -> StoreWriter | None:
        """The writer, if there is one."""
        writer = StoreWriter("onrecord serve --writer", "desk-7", 4711, "14:03")
        return writer if self.has_writer else None


def _said(status: object) -> str:
    return text_of(status) if isinstance(status, str) else ""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder of two documents."""
    return write(
        tmp_path / "town",
        {"ferry.txt": prose(1, paragraphs=2), "toll.txt": prose(2, paragraphs=2)},
    )


@pytest.fixture
def library(tmp_path: Path, town: Path) -> Iterator[Changing]:
    """A library of the two."""
    with changing(tmp_path / "store", town) as found:
        yield found


def test_a_file_that_is_given_is_taken_in_and_shown_wherever_the_library_is(
    library: Changing, tmp_path: Path
) -> None:
    reader = _Reader(library)
    given = tmp_path / "given" / "castle.txt"
    given.parent.mkdir()
    given.write_text("The castle was sold in May.", "utf-8")

    _, emptied, _ = reader.shelving.add([str(given)], reader.conversation)
    looked = reader.wait()

    assert emptied is None
    assert not given.exists()
    assert "castle" in text_of(looked.catalogue)
    assert "3 documents" in text_of(looked.header)
    assert "castle" in text_of(looked.narrow)
    assert "castle" in text_of(looked.reader)
    assert _said(looked.status).startswith("Done: 1 added")


def test_what_could_not_be_read_is_told_with_its_reason(library: Changing, tmp_path: Path) -> None:
    reader = _Reader(library)
    for name, words in (("empty.txt", ""), ("bad.exe", "x"), ("good.txt", "Good words.")):
        (tmp_path / name).write_text(words, "utf-8")

    reader.shelving.add(
        [str(tmp_path / name) for name in ("empty.txt", "bad.exe", "good.txt")],
        reader.conversation,
    )
    looked = reader.wait()

    table = text_of(looked.catalogue)
    assert "1 added, 2 not read" in table
    assert "empty.txt: it is empty" in table
    assert "bad.exe: .exe is not read here" in table


def test_too_many_files_are_refused_at_once(library: Changing, tmp_path: Path) -> None:
    reader = _Reader(library)
    files = [tmp_path / f"{number}.txt" for number in range(21)]
    for file in files:
        file.write_text("x", "utf-8")

    _, _, status = reader.shelving.add([str(file) for file in files], reader.conversation)

    assert "1 to 20 files at a time" in _said(status)
    assert not any(file.exists() for file in files)


def test_only_what_was_changed_in_the_form_is_a_correction(library: Changing) -> None:
    reader = _Reader(library)
    reader.do("edit", "ferry")

    said = reader.correct("ferry", title="The ferry", author="", kind="letter", published="2024-05")
    reader.wait()
    (ferry,) = (one for one in library.desk.documents if one.id == "ferry")

    assert said == ""
    assert reader.conversation.editing is None
    assert set(ferry.provenance.corrected) == {"title", "kind", "published"}
    assert ferry.provenance.title == "The ferry"
    reader.do("uncorrect", "ferry")
    reader.wait()
    (ferry,) = (one for one in library.desk.documents if one.id == "ferry")
    assert ferry.provenance.corrected == ()


@pytest.mark.parametrize(
    ("field", "value", "said"), [("published", "soon", "soon"), ("title", "x" * 501, "500")]
)
def test_what_cannot_be_is_told_and_the_form_stays(
    library: Changing, field: str, value: str, said: str
) -> None:
    reader = _Reader(library)
    reader.do("edit", "ferry")

    assert said in reader.correct("ferry", **{field: value})
    assert reader.conversation.editing == "ferry"


@pytest.mark.parametrize(
    ("work", "name", "editing"),
    [("reread", "", "ferry"), ("remove", "toll", "ferry"), ("remove", "ferry", None)],
)
def test_a_form_stays_open_while_something_else_is_changed(
    library: Changing, work: str, name: str, editing: str | None
) -> None:
    reader = _Reader(library)
    reader.do("edit", "ferry")

    reader.do(work, name)

    assert reader.conversation.editing == editing


def test_a_document_is_removed_and_brought_back(library: Changing, town: Path) -> None:
    reader = _Reader(library)

    reader.do("remove", "ferry")
    gone = text_of(reader.wait().header)
    reader.do("reread")
    reader.wait()
    still = reader.table
    reader.do("restore", "ferry")
    back = text_of(reader.wait().header)

    assert "1 document," in gone
    assert library_texts.REMOVED in still
    assert "2 documents" in back
    assert (town / "ferry.txt").exists()


@pytest.mark.parametrize(
    ("work", "name"), [("burn", "ferry"), (None, None), ("remove", 7), (["remove"], "ferry")]
)
def test_what_a_page_may_forge_does_nothing(library: Changing, work: object, name: object) -> None:
    reader = _Reader(library)

    reader.do(work, name)
    time.sleep(0.2)

    assert {one.id for one in library.desk.documents} == {"ferry", "toll"}


def test_a_reader_of_a_library_that_is_read_only_changes_nothing(
    library: Changing, tmp_path: Path
) -> None:
    reader = _Reader(library, read_only=True)
    given = tmp_path / "castle.txt"
    given.write_text("x", "utf-8")

    said = [reader.do(work, "ferry") for work in ("remove", "restore", "uncorrect", "reread")]
    said.append(reader.correct("ferry", title="New"))
    said.append(_said(reader.shelving.add([str(given)], reader.conversation)[2]))

    assert set(said) == {library_texts.READ_ONLY}
    assert not given.exists()
    assert {one.id for one in library.desk.documents} == {"ferry", "toll"}
    assert library_texts.READ_ONLY in reader.table


def test_where_another_process_changes_the_library_every_change_is_told_which(
    library: Changing,
) -> None:
    store = _SharedStore()
    events = LibraryEvents(
        library.desk, None, title="On Record", why_read_only=partial(why_read_only, store)
    )
    conversation = Conversation()
    event = gr.EventData(None, {"do": "reread", "id": ""})
    without = _said(events.start_job(event, conversation).status)
    store.has_writer = True
    told = _said(events.start_job(event, conversation).status)

    assert without == library_texts.NO_WRITER
    assert "onrecord serve --writer on desk-7 (process 4711, since 14:03)" in told
    assert told in text_of(events.show(conversation))
    assert why_read_only(store, read_only=True) == library_texts.READ_ONLY
    assert why_read_only(library.store) == library_texts.READ_ONLY


def test_a_source_that_is_read_meanwhile_stays_open(library: Changing) -> None:
    reader = _Reader(library)
    reader.conversation.reader_key = ("a document",)

    reader.do("remove", "ferry")

    assert not isinstance(reader.wait().reader, str)
