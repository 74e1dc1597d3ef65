"""What a model writes is backed, refused with a reason, or given up for the quotes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.domain.answer import Mode, Standing
from app.domain.citation import Citation
from app.domain.claim import Claim, SentenceStanding
from app.llm.model import ModelError, ModelErrorKind
from app.verify.check_sentence import check_sentence
from app.verify.fault import FaultKind
from app.write.draft import REPEATED
from app.write.drafts import drafts
from app.write.prompting import PromptSources, plan_prompt
from app.write.written_answer import written_answers
from corpus.model.span import Span
from tests.app.write.doubles import ANSWER, NEWS, PASSAGES, QUOTES, RILL, Scripted, verify_by_words

if TYPE_CHECKING:
    from app.domain.answer import Answer

_DOWN = ModelError(ModelErrorKind.UNREACHABLE, "nobody answers; start the server")


def _written(model: Scripted) -> list[Answer]:
    return list(written_answers(ANSWER, PASSAGES, history=(), model=model, verify=verify_by_words))


def test_what_is_backed_is_shown_at_once_with_what_it_cites() -> None:
    first, second, last = _written(Scripted([["It sank. [S1] N", "obody was hurt. [S1] [S2]"]]))

    assert (first.mode, first.claims) == (Mode.WRITTEN, (Claim("It sank.", QUOTES[0].citations),))
    both = Citation.at(Span(0, QUOTES[1].main_citation.span.end), NEWS, RILL)
    assert second.claims[1].citations == (both,)
    assert (last.claims, last.model, last.model_error) == (second.claims, "Scripted", None)
    assert last.standing is Standing.ANSWERED


def test_the_quote_stands_in_the_place_of_what_is_refused() -> None:
    *_, last = _written(Scripted([["It sank. [S1] 40 were hurt. [S2] It was loved. [S4]"]]))

    assert [(claim.text, claim.standing) for claim in last.claims] == [
        ("It sank.", SentenceStanding.CONFIRMED),
        (QUOTES[1].text, SentenceStanding.REFUSED),
        ("It was loved.", SentenceStanding.CONFIRMED),
    ]
    assert [(one.text, one.reason, one.code) for one in last.rejections] == [
        ("40 were hurt.", "no cited sentence holds 40", FaultKind.NUMBER)
    ]
    assert last.standing is Standing.PARTIAL


def test_no_key_and_an_unknown_key_back_nothing() -> None:
    *_, last = _written(Scripted([["It sank. It was loved. [S5] Nobody was hurt. [S2] So. [S1]"]]))

    assert [one.reason for one in last.rejections] == [
        "it names no quote that it rests on",
        "there is no quote S5",
    ]
    assert [one.code for one in last.rejections] == [FaultKind.NO_KEY, FaultKind.UNKNOWN_KEY]
    assert [claim.text for claim in last.claims] == [
        ANSWER.claims[0].text,  # in the place of the sentence that answers
        "Nobody was hurt.",
        "So.",
    ]


def test_too_little_that_is_backed_gives_way_to_the_quotes() -> None:
    *_, last = _written(Scripted([["It sank. [S1] 40 died. [S1] 40 cried. [S1]"]]))

    assert (last.mode, last.claims, len(last.rejections)) == (Mode.QUOTES, ANSWER.claims, 2)
    assert str(last.model_error) == "1 of the 3 sentences that Scripted wrote passed the check"
    assert last.model == "Scripted"


def test_a_model_that_fails_leaves_the_quotes_and_says_why() -> None:
    *_, last = _written(Scripted([[]], trouble=_DOWN))

    assert (last.mode, last.claims) == (Mode.QUOTES, ANSWER.claims)
    assert str(last.model_error) == "nobody answers; start the server"


def test_what_was_backed_before_a_model_fails_is_kept() -> None:
    *_, last = _written(Scripted([["It sank. [S1] Nobo"]], trouble=_DOWN))

    assert [claim.text for claim in last.claims] == ["It sank."]
    assert str(last.model_error) == "nobody answers; start the server"


def test_an_empty_reply_is_said_to_be_one() -> None:
    *_, last = _written(Scripted([["", " \n"]]))

    assert (last.claims, str(last.model_error)) == (ANSWER.claims, "Scripted wrote nothing")


def test_a_sentence_that_comes_again_is_shown_once_and_in_the_end_not_waited_for() -> None:
    *_, last = _written(Scripted([["It sank. [S1] "] * 50]))

    assert [claim.text for claim in last.claims] == ["It sank."]
    assert [one.reason for one in last.rejections] == ["it says again what stands above"]
    assert [one.code for one in last.rejections] == [REPEATED]
    assert last.model_error is not None
    assert "repeats itself" in str(last.model_error)


def test_documents_that_the_prose_does_not_cite_are_silent() -> None:
    *_, last = _written(Scripted([["It sank. [S1]"]]))

    assert (last.coverage.quoted, last.coverage.silent) == (("news",), ("essay",))


def test_a_context_too_small_leaves_the_quotes() -> None:
    (only,) = _written(Scripted([], context=110))

    assert only.claims == ANSWER.claims
    assert only.model_error is not None
    assert "no room" in str(only.model_error)


def test_closing_an_answer_ends_the_request() -> None:
    model = Scripted([["It sank. [S1] Nobody was hurt. [S2] More"]])
    growing = written_answers(ANSWER, PASSAGES, history=(), model=model, verify=verify_by_words)

    next(growing)
    growing.close()  # type: ignore[attr-defined]

    assert model.closed == 1


def test_what_a_weak_model_says_of_a_quote_rests_on_that_quote() -> None:
    model = Scripted([["It sank. And 40 died."], ["All were fine. [S1]"]], restate_only=True)
    *_, last = drafts(
        plan_prompt("", PromptSources(QUOTES[:2], ()), (), model), model, verify_by_words
    )

    assert last.claims == (
        Claim("It sank.", QUOTES[0].citations),
        Claim("All were fine.", QUOTES[1].citations),
    )
    assert not last.rejections


def test_what_is_not_confirmed_is_shown_with_the_reason() -> None:
    *_, last = _written(Scripted([["It sank. [S1] So perhaps nobody was hurt. [S2]"]]))

    assert last.claims[1].standing is SentenceStanding.UNCONFIRMED
    assert str(last.claims[1].doubt) == "its quotes may not say it"
    assert last.standing is Standing.ANSWERED


def test_the_last_key_of_a_paragraph_serves_what_is_confirmed_with_it() -> None:
    reply = "It sank. So perhaps it was loved. Nobody was hurt. [S2]\n\nIt cost much."

    *_, last = _written(Scripted([[reply]]))

    assert [claim.text for claim in last.claims] == ["It sank.", "Nobody was hurt."]
    assert {claim.citations for claim in last.claims} == {QUOTES[1].citations}
    assert [one.code for one in last.rejections] == [FaultKind.NO_KEY] * 2


def test_sentences_that_were_thoughts_are_taken_back() -> None:
    first, *_, last = _written(Scripted([["It swam. [S1] Or? ", "</think>It sank. [S1]"]]))

    assert [claim.text for claim in first.claims] == ["It swam."]
    assert [claim.text for claim in last.claims] == ["It sank."]
    assert last.rejections == ()


@pytest.mark.parametrize(
    "reply", ["NO ANSWER", "No answer.", "**NO ANSWER**\n", "<think>Hm.</think>NO ANSWER"]
)
def test_a_model_that_finds_no_answer_is_silent(reply: str) -> None:
    *_, last = _written(Scripted([[reply]]))

    assert (last.standing, last.claims, last.coverage.quoted) == (Standing.ABSTAINED, (), ())
    assert "Scripted read the passages" in str(last.notices[-1])
    assert last.model_error is None


@pytest.mark.parametrize(
    "reply",
    [
        "The quotes do not say who paid.",
        "The passages do not mention a bribe. [S1]",
        "The provided sources contain no information on it. [S2] None of the texts names him.",
        "Who paid is not stated in the documents. [S1] [S2]",
        "There is no mention of a bribe in the passages.",
        "Based on that, these articles don’t answer the question. [S3]",
    ],
)
def test_what_the_sources_lack_is_never_shown_as_backed(reply: str) -> None:
    verify = partial(check_sentence, question="Who paid?")
    model = Scripted([[reply]])
    *_, last = written_answers(ANSWER, PASSAGES, history=(), model=model, verify=verify)

    assert (last.claims, {one.code for one in last.rejections}) == ((), {FaultKind.ABSENCE})
    assert last.standing is Standing.ABSTAINED


def test_what_the_sources_lack_is_left_out_beside_what_they_say() -> None:
    verify = partial(check_sentence, question="What became of the ferry?")
    model = Scripted([["The ferry sank in March 2019. [S1] The quotes do not say why. [S1]"]])
    *_, last = written_answers(ANSWER, PASSAGES, history=(), model=model, verify=verify)

    assert [claim.text for claim in last.claims] == ["The ferry sank in March 2019."]
    assert [one.code for one in last.rejections] == [FaultKind.ABSENCE]
