"""The questions of a suite to the five documents, read where they lie; no sentence stands here."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from app.ask.service import AnswerService
from app.domain.answer import Standing
from app.serialize.answer import answer_json
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from corpus.structure.document_structure import structure_of
from evals.cases.cases import Case
from evals.cases.suites import FIVE, read_suite
from index.passages.passages import passages
from index.store.store import Store
from tests.app.conftest import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.answer import Answer
    from index.search.embed import Embedder

_CASES = read_suite("five").cases
pytestmark = pytest.mark.five

_ANSWER = [
    "id", "question", "searched", "standing", "confidence", "mode", "model", "unseen", "trouble",
    "claims", "rejections", "replaced", "coverage", "missing", "views", "differ", "notices",
    "nearest", "seconds",
]  # fmt: skip
_CITATION = [
    "document", "title", "author", "publisher", "published", "kind", "speaker", "role",
    "reported", "through", "others", "time", "pages", "start", "end", "exact", "prefix", "suffix",
    "reference",
]  # fmt: skip

Asked = tuple[Case, "Answer", dict[str, Any]]


@pytest.fixture(scope="module")
def files() -> dict[str, Document]:
    """The five, loaded afresh."""
    loaded = load_all(discover([FIVE]))
    found = {one.id: one for one in loaded if isinstance(one, Document)}
    assert len(found) == 5
    return found


@pytest.fixture(scope="module")
def answers(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[tuple[Asked, ...]]:
    """Each question, its answer, and the answer as a program reads it."""
    place = filled(tmp_path_factory.mktemp("five") / "store", embedder, FIVE)
    with AnswerService(Store.open(place, embedder, purpose="a test"), embedder) as desk:
        found = [(case, desk.ask(case.question, filters=case.filters.parsed())) for case in _CASES]
        yield tuple(
            (case, answer, json.loads(json.dumps(answer_json(answer, name=case.id))))
            for case, answer in found
        )


def _cited(shown: dict[str, Any]) -> list[dict[str, Any]]:
    return [cited for claim in shown["claims"] for cited in claim["citations"]]


def test_every_quote_stands_in_its_file_letter_for_letter(
    answers: tuple[Asked, ...], files: dict[str, Document]
) -> None:
    number = 0
    for _, _, shown in answers:
        for cited in [*_cited(shown), *shown["nearest"]]:
            text = files[cited["document"]].text
            assert text[cited["start"] : cited["end"]] == cited["exact"]
            number += 1
    assert number >= len(_CASES)


def test_what_surrounds_a_quote_stands_around_it_and_tells_it_from_others(
    answers: tuple[Asked, ...], files: dict[str, Document]
) -> None:
    for _, _, shown in answers:
        for cited in _cited(shown):
            text = files[cited["document"]].text
            whole = cited["prefix"] + cited["exact"] + cited["suffix"]
            assert text.index(whole) == cited["start"] - len(cited["prefix"])
            assert text.count(whole) == 1


def test_every_quote_is_whole_sentences(
    answers: tuple[Asked, ...], files: dict[str, Document]
) -> None:
    spans = {
        name: [sentence.span for passage in passages(document) for sentence in passage.sentences]
        for name, document in files.items()
    }
    for _, _, shown in answers:
        for cited in [*_cited(shown), *shown["nearest"]]:
            assert cited["start"] in {span.start for span in spans[cited["document"]]}
            assert cited["end"] in {span.end for span in spans[cited["document"]]}


def test_what_is_known_of_a_source_is_what_sources_toml_says_and_no_more(
    answers: tuple[Asked, ...],
) -> None:
    listed = tomllib.loads((FIVE / "sources.toml").read_text("utf-8"))["source"]
    known = {entry["id"]: entry for entry in listed}
    for _, _, shown in answers:
        for cited in _cited(shown):
            for key in ("title", "author", "publisher", "published", "kind"):
                assert cited[key] == known[cited["document"]].get(key)


def test_an_answer_has_the_keys_of_the_design_in_their_order(answers: tuple[Asked, ...]) -> None:
    for case, _, shown in answers:
        assert list(shown) == _ANSWER
        assert (shown["id"], shown["question"]) == (case.id, case.question)
        keys = ["text", "citations", "standing", "doubt", "repaired"]
        assert all(list(claim) == keys for claim in shown["claims"])
        assert all(list(cited) == _CITATION for cited in _cited(shown))
        assert all(list(near) == [*_CITATION, "why"] for near in shown["nearest"])
        assert list(shown["coverage"]) == ["asked", "speak", "silent"]
        assert list(shown["seconds"]) == ["retrieve", "select", "write"]


def test_only_documents_that_pass_a_questions_filters_speak(
    answers: tuple[Asked, ...], files: dict[str, Document]
) -> None:
    for case, _, shown in answers:
        asked = [name for name in sorted(files) if case.filters.parsed().passes(files[name])]
        assert shown["coverage"]["asked"] == asked
        assert {cited["document"] for cited in _cited(shown)} == set(shown["coverage"]["speak"])
        assert {near["document"] for near in shown["nearest"]} <= set(asked)


def test_an_answer_either_quotes_or_shows_what_came_nearest(answers: tuple[Asked, ...]) -> None:
    for _, answer, _ in answers:
        silent = answer.standing is Standing.ABSTAINED
        assert bool(answer.claims) == (not silent)
        assert bool(answer.nearest) == (silent and bool(answer.coverage.asked))


def test_every_speaker_is_named_in_the_source_or_by_its_provenance(
    answers: tuple[Asked, ...], files: dict[str, Document]
) -> None:
    for _, _, shown in answers:
        for cited in _cited(shown):
            document = files[cited["document"]]
            known = document.provenance
            named = {known.author, known.interviewer, known.interviewee, None}
            # A description begins with a small letter, also where it opens a sentence.
            text = document.text.casefold()
            assert cited["speaker"] in named or cited["speaker"].casefold() in text


def test_no_comment_is_given_to_the_author(
    answers: tuple[Asked, ...], files: dict[str, Document]
) -> None:
    for _, _, shown in answers:
        for cited in _cited(shown):
            begin = structure_of(files[cited["document"]]).comments_start
            if begin is not None and cited["start"] > begin:
                assert cited["role"] != "author"


def test_a_question_in_ukrainian_is_taken_as_it_is(answers: tuple[Asked, ...]) -> None:
    (shown,) = [shown for case, _, shown in answers if case.id == "five-moroz-no-treaty-uk"]

    assert shown["question"].startswith("Чому")
    assert shown["coverage"]["asked"] == sorted(shown["coverage"]["asked"])
