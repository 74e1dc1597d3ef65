"""Messages of the ask tab: the question, the quotes, the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.numbering import quote_count
from app.messages.phrases import standing
from app.text.catalogue import Labels, constants, message
from corpus.reference.resolve import ReferenceStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.answer import Answer
    from corpus.reference.resolve import ResolvedReference

else:
    __getattr__ = constants("ask", FATES=lambda: {ReferenceStatus.THERE: "", **_FATES})

PROMISE: str
OPENING: str
NO_SCRIPT: str
BUSY: str
CROWDED: str
SEARCHING: str
HINT: str
ASK: str
TAB: str
QUESTION_LABEL: str
PLACEHOLDER: str
EMPTY_QUESTION: str
FAULT: str
NO_LIBRARY: str
NOT_ANSWERED: str
WELCOME: str
WELCOME_MORE: str
EXAMPLES: str
EXAMPLES_SOUGHT: str
NO_EXAMPLES: str
GO_ON: str
EMPTY_STORE: str
EMPTY_STORE_MORE: str
EMPTY_STORE_AFTER: str
LIBRARY: str
LIBRARY_MORE: str
BACK_TO_LIBRARY: str
CLOSE: str
GONE: str
AS_IT_WAS: str
BAD_LINK: str
QUOTED_HERE: str
SOURCE: str
UNKNOWN: str
SPEAKER_IN_DOCUMENT: str
WITH: str
TITLED_BY: str
AUTHOR: str
PUBLISHER: str
KIND: str
DATE: str
INTERVIEWER: str
INTERVIEWEE: str
WORDS: str
FILE: str
FILE_BY: str
COPY: str
COPY_LABEL: str
COPY_LINK: str
COPY_LINK_LABEL: str
COPIED: str
WHO_SPEAKS: str
FATES: Mapping[ReferenceStatus, str]

EMPTY_STORE_COMMAND = "onrecord ingest FOLDER"
_FATES = Labels(
    {
        ReferenceStatus.MOVED: "ask-moved",
        ReferenceStatus.CHANGED: "ask-changed",
        ReferenceStatus.GONE: "ask-gone",
    }
)


def library_size(documents: int, words: int) -> str:
    """'10 documents, 8,412 words'."""
    return message("ask-library-size", documents=documents, words=words)


def and_more(documents: int) -> str:
    """'… and 3 more documents'."""
    return message("ask-and-more", documents=documents)


def left_out(sentences: int) -> str:
    """'2 sentences left out, see below.'."""
    return message("ask-left-out", sentences=sentences)


def silent(silent_count: int, asked: int) -> str:
    """'7 of 10 documents are not quoted on this'."""
    if silent_count == asked:
        return message("ask-all-silent", documents=asked)
    return message("ask-silent", silent=silent_count, documents=asked)


def every_voice(asked: int) -> str:
    """Return what is said when no document is silent."""
    return message("ask-none-silent", documents=asked)


def in_order(*, undated: bool) -> str:
    """Say in which order the accounts are, beside the buttons that choose their layout."""
    return message("ask-in-order", undated="some" if undated else "none")


def account(speaker: str, title: str) -> str:
    """Name a group of quotes for screen readers."""
    return message("ask-account", speaker=speaker, title=title)


def more_quotes(number: int) -> str:
    """'2 more quotes from here'."""
    return message("ask-more-quotes", quotes=number)


def answer_announcement(answer: Answer) -> str:
    """Return the status line once an answer is there."""
    quotes = quote_count(answer.claims)
    if not quotes:
        return f"{standing(answer)}."
    return message("answer-announced", standing=standing(answer), quotes=quotes)


def show_quote(number: int, title: str) -> str:
    """Name the button that shows a quote in its source."""
    return message("ask-show-quote", number=str(number), title=title)


def shown_announcement(number: int, title: str) -> str:
    """Return the status line once a quote is shown."""
    return message("ask-quote-shown", number=str(number), title=title)


def link_announcement(located: ResolvedReference) -> str:
    """Return the status line once a link is open."""
    title = located.document.provenance.name if located.document else ""
    if located.whereabouts in _FATES:
        return _FATES[located.whereabouts]
    return message("ask-link-shown", title=title)


def reading(title: str) -> str:
    """Return the status line once a document is open."""
    return message("ask-reading", title=title)
