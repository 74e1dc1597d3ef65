"""A model's reply as it comes: what the sources back of it, and what they do not."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from app.domain.answer import Rejection
from app.domain.claim import Claim
from app.llm.model import ModelError, Trouble
from app.verify.fault import FaultKind, SentenceFault
from app.write.reply_parser import WrittenSentence, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.domain.citation import Citation
    from app.llm.model import Model
    from app.write.prompting import PromptPlan

    # The sentence as a reader may see it, or why nothing backs it.
    Back = Callable[[str, Sequence[Citation]], str | SentenceFault]

LEAST_BACKED = 0.5  # of the sentences: with a smaller share the quotes themselves are the answer
REPEATED = "repeated"  # code of the rejection of a sentence that was written before
_TIMES = 3  # that one sentence comes before the model is no longer listened to


@dataclass(frozen=True, slots=True)
class Draft:
    """What has come of a reply so far; `trouble` tells readers why it ends early, or is empty."""

    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    trouble: str | None = None

    @property
    def is_backed(self) -> bool:
        """Whether enough of it stands to be an answer."""
        written = len(self.claims) + len(self.rejections)
        return bool(self.claims) and len(self.claims) >= LEAST_BACKED * written


def drafts(given: PromptPlan, model: Model, back: Back) -> Iterator[Draft]:
    """The reply after each of its sentences; the last one, which is always given, is whole.

    Closing the iterator ends the request to the model.
    """
    draft = Draft()
    said: dict[str, int] = {}
    trouble = None
    try:
        for written in _reply(given, model):
            words = " ".join(written.text.casefold().split())
            said[words] = said.get(words, 0) + 1
            if len(given.requests) == 1:
                _refuse_circles(said[words])
            draft = _with(
                draft, verify_drafts(written, given.evidence, back), again=said[words] > 1
            )
            yield draft
    except ModelError as error:
        trouble = str(error)
    if not trouble and not said:
        trouble = f"{model.name} wrote nothing"
    yield Draft(draft.claims, draft.rejections, trouble)


def _reply(given: PromptPlan, model: Model) -> Iterator[WrittenSentence]:
    """The sentences of the model; of what it says to one quote, the first."""
    for request in given.requests:
        with closing(model.stream(request.messages)) as pieces:
            found = sentences(pieces)
            if request.key is None:
                yield from found
                continue
            for written in islice(found, 1):
                yield WrittenSentence(written.text, (request.key,))


def verify_drafts(
    written: WrittenSentence, evidence: Mapping[str, Claim], back: Back
) -> Claim | Rejection:
    """The sentence with what it cites, or why it is not backed."""
    if not written.keys:
        return Rejection(written.text, "it names no quote that it rests on", FaultKind.NO_KEY)
    if strangers := [key for key in written.keys if key not in evidence]:
        return Rejection(written.text, f"there is no quote {strangers[0]}", FaultKind.UNKNOWN_KEY)
    cited = tuple(one for key in written.keys for one in evidence[key].citations)
    found = back(written.text, cited)
    return (
        Rejection(written.text, found.reason, found.kind)
        if isinstance(found, SentenceFault)
        else Claim(found, cited)
    )


def _with(draft: Draft, one: Claim | Rejection, *, again: bool) -> Draft:
    if isinstance(one, Claim) and again:
        one = Rejection(one.text, "it says again what stands above", REPEATED)
    if isinstance(one, Claim):
        return Draft((*draft.claims, one), draft.rejections)
    return Draft(draft.claims, (*draft.rejections, one))


def _refuse_circles(times: int) -> None:
    if times >= _TIMES:
        message = "the model repeats itself without end; ask again, or choose another model"
        raise ModelError(Trouble.REPEATS, message)
