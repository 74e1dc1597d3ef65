"""Prose never goes on without the sentence that it leans on, nor without one that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.answer import Mode
from app.domain.claim import SentenceStanding
from app.verify.check_sentence import CheckedSentence
from app.verify.fault import FaultKind, SentenceFault
from app.write.draft import LOST_REFERENCE
from app.write.written_answer import written_answers
from tests.app.write.doubles import ANSWER, PASSAGES, QUOTES, Scripted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation

_CONFIRMED, _REFUSED = SentenceStanding.CONFIRMED, SentenceStanding.REFUSED
_LEANING = "It was loved by all who ever sailed on it."


def _verify(text: str, cited: Sequence[Citation]) -> CheckedSentence:
    assert cited
    if "40" in text:
        fault = SentenceFault(FaultKind.NUMBER, "no cited sentence holds 40")
        return CheckedSentence(text, _REFUSED, fault)
    return CheckedSentence(text, _CONFIRMED)


def _last(*replies: str, repair: bool = False) -> Answer:
    model = Scripted([[reply] for reply in replies])
    *_, last = written_answers(
        ANSWER, PASSAGES, history=(), model=model, verify=_verify, repair=repair
    )
    return last


def _shown(answer: Answer) -> list[tuple[str, SentenceStanding | None]]:
    return [(claim.text, claim.standing) for claim in answer.claims]


@pytest.mark.parametrize(
    "gone",
    [
        "The Anna was a ferry. [S99]",  # no quote of that key can stand for it
        "The passages do not say what the Anna was.\n\n",
        "The Anna was a ferry that nobody cites.\n\n",
    ],
)
def test_a_pronoun_without_its_sentence_gives_way_to_its_quote(gone: str) -> None:
    answer = _last(f"The ferry sank. [S1] {gone} {_LEANING} [S4] The new one is dear. [S3]")

    assert _shown(answer) == [
        ("The ferry sank.", _CONFIRMED),
        (QUOTES[3].text, _REFUSED),
        ("The new one is dear.", _CONFIRMED),
    ]
    assert [one.code for one in answer.rejections][1] == LOST_REFERENCE
    assert answer.rejections[1].text == _LEANING
    assert answer.rejections[1].reason == "it leans on a sentence that is not shown"


@pytest.mark.parametrize(
    "before",
    [
        "40 sailed on the Anna. [S2]",  # its quote stands there
        "The ferry sank. [S1]",  # said above
        "Nobody was hurt. [S2]",
    ],
)
def test_a_pronoun_stays_where_what_it_leans_on_is_shown(before: str) -> None:
    answer = _last(f"The ferry sank. [S1] {before} {_LEANING} [S4]")

    assert _shown(answer)[-1] == (_LEANING, _CONFIRMED)
    assert LOST_REFERENCE not in {one.code for one in answer.rejections}


def test_a_sentence_that_stands_by_itself_stays_after_one_that_is_gone() -> None:
    answer = _last("The ferry sank. [S1] The Anna was a ferry. [S99] Nobody was hurt. [S2]")

    assert _shown(answer)[-1] == ("Nobody was hurt.", _CONFIRMED)


def test_a_pronoun_comes_back_with_the_sentence_that_is_mended() -> None:
    reply = f"The ferry sank. [S1] The Anna was a ferry. [S99] {_LEANING} [S4]"
    answer = _last(reply, "1. The old ferry was the Anna. [S4]", repair=True)

    assert [text for text, _ in _shown(answer)] == [
        "The ferry sank.",
        "The old ferry was the Anna.",
        _LEANING,
    ]
    assert answer.rejections == ()


@pytest.mark.parametrize("first", ["40 drowned. [S99]", "The ferry sank, as nobody cites.\n\n"])
def test_the_best_quote_comes_first_where_what_answers_is_refused_and_has_none(first: str) -> None:
    answer = _last(f"{first} Nobody was hurt. [S2] The new one is dear. [S3]")

    assert _shown(answer)[0] == (ANSWER.claims[0].text, _REFUSED)
    assert len(answer.claims) == 3
    assert answer.opens_with_quote
    assert "news" in answer.coverage.quoted


def test_its_own_quote_comes_first_where_what_answers_is_refused() -> None:
    answer = _last("40 drowned. [S2] The ferry sank. [S1] The new one is dear. [S3]")

    assert _shown(answer)[0] == (QUOTES[1].text, _REFUSED)
    assert answer.opens_with_quote


def test_what_the_sources_lack_puts_no_quote_before_the_rest() -> None:
    answer = _last("The passages do not say who paid.\n\nThe ferry sank. [S1]")

    assert _shown(answer) == [("The ferry sank.", _CONFIRMED)]
    assert not answer.opens_with_quote


def test_an_answer_of_which_another_sentence_is_refused_opens_with_its_own() -> None:
    answer = _last("The ferry sank. [S1] 40 drowned. [S2] The new one is dear. [S3]")

    assert (answer.mode, answer.opens_with_quote) == (Mode.WRITTEN, False)
    assert not ANSWER.opens_with_quote
