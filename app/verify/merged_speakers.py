"""Whether what is given to one speaker, or to two at once, stands in each one's own quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.messages.attribution_line import display_name
from app.verify.attributions import attributions
from app.verify.common_words import is_general
from app.verify.fault import FaultKind, SentenceFault
from app.verify.quantities import numbers
from app.verify.speakers import SpeakerFit, fit
from app.verify.synonyms import all_keys, keys
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.citation import Citation
    from app.verify.evidence import CitedEvidence
    from corpus.model.speaker import Speaker

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TURN = re.compile(r";|,? (?:while|whereas|but|yet)\b|, and\b", re.IGNORECASE)
_MOST = 1  # words that may stand in another's quotes alone, by chance
_LEAD = 3  # words behind an attribution, from which it stands before what is said


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """Words given to a speaker that stand only in the quotes of another one."""
    if len(ground.speakers) < 2:  # noqa: PLR2004 - nobody to be taken for another
        return None
    for said, speakers in _given(text, ground):
        for speaker in speakers:
            if found := _borrowed(said, speaker, speakers, ground):
                return found
    return None


def _given(text: str, ground: CitedEvidence) -> Iterator[tuple[str, tuple[Speaker, ...]]]:
    """Stretches of the sentence, and who is said to say each of them."""
    made = attributions(text)
    if not made:
        if speakers := _named_together(text, ground):
            yield text, speakers
        return
    ends = [*(one.start for one in made[1:]), len(text)]
    for at, (one, end) in enumerate(zip(made, ends, strict=True)):
        fitting = [each for each in ground.cited if fit(one, each, ground) is SpeakerFit.SPEAKER]
        speakers = tuple(dict.fromkeys(each.speaker for each in fitting))
        begin = one.start
        if at == 0 and len(text[begin + len(one.who) : end].split()) <= _LEAD + 2:
            begin = 0
        said = text[begin:end]
        if speakers:
            yield _own(said, fitting, ground), speakers


def _named_together(text: str, ground: CitedEvidence) -> tuple[Speaker, ...]:
    """The cited speakers whom the sentence names with an "and" between: "Kemp and Brest want"."""
    found = [
        one
        for one in ground.speakers
        if one.name and re.search(rf"\b{re.escape(one.name.split()[-1])}\b", text)
    ]
    names = "|".join(re.escape(str(one.name).split()[-1]) for one in found)
    joined = len(found) > 1 and re.search(
        rf"\b(?:{names})[’'s]* and (?:\S+ ){{0,2}}(?:{names})\b", text
    )
    return tuple(found) if joined else ()


def _own(said: str, fitting: Sequence[Citation], ground: CitedEvidence) -> str:
    """What is said up to a turn behind which one speaks whom the sentence need not name."""
    turn = _TURN.search(said, 1)
    free = any(
        each not in fitting and each.speaker.role in (Role.AUTHOR, Role.INTERVIEWEE, Role.UNCLEAR)
        for each in ground.cited
    )
    return (
        said[: turn.start()]
        if turn and free and len(said[: turn.start()].split()) > _LEAD
        else said
    )


def _theirs(speaker: Speaker, ground: CitedEvidence) -> Iterator[str]:
    """The speaker's quotes, and those in which somebody tells of them."""
    for one in ground.cited:
        told = one.speaker.role in (Role.AUTHOR, Role.UNCLEAR) and speaker.name
        if one.speaker == speaker or (told and str(speaker.name).split()[-1] in one.quote.exact):
            yield one.quote.exact


def _number(said: str, own: str, others: str) -> str | None:
    """The first number that another one's quotes hold, and the speaker's own do not."""
    mine, theirs = ({one.value for one in numbers(text)} for text in (own, others))
    return next((n.said for n in numbers(said) if n.value in theirs and n.value not in mine), None)


def _borrowed(
    said: str, speaker: Speaker, speakers: Sequence[Speaker], ground: CitedEvidence
) -> SentenceFault | None:
    own = "\n".join(_theirs(speaker, ground))
    others = "\n".join(one.quote.exact for one in ground.cited if one.quote.exact not in own)
    if number := _number(said, own, others):
        return SentenceFault(
            FaultKind.MERGED, f"the number {number} is not {display_name(speaker)}'s"
        )
    mine = all_keys(own) | all_keys(ground.known)
    theirs = all_keys(others)
    words = [word for word in _WORD.findall(said) if not is_general(word.lower())]
    named = set(name_words(ground.known))
    words = [word for word in dict.fromkeys(words) if not set(name_words(word)) & named]
    borrowed = [word for word in words if keys(word) & theirs and not keys(word) & mine]
    held = [word for word in words if keys(word) & mine]
    joint = len(speakers) > 1
    if (
        len(borrowed) > (len(held) // 2 if joint else _MOST)
        or (borrowed and not held)
        or (joint and words and not held)
    ):
        told = f"“{borrowed[0]}” is not {display_name(speaker)}'s" if borrowed else ""
        told = told or f"{display_name(speaker)}'s own words do not say this"
        return SentenceFault(FaultKind.MERGED, told)
    return None
