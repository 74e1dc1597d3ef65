"""Questions for a date, made of sentences that tell it: "When was the bridge closed?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.ask.suggestions.suggestion import Suggestion, SuggestionKind
from corpus.english.dates import MONTH_PATTERN
from corpus.languages.language import ENGLISH
from corpus.languages.recognise import document_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model.document import Document
    from index.search.snapshot import Library

_MAX_CHARS = 90
# Verbs of events in the past tense, with the form that a question has.
_EVENTS = {
    "began": "begin",
    "started": "start",
    "ended": "end",
    "opened": "open",
    "closed": "close",
    "collapsed": "collapse",
    "failed": "fail",
    "stopped": "stop",
    "met": "meet",
    "died": "die",
    "resigned": "resign",
    "arrived": "arrive",
    "fell": "fall",
    "took place": "take place",
    "came into force": "come into force",
}
_SUBJECT = r"(?P<subject>(?:The|An?) (?:[\w-]+ ){0,4}?[\w-]+|[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
_REST = r"(?P<rest>(?: (?!that|which|who|and|but|not)[\w-]+){0,4}?)"
_DATE = (
    rf"(?:on|in) (?:(?:early|late) )?(?:\d{{1,2}} )?(?:(?:{MONTH_PATTERN}) )?"
    r"(?P<year>(?:1[89]|20)\d\d)(?=[.,;:]| |\Z)"
)
_PASSIVE = re.compile(
    rf"{_SUBJECT} (?P<be>was|were) (?P<verb>\w+ed|held|built|made|begun|sent|found|signed|shot|cut|"
    rf"sold|broken|shut|won|lost|written){_REST} {_DATE}"
)
_ACTIVE = re.compile(rf"{_SUBJECT} (?P<verb>{'|'.join(_EVENTS)}){_REST} {_DATE}")
_NO_SUBJECT = frozenset(
    "it he she they we you i this that these those there what who which both he".split()  # noqa: SIM905
)


def date_questions(library: Library, documents: Iterable[Document]) -> Iterator[Suggestion]:
    """A question for each sentence of an English document that begins with a dated event."""
    for document in documents:
        if document_language(document) not in {ENGLISH, None}:
            continue
        for sentence in library.sentences_of(document):
            if sentence.heading:
                continue
            words = sentence.span.of(document.text)
            if suggestion := date_question(words, document.id):
                yield suggestion


def date_question(sentence: str, document: str | None = None) -> Suggestion | None:
    """When what the sentence begins with happened; None if it tells no date of an event."""
    match = _PASSIVE.match(sentence) or _ACTIVE.match(sentence)
    if match is None or _NO_SUBJECT & set(match["subject"].lower().split()):
        return None
    subject = _uncapitalised(match["subject"])
    if verb := _EVENTS.get(match["verb"]) if "be" not in match.re.groupindex else None:
        question = f"When did {subject} {verb}{match['rest']}?"
    else:
        question = f"When {match['be']} {subject} {match['verb']}{match['rest']}?"
    if len(question) > _MAX_CHARS:
        return None
    return Suggestion(SuggestionKind.DATE, question, subject, document=document, year=match["year"])


def _uncapitalised(subject: str) -> str:
    """The subject as it is in the middle of a sentence; only articles are known to be no names."""
    first, _, rest = subject.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An"} else subject
