"""A follow-up question as one that stands alone, by rules from the turns before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.ask.follow_up.anaphora import (
    is_asked_whole,
    lacking,
    names_nothing,
    opening,
    own_words,
    refers,
)
from app.ask.follow_up.speaker_reference import other, people, place_of, resolve_pronoun
from app.ask.follow_up.topic import joined, topic
from index.question.addressee import parse_target
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer
    from index.search.snapshot import Library

MAX_CHARS = 600  # of a follow-up: whoever writes more has said what it is about
_ANYONE = re.compile(
    r"\b(?:any(?:one|body)|else|who|some(?:one|body)|every(?:one|body)|nobody|others)\b"
    r"(?=.*\b(?:agree|disagree|say|says|said|think|thinks|object|oppose|den|dispute|contradict"
    r"|doubt|differ|claim)\w*)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\W*(?:(?:please|can you|could you)\s+)?(?:tell me |say |give me |show me )?(?:some |a bit )?"
    r"(?:more|further|go on|continue|elaborate|really|is (?:that|it|this) (?:really )?(?:true|so)"
    r"|are you sure|sure|ok|okay|yes)"
    r"(?: (?:please|about (?:it|that|this|them)|on (?:that|this)|details?))*\W*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OTHER = re.compile(
    r"(?<!\ball )(?<!\ball the )\b(?:the |an?)?others?\b"
    r"(?: (?:one|side|man|woman|document|source|author|text))?"
    r"|\bthe (?:former|latter)\b|\bthe (?:first|second)(?: one)?\b",
    re.IGNORECASE,
)

_SAYS = re.compile(
    r"\b(?:what about|what of|say|says|said|tell|tells|think|thinks|thought|see|sees|claims?|argue"
    r"|argues|believes?|answers?|reply|replies|agrees?|disagrees?|make of|propose|want)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\W*(?:and |but |so )*what (?:do|does|did|about|of) (?:the |an?)?others?"
    r"(?: (?:one|side|man|woman|document|source|author|text)s?)?"
    r"(?: (?:say|think|claim|argue|make of (?:it|that))(?: (?:about|to) (?:it|that|this))?)?\W*",
    re.IGNORECASE,
)


def standalone_question(question: str, history: Sequence[Answer], library: Library) -> str:
    """The question with what it lacks of the turns before it; itself when it lacks nothing."""
    if not history or len(question) > MAX_CHARS or not depends_on_previous_turn(question, library):
        return question
    last = history[-1]
    about = topic(last)
    if not about or _AGAIN.fullmatch(question):
        return (last.search_query or last.question) if about else question
    if pointed := _OTHER.search(question):
        if _SAYS.search(question) and (found := _of_another(question, pointed, history, library)):
            return found
    elif not is_asked_whole(question.removeprefix(opening(question))):
        return _instead(question, last, library)
    told = resolve_pronoun(question, last, library)
    if told != question and not refers(told) and own_words(told) - own_words(about):
        return told.removeprefix(opening(told))
    question = told
    own = parse_target(question, library.speakers)
    if own or _ANYONE.search(question):
        about = _unattributed(about, library)
    return joined(question, about) if lacking(question, about) else question


def depends_on_previous_turn(question: str, library: Library) -> bool:
    """Whether the question lacks something that only an earlier one holds."""
    opened = opening(question)
    rest = question.removeprefix(opened)
    if refers(rest) or names_nothing(rest):
        return True
    of = parse_target(question, library.speakers)
    if of and not own_words(of.about) - set(stemmed_terms(" ".join(of.speakers))):
        return True
    return bool(opened) and not is_asked_whole(rest)


def _of_another(
    question: str, pointed: re.Match[str], history: Sequence[Answer], library: Library
) -> str | None:
    """The question put to the one whom "the other one" or "the latter" stands for."""
    about = _unattributed(topic(history[-1]), library)
    name = other(pointed[0], history, library)
    if name is None:
        whole = _WHOLE.fullmatch(question)
        return f"What do the other sources say about {about}?" if whole else None
    asked = f"{question[: pointed.start()]}{name}{question[pointed.end() :]}"
    return joined(asked.removeprefix(opening(asked)), about)


def _instead(question: str, last: Answer, library: Library) -> str:
    """The last question with another subject: "and the Americans?", "And in 2025?"."""
    subject = question.removeprefix(opening(question)).strip(" ?!.,…")
    before = last.search_query or last.question
    named = place_of(before, library)
    if people(subject, library) and len(named) == 1:
        start, end = named[0]
        return f"{before[:start]}{subject}{before[end:]}"
    if people(subject, library) and not named:
        return joined(f"What does {subject} say", topic(last))
    years = list(_YEAR.finditer(before))
    if _YEAR.search(subject) and len(years) == 1:
        year = _YEAR.findall(subject)[0]
        return f"{before[: years[0].start()]}{year}{before[years[0].end() :]}"
    return joined(subject, _unattributed(topic(last), library))


def _unattributed(about: str, library: Library) -> str:
    """The phrase without the one of whom it was asked."""
    return parse_target(about, library.speakers).about
