"""Questions that are asked while the library changes: none fails, and every word stands."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest

from app.ask.question import QuestionError
from app.domain.filters import Filters
from corpus.model.normalise import normalise
from tests.app.library.changing import changing
from tests.index.doubles import BAG
from tests.index.folders import prose, talk, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.ask.service import AnswerService
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from tests.index.conftest import Home

_LETTERS = tuple(f"letter-{number}" for number in range(6))
_LONG = "talk"  # its 150 passages are more than go into one write
_VISITOR = "visitor"  # there every other time
_QUESTIONS = (
    "What did the mayor say of the footbridge?",
    "Who praised the ferry in spring?",
    "What do the documents say about the toll?",
    "What did Dr. Kemp measure?",
)
_WAIT = 120  # seconds: longer than a re-ingest takes


def _text(document: str, version: int) -> str:
    seed = 1_000 * version + sum(map(ord, document))
    return talk(seed, turns=150) if document == _LONG else prose(seed, paragraphs=6)


_VERSIONS = {
    row: {normalise(_text(row, version)) for version in (1, 2)}
    for row in (*_LETTERS, _LONG, _VISITOR)
}


def _town(folder: Path, version: int) -> Path:
    write(folder, {f"{row}.txt": _text(row, version) for row in (*_LETTERS, _LONG)})
    if version == 1:
        (folder / f"{_VISITOR}.txt").unlink(missing_ok=True)
    else:
        write(folder, {f"{_VISITOR}.txt": _text(_VISITOR, version)})
    return folder


def _cited(answer: Answer) -> Iterator[Citation]:
    yield from (one for claim in answer.claims for one in claim.citations)
    yield from (near.citation for near in answer.nearest)


def _stand(answer: Answer) -> int:
    """How many citations there are; each stands in a version of its document, letter for letter."""
    count = 0
    for one in _cited(answer):
        assert one.document.text in _VERSIONS[one.document.id]
        assert one.span.of(one.document.text) == one.quote.exact
        count += 1
    return count


def _ask_until(desk: AnswerService, over: Event) -> tuple[int, int]:
    """Answers and citations until the changes are over, each way of asking in turn."""
    answers = citations = 0
    history: tuple[Answer, ...] = ()
    while not over.is_set():
        question = _QUESTIONS[answers % len(_QUESTIONS)]
        answer = desk.ask(question, history=history)
        history = (answer,) if answers % 3 else ()
        citations += _stand(answer)
        citations += _stand(desk.ask(question, filters=Filters(sources=_LETTERS[2:5])))
        for hit in desk.find(question, top=100):
            assert hit.passage.document.text in _VERSIONS[hit.passage.document.id]
        desk.check("“The mayor counted the footbridge on Monday,” he said.")
        answers += 1
    return answers, citations


@pytest.mark.slow
@pytest.mark.parametrize("place", ["embedded", pytest.param("served", marks=pytest.mark.full)])
def test_no_question_fails_and_every_word_stands_while_a_folder_is_read_again(
    place: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    home: Home = request.getfixturevalue(place)
    folder = _town(tmp_path / "town", 1)
    over = Event()
    with (
        changing(home.folder, folder, url=home.url) as library,
        ThreadPoolExecutor(2) as readers,
    ):
        asking = [readers.submit(_ask_until, library.desk, over) for _ in range(2)]
        try:
            for version in (2, 1):
                _town(folder, version)
                report = library.librarian.rescan().wait(_WAIT)
                assert sorted(report.changed) == sorted((*_LETTERS, _LONG))
            library.librarian.correct(_LONG, {"title": "A talk", "author": "Ada Rill"}).wait(_WAIT)
            library.librarian.remove(_LETTERS[0]).wait(_WAIT)
        finally:
            over.set()
        told = [one.result(_WAIT) for one in asking]
        state = library.desk.state()

    assert all(answers > 0 and citations > 0 for answers, citations in told)
    assert (state.documents, state.answers, state.error) == (len(_LETTERS), True, None)


def test_questions_before_during_and_after_are_put_to_one_library_each(
    tmp_path: Path,
) -> None:
    folder = write(tmp_path / "town", {"note.txt": "The toll was three crowns in May."})
    with changing(tmp_path / "store", folder) as library:
        old = library.desk.search("What was the toll?").library
        write(folder, {"note.txt": "The toll was four crowns in June."})
        library.librarian.rescan().wait(_WAIT)
        new = library.desk.search("What was the toll?").library

        assert [one.text for one in old.documents.values()] == ["The toll was three crowns in May."]
        assert [one.text for one in new.documents.values()] == ["The toll was four crowns in June."]
        (claim, *_) = library.desk.ask("What was the toll?").claims
        assert claim.text == "The toll was four crowns in June."


@pytest.mark.parametrize("gone", [True, False])
def test_a_follow_up_to_an_answer_whose_source_is_gone_or_changed_is_answered(
    tmp_path: Path, *, gone: bool
) -> None:
    town = {"note.txt": "Dr. Kemp said the toll was three crowns.", "map.txt": "A map of Monday."}
    folder = write(tmp_path / "town", town)
    with changing(tmp_path / "store", folder) as library:
        before = library.desk.ask("What did Dr. Kemp say of the toll?")
        assert {one.document.id for one in _cited(before)} == {"note"}
        if gone:
            library.librarian.remove("note").wait(_WAIT)
        else:
            write(folder, {"note.txt": "No."})
            library.librarian.rescan().wait(_WAIT)
        after = library.desk.ask("Why did he say that?", history=[before])

        assert all(one.document.text in {"No.", "A map of Monday."} for one in _cited(after))
        assert library.desk.find("the toll") is not None


def test_a_library_all_of_whose_passages_are_gone_from_the_store_still_answers_from_its_words(
    tmp_path: Path,
) -> None:
    folder = write(tmp_path / "town", {"note.txt": "The toll was three crowns in May."})
    with changing(tmp_path / "store", folder) as library:
        record = library.store.records()["note"]
        library.store._passages.drop(record.passage_ids())  # noqa: SLF001 - as a writer does

        assert library.store.nearest(BAG.question("toll"), 5) == []
        (claim, *_) = library.desk.ask("What was the toll?").claims
        assert claim.text == "The toll was three crowns in May."


def test_a_refused_question_leaves_it_quiet(tmp_path: Path) -> None:
    folder = write(tmp_path / "town", {"note.txt": "The toll was three crowns in May."})
    with changing(tmp_path / "store", folder) as library:
        for question in ("", "x" * 5_000):
            with pytest.raises(QuestionError):
                library.desk.ask(question)
        library.desk.ask("What was the toll?")

        assert library.desk.quiet.wait(0)
