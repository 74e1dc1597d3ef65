"""Rewrites a follow-up question so that it can be understood alone, by rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ask.follow_up.anaphora import (
    has_reference,
    is_full_question,
    lacks_words_of,
    opening_of,
    own_words,
)
from app.ask.follow_up.speaker_reference import (
    named_people,
    resolve_other_speaker,
    resolve_pronoun,
    spans_of_people,
)
from app.ask.follow_up.topic import topic_of, with_topic
from index.question.addressee import QuestionTarget, parse_target
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer
    from index.search.snapshot import Library

MAX_FOLLOW_UP_CHARS = 600  # a longer question says itself what it is about
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
_OTHER_SOURCES = re.compile(
    r"\W*(?:and |but |so )*what (?:do|does|did|about|of) (?:the |an?)?others?"
    r"(?: (?:one|side|man|woman|document|source|author|text)s?)?"
    r"(?: (?:say|think|claim|argue|make of (?:it|that))(?: (?:about|to) (?:it|that|this))?)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _FollowUp:
    """A question's text, its opening ("and", "what about"), the rest, and who is asked."""

    text: str
    opening: str
    rest: str
    target: QuestionTarget

    @classmethod
    def parse(
        cls, text: str, library: Library, *, target: QuestionTarget | None = None
    ) -> _FollowUp:
        """Read the question, but for its `target` where that was read already."""
        opening = opening_of(text)
        if target is None:
            target = parse_target(text, library.speakers)
        return cls(text, opening, text.removeprefix(opening), target)


def standalone_question(
    question: str,
    history: Sequence[Answer],
    library: Library,
    *,
    target: QuestionTarget | None = None,
) -> str:
    """The question with what it needs of the turns before it; unchanged when it needs nothing.

    `target` is who the question asks, where that was read already.
    """
    if not history or len(question) > MAX_FOLLOW_UP_CHARS:
        return question
    follow_up = _FollowUp.parse(question, library, target=target)
    if not _depends_on_previous_turn(follow_up):
        return question
    last = history[-1]
    topic = topic_of(last)
    if not topic:
        return question
    if _AGAIN.fullmatch(question):
        return last.search_query or last.question
    reference = _OTHER.search(question)
    if reference is None and not is_full_question(follow_up.rest):
        return _with_new_subject(follow_up, last, library)
    asked_of_another = None
    if reference is not None and _SAYS.search(question):
        asked_of_another = _asked_of_another(question, reference, history, library)
    return asked_of_another or _complete_question(follow_up, topic, last, library)


def _complete_question(follow_up: _FollowUp, topic: str, last: Answer, library: Library) -> str:
    """The question with a name for its pronoun, and with the topic where it lacks its words."""
    resolved = resolve_pronoun(follow_up.text, last, library)
    if resolved != follow_up.text:
        if not has_reference(resolved) and own_words(resolved) - own_words(topic):
            return resolved.removeprefix(opening_of(resolved))
        follow_up = _FollowUp.parse(resolved, library)
    if follow_up.target or _ANYONE.search(follow_up.text):
        topic = _without_target(topic, library)
    if lacks_words_of(topic, follow_up.text):
        return with_topic(follow_up.text, topic)
    return follow_up.text


def depends_on_previous_turn(question: str, library: Library) -> bool:
    """Whether the question lacks something that only an earlier one has."""
    return _depends_on_previous_turn(_FollowUp.parse(question, library))


def _depends_on_previous_turn(follow_up: _FollowUp) -> bool:
    rest, target = follow_up.rest, follow_up.target
    if has_reference(rest) or not own_words(rest):
        return True
    if target and not own_words(target.about) - set(stemmed_terms(" ".join(target.speakers))):
        return True
    return bool(follow_up.opening) and not is_full_question(rest)


def _asked_of_another(
    question: str, reference: re.Match[str], history: Sequence[Answer], library: Library
) -> str | None:
    """The question with the speaker that "the other one" or "the latter" means; None if unclear."""
    topic = _without_target(topic_of(history[-1]), library)
    name = resolve_other_speaker(reference[0], history, library)
    if name is None:
        asks_sources = _OTHER_SOURCES.fullmatch(question)
        return f"What do the other sources say about {topic}?" if asks_sources else None
    asked = f"{question[: reference.start()]}{name}{question[reference.end() :]}"
    return with_topic(asked.removeprefix(opening_of(asked)), topic)


def _with_new_subject(follow_up: _FollowUp, last: Answer, library: Library) -> str:
    """The last question with another subject: "and the Americans?", "And in 2025?"."""
    subject = follow_up.rest.strip(" ?!.,…")
    before = last.search_query or last.question
    spans = spans_of_people(before, library)
    if named_people(subject, library) and len(spans) == 1:
        start, end = spans[0]
        return f"{before[:start]}{subject}{before[end:]}"
    if named_people(subject, library) and not spans:
        return with_topic(f"What does {subject} say", topic_of(last))
    years = list(_YEAR.finditer(before))
    if _YEAR.search(subject) and len(years) == 1:
        year = _YEAR.findall(subject)[0]
        return f"{before[: years[0].start()]}{year}{before[years[0].end() :]}"
    return with_topic(subject, _without_target(topic_of(last), library))


def _without_target(phrase: str, library: Library) -> str:
    """The phrase without the people whose words it asks for."""
    return parse_target(phrase, library.speakers).about
