"""Interviewer and interviewee of a talk, by their fullest names."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.speaker import Role, Speaker
from corpus.structure.similar_names import is_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.model.document import Provenance
    from corpus.structure.turns import SpeakerTurn

_OFTEN = 0.5  # share of turns that end in a question
_ASKERS = {
    *("q", "question", "interviewer", "reporter", "journalist", "moderator", "host", "presenter"),
    *("correspondent", "корреспондент", "журналист", "ведущий", "вопрос", "журналіст", "питання"),
    *("frage", "pregunta", "domanda", "pytanie", "pergunta"),
}
_ANSWERERS = {
    *("a", "answer", "interviewee", "guest", "respondent", "ответ", "відповідь", "antwort"),
    *("respuesta", "réponse", "risposta", "odpowiedź", "resposta"),
}
_QUESTION = re.compile(r"[?？؟;][\"”’»)\]]*\s*\Z")  # noqa: RUF001 - the marks of other scripts
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?){2,4}")


def speakers_of(
    turns: Sequence[SpeakerTurn], text: str, provenance: Provenance
) -> Mapping[str, Speaker]:
    """The speaker of each name: the role is the provenance's, else who asks is the interviewer."""
    shares = _asking(turns, text)
    names = [*provenance.interview_speakers, *sorted(shares, key=len, reverse=True)]
    return {
        name: _speaker(_fullest(name, names, text), asks=share >= _OFTEN, provenance=provenance)
        for name, share in shares.items()
    }


def _asking(turns: Sequence[SpeakerTurn], text: str) -> Mapping[str, float]:
    """The share of each speaker's turns that end in a question."""
    ends: dict[str, list[bool]] = defaultdict(list)
    starts = [turn.start for turn in turns]
    for turn, (_, following) in zip(turns, pairwise([*starts, len(text)]), strict=True):
        if turn.name is not None:
            words = text[turn.words : turn.end or following]
            ends[turn.name].append(bool(_QUESTION.search(words)))
    return {name: sum(asked) / len(asked) for name, asked in ends.items()}


def _speaker(name: str, *, asks: bool, provenance: Provenance) -> Speaker:
    folded = name.casefold()
    if folded in _ASKERS:
        return Speaker(provenance.interviewer, Role.INTERVIEWER)
    if folded in _ANSWERERS:
        return Speaker(provenance.interviewee, Role.INTERVIEWEE)
    if name == provenance.interviewer:
        return Speaker(name, Role.INTERVIEWER)
    if name == provenance.interviewee:
        return Speaker(name, Role.INTERVIEWEE)
    return Speaker(name, Role.INTERVIEWER if asks else Role.INTERVIEWEE)


def _fullest(name: str, names: Iterable[str], text: str) -> str:
    """The full name for which this one is short; the name itself when there is none."""
    longer = [other for other in names if is_short(name, other)]
    if longer and len({other.casefold() for other in longer}) == 1:
        return longer[0]
    if not longer and _INITIALS.fullmatch(name):
        return _find_introduced_name(name, text) or name
    return name


def _find_introduced_name(initials: str, text: str) -> str | None:
    """The name that the text gives before the initials in brackets: "Taras Bilous (TB)"."""
    letters = initials.replace(".", "")
    words = r" ".join(rf"({letter}[\w.’'-]*)" for letter in letters)
    match = re.search(rf"\b{words} ?\({re.escape(initials)}\)", text)
    return match[0].rpartition("(")[0].strip() if match else None
