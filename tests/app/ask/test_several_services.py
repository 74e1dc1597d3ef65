"""Two services over one Chroma server: one changes the library, the other notices by itself."""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

import pytest

from app.ask.revision_poll import RevisionPoll
from app.ask.service import AnswerService
from app.ask.snapshot import CHECK_SECONDS
from app.serialize.answer import answer_json
from index.ingest.ingest import ingest
from index.store.errors import WriterBusyError
from tests.index.doubles import BAG
from tests.index.folders import prose, texts_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from tests.index.conftest import Home

_WAIT = 60  # seconds: longer than any of this takes
_QUESTIONS = ("What did the mayor say of the footbridge?", "Who praised the ferry in spring?")
_TOWN = {f"letter-{at}.txt": prose(at, paragraphs=4) for at in range(8)}


@pytest.fixture
def writer(served: Home) -> Iterator[AnswerService]:
    """The one that may change the library."""
    with AnswerService(served.open(write=True), BAG, abstain_below=0.0, live=True) as opened:
        yield opened


@pytest.fixture
def reader(writer: AnswerService, served: Home) -> Iterator[AnswerService]:
    """Another one, which came after it."""
    assert writer.documents == ()
    with AnswerService(served.open(), BAG, abstain_below=0.0, live=True) as opened:
        yield opened


def _answers(service: AnswerService) -> list[dict[str, Any]]:
    return [{**answer_json(service.ask(one)), "seconds": None} for one in _QUESTIONS]


def test_a_reader_notices_a_change_unasked_answers_until_then_and_then_alike(
    writer: AnswerService, reader: AnswerService, tmp_path: Path
) -> None:
    folder = write(tmp_path / "town", dict(list(_TOWN.items())[:3]))
    ingest([folder], writer.store, BAG)
    _read_by(reader, 3)
    write(folder, {**_TOWN, "letter-0.txt": prose(99, paragraphs=3)})
    old = texts_of(reader.documents)
    ingest([folder], writer.store, BAG, progress=lambda _, __: _is_whole(reader, old))
    _read_by(reader, 8)
    writer.refresh()

    assert texts_of(reader.documents) == texts_of(writer.documents)
    assert reader.library.revision == writer.library.revision
    assert _answers(reader) == _answers(writer)
    assert reader.state().writer == str(writer.store.writer())


def _read_by(reader: AnswerService, documents: int) -> None:
    """Wait until the reader has as many documents and the store's revision; it is asked nothing."""
    until = time.monotonic() + _WAIT
    source = reader._current  # noqa: SLF001 - its `library` would look at the revision itself
    while (
        len(source.last.library.documents) != documents
        or source.last.library.revision != reader.store.revision()
    ):
        assert time.monotonic() < until
        time.sleep(0.05)


def _is_whole(reader: AnswerService, old: dict[str, str]) -> None:
    """What is read while another writes is in a whole version: the old one, or the new one."""
    new = {name.removesuffix(".txt"): text for name, text in _TOWN.items()}
    new["letter-0"] = prose(99, paragraphs=3)
    seen = texts_of(reader.documents)
    assert old.keys() <= seen.keys()
    assert all(text in (old.get(row), new[row]) for row, text in seen.items())
    for answer in _answers(reader):
        assert answer["claims"] or answer["nearest"]


def test_a_reader_may_not_change_what_a_writer_has(
    writer: AnswerService, reader: AnswerService
) -> None:
    with (
        pytest.raises(WriterBusyError) as refused,
        reader.store.exclusive(),
    ):
        pytest.fail("two may write")

    assert refused.value.writer == str(writer.store.writer())


def test_a_library_is_looked_at_every_few_seconds_until_the_service_is_closed() -> None:
    looked, twice = [], Event()

    def look() -> None:
        looked.append(time.monotonic())
        if len(looked) == 2:
            twice.set()

    poll = RevisionPoll(look, seconds=0.01)
    assert twice.wait(_WAIT)
    poll.close()
    poll.close()
    count = len(looked)
    time.sleep(0.05)

    assert len(looked) == count
    assert CHECK_SECONDS <= 5
