"""What the desk answers about the footbridge, with the real model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from app.answer import Answer, Mode, Standing
from app.ask import Desk, QuestionError
from app.filters import Filters
from corpus.byline import speaker_at
from corpus.document import Kind
from corpus.errors import OnRecordError
from corpus.published import Published
from corpus.turns import comments_start
from index.ingest import ingest
from index.passages import passages
from index.store import Store
from tests.index.folders import FOOTBRIDGE, documents_in

if TYPE_CHECKING:
    from pathlib import Path

    from app.citation import Citation
    from index.embed import SentenceEmbedder

_FILES = documents_in(FOOTBRIDGE)
_CASES: tuple[dict[str, Any], ...] = tuple(
    json.loads(line) for line in (FOOTBRIDGE / "questions.jsonl").read_text("utf-8").splitlines()
)
_ANSWERED = tuple(case for case in _CASES if case["gold"])
_SILENT = tuple(case for case in _CASES if not case["gold"])
_MORE = (
    "Has anybody seen my umbrella?",
    "Is the bridge safe?",
    "What did J.D. Vane say in the closed session?",
    "What do people in the comments say about the letter?",
    "Who lost a shoe on the old jetty?",
    "What did the town's surveyor tell the public meeting?",
    "Why does Mrs. Lille want the ferry back?",
)
_QUESTIONS = tuple(case["question"] for case in _CASES) + _MORE
_BEYOND = {
    "f02": "no sentence with the sum says what cost it: 'The final bill was 3.1 million crowns.'",
    "f06": "no sentence with the sum says of what it is: 'this could be done for 60,000 crowns'",
    "f09": "'Whoever painted those posters' has every word of the question and does not answer it",
    "f10": "that Dr. Kemp designed the footbridge is near to who built it",
}


def _cases(found: tuple[dict[str, Any], ...]) -> list[Any]:
    """A parameter a case; what is known to be beyond the system is marked so."""
    marked = {
        name: [pytest.mark.xfail(reason=reason, strict=True)] for name, reason in _BEYOND.items()
    }
    return [pytest.param(case, id=case["id"], marks=marked.get(case["id"], [])) for case in found]


def _cited(answer: Answer) -> list[Citation]:
    return [cited for claim in answer.claims for cited in claim.citations]


def _quotes_a_sentence_of(answer: Answer, document: str, words: str) -> bool:
    """Whether a quote holds one whole sentence of the words, which may be several."""
    text = _FILES[document].text
    gold = [
        sentence.span
        for passage in passages(_FILES[document])
        for sentence in passage.sentences
        if not sentence.heading and _plain(sentence.span.of(text)) in _plain(words)
    ]
    assert gold, words
    return any(
        cited.document.id == document and cited.span.holds(span)
        for cited in _cited(answer)
        for span in gold
    )


def _plain(words: str) -> str:
    return " ".join(words.split())


def _quotes(answer: Answer, document: str, words: str) -> bool:
    return any(
        cited.document.id == document and _plain(words) in _plain(cited.quote.exact)
        for cited in _cited(answer)
    )


@pytest.mark.parametrize("question", _QUESTIONS)
def test_every_citation_stands_in_its_file_letter_for_letter(desk: Desk, question: str) -> None:
    answer = desk.ask(question)

    for cited in [*_cited(answer), *(near.citation for near in answer.nearest)]:
        text = _FILES[cited.document.id].text
        quote = cited.quote
        assert text[cited.span.start : cited.span.end] == quote.exact
        assert text[: cited.span.start].endswith(quote.prefix)
        assert text[cited.span.end :].startswith(quote.suffix)
        assert quote.find_in(text) == cited.span
        assert cited.document.provenance == _FILES[cited.document.id].provenance


@pytest.mark.parametrize("question", _QUESTIONS)
def test_every_quote_is_whole_sentences(desk: Desk, question: str) -> None:
    for cited in _cited(desk.ask(question)):
        sentences = [
            sentence.span
            for passage in passages(_FILES[cited.document.id])
            for sentence in passage.sentences
        ]
        assert cited.span.start in {span.start for span in sentences}
        assert cited.span.end in {span.end for span in sentences}


@pytest.mark.parametrize("question", _QUESTIONS)
def test_a_claim_of_an_answer_without_a_model_is_its_first_quote(desk: Desk, question: str) -> None:
    answer = desk.ask(question)

    assert (answer.mode, answer.model, answer.rejections) == (Mode.QUOTES, None, ())
    assert [claim.text for claim in answer.claims] == [
        claim.citations[0].quote.exact for claim in answer.claims
    ]


@pytest.mark.parametrize("case", _cases(_ANSWERED))
def test_an_answer_quotes_a_gold_sentence(desk: Desk, case: dict[str, Any]) -> None:
    answer = desk.ask(case["question"])

    assert answer.claims
    assert any(
        _quotes_a_sentence_of(answer, gold["document"], gold["words"]) for gold in case["gold"]
    ), [claim.text for claim in answer.claims]


@pytest.mark.parametrize("case", _cases(_SILENT))
def test_what_no_document_answers_is_answered_with_silence(
    desk: Desk, case: dict[str, Any]
) -> None:
    answer = desk.ask(case["question"])

    assert answer.standing is Standing.ABSTAINED, [claim.text for claim in answer.claims]


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of Mongolia?",
        "How do I bake sourdough bread at altitude?",
        "Чому закрили міст через річку?",
        "¿?",
        "!!! …",
    ],
)
def test_of_what_it_holds_nothing_the_library_is_silent_and_shows_what_is_nearest(
    desk: Desk, question: str
) -> None:
    answer = desk.ask(question)

    assert answer.standing is Standing.ABSTAINED
    assert answer.claims == ()
    assert answer.coverage.speak == ()
    assert answer.coverage.silent == answer.coverage.asked == tuple(sorted(_FILES))
    assert answer.nearest
    assert all(near.why for near in answer.nearest)


def test_where_documents_disagree_both_are_quoted(desk: Desk) -> None:
    answer = desk.ask("Did the bridge pay for itself?")

    assert {"essay", "blog"} <= set(answer.coverage.speak)


def test_a_sentence_that_stands_in_two_documents_is_one_claim_with_two_citations(
    desk: Desk,
) -> None:
    words = "Nobody has been able to show the council the missing inspection report."

    answer = desk.ask("Has anybody shown the council the missing inspection report?")

    (claim,) = [claim for claim in answer.claims if words in claim.text]
    assert {cited.document.id for cited in claim.citations} == {"column", "essay"}


def test_a_sentence_that_leans_on_the_one_before_comes_with_it(desk: Desk) -> None:
    answer = desk.ask("When did the first warning reach the mayor's desk?")

    (quote,) = [one.quote.exact for one in _cited(answer) if "reached his desk" in one.quote.exact]
    assert quote.startswith("The mayor, Milan Worth, denies that the town was warned")


def test_a_report_comes_with_the_denial_that_follows_at_once(desk: Desk) -> None:
    answer = desk.ask("What share of the bill did the province pay?")

    (quote,) = [one.quote.exact for one in _cited(answer) if one.document.id == "column"]
    assert quote.endswith("Dr. Kemp likes to say that the province paid half. It didn't.")


def test_what_might_be_a_program_stays_words(desk: Desk) -> None:
    answer = desk.ask("Has anybody seen my umbrella?")

    assert _quotes(answer, "blog", "<script>alert(1)</script> Has anybody seen my umbrella?")


def test_orders_in_a_document_change_nothing(desk: Desk) -> None:
    answer = desk.ask("Does Dr. Kemp say that the bridge is safe?")

    assert _quotes(answer, "interview", "I have never said that the bridge is safe.")
    assert answer.mode is Mode.QUOTES


@pytest.mark.parametrize("question", _QUESTIONS)
def test_a_commenter_is_never_given_the_authors_name(desk: Desk, question: str) -> None:
    begin = comments_start(_FILES["blog"].text)
    assert begin is not None

    for cited in _cited(desk.ask(question)):
        if cited.document.id == "blog" and cited.span.end > begin:
            assert cited.speaker.name != "Bergen Falk"


def test_no_sentence_of_the_comments_is_the_authors_whatever_is_asked() -> None:
    blog = _FILES["blog"]
    begin = comments_start(blog.text)
    assert begin is not None
    spans = [sentence.span for passage in passages(blog) for sentence in passage.sentences]

    after = {speaker_at(blog, span).name for span in spans if span.start >= begin}
    before = {speaker_at(blog, span).name for span in spans if span.end < begin}

    assert (before, after) == ({"Bergen Falk"}, {None})


def test_in_an_interview_nobody_is_named_whose_turn_is_not_known(desk: Desk) -> None:
    answer = desk.ask("Can the bridge be repaired?", filters=Filters(sources=("interview",)))

    assert _cited(answer)
    assert {cited.speaker.name for cited in _cited(answer)} <= {None, "Orsolya Kemp", "Ines Tarrow"}


@pytest.mark.parametrize(
    ("filters", "asked"),
    [
        (Filters(), ("blog", "column", "essay", "explainer", "interview", "letter")),
        (Filters(sources=("essay", "blog")), ("blog", "essay")),
        (Filters(kinds=(Kind.COLUMN,)), ("column",)),
        (Filters(speakers=("bergen falk",)), ("blog",)),
        (Filters(after=Published("2024-04")), ("column", "explainer", "letter")),
        (Filters(before=Published("2024-04-08")), ("explainer", "interview", "letter")),
        (Filters(kinds=(Kind.SPEECH,)), ()),
    ],
)
def test_filters_say_who_is_asked_and_nobody_else_speaks(
    desk: Desk, filters: Filters, asked: tuple[str, ...]
) -> None:
    answer = desk.ask("Was the mayor warned about the northern pier?", filters=filters)

    assert answer.coverage.asked == asked
    assert set(answer.coverage.speak) == {cited.document.id for cited in _cited(answer)}
    assert sorted((*answer.coverage.speak, *answer.coverage.silent)) == sorted(asked)
    assert {near.citation.document.id for near in answer.nearest} <= set(asked)


def test_who_was_asked_and_is_not_quoted_is_silent(desk: Desk) -> None:
    coverage = desk.ask("Has anybody seen my umbrella?").coverage

    assert coverage.speak == ("blog",)
    assert coverage.silent == ("column", "essay", "explainer", "interview", "letter")


def test_a_source_that_is_not_there_is_refused_with_those_that_are(desk: Desk) -> None:
    with pytest.raises(OnRecordError, match=r"no source 'esay' in the store; .*blog, column"):
        desk.ask("Why?", filters=Filters(sources=("esay",)))


@pytest.mark.parametrize("question", ["", "   ", "\n\t\u00a0"])
def test_an_empty_question_is_refused(desk: Desk, question: str) -> None:
    with pytest.raises(QuestionError, match="ask something"):
        desk.ask(question)
    with pytest.raises(QuestionError, match="ask something"):
        desk.find(question)


def test_a_question_of_100_000_characters_is_refused_with_the_limit(desk: Desk) -> None:
    with pytest.raises(QuestionError, match=r"100,000 characters, the limit is 2,000"):
        desk.ask("why? " * 19_999 + "why??")


def test_a_question_of_100_000_characters_is_answered_where_the_limit_allows_it(
    footbridge: Path, embedder: SentenceEmbedder
) -> None:
    with Store.open(footbridge, embedder, purpose="a test") as store:
        roomy = Desk(store, embedder, max_question_chars=100_000)
        answer = roomy.ask("Is the bridge safe, or does somebody doubt it? " * 2_000)

    assert len(answer.question) == 93_999


def test_white_space_around_and_in_a_question_changes_nothing(desk: Desk) -> None:
    loose = desk.ask("  Is the\n\n bridge\tsafe? ")

    assert loose.question == "Is the bridge safe?"
    assert loose.claims == desk.ask("Is the bridge safe?").claims


def test_the_same_question_has_the_same_answer(desk: Desk) -> None:
    first, again = (desk.ask("Is the bridge safe?") for _ in "ab")

    assert (first.claims, first.confidence) == (again.claims, again.confidence)


@given(st.text(max_size=200) | st.text(alphabet="“”\"'()*?.-: bridge\n", max_size=80))
@example("\ud800 bridge")
@example("\x00")
@example("-" * 2_000)
@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_question_is_answered_or_refused_and_what_is_cited_stands(
    scripted: Desk, question: str
) -> None:
    try:
        answer = scripted.ask(question)
    except QuestionError:
        return

    for cited in _cited(answer):
        assert cited.span.of(_FILES[cited.document.id].text) == cited.quote.exact


def test_what_is_found_has_ranks_from_one_and_the_words_of_its_place(desk: Desk) -> None:
    hits = desk.find("Was the mayor warned?", top=5)

    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    for hit in hits:
        document = hit.passage.document
        assert hit.passage.text == hit.passage.span.of(_FILES[document.id].text)
        assert set(hit.found_by) <= {"dense", "lexical"}
        assert hit.found_by


def test_a_desk_over_an_empty_store_is_silent(tmp_path: Path, embedder: SentenceEmbedder) -> None:
    with Desk(Store.open(tmp_path, embedder, write=True), embedder) as empty:
        answer = empty.ask("Is the bridge safe?")
        hits = empty.find("Is the bridge safe?")

    assert (answer.standing, answer.coverage.asked, hits) == (Standing.ABSTAINED, (), ())


def test_a_desk_answers_from_what_its_store_has_come_to_hold(
    tmp_path: Path, embedder: SentenceEmbedder
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "note.txt").write_text("The toll was three crowns in May.", "utf-8")
    with Store.open(tmp_path / "store", embedder, write=True) as store:
        desk = Desk(store, embedder)
        assert [document.id for document in desk.documents] == []
        ingest([folder], store, embedder)

        assert [document.id for document in desk.documents] == ["note"]
        assert desk.ask("What was the toll?").claims[0].text == "The toll was three crowns in May."
