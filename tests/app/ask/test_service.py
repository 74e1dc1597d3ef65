"""What the desk answers about the footbridge, with the real model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.answer import Answer, Mode, Standing
from app.domain.filters import Filters
from corpus.model.speaker import Role
from corpus.structure.document_structure import structure_of
from index.passages.passages import passages
from index.passages.sentences import sentences
from tests.index.folders import FOOTBRIDGE, documents_in

if TYPE_CHECKING:
    from app.ask.service import AnswerService
    from app.domain.citation import Citation

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
    "f07": "the sentence is found first, and the confidence is six hundredths too low",
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
        cited.document.id == document and cited.span.contains(span)
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
def test_every_citation_stands_in_its_file_letter_for_letter(
    desk: AnswerService, question: str
) -> None:
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
def test_every_quote_is_whole_sentences(desk: AnswerService, question: str) -> None:
    for cited in _cited(desk.ask(question)):
        sentences = [
            sentence.span
            for passage in passages(_FILES[cited.document.id])
            for sentence in passage.sentences
        ]
        assert cited.span.start in {span.start for span in sentences}
        assert cited.span.end in {span.end for span in sentences}


@pytest.mark.parametrize("question", _QUESTIONS)
def test_a_claim_of_an_answer_without_a_model_is_its_quote_after_the_question_it_answers(
    desk: AnswerService, question: str
) -> None:
    answer = desk.ask(question)

    assert (answer.mode, answer.model, answer.rejections) == (Mode.QUOTES, None, ())
    for claim in answer.claims:
        asked = [claim.question.quote.exact] if claim.question else []
        assert claim.text == "\n".join([*asked, claim.main_citation.quote.exact])


@pytest.mark.parametrize("case", _cases(_ANSWERED))
def test_an_answer_quotes_a_gold_sentence(desk: AnswerService, case: dict[str, Any]) -> None:
    answer = desk.ask(case["question"])

    assert answer.claims
    assert any(
        _quotes_a_sentence_of(answer, gold["document"], gold["words"]) for gold in case["gold"]
    ), [claim.text for claim in answer.claims]


@pytest.mark.parametrize("case", _cases(_SILENT))
def test_what_no_document_answers_is_answered_with_silence(
    desk: AnswerService, case: dict[str, Any]
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
    desk: AnswerService, question: str
) -> None:
    answer = desk.ask(question)

    assert answer.standing is Standing.ABSTAINED
    assert answer.claims == ()
    assert answer.coverage.quoted == ()
    assert answer.coverage.silent == answer.coverage.asked == tuple(sorted(_FILES))
    assert answer.nearest
    assert all(near.why for near in answer.nearest)


def test_where_documents_disagree_both_are_quoted(desk: AnswerService) -> None:
    answer = desk.ask("Did the bridge pay for itself?")

    assert {"essay", "blog"} <= set(answer.coverage.quoted)


def test_a_sentence_that_stands_in_two_documents_is_one_claim_with_two_citations(
    desk: AnswerService,
) -> None:
    words = "Nobody has been able to show the council the missing inspection report."

    answer = desk.ask("Has anybody shown the council the missing inspection report?")

    (claim,) = [claim for claim in answer.claims if words in claim.text]
    assert {cited.document.id for cited in claim.citations} == {"column", "essay"}


def test_a_sentence_that_leans_on_the_one_before_comes_with_it(desk: AnswerService) -> None:
    answer = desk.ask("When did the first warning reach the mayor's desk?")

    (quote,) = [one.quote.exact for one in _cited(answer) if "reached his desk" in one.quote.exact]
    assert quote.startswith("The mayor, Milan Worth, denies that the town was warned")


def test_a_report_comes_with_the_denial_that_follows_at_once(desk: AnswerService) -> None:
    answer = desk.ask("Did the province pay half for the bridge?")

    quotes = [one.quote.exact for one in _cited(answer) if one.document.id == "column"]
    told = [quote for quote in quotes if "paid half" in quote]
    assert told
    assert all(
        quote.endswith("Dr. Kemp likes to say that the province paid half. It didn't.")
        for quote in told
    )


def test_what_might_be_a_program_stays_words(desk: AnswerService) -> None:
    answer = desk.ask("Has anybody seen my umbrella?")

    assert _quotes(answer, "blog", "<script>alert(1)</script> Has anybody seen my umbrella?")


def test_orders_in_a_document_change_nothing(desk: AnswerService) -> None:
    answer = desk.ask("Does Dr. Kemp say that the bridge is safe?")

    assert _quotes(answer, "interview", "I have never said that the bridge is safe.")
    assert answer.mode is Mode.QUOTES


@pytest.mark.parametrize("question", _QUESTIONS)
def test_a_commenter_is_never_given_the_authors_name(desk: AnswerService, question: str) -> None:
    begin = structure_of(_FILES["blog"]).comments_start
    assert begin is not None

    for cited in _cited(desk.ask(question)):
        if cited.document.id == "blog" and cited.span.end > begin:
            assert cited.speaker.name != "Bergen Falk" or _is_falks_own_comment(cited.quote.exact)


def test_no_sentence_of_the_comments_is_the_authors_whatever_is_asked() -> None:
    blog = _FILES["blog"]
    begin = structure_of(blog).comments_start
    assert begin is not None
    told = [one for one in sentences(blog) if not one.heading]

    after = {one.voice.speaker.role for one in told if one.span.start >= begin}
    before = {one.voice.speaker.role for one in told if one.span.end < begin}

    assert before == {Role.AUTHOR, Role.QUOTED}
    assert after == {Role.AUTHOR, Role.COMMENTER, Role.QUOTED}
    for one in told:
        if one.span.start >= begin and one.voice.speaker.role is Role.AUTHOR:
            assert _is_falks_own_comment(one.span.of(blog.text))


def _is_falks_own_comment(words: str) -> bool:
    return "stand corrected about" in words


def test_an_interview_is_its_two_voices_and_those_they_quote(desk: AnswerService) -> None:
    answer = desk.ask("Can the bridge be repaired?", filters=Filters(sources=("interview",)))
    roles = {"Orsolya Kemp": Role.INTERVIEWEE, "Ines Tarrow": Role.INTERVIEWER}

    assert _cited(answer)
    for cited in _cited(answer):
        assert cited.speaker.role is roles.get(cited.speaker.name or "", Role.QUOTED)


def test_one_who_is_asked_for_answers_in_their_own_words(desk: AnswerService) -> None:
    answer = desk.ask("What does Kemp say about closing the bridge?")

    assert {cited.speaker.name for cited in _cited(answer)} == {"Orsolya Kemp"}
    assert not answer.notices


def test_one_who_is_asked_for_and_not_quoted_is_said_to_be_missing(desk: AnswerService) -> None:
    answer = desk.ask("What does Odessa Marsh say about the price of the repair?")
    heard = {cited.speaker.name for cited in _cited(answer)}

    assert ("None of these quotes is by Odessa Marsh." in map(str, answer.notices)) is (
        bool(heard) and "Odessa Marsh" not in heard
    )
