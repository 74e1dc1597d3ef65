"""A language model as a second reader of written sentences."""

from __future__ import annotations

import pytest

from app.domain.claim import SentenceStanding
from app.llm.model import MessageRole, ModelError, ModelErrorKind
from app.verify.check_sentence import SentenceReaders, check_sentence
from app.verify.fault import FaultKind
from app.write.judge import JUDGED_EXAMPLES, judge_of
from tests.app.write.doubles import QUOTES, Scripted

_SENTENCE = "A replacement would perhaps be 40,000 crowns."
_CITED = QUOTES[2].citations
_DOWN = ModelError(ModelErrorKind.UNREACHABLE, "nobody answers")


def _standing(model: Scripted, text: str = _SENTENCE) -> tuple[SentenceStanding, str | None]:
    checked = check_sentence(
        text, _CITED, question="What does it cost?", readers=SentenceReaders(judge=judge_of(model))
    )
    return checked.standing, checked.fault.reason if checked.fault else None


@pytest.mark.parametrize(
    "reply",
    [
        "YES “A new one may cost 40,000 crowns.”",
        'Yes: "may cost 40,000 crowns"',
        "**YES** – «a new one may cost 40,000 crowns»",
        '<think>No? Hm.</think>\nYES, "A new one may cost 40,000"',
        "Verdict: YES “A new one\nmay cost”",
    ],
)
def test_a_sentence_is_confirmed_where_the_judge_copies_words_that_say_it(reply: str) -> None:
    assert _standing(Scripted([[reply]])) == (SentenceStanding.CONFIRMED, None)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("NO", "Scripted does not find it in its quotes"),
        ("no, the quote says may", "Scripted does not find it in its quotes"),
        ("YES “It costs exactly that.”", "words that its quotes do not have"),
        ("YES", "words that its quotes do not have"),
        ("Perhaps.", "could not be asked"),
        ("", "could not be asked"),
    ],
)
def test_any_other_reply_confirms_nothing(reply: str, reason: str) -> None:
    standing, told = _standing(Scripted([[reply], [reply]]))

    assert standing is SentenceStanding.UNCONFIRMED
    assert reason in str(told)


def test_a_yes_without_words_is_asked_again_with_examples() -> None:
    words = "YES “A new one may cost 40,000 crowns”"
    confirmed, turned = Scripted([["YES"], [words]]), Scripted([["YES"], ["NO"]])

    assert _standing(confirmed) == (SentenceStanding.CONFIRMED, None)
    assert _standing(turned)[0] is SentenceStanding.UNCONFIRMED
    assert [len(messages) for messages in confirmed.asked] == [2, 2 + 2 * len(JUDGED_EXAMPLES)]


def test_a_judge_that_cannot_be_reached_confirms_nothing() -> None:
    standing, told = _standing(Scripted([[]], trouble=_DOWN))

    assert (standing, "could not be asked" in str(told)) == (SentenceStanding.UNCONFIRMED, True)


def test_the_judge_sees_the_sentence_and_its_quotes_alone() -> None:
    model = Scripted([["NO"]])
    _standing(model)

    (messages,) = model.asked
    assert messages[-1].content == (
        f"Quotes:\n\nAda Rill: A new one may cost 40,000 crowns.\n\nSentence: {_SENTENCE}"
    )


def test_the_judge_is_shown_replies_that_count_as_what_they_are() -> None:
    model = Scripted([["YES"], ["NO"]])
    _standing(model)
    system, *examples, _ = model.asked[1]

    assert [message.role for message in (system, *examples)] == [
        MessageRole.SYSTEM,
        *[MessageRole.USER, MessageRole.ASSISTANT] * len(JUDGED_EXAMPLES),
    ]
    for (quotes, _, verdict), reply in zip(JUDGED_EXAMPLES, examples[1::2], strict=True):
        words = verdict.removeprefix("YES").strip(" “”")
        assert reply.content == verdict
        assert verdict == "NO" or words in quotes


def test_what_a_rule_refuses_or_the_quotes_have_is_not_judged() -> None:
    model = Scripted([])

    refused = check_sentence(
        "It would be 90,000 crowns.",
        _CITED,
        question="",
        readers=SentenceReaders(judge=judge_of(model)),
    )
    verbatim = _standing(model, QUOTES[2].text)

    assert refused.standing is SentenceStanding.REFUSED
    assert refused.fault is not None
    assert refused.fault.kind is FaultKind.NUMBER
    assert verbatim == (SentenceStanding.CONFIRMED, None)
    assert model.asked == []


def test_quotes_cannot_imitate_the_request() -> None:
    model = Scripted([["YES “Speaker”"]] * 2)

    assert _standing(model)[0] is SentenceStanding.UNCONFIRMED
