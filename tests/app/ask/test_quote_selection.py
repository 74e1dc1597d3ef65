"""Selection before anything is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ask.quote_answer import select_quotes
from app.ask.quote_selection import QuoteSelection
from app.domain.explanation import SelectionReason

if TYPE_CHECKING:
    from app.ask.service import AnswerService


def test_a_confidence_at_the_threshold_is_an_answer() -> None:
    assert not QuoteSelection(confidence=0.3, threshold=0.3).is_silent
    assert QuoteSelection(confidence=0.29, threshold=0.3).is_silent


def test_nothing_is_selected_below_the_threshold(scripted: AnswerService) -> None:
    candidates = scripted.search("Is the bridge safe?")

    selection = select_quotes(candidates, abstain_below=1.0, is_follow_up=False)

    assert (selection.quotes, selection.further) == ((), ())


def test_a_follow_up_needs_half_the_confidence(scripted: AnswerService) -> None:
    candidates = scripted.search("Is the bridge safe?")

    selection = select_quotes(candidates, abstain_below=0.4, is_follow_up=True)

    assert selection.threshold == 0.2


def test_quotes_have_a_reason_and_no_explanation_yet(scripted: AnswerService) -> None:
    candidates = scripted.search("Is the bridge safe?")

    selection = select_quotes(candidates, abstain_below=0.0, is_follow_up=False)

    assert selection.quotes[0].reason is SelectionReason.BEST
    assert {quote.reason for quote in selection.further} == {SelectionReason.OTHER_SIDE}
    assert all(not quote.claim.why for quote in (*selection.quotes, *selection.further))
