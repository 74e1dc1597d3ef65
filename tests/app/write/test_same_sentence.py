"""A sentence that is one of the sources' word for word is cited by that one, whatever its key."""

from __future__ import annotations

import pytest

from app.domain.claim import Claim, SentenceStanding
from app.verify.check_sentence import CheckedSentence
from app.write.prompt_passages import quotes_by_key
from app.write.written_answer import written_answers
from tests.app.write.doubles import ANSWER, PASSAGES, QUOTES, Scripted, passage

_WORDS = "A new one may cost 40,000 crowns"


@pytest.mark.parametrize(
    "reply", [f"{_WORDS}. [S1]", f"{_WORDS}. [S99]", f"{_WORDS}.", f"{_WORDS.upper()} [1]"]
)
def test_a_sources_own_sentence_has_its_own_key(reply: str) -> None:
    *_, answer = written_answers(
        ANSWER,
        PASSAGES,
        history=(),
        model=Scripted([[reply]]),
        verify=lambda text, _: CheckedSentence(text, SentenceStanding.CONFIRMED),
    )

    assert [claim.citations for claim in answer.claims[:1]] == [QUOTES[2].citations]


def test_other_words_keep_their_key_and_a_sentence_said_twice_has_none() -> None:
    quotes = quotes_by_key(PASSAGES)

    assert quotes.key_of_words("NOBODY was hurt!") == "S2"
    assert quotes.key_of_words("Nobody was hurt by it.") is None
    assert quotes_by_key([*PASSAGES, passage(QUOTES[1])]).key_of_words("Nobody was hurt.") is None


@pytest.mark.parametrize("words", ["No.", "Nobody was hurt.", "He was hurt by it all."])
def test_what_may_mean_something_else_keeps_its_key(words: str) -> None:
    said = Claim(words, QUOTES[1].citations)
    *_, answer = written_answers(
        ANSWER,
        [PASSAGES[0], passage(said)],
        history=(),
        model=Scripted([[f"{words} [S1]"]]),
        verify=lambda text, _: CheckedSentence(text, SentenceStanding.CONFIRMED),
    )

    assert [claim.citations for claim in answer.claims[:1]] == [QUOTES[0].citations]
