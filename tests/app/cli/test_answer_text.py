"""An answer as text for a terminal: its quotes have the numbers of the page and the exports."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.cli.answer_text import answer_parts, answer_text
from app.conversation.conversation import ConversationTurn, SavedConversation
from app.domain.answer import Mode, Rejection
from app.domain.claim import SentenceStanding
from app.domain.numbering import number_citations
from app.export.markdown import markdown
from tests.app.web.example_answers import ANSWERED, DIFFERING, FIRST, SECOND, WRITTEN, quoting

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from app.domain.claim import Claim

_QUOTE = re.compile(r"^((?:\[\d+\])+) “(.+?)”\n", re.MULTILINE | re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^(\d+)\]: .*:(\d+-\d+)\W*$", re.MULTILINE)
_NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def _in_terminal(text: str) -> dict[int, str]:
    """The words of each numbered quote."""
    return {
        int(number): " ".join(words.split())
        for marks, words in _QUOTE.findall(text)
        for number in re.findall(r"\d+", marks)
    }


def _in_markdown(answer: Answer, quotes: Answer | None = None) -> list[tuple[str, str]]:
    """Number, start and end of each footnote."""
    turn = ConversationTurn(question=answer.question, when=_NOON, answer=answer, quotes=quotes)
    text = markdown(SavedConversation(answer.question, _NOON, (turn,)))
    return _FOOTNOTE.findall(text)


@pytest.mark.parametrize(
    "answer",
    [ANSWERED, DIFFERING, quoting("Who?", SECOND, FIRST), quoting("Who?", FIRST, SECOND)],
)
def test_a_quote_has_one_number_in_terminal_export_and_page(answer: Answer) -> None:
    page = number_citations(answer)

    terminal = _in_terminal(answer_text(answer))

    cited = {one for claim in answer.claims for one in claim.citations}
    assert terminal == {
        number: " ".join(one.quote.exact.split()) for number, one in page.items() if one in cited
    }
    assert list(terminal) == sorted(terminal)
    assert _in_markdown(answer) == [
        (str(number), f"{one.span.start}-{one.span.end}") for number, one in page.items()
    ]


def test_prose_cites_the_numbers_that_its_quotes_had_before_it() -> None:
    quotes = replace(ANSWERED, mode=Mode.QUOTES)
    page = number_citations(WRITTEN, first=quotes)

    sentence = list(answer_parts([quotes, WRITTEN]))[1]

    assert re.findall(r"\[(\d+)\]", sentence) == [
        str(next(number for number, one in page.items() if one == cited))
        for cited in WRITTEN.claims[0].citations
    ]
    assert [number for number, _ in _in_markdown(WRITTEN, quotes)] == [*map(str, page)]


def test_what_the_model_may_write_again_waits_for_the_last_answer() -> None:
    growing = replace(WRITTEN, claims=(_refused(WRITTEN.claims[0]), *WRITTEN.claims[1:]))
    first = Rejection("Forty were hurt.", "no cited sentence holds 40", "number")
    last = replace(WRITTEN, replaced=(first,))
    parts = [*answer_parts([ANSWERED, growing, last])]

    assert parts == [*answer_parts([ANSWERED, last])]
    assert "first wording was refused (no cited sentence holds 40): Forty were hurt." in " ".join(
        "\n\n".join(parts).split()
    )


def test_who_writes_is_not_said_where_nothing_of_it_is_shown() -> None:
    refused = replace(WRITTEN, claims=(_refused(WRITTEN.claims[0]),))
    given_up = replace(ANSWERED, model=WRITTEN.model, model_error="too few passed")

    assert [*answer_parts([ANSWERED, refused, given_up])] == [*answer_parts([given_up])]


def test_prose_that_is_given_up_after_a_sentence_of_it_was_shown_is_withdrawn() -> None:
    given_up = replace(ANSWERED, model="Quill", model_error="too few passed")
    parts = [*answer_parts([ANSWERED, replace(WRITTEN, model="Quill"), given_up])]

    assert parts[0].startswith("Written by Quill")
    assert " ".join(parts[2].split()).startswith("Withdrawn: too little of what Quill wrote")
    assert parts[3:] == [*answer_parts([given_up])]


def _refused(claim: Claim) -> Claim:
    return replace(claim, standing=SentenceStanding.REFUSED)
