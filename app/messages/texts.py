"""Every English word the page says of its own accord; plain text, not yet escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages.phrases import counted, standing
from corpus.reference.located import ReferenceStatus

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from corpus.reference.located import ResolvedReference

PROMISE = "Answers in the words of the sources, with who said them, where and when."
OPENING = "Opening the library…"
NO_SCRIPT = "This page needs JavaScript, all of which comes from this server and from no other."
BUSY = "%s questions are waiting already; ask again in a minute"
CROWDED = "Too many questions are waiting already. Ask again in a minute."
SEARCHING = "Searching the library…"
HINT = "Enter sends, Shift+Enter starts a new line."
ASK = "Ask"
TAB = "Ask"
QUESTION_LABEL = "Question"
PLACEHOLDER = "Ask the library a question"
EMPTY_QUESTION = "Type a question first."
FAULT = (
    "Something went wrong in On Record itself, and this question has no answer. "
    "Ask again; if it happens again, the log of the program says why."
)
NO_LIBRARY = "The library cannot be opened"
NOT_ANSWERED = "This question could not be answered"

WELCOME = "What would you like to find on record?"
WELCOME_MORE = (
    "You get whole sentences from the documents, letter for letter. "
    "Choose one to read it in its place. Where the library is silent, it says so."
)
EXAMPLES = "Questions to begin with"

EMPTY_STORE = "The library is empty"
EMPTY_STORE_MORE = "There is nothing to ask yet. Put your documents in with"
EMPTY_STORE_COMMAND = "onrecord ingest FOLDER"
EMPTY_STORE_AFTER = "and load this page again."

LIBRARY = "Library"
LIBRARY_MORE = "The documents that answer. Open one to read it."
BACK_TO_LIBRARY = "All documents"
CLOSE = "Close the source"
GONE = "This source is no longer in the library."
FATES = {
    ReferenceStatus.THERE: "",
    ReferenceStatus.MOVED: (
        "The source changed since this link was made; the words moved, and stand here now."
    ),
    ReferenceStatus.CHANGED: "The source changed since; these words stand in it no longer.",
    ReferenceStatus.GONE: GONE,
}
AS_IT_WAS = "The words as they were:"
BAD_LINK = "This link does not lead to a quote"
QUOTED_HERE = "Quotes in this source"
SOURCE = "Source"

UNKNOWN = "unknown"
AUTHOR_UNKNOWN = "author unknown"
MORE_DOCUMENT = "more document"
MORE_DOCUMENTS = "more documents"
AND_MORE = "… and %s"
WORD = "word"
SPEAKER_IN_DOCUMENT = "%s, in %s"
WITH = "with %s"
TITLED_BY = "title: %s"
ABOUT_SPEAKER = "What does %s say about %s?"
ABOUT_TITLE = "What do the sources say about %s?"
AUTHOR = "Author"
PUBLISHER = "Publisher"
KIND = "Kind"
DATE = "Date"
INTERVIEWER = "Interviewer"
INTERVIEWEE = "Interviewee"
WORDS = "Length"
FILE = "File"

ONE_SILENT = "The one document is not quoted on this"
ONE_SPEAKS = "The one document speaks to this"
COPY = "Copy"
COPY_LABEL = "Copy this quote with its source"
COPY_LINK = "Copy link"
COPY_LINK_LABEL = "Copy a link to this quote"
COPIED = "Copied"

WHO_SPEAKS = "On record here:"


def library_size(documents: int, words: int) -> str:
    """'10 documents, 8,412 words'."""
    return f"{counted(documents, 'document')}, {counted(words, 'word')}"


def left_out(sentences: int) -> str:
    """'2 sentences left out, see below'."""
    return f"{counted(sentences, 'sentence')} left out, see below."


def silent(silent_count: int, asked: int) -> str:
    """'7 of 10 documents are not quoted on this'."""
    if silent_count == asked:
        return (
            f"All {counted(asked, 'document')} are not quoted on this" if asked > 1 else ONE_SILENT
        )
    verb = "is" if silent_count == 1 else "are"
    return f"{silent_count:,} of {counted(asked, 'document')} {verb} not quoted on this"


def every_voice(asked: int) -> str:
    """Said when no document is silent."""
    return f"All {asked:,} documents speak to this" if asked > 1 else ONE_SPEAKS


def in_order(accounts: int) -> str:
    """Said above the quotes of more than one."""
    return f"{accounts:,} accounts, oldest first; those without a date come last."


def account(speaker: str, title: str) -> str:
    """What a group of quotes is, for those who hear the page."""
    return f"{speaker}, in “{title}”"


def more_quotes(number: int) -> str:
    """'2 more quotes from here'."""
    return f"{counted(number, 'more quote', 'more quotes')} from here"


def announced(answer: Answer) -> str:
    """What the status line says once an answer is there."""
    quotes = sum(len(claim.citations) for claim in answer.claims)
    said = standing(answer)
    return f"{said}: {counted(quotes, 'quote')}." if quotes else f"{said}."


def show_quote(number: int, title: str) -> str:
    """What the button of a source does."""
    return f"Show quote {number} in “{title}”"


def shown(number: int, title: str) -> str:
    """What the status line says once a quote is shown."""
    return f"Showing quote {number} in “{title}”."


def linked(located: ResolvedReference) -> str:
    """What the status line says once a link is open."""
    title = located.document.provenance.name if located.document else ""
    return FATES[located.whereabouts] or f"Showing the quote of the link, in “{title}”."


def reading(title: str) -> str:
    """What the status line says once a document is open."""
    return f"Reading “{title}”."
