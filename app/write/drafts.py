"""Verify a model's reply sentence by sentence while it streams."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from app.domain.answer import Rejection
from app.domain.claim import Claim
from app.llm.model import ModelError, ModelErrorKind
from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault
from app.write.reply_parser import WrittenSentence, reply_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.domain.citation import Citation
    from app.llm.model import Model
    from app.text.message_text import ShownText
    from app.write.prompting import PromptPlan

    # Returns the sentence to show, or its fault.
    VerifySentence = Callable[[str, Sequence[Citation]], str | SentenceFault]

MIN_VERIFIED = 0.5  # share of sentences; below it, the answer is the quotes themselves
REPEATED = "repeated"  # code of the rejection of a sentence that was written before
_MAX_REPEATS = 3  # of one sentence, after which the model is stopped


@dataclass(frozen=True, slots=True)
class Draft:
    """The verified and rejected sentences of a reply so far; `trouble` is why it ended early."""

    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    error: ShownText | None = None

    @property
    def is_verified(self) -> bool:
        """Whether enough sentences are verified to be an answer."""
        written = len(self.claims) + len(self.rejections)
        return bool(self.claims) and len(self.claims) >= MIN_VERIFIED * written


def drafts(plan: PromptPlan, model: Model, verify: VerifySentence) -> Iterator[Draft]:
    """Yield the draft after each sentence of the reply, and once more when the reply is complete.

    Closing the iterator ends the request to the model.
    """
    draft = Draft()
    counts: dict[str, int] = {}
    trouble: ShownText | None = None
    try:
        for written in _reply_sentences(plan, model):
            normalized = " ".join(written.text.casefold().split())
            counts[normalized] = counts.get(normalized, 0) + 1
            if len(plan.requests) == 1:
                _refuse_repetition(counts[normalized])
            draft = _extend_draft(
                draft,
                verify_drafts(written, plan.evidence, verify),
                is_repeat=counts[normalized] > 1,
            )
            yield draft
    except ModelError as error:
        trouble = error.text
    if not trouble and not counts:
        trouble = message_text("writing-wrote-nothing", model=model.name)
    yield Draft(draft.claims, draft.rejections, trouble)


def _reply_sentences(plan: PromptPlan, model: Model) -> Iterator[WrittenSentence]:
    """The sentences of the model's replies; only the first of a reply to a single quote."""
    for request in plan.requests:
        with closing(model.stream(request.messages)) as pieces:
            written = reply_sentences(pieces)
            if request.key is None:
                yield from written
                continue
            for sentence in islice(written, 1):
                yield WrittenSentence(sentence.text, (request.key,))


def verify_drafts(
    written: WrittenSentence, evidence: Mapping[str, Claim], verify: VerifySentence
) -> Claim | Rejection:
    """Return the sentence with its citations, or the reason why it is rejected."""
    if not written.keys:
        return Rejection(written.text, message_text("refused-no-key"), FaultKind.NO_KEY)
    if unknown_keys := [key for key in written.keys if key not in evidence]:
        reason = message_text("refused-unknown-key", key=unknown_keys[0])
        return Rejection(written.text, reason, FaultKind.UNKNOWN_KEY)
    cited = tuple(citation for key in written.keys for citation in evidence[key].citations)
    verified = verify(written.text, cited)
    return (
        Rejection(written.text, verified.message, verified.kind)
        if isinstance(verified, SentenceFault)
        else Claim(verified, cited)
    )


def _extend_draft(draft: Draft, result: Claim | Rejection, *, is_repeat: bool) -> Draft:
    if isinstance(result, Claim) and is_repeat:
        result = Rejection(result.text, message_text("refused-repeated"), REPEATED)
    if isinstance(result, Claim):
        return Draft((*draft.claims, result), draft.rejections)
    return Draft(draft.claims, (*draft.rejections, result))


def _refuse_repetition(times: int) -> None:
    if times >= _MAX_REPEATS:
        raise ModelError(ModelErrorKind.REPEATS, message_text("model-repeats"))
