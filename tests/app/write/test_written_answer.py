"""A desk with a model: the quotes first, then prose that they back, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.answer import Mode, Standing
from app.domain.filters import Filters
from app.llm.model import ModelError, ModelErrorKind
from tests.app.write.doubles import Scripted

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
    ["{name} says: “{words}” [S1]", "“{words}” says {name}. [S1]", "“{words}”, {name} said [S1]."],
)
def test_a_quote_given_back_is_prose_that_its_quote_backs(desk: AnswerService, form: str) -> None:
    quotes = desk.ask(_ASKED)
    name = quotes.claims[0].citations[0].speaker.name
    reply = form.format(name=name, words=quotes.claims[0].text)

    answer = desk.ask(_ASKED, model=Scripted([[reply]]))

    assert (answer.mode, answer.model) == (Mode.WRITTEN, "Scripted")
    assert {cited for claim in answer.claims for cited in claim.citations} == set(
        quotes.claims[0].citations
    )


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
