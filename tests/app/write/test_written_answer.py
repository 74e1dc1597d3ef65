"""A desk with a model: the quotes first, then prose that they back, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ask.passages_for_model import passages_for_model
from app.domain.answer import Mode, Standing
from app.domain.filters import Filters
from app.llm.model import ModelError, ModelErrorKind
from app.write.evidence_lines import without_brackets
from app.write.prompt_passages import quotes_by_key
from corpus.model.speaker import Role
from corpus.structure.sentences import sentence_spans
from tests.app.write.doubles import CitingModel, Scripted

if TYPE_CHECKING:
    from app.ask.service import AnswerService

_ASKED = "Did the bridge pay for itself?"
_DOWN = ModelError(ModelErrorKind.UNREACHABLE, "nobody answers; start the server")


def test_the_quotes_come_before_the_model_is_asked(desk: AnswerService) -> None:
    model = Scripted([["It did not. [S1]"]])

    first = next(iter(desk.answers(_ASKED, model=model)))

    assert (first.mode, model.asked) == (Mode.QUOTES, [])
    assert first.claims == desk.ask(_ASKED).claims


@pytest.mark.parametrize(
    "form",
    [
        "{name} says: “{words}” [{key}]",
        "“{words}” says {name}. [{key}]",
        "“{words}”, {name} said [{key}].",
    ],
)
def test_a_sentence_given_back_is_prose_that_its_quote_backs(
    desk: AnswerService, form: str
) -> None:
    cited = desk.ask(_ASKED).claims[0].citations[0]
    words = next(iter(sentence_spans(cited.quote.exact))).of(cited.quote.exact)
    name = cited.speaker.name
    model = CitingModel(words, lambda key: form.format(name=name, words=words, key=key))

    answer = desk.ask(_ASKED, model=model)

    assert (answer.mode, answer.model) == (Mode.WRITTEN, "Scripted"), answer.rejections
    (claim,) = answer.claims
    (found,) = claim.citations
    assert (found.document.id, found.speaker) == (cited.document.id, cited.speaker)
    assert found.span.overlaps(cited.span)
    assert words in found.quote.exact


def test_a_model_reads_whole_passages_each_sentence_once(desk: AnswerService) -> None:
    model = Scripted([[]])

    desk.ask(_ASKED, model=model)

    (messages,) = model.asked
    lines = messages[-1].content.splitlines()
    said = [line.partition(" ")[2] for line in lines if line.startswith("[S")]
    assert len(said) > 30
    places = [
        (document.id, span)
        for document in desk.documents
        for span in sentence_spans(document.text)
        if without_brackets(span.of(document.text)) in said
    ]
    assert len(said) <= len(places)


def test_a_model_that_finds_no_answer_is_silent_with_the_nearest_passages(
    desk: AnswerService,
) -> None:
    answer = desk.ask(_ASKED, model=Scripted([["NO ANSWER"]]))

    assert (answer.standing, answer.model) == (Standing.ABSTAINED, "Scripted")
    assert answer.nearest
    assert answer.why is not None
    assert "Scripted read the passages" in str(answer.notices[-1])


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.INTERVIEWEE])
def test_only_the_words_that_filters_allow_can_be_cited(desk: AnswerService, role: Role) -> None:
    candidates = desk.search(_ASKED, filters=Filters(roles=(role,)))
    passages = passages_for_model(candidates, Filters(roles=(role,)))
    quotes = quotes_by_key(passages)

    assert len(quotes) > 3
    heard = {quotes[key].main_citation.voice.speaker.role for key in quotes}
    assert heard == {role}


def test_the_model_may_cite_more_than_is_quoted_without_it(desk: AnswerService) -> None:
    model = Scripted([[]])

    shown = desk.ask(_ASKED, model=model)

    (messages,) = model.asked
    assert messages[-1].content.count("\n[S") > len(shown.claims)


def test_where_the_library_is_silent_no_model_is_asked(desk: AnswerService) -> None:
    model = Scripted([])

    answer = desk.ask("What is the capital of Peru?", model=model)

    assert (answer.standing, model.asked) == (Standing.ABSTAINED, [])


def test_filters_hold_for_the_model_too(desk: AnswerService) -> None:
    model = Scripted([[]])

    desk.ask(_ASKED, filters=Filters(sources=("essay",)), model=model)

    (messages,) = model.asked
    assert desk.document("essay").provenance.name in messages[-1].content
    assert desk.document("column").provenance.name not in messages[-1].content


def test_a_follow_up_tells_what_was_searched_for(desk: AnswerService) -> None:
    before = desk.ask("What did Dr. Kemp write to the mayor in March 2021?")

    answer = desk.ask("And did it ever reach him?", history=[before])

    assert answer.question == "And did it ever reach him?"
    assert answer.search_query is not None
    assert "mayor" in answer.search_query


def test_a_model_that_cannot_make_a_follow_up_stand_alone_is_not_asked_to_write(
    desk: AnswerService,
) -> None:
    before = desk.ask(_ASKED)
    model = Scripted([[], []], trouble=_DOWN)

    answer = desk.ask("Who says so?", history=[before], model=model)

    assert len(model.asked) == 1
    assert (answer.mode, answer.model_error) == (Mode.QUOTES, "nobody answers; start the server")
