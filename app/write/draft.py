"""The sentences of a model's reply after their check, with what stands in the place of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from app.domain.answer import Rejection
from app.domain.claim import SentenceStanding
from app.text.message_text import message_text
from app.verify.fault import FaultKind
from index.evidence.context import refers_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.claim import Claim
    from app.text.message_text import ShownText
    from app.write.reply_parser import WrittenSentence

MIN_VERIFIED = 0.5  # share of sentences; below it, the answer is the quotes themselves
REPEATED: Final = "repeated"  # code of the rejection of a sentence that was written before
LOST_REFERENCE: Final = "lost reference"  # of one whose pronoun leans on what is not shown


@dataclass(frozen=True, slots=True)
class SentenceResult:
    """A sentence of a reply after its check.

    `claims` are the sentence, with one citation for each key, unless there is a `rejection`;
    `quotes` are the quotes of its keys, which then take its place. `replaced` is the rejection of
    the first wording of a sentence that the model wrote again.
    """

    written: WrittenSentence
    claims: tuple[Claim, ...] = ()
    rejection: Rejection | None = None
    quotes: tuple[Claim, ...] = ()
    replaced: Rejection | None = None

    @property
    def shown(self) -> tuple[Claim, ...]:
        """The sentence, or the quotes in its place with the reason."""
        if self.rejection is None:
            return self.claims
        doubt = self.rejection.message
        return tuple(
            replace(quote, standing=SentenceStanding.REFUSED, doubt=doubt, why=())
            for quote in self.quotes
        )


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
        for claim in chain.from_iterable(sentence.shown for sentence in self._connected()):
            is_quote = claim.standing is SentenceStanding.REFUSED
            if not (is_quote and claim in shown[-1:]):
                shown.append(claim)
        return tuple(shown)

    def _connected(self) -> Iterator[SentenceResult]:
        """The sentences; quotes where a pronoun leans on a sentence of which nothing is shown."""
        is_gap = False
        for result in self.sentences:
            sentence = result
            if is_gap and not result.rejection and refers_back(result.claims[0].text):
                reason = message_text("refused-lost-reference")
                rejection = Rejection(result.written.text, reason, LOST_REFERENCE)
                sentence = replace(result, rejection=rejection, replaced=None)
            yield sentence
            is_repetition = sentence.rejection and sentence.rejection.code == REPEATED
            is_gap = not sentence.shown and not is_repetition

    @property
    def answering(self) -> Rejection | None:
        """The rejection of the first sentence, which answers, where no quote is in its place."""
        first = self.sentences[0] if self.sentences else None
        if first is None or first.shown or first.rejection is None:
            return None
        return None if first.rejection.code == FaultKind.ABSENCE else first.rejection

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """The sentences that were refused, and stay so."""
        return tuple(one.rejection for one in self._connected() if one.rejection)

    @property
    def replaced(self) -> tuple[Rejection, ...]:
        """The first wordings of sentences that were refused and that the model wrote again."""
        return tuple(one.replaced for one in self._connected() if one.replaced)

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
