"""Check merged speakers: what is attributed to a speaker must be in that speaker's own quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.messages.attribution_line import speaker_text
from app.text.message_text import message_text
from app.verify.attributions import find_attributions
from app.verify.common_words import is_common_word
from app.verify.fault import FaultKind, SentenceFault
from app.verify.quantity_parser import find_quantities
from app.verify.speaker_fit import SpeakerFit, attribution_fit
from app.verify.synonyms import meaning_keys, text_meaning_keys
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.citation import Citation
    from app.verify.evidence import CitedEvidence
    from corpus.model.speaker import Speaker

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TURN = re.compile(r";|,? (?:while|whereas|but|yet)\b|, and\b", re.IGNORECASE)
_MAX_BORROWED = 1  # words that may be in another speaker's quotes alone, by chance
_MIN_CONTENT_WORDS = 3  # after an attribution; with fewer, it follows its content


def check_merged_speakers(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of words attributed to one speaker that are only in another's quotes."""
    if len(evidence.speakers) < 2:  # noqa: PLR2004 - nobody to be taken for another
        return None
    for part, speakers in _attributed_parts(text, evidence):
        for speaker in speakers:
            if fault := _borrowed_words_fault(part, speaker, speakers, evidence):
                return fault
    return None


def _attributed_parts(
    text: str, evidence: CitedEvidence
) -> Iterator[tuple[str, tuple[Speaker, ...]]]:
    """The parts of the sentence with the speakers they are attributed to."""
    attributions = find_attributions(text)
    if not attributions:
        if speakers := _named_together(text, evidence):
            yield text, speakers
        return
    ends = [*(attribution.start for attribution in attributions[1:]), len(text)]
    for index, (attribution, end) in enumerate(zip(attributions, ends, strict=True)):
        citations = [
            citation
            for citation in evidence.citations
            if attribution_fit(attribution, citation) is SpeakerFit.SPEAKER
        ]
        speakers = tuple(dict.fromkeys(citation.speaker for citation in citations))
        start = attribution.start
        if (
            index == 0
            and len(text[start + len(attribution.who) : end].split()) <= _MIN_CONTENT_WORDS + 2
        ):
            start = 0
        part = text[start:end]
        if speakers:
            yield _own_part(part, citations, evidence), speakers


def _named_together(text: str, evidence: CitedEvidence) -> tuple[Speaker, ...]:
    """The cited speakers that the sentence names with "and" in between: "Kemp and Brest want"."""
    named = [
        speaker
        for speaker in evidence.speakers
        if speaker.name and re.search(rf"\b{re.escape(speaker.name.split()[-1])}\b", text)
    ]
    names = "|".join(re.escape(str(speaker.name).split()[-1]) for speaker in named)
    joined = len(named) > 1 and re.search(
        rf"\b(?:{names})[’'s]* and (?:\S+ ){{0,2}}(?:{names})\b", text
    )
    return tuple(named) if joined else ()


def _own_part(part: str, citations: Sequence[Citation], evidence: CitedEvidence) -> str:
    """The part up to a turn ("while", "but") after which a speaker needs no attribution."""
    turn = _TURN.search(part, 1)
    has_unnamed_speaker = any(
        citation not in citations
        and citation.speaker.role in (Role.AUTHOR, Role.INTERVIEWEE, Role.UNCLEAR)
        for citation in evidence.citations
    )
    return (
        part[: turn.start()]
        if turn and has_unnamed_speaker and len(part[: turn.start()].split()) > _MIN_CONTENT_WORDS
        else part
    )


def _quotes_about(speaker: Speaker, evidence: CitedEvidence) -> Iterator[str]:
    """The speaker's quotes, and quotes of an author that name the speaker."""
    for citation in evidence.citations:
        is_reported_on = citation.speaker.role in (Role.AUTHOR, Role.UNCLEAR) and speaker.name
        if citation.speaker == speaker or (
            is_reported_on and str(speaker.name).split()[-1] in citation.quote.exact
        ):
            yield citation.quote.exact


def _borrowed_number(part: str, own_text: str, other_text: str) -> str | None:
    """The first number that is in the others' quotes and not in the speaker's own."""
    own_values, other_values = (
        {number.value for number in find_quantities(text)} for text in (own_text, other_text)
    )
    return next(
        (
            number.written
            for number in find_quantities(part)
            if number.value in other_values and number.value not in own_values
        ),
        None,
    )


def _borrowed_words_fault(
    part: str, speaker: Speaker, speakers: Sequence[Speaker], evidence: CitedEvidence
) -> SentenceFault | None:
    own_text = "\n".join(_quotes_about(speaker, evidence))
    other_text = "\n".join(
        citation.quote.exact
        for citation in evidence.citations
        if citation.quote.exact not in own_text
    )
    if number := _borrowed_number(part, own_text, other_text):
        reason = message_text(
            "refused-number-of-other", number=number, speaker=speaker_text(speaker)
        )
        return SentenceFault(FaultKind.MERGED, reason)
    own_keys = text_meaning_keys(own_text) | text_meaning_keys(evidence.provenance_text)
    other_keys = text_meaning_keys(other_text)
    words = [word for word in _WORD.findall(part) if not is_common_word(word.lower())]
    provenance_words = set(name_words(evidence.provenance_text))
    words = [word for word in dict.fromkeys(words) if not set(name_words(word)) & provenance_words]
    borrowed = [
        word
        for word in words
        if meaning_keys(word) & other_keys and not meaning_keys(word) & own_keys
    ]
    supported = [word for word in words if meaning_keys(word) & own_keys]
    is_joint = len(speakers) > 1
    if (
        len(borrowed) > (len(supported) // 2 if is_joint else _MAX_BORROWED)
        or (borrowed and not supported)
        or (is_joint and words and not supported)
    ):
        who = speaker_text(speaker)
        reason = (
            message_text("refused-word-of-other", word=borrowed[0], speaker=who)
            if borrowed
            else message_text("refused-not-own-words", speaker=who)
        )
        return SentenceFault(FaultKind.MERGED, reason)
    return None
