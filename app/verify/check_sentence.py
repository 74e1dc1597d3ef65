"""The standing of a written sentence: confirmed, unconfirmed or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.claim import SentenceStanding
from app.text.message_text import message_text
from app.verify.evidence import CitedEvidence
from app.verify.fault import FaultKind, SentenceFault
from app.verify.negation import check_negation
from app.verify.premise import cited_premise
from app.verify.speakers import attributions_fit
from app.verify.verbatim_only import check_verbatim
from app.verify.verify import doubtful_fault, verify_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.citation import Citation
    from index.entailment.entailment import EntailmentModel
    from index.entailment.result import Entailment

    SentenceJudge = Callable[[str, Sequence[Citation]], SentenceFault | None]

CONTRADICTED_FROM: Final = 0.5  # with a negation added or lost as well


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence as it may be shown, its standing, and what speaks against it.

    `fault` is why it is refused or doubted, `entailment` what the model makes of it; None without.
    """

    text: str
    standing: SentenceStanding
    fault: SentenceFault | None = None
    entailment: Entailment | None = None


@dataclass(frozen=True, slots=True)
class SentenceReaders:
    """What reads a sentence beside its quotes, after the rules; each may be missing.

    `judge` returns what it has against the sentence, None where it finds it in the quotes.
    """

    entailment: EntailmentModel | None = None
    judge: SentenceJudge | None = None


def check_sentence(
    text: str,
    cited: Sequence[Citation],
    *,
    question: str,
    weak: bool = False,
    readers: SentenceReaders = SentenceReaders(),
) -> CheckedSentence:
    """The sentence with its standing; with `weak` its writer is not trusted to paraphrase.

    A sentence in the quotes' own words is confirmed as it is; another one needs a reader that finds
    it in its quotes: the judge where there is one, else the entailment model.
    """
    verified = verify_sentence(text, cited, question=question, weak=weak)
    if isinstance(verified, SentenceFault):
        return CheckedSentence(text, SentenceStanding.REFUSED, verified)
    evidence = CitedEvidence(tuple(cited), question)
    if check_verbatim(verified, evidence) is None and attributions_fit(verified, evidence):
        return CheckedSentence(verified, SentenceStanding.CONFIRMED)
    result = None
    if readers.entailment:
        (result,) = readers.entailment([(verified, cited_premise(cited))])
        negated = check_negation(verified, evidence)
        if negated and result.contradicted >= CONTRADICTED_FROM:
            return CheckedSentence(verified, SentenceStanding.REFUSED, negated, result)
    doubt = doubtful_fault(verified, evidence)
    if not doubt:
        doubt = readers.judge(verified, cited) if readers.judge else _not_entailed(result, readers)
    standing = SentenceStanding.UNCONFIRMED if doubt else SentenceStanding.CONFIRMED
    return CheckedSentence(verified, standing, doubt, result)


def _not_entailed(result: Entailment | None, readers: SentenceReaders) -> SentenceFault | None:
    if result is None or readers.entailment is None:
        return SentenceFault(FaultKind.ENTAILMENT, message_text("doubted-unread"))
    if result.entailed >= readers.entailment.confirmed_from:
        return None
    return SentenceFault(FaultKind.ENTAILMENT, message_text("doubted-not-entailed"))
