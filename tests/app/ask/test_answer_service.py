"""Whom the desk asks, what it refuses, and what holds whatever it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from app.ask.question import QuestionError
from app.ask.service import AnswerService
from app.domain.answer import Answer, Standing
from app.domain.filters import Filters
from corpus.errors import OnRecordError
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from index.ingest.ingest import ingest
from index.store.store import Store
from tests.index.folders import FOOTBRIDGE, documents_in

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.citation import Citation
    from index.search.embed import Embedder

_FILES = documents_in(FOOTBRIDGE)


def _cited(answer: Answer) -> list[Citation]:
    return [cited for claim in answer.claims for cited in claim.citations]


@pytest.mark.parametrize(
    ("filters", "asked"),
    [
        (Filters(), ("blog", "column", "essay", "explainer", "interview", "letter")),
        (Filters(sources=("essay", "blog")), ("blog", "essay")),
        (Filters(kinds=(DocumentKind.COLUMN,)), ("column",)),
        (Filters(speakers=("bergen falk",)), ("blog", "letter")),
        (Filters(after=PublicationDate("2024-04")), ("column", "explainer", "letter")),
        (Filters(before=PublicationDate("2024-04-08")), ("explainer", "interview", "letter")),
        (Filters(kinds=(DocumentKind.SPEECH,)), ()),
    ],
)
def test_filters_say_who_is_asked_and_nobody_else_speaks(
    desk: AnswerService, filters: Filters, asked: tuple[str, ...]
) -> None:
    answer = desk.ask("Was the mayor warned about the northern pier?", filters=filters)

    assert answer.coverage.asked == asked
    assert set(answer.coverage.quoted) == {cited.document.id for cited in _cited(answer)}
    assert sorted((*answer.coverage.quoted, *answer.coverage.silent)) == sorted(asked)
    assert {near.citation.document.id for near in answer.nearest} <= set(asked)


def test_who_was_asked_and_is_not_quoted_is_silent(desk: AnswerService) -> None:
    coverage = desk.ask("Has anybody seen my umbrella?").coverage

    assert coverage.quoted == ("blog",)
    assert coverage.silent == ("column", "essay", "explainer", "interview", "letter")


def test_a_source_that_is_not_there_is_refused_with_those_that_are(desk: AnswerService) -> None:
    with pytest.raises(OnRecordError, match=r"no source 'esay' in the store; .*blog, column"):
        desk.ask("Why?", filters=Filters(sources=("esay",)))


@pytest.mark.parametrize("question", ["", "   ", "\n\t\u00a0"])
def test_an_empty_question_is_refused(desk: AnswerService, question: str) -> None:
    with pytest.raises(QuestionError, match="ask something"):
        desk.ask(question)
    with pytest.raises(QuestionError, match="ask something"):
        desk.find(question)


def test_a_question_of_100_000_characters_is_refused_with_the_limit(desk: AnswerService) -> None:
    with pytest.raises(QuestionError, match=r"100,000 characters, the limit is 2,000"):
        desk.ask("why? " * 19_999 + "why??")


def test_a_question_of_100_000_characters_is_answered_where_the_limit_allows_it(
    footbridge: Path, embedder: Embedder
) -> None:
    with Store.open(footbridge, embedder, purpose="a test") as store:
        roomy = AnswerService(store, embedder, max_question_chars=100_000)
        answer = roomy.ask("Is the bridge safe, or does somebody doubt it? " * 2_000)

    assert len(answer.question) == 93_999


def test_white_space_around_and_in_a_question_changes_nothing(desk: AnswerService) -> None:
    loose = desk.ask("  Is the\n\n bridge\tsafe? ")

    assert loose.question == "Is the bridge safe?"
    assert loose.claims == desk.ask("Is the bridge safe?").claims


def test_the_same_question_has_the_same_answer(desk: AnswerService) -> None:
    first, again = (desk.ask("Is the bridge safe?") for _ in "ab")

    assert (first.claims, first.confidence) == (again.claims, again.confidence)


@given(st.text(max_size=200) | st.text(alphabet="“”\"'()*?.-: bridge\n", max_size=80))
@example("\ud800 bridge")
@example("\x00")
@example("-" * 2_000)
@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_question_is_answered_or_refused_and_what_is_cited_stands(
    scripted: AnswerService, question: str
) -> None:
    try:
        answer = scripted.ask(question)
    except QuestionError:
        return

    for cited in _cited(answer):
        assert cited.span.of(_FILES[cited.document.id].text) == cited.quote.exact


def test_what_is_found_has_ranks_from_one_and_the_words_of_its_place(desk: AnswerService) -> None:
    hits = desk.find("Was the mayor warned?", top=5)

    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    for hit in hits:
        document = hit.passage.document
        assert hit.passage.text == hit.passage.span.of(_FILES[document.id].text)
        assert set(hit.found_by) <= {"dense", "lexical"}
        assert hit.found_by


def test_a_desk_over_an_empty_store_is_silent(tmp_path: Path, embedder: Embedder) -> None:
    with AnswerService(Store.open(tmp_path, embedder, write=True), embedder) as empty:
        answer = empty.ask("Is the bridge safe?")
        hits = empty.find("Is the bridge safe?")

    assert (answer.standing, answer.coverage.asked, hits) == (Standing.ABSTAINED, (), ())


def test_a_desk_answers_from_what_its_store_has_come_to_hold(
    tmp_path: Path, embedder: Embedder
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "note.txt").write_text("The toll was three crowns in May.", "utf-8")
    with Store.open(tmp_path / "store", embedder, write=True) as store:
        desk = AnswerService(store, embedder)
        assert [document.id for document in desk.documents] == []
        ingest([folder], store, embedder)

        assert [document.id for document in desk.documents] == ["note"]
        assert desk.ask("What was the toll?").claims[0].text == "The toll was three crowns in May."
