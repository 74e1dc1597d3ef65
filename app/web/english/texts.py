"""Every English word the page says of its own accord; plain text, not yet escaped."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from app.answer import Answer, Standing
from app.marks import Verdict
from corpus.located import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.document import Kind
    from corpus.located import Located
    from corpus.published import Published

PROMISE = "Answers in the words of the sources, with who said them, where and when."
OPENING = "Opening the library…"
NO_SCRIPT = "This page needs JavaScript, all of which comes from this server and from no other."
SEARCHING = "Searching the library…"
HINT = "Enter sends, Shift+Enter starts a new line."
ASK = "Ask"
TAB = "Ask the library"
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
    Whereabouts.THERE: "",
    Whereabouts.MOVED: (
        "The source changed since this link was made; the words moved, and stand here now."
    ),
    Whereabouts.CHANGED: "The source changed since; these words stand in it no longer.",
    Whereabouts.GONE: GONE,
}
AS_IT_WAS = "The words as they were:"
BAD_LINK = "This link does not lead to a quote"
QUOTED_HERE = "Quotes in this source"
SOURCE = "Source"

UNKNOWN = "unknown"
AUTHOR = "Author"
PUBLISHER = "Publisher"
KIND = "Kind"
DATE = "Date"
INTERVIEWER = "Interviewer"
INTERVIEWEE = "Interviewee"
WORDS = "Length"
FILE = "File"

NOT_ON_RECORD = "Not on record"
ABSTAINED = "The library does not answer this."
NEAREST = "The nearest passages"
WHY = "Why it falls short:"
ONE_SILENT = "The one document is not quoted on this"
ONE_SPEAKS = "The one document speaks to this"
PARTLY = "Partly answered"
COPY = "Copy"
COPY_LABEL = "Copy this quote with its source"
COPY_LINK = "Copy link"
COPY_LINK_LABEL = "Copy a link to this quote"
COPIED = "Copied"

NOTICE = "Before you read"
DIFFER = "Where accounts differ"
DIFFER_MORE = "These quotes speak to the same point in opposite ways. Which is right is not judged."
WHO_SPEAKS = "On record here:"

MARK = "This answer is:"
MARK_LABEL = "Mark this answer"
VERDICTS = {
    Verdict.RIGHT: "Right",
    Verdict.WRONG: "Wrong",
    Verdict.INCOMPLETE: "Missing something",
}

# Where a probability begins to deserve the word; the per cent always stands beside it.
_SURE = ((0.9, "very high"), (0.75, "high"), (0.5, "fair"), (0.25, "low"), (0.0, "very low"))


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 quote', '8,412 words'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def library_size(documents: int, words: int) -> str:
    """'10 documents, 8,412 words'."""
    return f"{counted(documents, 'document')}, {counted(words, 'word')}"


def day(published: Published | None) -> str:
    """'24 February 2026', 'May 2025', '2025' or 'date unknown': never more than is known."""
    if published is None:
        return "date unknown"
    year, *rest = published.written.split("-")
    month = calendar.month_name[int(rest[0])] if rest else ""
    number = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (number, month, year) if part)


def kind_name(kind: Kind | None) -> str:
    """'interview', or 'kind unknown'."""
    return kind.value if kind else "kind unknown"


def confidence(probability: float) -> str:
    """'Confidence that the library answers this: high (86%)'."""
    word = next(word for least, word in _SURE if probability >= least)
    return f"Confidence that the library answers this: {word} ({probability:.0%})"


def standing(answer: Answer) -> str:
    """'Answered from 3 of 5 documents', 'Partly answered from …', 'Not on record'."""
    if answer.standing is Standing.ABSTAINED:
        return NOT_ON_RECORD
    word = "Answered" if answer.standing is Standing.ANSWERED else PARTLY
    asked = len(answer.coverage.asked)
    return f"{word} from {len(answer.coverage.speak)} of {counted(asked, 'document')}"


def missing(words: Sequence[str]) -> str:
    """'The quoted documents do not mention “pensions”, “2031”'."""
    return "The quoted documents do not mention " + ", ".join(f"“{word}”" for word in words)


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


def linked(located: Located) -> str:
    """What the status line says once a link is open."""
    title = located.document.provenance.name if located.document else ""
    return FATES[located.whereabouts] or f"Showing the quote of the link, in “{title}”."


def kept(verdict: Verdict, file: Path) -> str:
    """What the status line says once a mark is kept."""
    return f"Marked “{VERDICTS[verdict]}”; kept in {file}."


def not_kept(reason: str) -> str:
    """What the status line says when it is not."""
    return f"{reason[:1].upper()}{reason[1:]}."


def reading(title: str) -> str:
    """What the status line says once a document is open."""
    return f"Reading “{title}”."
