"""Every English word the page says of its own accord when it checks a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.check.change import ChangeKind
from app.check.result import Match
from app.messages.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.check.result import CheckResult

TAB = "Check a quote"
LABEL = "Quotation to check"
PLACEHOLDER = "Paste a quotation"
CHECK = "Check"
NOTHING = "Paste the words of a quotation first."
LOOKING = "Looking for these words in the library…"
NOT_CHECKED = "This quotation could not be checked"
FAULT = (
    "Something went wrong in On Record itself, and these words were not checked. "
    "Check them again; if it happens again, the log of the program says why."
)

WELCOME = "Did they really say that?"
WELCOME_MORE = (
    "Paste a quotation. You learn whether it stands in the library letter for letter, "
    "who said it, where and when, or what was changed of it."
)
WELCOME_OWN = "An ellipsis and words in square brackets are taken as the quoter’s own."

VERDICTS = {Match.EXACT: "Exact", Match.ALTERED: "Altered", Match.ABSENT: "Not on record"}
VERDICTS_MORE = {
    Match.EXACT: "These words stand in the library letter for letter.",
    Match.ALTERED: "The library has these words otherwise.",
    Match.ABSENT: "These words stand in no document of the library, whole or changed.",
}
CHANGES = {
    ChangeKind.NEGATION_DROPPED: "negation dropped",
    ChangeKind.NEGATION_ADDED: "negation added",
    ChangeKind.NUMBER: "another number or date",
    ChangeKind.NAME: "another name",
    ChangeKind.HEDGE_DROPPED: "hedge dropped",
    ChangeKind.HEDGE_ADDED: "hedge added",
    ChangeKind.WORD: "another word",
    ChangeKind.LEFT_OUT: "words left out",
    ChangeKind.CLAUSE: "reporting clause left out",
    ChangeKind.ADDED: "words added",
    ChangeKind.JOINED: "sentences joined",
    ChangeKind.PARTED: "sentence parted",
    ChangeKind.SPELLING: "spelling",
    ChangeKind.CASE: "letter case",
    ChangeKind.MARKS: "marks",
}
GIVEN = "The quotation as given"
CHANGED = "What was changed"
KEY_SAID = "only in the quotation"
KEY_STANDS = "only on record"
SAID = "In the quotation: "
STANDS = "On record: "
END = "; "
OWN = "The quoter’s own: "
OWN_LEFT_OUT = "leaves out: "
NEAREST = "The nearest passages"
BEYOND = "The same sentences also have, outside of these words:"
SHOW = "Show these words in their place. "


def too_long(characters: int, limit: int) -> str:
    """Said of what is no quotation but a document."""
    return (
        f"The quotation has {characters:,} characters, the limit is {limit:,}; "
        "paste the words of one passage"
    )


def places(shown: int, more: int) -> str:
    """'It stands in 3 places.'; '' for one."""
    count = shown + more
    beyond = f" The first {shown:,} are shown." if more else ""
    return f"Found in {counted(count, 'place')}.{beyond}" if count > 1 else ""


def beyond(words: Sequence[str]) -> str:
    """The negations, denials and hedges that were not quoted."""
    return f"{BEYOND} {', '.join(f'“{word}”' for word in dict.fromkeys(words))}"


def lost(said: str, words: Sequence[str]) -> str:
    """The negations and hedges among the words that an ellipsis or a bracket stands for."""
    held = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
    return f"The words that “{said}” stands for have: {held}"


def told(checked: CheckResult) -> str:
    """What the status line says once a quotation is checked."""
    return f"{VERDICTS[checked.match]}. {VERDICTS_MORE[checked.match]}"
