"""A sentence is confirmed, unconfirmed or refused, by the rules and the entailment model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from app.domain.claim import SentenceStanding
from app.verify.check_sentence import CheckedSentence, SentenceReaders, check_sentence
from app.verify.fault import FaultKind
from app.verify.premise import cited_premise
from index.entailment.result import Entailment
from tests.app.verify.invented import MARSH, QUESTION, READER, citation_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.speaker import Speaker
    from index.entailment.entailment_net import EntailmentPremise

QUOTE = "The county will pay half of it. The insurers refused to pay."


@dataclass
class _Scripted:
    """A model that makes the same of each sentence."""

    entailed: float
    contradicted: float = 0.0
    confirmed_from: float = 0.5

    def __call__(self, pairs: Sequence[tuple[str, EntailmentPremise]]) -> list[Entailment]:
        return [Entailment(self.entailed, self.contradicted) for _ in pairs]


def _check(text: str, model: _Scripted | None, quote: str = QUOTE) -> CheckedSentence:
    return check_sentence(
        text, [citation_of(quote)], question=QUESTION, readers=SentenceReaders(model)
    )


def test_what_the_model_finds_in_the_quotes_is_confirmed() -> None:
    checked = _check("Half of it is to be paid by the county.", _Scripted(0.95))

    assert checked.standing is SentenceStanding.CONFIRMED
    assert checked.fault is None
    assert checked.entailment == Entailment(0.95, 0.0)


def test_what_it_does_not_find_there_is_unconfirmed_with_the_reason() -> None:
    checked = _check("Half of it is to be paid by the county.", _Scripted(0.1))

    assert checked.standing is SentenceStanding.UNCONFIRMED
    assert checked.fault is not None
    assert checked.fault.kind is FaultKind.ENTAILMENT


def test_without_a_model_only_the_quotes_own_words_are_confirmed() -> None:
    own = _check("The insurers refused to pay.", None)
    other = _check("The insurers would not pay.", None)

    assert own.standing is SentenceStanding.CONFIRMED
    assert other.standing is SentenceStanding.UNCONFIRMED


def test_a_sure_model_confirms_nothing_that_a_rule_refuses() -> None:
    checked = _check("The county will pay 40 million.", _Scripted(1.0))

    assert checked.standing is SentenceStanding.REFUSED
    assert checked.fault is not None
    assert checked.fault.kind is FaultKind.NUMBER


@pytest.mark.parametrize(
    ("contradicted", "standing"),
    [(0.9, SentenceStanding.REFUSED), (0.1, SentenceStanding.UNCONFIRMED)],
)
def test_a_lost_negation_is_refused_where_the_model_sees_the_contradiction(
    contradicted: float, standing: SentenceStanding
) -> None:
    model = _Scripted(0.05, contradicted)
    checked = _check("The ferry was loved by the town.", model, "The ferry was not loved.")

    assert checked.standing is standing
    assert checked.fault is not None
    assert checked.fault.kind is FaultKind.NEGATION


def test_the_quotes_own_words_given_to_another_are_not_confirmed_unread() -> None:
    cited = [citation_of("The ferry sank in the river.", MARSH)]
    own, other = (
        check_sentence(f"{who} says that the ferry sank in the river.", cited, question=QUESTION)
        for who in ("Bo Marsh", "Cy Holm of Lund")
    )

    assert own.standing is SentenceStanding.CONFIRMED
    assert other.standing is not SentenceStanding.CONFIRMED


@pytest.mark.parametrize(
    ("speaker", "quote"), [(MARSH, "Bo Marsh: It sank."), (READER, "Tom Beck: It sank.")]
)
def test_the_model_reads_whose_words_they_are_and_what_stands_around(
    speaker: Speaker, quote: str
) -> None:
    premise = cited_premise([citation_of("It sank.", speaker, before="It was May. ")])

    assert premise.quote == quote
    assert premise.before == "It was May."
