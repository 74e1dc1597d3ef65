"""Send the sentences that the check refused back to the model, once, with the reasons."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.domain.claim import Claim
from app.llm.model import Message, MessageRole, ModelError
from app.text.catalogue import DEFAULT_LANGUAGE, in_language
from app.verify.fault import FaultKind
from app.write.draft import SentenceResult
from app.write.evidence_lines import without_brackets
from app.write.reply_parser import NO_ANSWER, reply_sentences
from app.write.reply_prose import without_thoughts
from prompts.load import prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.answer import Rejection
    from app.llm.model import Model
    from app.write.draft import Draft
    from app.write.prompting import PromptPlan
    from app.write.reply_parser import WrittenSentence

    CheckWording = Callable[[WrittenSentence], Claim | Rejection]

# What code found wrong in the words or the keys, which another wording can mend. What the sources
# lack, an order to the reader or a repetition cannot be mended so.
REPAIRABLE_FAULTS: Final = frozenset(
    {
        FaultKind.NO_KEY,
        FaultKind.UNKNOWN_KEY,
        FaultKind.NUMBER,
        FaultKind.DATE,
        FaultKind.NAME,
        FaultKind.QUOTATION,
        FaultKind.NEGATION,
        FaultKind.SPEAKER,
        FaultKind.MERGED,
        FaultKind.WORDS,
    }
)
_NUMBERED = re.compile(r"\s*(?:\*\*|\[|\()?(?P<number>\d{1,2})[.):\]](?:\*\*)?\s+(?P<words>.*)")
_NONE = re.compile(r"\W*none\W*", re.IGNORECASE)


def repair_draft(draft: Draft, plan: PromptPlan, model: Model, check: CheckWording) -> Draft:
    """Return the draft with refused sentences replaced by new wordings that pass the `check`.

    The model is asked once, under the time limits of any reply. The draft stays as it is without
    anything to mend, for a weak model, when there is no room in the context, and when the model
    fails or repeats what was refused.
    """
    faulty = {
        number: result
        for number, result in enumerate(draft.sentences)
        if result.rejection and result.rejection.code in REPAIRABLE_FAULTS
    }
    if not faulty or draft.error or model.restate_only or draft.is_silent:
        return draft
    messages = _repair_messages(draft, [*faulty.values()], plan)
    if model.count(messages) + model.reply_tokens > model.context:
        return draft
    try:
        with closing(model.stream(messages)) as pieces:
            wordings = _wordings("".join(pieces), len(faulty))
        sentences = list(draft.sentences)
        for at, (place, result) in enumerate(faulty.items(), start=1):
            written = [*sentences[:place], *sentences[place + 1 :]]
            sentences[place] = _repaired_result(result, wordings.get(at, ""), written, check)
    except ModelError:
        return draft
    return replace(draft, sentences=tuple(sentences))


def _repair_messages(
    draft: Draft, faulty: Sequence[SentenceResult], plan: PromptPlan
) -> tuple[Message, ...]:
    """The first request, the reply to it, and the sentences that were refused with the reasons."""
    reply = " ".join(_with_keys(result.written) for result in draft.sentences)
    with in_language(DEFAULT_LANGUAGE):
        refused = "\n".join(
            f"{number}. {without_brackets(result.rejection.text)}\n"
            f"   Refused because {without_brackets(result.rejection.reason)}."
            for number, result in enumerate(faulty, start=1)
            if result.rejection
        )
    (request,) = plan.requests
    return (
        *request.messages,
        Message(MessageRole.ASSISTANT, reply),
        Message(MessageRole.USER, prompt("repair").fill(refused=refused)),
    )


def _with_keys(written: WrittenSentence) -> str:
    return " ".join([written.text, *(f"[{key}]" for key in written.keys)])


def _wordings(reply: str, count: int) -> Mapping[int, str]:
    """The new wordings by number; a reply to one sentence needs no number."""
    visible = without_thoughts(reply, last=True)[0]
    wordings: dict[int, str] = {}
    number = 0
    for line in visible.splitlines():
        if match := _NUMBERED.match(line):
            number = int(match["number"])
            wordings.setdefault(number, match["words"])
        elif number:
            wordings[number] += f" {line.strip()}"
    return wordings if wordings or count > 1 else {1: visible}


def _repaired_result(
    result: SentenceResult, wording: str, others: Sequence[SentenceResult], check: CheckWording
) -> SentenceResult:
    """The result of the new wording, if all its sentences pass and none is among the others."""
    if _NONE.fullmatch(wording) or NO_ANSWER.fullmatch(wording):
        return result
    claims: list[Claim] = []
    shown = {claim.text.casefold() for other in others for claim in other.claims}
    for written in reply_sentences([wording]):
        checked = check(written)
        if not isinstance(checked, Claim) or checked.text.casefold() in shown:
            return result
        claims.append(replace(checked, is_repaired=True))
    if not claims:
        return result
    return SentenceResult(
        result.written, tuple(claims), quotes=result.quotes, replaced=result.rejection
    )
