"""Refused sentences go back to the model once, and come back only where they pass the check."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from app.ask.service import AnswerService
from app.config.settings import settings
from app.domain.answer import Mode, Standing
from app.domain.claim import SentenceStanding
from app.llm.deadline import Deadlines, run_with_deadline
from app.llm.model import ModelError, ModelErrorKind
from app.text.catalogue import in_language
from app.verify.fault import FaultKind
from app.write.written_answer import written_answers
from tests.app.write.doubles import ANSWER, PASSAGES, QUOTES, Scripted, verify_by_words

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from app.domain.answer import Answer
    from app.llm.deadline import CancellableConnections
    from app.llm.model import Message

_REPLY = "It sank. [S1] 40 were hurt. [S2] It was loved. [S4]"
_DOWN = ModelError(ModelErrorKind.UNREACHABLE, "nobody answers; start the server")


def _last(model: Scripted, *, repair: bool = True) -> Answer:
    *_, last = written_answers(
        ANSWER, PASSAGES, history=(), model=model, verify=verify_by_words, repair=repair
    )
    return last


def _texts(answer: Answer) -> list[str]:
    return [claim.text for claim in answer.claims]


def _unrepaired(answer: Answer) -> bool:
    """Whether the quote stands in the place of the refused sentence."""
    return (
        _texts(answer) == ["It sank.", QUOTES[1].text, "It was loved."]
        and [one.text for one in answer.rejections] == ["40 were hurt."]
        and not answer.replaced
        and answer.model_error is None
    )


def test_a_wording_that_passes_takes_the_place_of_the_refused_one() -> None:
    model = Scripted([[_REPLY], ["1. Nobody ", "came to harm. [S2]"]])
    last = _last(model)

    assert _texts(last) == ["It sank.", "Nobody came to harm.", "It was loved."]
    assert [claim.is_repaired for claim in last.claims] == [False, True, False]
    assert [(one.text, one.reason, one.code) for one in last.replaced] == [
        ("40 were hurt.", "no cited sentence holds 40", FaultKind.NUMBER)
    ]
    assert (last.rejections, last.standing) == ((), Standing.ANSWERED)


def test_the_model_is_told_its_reply_the_sentence_and_the_reason() -> None:
    model = Scripted([[_REPLY], ["1. NONE"]])
    with in_language("de"):
        _last(model)

    first, second = model.asked
    assert second[: len(first)] == first
    assert second[-2].content == _REPLY
    assert "1. 40 were hurt.\n   Refused because no cited sentence holds 40." in second[-1].content


def test_a_reason_is_told_in_english_whatever_the_language_of_the_page() -> None:
    model = Scripted([["It sank. [S1] Nobody was harmed. [S9]"], ["1. NONE"]])
    with in_language("de"):
        _last(model)

    assert "Refused because there is no quote S9." in model.asked[1][-1].content


@pytest.mark.parametrize(
    "reply",
    [
        "Nobody came to harm. [S2]",
        "**1.** Nobody came to harm. [S2]",
        "<think>Hm, 40?</think>\n\n1) Nobody came\nto harm. [S2]\n",
        "[1] Nobody came to harm. [S2]",
    ],
)
def test_a_wording_is_read_in_the_shapes_of_models(reply: str) -> None:
    assert _texts(_last(Scripted([[_REPLY], [reply]])))[1] == "Nobody came to harm."


def test_each_wording_takes_its_own_place() -> None:
    model = Scripted(
        [["It sank. [S1] 40 died. [S2] It was loved. [S9]"], ["2. Folk liked it. [S4]\n1. NONE"]]
    )
    last = _last(model)

    assert _texts(last) == ["It sank.", QUOTES[1].text, "Folk liked it."]
    assert [one.text for one in last.rejections] == ["40 died."]
    assert [one.code for one in last.replaced] == [FaultKind.UNKNOWN_KEY]


@pytest.mark.parametrize(
    "reply",
    [
        "1. 40 people were hurt. [S2]",  # refused again
        "1. Nobody was hurt, but 40 cried. [S2]",
        "1. Nobody was hurt. [S2] 40 cried. [S2]",  # half of it refused again
        "1. Nobody was hurt. [S77]",
        "1. Nobody was hurt.",
        "1. It sank. [S1]",  # stands there already
        "1. NONE",
        "NO ANSWER",
        "no answer.",
        "1. NO ANSWER",
        "",
        "   \n",
        "7. Nobody was hurt. [S2]",
        '{"1": 40} ``` [S',
        "40 40 40 40 40 40 40 40 40 40 40 40 40 40 40 40 " * 90,
    ],
)
def test_the_quote_stays_where_nothing_better_comes_back(reply: str) -> None:
    model = Scripted([[_REPLY], [reply]])

    assert _unrepaired(_last(model))
    assert len(model.asked) == 2


def test_a_wording_that_is_not_confirmed_is_shown_as_such() -> None:
    last = _last(Scripted([[_REPLY], ["1. So perhaps nobody was hurt. [S2]"]]))

    assert last.claims[1].standing is SentenceStanding.UNCONFIRMED
    assert last.claims[1].is_repaired


def test_the_words_of_the_quote_itself_are_a_wording_that_passes() -> None:
    last = _last(Scripted([[_REPLY], [f"1. {QUOTES[1].text} [S2]"]]))

    assert _texts(last)[1] == QUOTES[1].text
    assert last.claims[1].standing is SentenceStanding.CONFIRMED
    assert last.rejections == ()


def test_one_wording_for_two_sentences_is_shown_once() -> None:
    reply = "It sank. [S1] 40 died. [S2] 40 cried. [S2]"
    last = _last(Scripted([[reply], ["1. Nobody died. [S2]\n2. Nobody died. [S2]"]]))

    assert _texts(last).count("Nobody died.") == 1


def test_the_model_is_asked_once_whatever_comes_back() -> None:
    model = Scripted([[_REPLY], ["1. 40 again. [S2]"], ["1. Nobody was hurt. [S2]"]])

    assert _unrepaired(_last(model))
    assert len(model.asked) == 2


def test_enough_is_backed_once_it_is_mended() -> None:
    reply = "It sank. [S1] 40 died. [S2] 40 cried. [S3]"
    last = _last(Scripted([[reply], ["1. Nobody died. [S2]\n2. One may cost much. [S3]"]]))

    assert (last.mode, len(last.claims), last.model_error) == (Mode.WRITTEN, 3, None)


@pytest.mark.parametrize(
    ("reply", "restates"),
    [
        ("It sank. [S1] Nobody was hurt. [S2]", False),  # nothing is refused
        ("The passages do not mention a bribe. [S1]", False),
        ("NO ANSWER", False),
        ("40 died.", True),  # a weak model
    ],
)
def test_it_is_not_asked_again_without_something_to_mend(
    reply: str,
    restates: bool,  # noqa: FBT001
) -> None:
    model = Scripted([[reply]] * 5, restate_only=restates)
    plain = Scripted([[reply]] * 5, restate_only=restates)

    assert _last(model).claims == _last(plain, repair=False).claims
    assert len(model.asked) == len(plain.asked)


def test_without_the_setting_it_is_not_asked_again() -> None:
    model = Scripted([[_REPLY]])

    assert _unrepaired(_last(model, repair=False))
    assert len(model.asked) == 1


def test_a_model_that_failed_is_not_asked_again() -> None:
    model = Scripted([[_REPLY]], trouble=_DOWN)

    assert _last(model).model_error == "nobody answers; start the server"
    assert len(model.asked) == 1


class _Failing(Scripted):
    """Writes the reply, then does to the second request what `fail` does."""

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The reply, then a failure after a good line."""
        self.asked.append(messages)
        if len(self.asked) == 1:
            yield from self.replies[0]
            return
        yield "1. Nobody was hurt. [S2]\n"
        raise _DOWN


def test_a_repair_that_breaks_off_changes_nothing() -> None:
    assert _unrepaired(_last(_Failing([[_REPLY]])))


class _Hanging(_Failing):
    """Never ends its second reply, below the time limits of a real model."""

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The reply, then nothing until the deadline."""
        self.asked.append(messages)
        if len(self.asked) == 1:
            yield from self.replies[0]
            return
        yield from run_with_deadline(Deadlines(0.3, 0.3), _hang)


def _hang(connections: CancellableConnections) -> Iterator[str]:
    assert connections.received() == 0
    yield "1. Nobody"
    time.sleep(1)


def test_a_repair_past_the_deadline_changes_nothing() -> None:
    assert _unrepaired(_last(_Hanging([[_REPLY]])))


def test_a_repair_that_has_no_room_in_the_context_is_left_out() -> None:
    room = Scripted([[_REPLY], ["1. NONE"]])
    _last(room)
    first, second = map(room.count, room.asked)
    model = Scripted([[_REPLY]], context=(first + second) // 2 + room.reply_tokens)

    assert _unrepaired(_last(model))
    assert len(model.asked) == 1


def test_stopping_ends_the_repair() -> None:
    model = Scripted([[_REPLY], ["1. Nobody was hurt. [S2]"]])
    growing = written_answers(
        ANSWER, PASSAGES, history=(), model=model, verify=verify_by_words, repair=True
    )
    for answer in growing:
        if answer.replaced:
            break
    growing.close()  # type: ignore[attr-defined]

    assert model.closed == 2


def test_the_service_repairs_where_the_setting_says_so(
    footbridge: Path,
) -> None:
    chosen = settings({"ONRECORD_STORE": str(footbridge), "ONRECORD_REPAIR": "true"})
    off = chosen.model_copy(update={"repair": False})
    for setting, requests in ((chosen, 2), (off, 1)):
        model = Scripted([["It cost nothing. [S999]"], ["1. NONE"]])
        with AnswerService.open(setting, purpose="a test") as service:
            service.ask("Did the bridge pay for itself?", model=model)
        assert len(model.asked) == requests
