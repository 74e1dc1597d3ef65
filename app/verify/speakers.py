"""Check the attributions of a sentence: each quote goes to its own speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.messages.attribution_line import speaker_text
from app.text.message_text import ListText, message_text
from app.verify.attributions import WrittenAttribution, find_attributions
from app.verify.demonyms import normalize_name
from app.verify.fault import FaultKind, SentenceFault
from app.verify.speaker_fit import (
    NEAR_CHARS,
    PERSON_NAME,
    PRONOUN,
    SpeakerFit,
    attribution_fit,
    has_name,
    is_plain_word,
    possible_roles,
)
from corpus.model.speaker import Role
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation
    from app.verify.evidence import CitedEvidence

_ROLE_SUBJECT = re.compile(
    r"(?:the|an?|one) (?P<who>(?:author|writer|essayist|columnist|blogger|reader|commenter"
    r"|interviewer|interviewee))\b",
    re.IGNORECASE,
)


def check_speakers(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of an attribution to the wrong speaker, or of one that is missing."""
    attributions = find_attributions(text)
    if (subject := _ROLE_SUBJECT.match(text)) and not attributions:
        role = WrittenAttribution(subject["who"], 0, firm=True)
        if fault := _unknown_speaker_fault(role, evidence):
            return fault
    has_speaker = False
    for attribution in attributions:
        is_pronoun = has_speaker and PRONOUN.fullmatch(attribution.who.strip(" ,"))
        if not is_pronoun and (fault := _unknown_speaker_fault(attribution, evidence)):
            return fault
        has_speaker = True
    for cited in evidence.citations:
        if fault := _attribution_fault(cited, attributions, evidence, text):
            return fault
    return None


def _unknown_speaker_fault(
    attribution: WrittenAttribution, evidence: CitedEvidence
) -> SentenceFault | None:
    """Return the fault of an attribution that fits no quote at all."""
    if any(attribution_fit(attribution, cited) for cited in evidence.citations):
        return None
    names = [name for name in PERSON_NAME.findall(attribution.who) if not is_plain_word(name)]
    if (
        not attribution.firm
        and all(has_name(name, evidence.quoted_text) for name in names)
        and not possible_roles(attribution.who, evidence.citations[0])
    ):
        return None
    who = re.sub(r"\A(?:and|but|while|as)\s", "", attribution.who)
    speakers = ListText(tuple(dict.fromkeys(map(speaker_text, evidence.speakers))), "list-and")
    reason = message_text("refused-speaker", speakers=speakers, written=who)
    return SentenceFault(FaultKind.SPEAKER, reason)


def _attribution_fault(
    cited: Citation, attributions: Sequence[WrittenAttribution], evidence: CitedEvidence, text: str
) -> SentenceFault | None:
    """Return the fault of a quote whose speaker must be named but is not, or is another.

    Reported words, commenters, quoted people, interviewers and those who speak in a debate must be
    named.
    """
    fits = [attribution_fit(attribution, cited) for attribution in attributions]
    if SpeakerFit.SPEAKER in fits:
        return None
    speaker = speaker_text(cited.speaker)
    must_be_named = cited.voice.reported or cited.speaker.role in (
        Role.COMMENTER, Role.QUOTED, Role.INTERVIEWER, Role.SPEAKER,
    )  # fmt: skip
    if must_be_named and cited.speaker.name is None and _names_reported_speaker(cited, text):
        return None
    if must_be_named and _is_said_directly(cited, evidence):
        return None
    if must_be_named:
        named_instead = next(
            (attribution.who for attribution, fit in zip(attributions, fits, strict=True) if fit),
            None,
        )
        if named_instead:
            reason = message_text("refused-other-speaker", speaker=speaker, written=named_instead)
            return SentenceFault(FaultKind.SPEAKER, reason)
        reason = message_text("refused-no-speaker", speaker=speaker)
        return SentenceFault(FaultKind.SPEAKER, reason)
    return None


def _names_reported_speaker(cited: Citation, text: str) -> bool:
    """Whether the sentence names the subject or the reported speaker of a quote without a name."""
    stems = set(stemmed_terms(text))
    subject = {
        normalize_name(name)
        for name in PERSON_NAME.findall(cited.quote.exact[:NEAR_CHARS])
        if not is_plain_word(name)
    }
    if subject & {normalize_name(name) for name in PERSON_NAME.findall(text)}:
        return True
    return any(
        set(stemmed_terms(attribution.who)) & stems
        for attribution in find_attributions(cited.quote.exact)
    )


def _is_said_directly(cited: Citation, evidence: CitedEvidence) -> bool:
    """Whether the same words are also cited as an author's or interviewee's own, not reported."""
    same_words = [
        citation for citation in evidence.citations if citation.quote.exact == cited.quote.exact
    ]
    return any(
        citation.speaker.role in (Role.AUTHOR, Role.INTERVIEWEE) and not citation.voice.reported
        for citation in same_words
    )
