"""The sentences of a model's reply after their check, with what stands in the place of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from app.domain.claim import SentenceStanding
from app.verify.fault import FaultKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Rejection
    from app.domain.claim import Claim
    from app.text.message_text import ShownText
    from app.write.reply_parser import WrittenSentence

MIN_VERIFIED = 0.5  # share of sentences; below it, the answer is the quotes themselves


@dataclass(frozen=True, slots=True)
class SentenceResult:
    """A sentence of a reply, and what is shown for it.

    `claims` are the sentence itself or, where there is a `rejection`, the quotes in its place.
    `replaced` is the rejection of the first wording of a sentence that the model wrote again.
    """

    written: WrittenSentence
    claims: tuple[Claim, ...]
    rejection: Rejection | None = None
    replaced: Rejection | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The sentences of a reply so far; `error` is why it ended early.

    `found_nothing`: the model replied that the sources do not answer.
    """

    sentences: tuple[SentenceResult, ...] = ()
    error: ShownText | None = None
    found_nothing: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is shown, in order; a quote in the place of two sentences in a row is shown once."""
        shown: list[Claim] = []
        for claim in chain.from_iterable(sentence.claims for sentence in self.sentences):
            is_quote = claim.standing is SentenceStanding.REFUSED
            if not (is_quote and claim in shown[-1:]):
                shown.append(claim)
        return tuple(shown)

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """The sentences that were refused, and stay so."""
        return tuple(one.rejection for one in self.sentences if one.rejection)

    @property
    def replaced(self) -> tuple[Rejection, ...]:
        """The first wordings of sentences that were refused and that the model wrote again."""
        return tuple(one.replaced for one in self.sentences if one.replaced)

    @property
    def is_silent(self) -> bool:
        """Whether all that the model wrote is that the sources do not answer."""
        codes = {rejection.code for rejection in self.rejections}
        return not self.claims and (self.found_nothing or codes == {FaultKind.ABSENCE})

    @property
    def is_verified(self) -> bool:
        """Whether enough sentences are the model's own to be an answer."""
        return enough_verified(self.claims, self.rejections)

    @property
    def passed(self) -> int:
        """The number of sentences that are shown as they were written."""
        return count_passed(self.claims)

    @property
    def written(self) -> int:
        """The number of sentences that the model wrote."""
        return self.passed + len(self.rejections)


def count_passed(claims: Sequence[Claim]) -> int:
    """The number of claims that are sentences of a model, not quotes in their place."""
    return sum(claim.standing is not SentenceStanding.REFUSED for claim in claims)


def enough_verified(claims: Sequence[Claim], rejections: Sequence[Rejection]) -> bool:
    """Whether at least half of the sentences that a model wrote are among the claims."""
    passed = count_passed(claims)
    return passed > 0 and passed >= MIN_VERIFIED * (passed + len(rejections))
