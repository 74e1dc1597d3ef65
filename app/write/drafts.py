"""Verify a model's reply sentence by sentence while it streams."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from app.domain.answer import Rejection
from app.domain.citation import join_citations
from app.domain.claim import Claim, SentenceStanding
from app.llm.model import ModelError, ModelErrorKind
from app.text.message_text import message_text
from app.verify.absence import states_absence
from app.verify.fault import FaultKind
from app.write.draft import REPEATED, Draft, SentenceResult
from app.write.prompt_passages import QuotesByKey
from app.write.repair import repair_draft
from app.write.reply_parser import NO_ANSWER, THOUGHTS, WrittenSentence, reply_sentences
from index.evidence.context import refers_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.domain.citation import Citation
    from app.llm.model import Model
    from app.text.message_text import ShownText
    from app.verify.check_sentence import CheckedSentence
    from app.write.prompting import PromptPlan

    VerifySentence = Callable[[str, Sequence[Citation]], CheckedSentence]

_MIN_SAME_WORDS = 4  # of a sentence of the sources that is known by its words
_MAX_REPEATS = 3  # of one sentence, after which the model is stopped


def drafts(
    plan: PromptPlan, model: Model, verify: VerifySentence, *, repair: bool = False
) -> Iterator[Draft]:
    """Yield the draft after each sentence of the reply, and once more when the reply is complete.

    With `repair` the model is then asked once to write again what was refused, and the draft comes
    with what passes. Closing the iterator ends the request to the model.
    """
    draft = Draft()
    counts: dict[str, int] = {}
    trouble: ShownText | None = None
    try:
        for written in _reply_sentences(plan, model):
            if written is THOUGHTS:
                draft, counts = Draft(), {}
                continue
            if NO_ANSWER.fullmatch(written.text):
                counts[written.text] = 1
                draft = replace(draft, found_nothing=True)
                continue
            normalized = " ".join(written.text.casefold().split())
            counts[normalized] = counts.get(normalized, 0) + 1
            if len(plan.requests) == 1:
                _refuse_repetition(counts[normalized])
            if counts[normalized] > 1:
                draft = _with_repetition(draft, written)
            else:
                draft = _extend_draft(draft, written, plan.evidence, verify)
            yield draft
    except ModelError as error:
        trouble = error.text
    if not trouble and not counts:
        trouble = message_text("writing-wrote-nothing", model=model.name)
    draft = replace(draft, error=trouble)
    yield draft
    if repair:
        check = partial(verify_drafts, evidence=plan.evidence, verify=verify)
        if (repaired := repair_draft(draft, plan, model, check)) is not draft:
            yield repaired


def _reply_sentences(plan: PromptPlan, model: Model) -> Iterator[WrittenSentence]:
    """The sentences of the model's replies; only the first of a reply to a single quote."""
    for request in plan.requests:
        with closing(model.stream(request.messages)) as pieces:
            written = reply_sentences(pieces)
            if request.key is None:
                yield from written
                continue
            for sentence in islice(written, 1):
                yield sentence._replace(keys=(request.key,))


def verify_drafts(
    written: WrittenSentence, evidence: Mapping[str, Claim], verify: VerifySentence
) -> Claim | Rejection:
    """Return the sentence with its citations and standing, or the reason why it is rejected.

    A sentence without keys has those that end its paragraph, where it is confirmed with them.
    """
    keys = written.keys or written.paragraph_keys
    if not written.keys and states_absence(written.text):
        return Rejection(written.text, message_text("refused-absence"), FaultKind.ABSENCE)
    if not keys or (not written.keys and any(key not in evidence for key in keys)):
        return Rejection(written.text, message_text("refused-no-key"), FaultKind.NO_KEY)
    if unknown_keys := [key for key in keys if key not in evidence]:
        reason = message_text("refused-unknown-key", key=unknown_keys[0])
        return Rejection(written.text, reason, FaultKind.UNKNOWN_KEY)
    cited = join_citations([citation for key in keys for citation in evidence[key].citations])
    checked = verify(written.text, cited)
    if not written.keys and checked.standing is not SentenceStanding.CONFIRMED:
        return Rejection(written.text, message_text("refused-no-key"), FaultKind.NO_KEY)
    fault = checked.fault
    if fault and checked.standing is SentenceStanding.REFUSED:
        return Rejection(written.text, fault.message, fault.kind)
    return Claim(checked.text, cited, checked.standing, fault.message if fault else None)


def _extend_draft(
    draft: Draft, written: WrittenSentence, evidence: Mapping[str, Claim], verify: VerifySentence
) -> Draft:
    """The draft with the sentence, or with its quotes in its place.

    A sentence that is one of the sources' word for word has that one's key, whatever it cites,
    unless it is so short, or leans so on another ("He refused."), that it may mean something else.
    """
    stands_alone = len(written.text.split()) >= _MIN_SAME_WORDS and not refers_back(written.text)
    if stands_alone and isinstance(evidence, QuotesByKey):
        same = evidence.key_of_words(written.text)
        if same is not None and same not in written.keys:
            written = written._replace(keys=(same,))
    result = verify_drafts(written, evidence, verify)
    quotes = tuple(evidence[key] for key in written.keys if key in evidence)
    if isinstance(result, Claim):
        return _with_result(draft, SentenceResult(written, (result,), quotes=quotes))
    if result.code in {FaultKind.UNKNOWN_KEY, FaultKind.ABSENCE}:
        quotes = ()
    return _with_result(draft, SentenceResult(written, rejection=result, quotes=quotes))


def _with_result(draft: Draft, result: SentenceResult) -> Draft:
    return replace(draft, sentences=(*draft.sentences, result))


def _with_repetition(draft: Draft, written: WrittenSentence) -> Draft:
    rejection = Rejection(written.text, message_text("refused-repeated"), REPEATED)
    return _with_result(draft, SentenceResult(written, rejection=rejection))


def _refuse_repetition(times: int) -> None:
    if times >= _MAX_REPEATS:
        raise ModelError(ModelErrorKind.REPEATS, message_text("model-repeats"))
