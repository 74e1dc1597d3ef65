"""Check the attributions of a sentence: a reader's words are not given to the author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages.attribution_line import speaker_text
from app.text.message_text import message_text
from app.verify.attributions import find_attributions
from app.verify.fault import FaultKind, SentenceFault
from app.verify.speaker_fit import PRONOUN, SpeakerFit, attribution_fit, names_host
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from app.verify.evidence import CitedEvidence

_GUESTS = (Role.COMMENTER, Role.INTERVIEWER)  # who speak in a document that is another's


def check_reader_claims(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a reader's or interviewer's words that are given to the document's host.

    The host is its author, or the person who is interviewed.
    """
    guests = [cited for cited in evidence.citations if cited.speaker.role in _GUESTS]
    if not guests or len(guests) < len(evidence.citations):
        return None
    for attribution in find_attributions(text):
        if PRONOUN.fullmatch(attribution.who.strip(" ,")):
            continue
        if any(attribution_fit(attribution, cited) is SpeakerFit.SPEAKER for cited in guests):
            return None
        if any(names_host(attribution, cited) for cited in guests):
            reason = message_text(
                "refused-other-speaker",
                speaker=speaker_text(guests[0].speaker),
                written=attribution.who,
            )
            return SentenceFault(FaultKind.SPEAKER, reason)
    return None


def attributions_fit(text: str, evidence: CitedEvidence) -> bool:
    """Whether each attribution of the sentence fits one of the quotes."""
    return all(
        any(
            attribution_fit(attribution, cited) is SpeakerFit.SPEAKER
            for cited in evidence.citations
        )
        for attribution in find_attributions(text)
    )
