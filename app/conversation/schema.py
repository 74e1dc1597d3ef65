"""The schema of saved conversations: written as JSON, and validated when read back."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from app.conversation.answer_schema import SavedAnswer
from app.conversation.fields import (
    MAX_CONTEXT_CHARS,
    BoundedWords,
    Day,
    Few,
    Many,
    Name,
    Named,
    SavedForm,
)
from app.domain.filters_schema import GivenFilters
from app.domain.verdict import ReaderVerdict
from app.serialize.answer import answer_json
from app.serialize.explanation import explained_json
from corpus.errors import OnRecordError
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from app.conversation.conversation import ConversationTurn
    from app.domain.answer import Answer

VERSION: Final = 1
MAX_CONVERSATION_CHARS = 10_000_000
MAX_TURNS = 1_000
MAX_CONVERSATION_QUOTES = 10_000  # of a conversation: each is resolved when it is restored
_MAX_KEYS = 64  # of an object; the schema has at most twenty
_MAX_REASON = 200  # characters of a fault that are shown


class SavedError(OnRecordError):
    """A conversation that cannot be saved or read; the message says why and what to do."""


def _in_utc(when: datetime) -> datetime:
    if when.utcoffset() != timedelta(0) or when.microsecond:
        message = "a time is in UTC and whole seconds"
        raise ValueError(message)
    return when.replace(tzinfo=UTC)


class SavedFilters(GivenFilters):
    """Filters of bounded size."""

    model_config = ConfigDict(strict=True)

    sources: Annotated[tuple[Name, ...], Many] = ()
    kinds: Annotated[tuple[DocumentKind, ...], Few] = ()
    speakers: Annotated[tuple[Named, ...], Few] = ()
    after: Day | None = None
    before: Day | None = None
    roles: Annotated[tuple[Role, ...], Few] = ()


class SavedTurn(SavedForm):
    """A question, and what the reader was shown."""

    question: BoundedWords
    when: Annotated[AwareDatetime, AfterValidator(_in_utc)]
    filters: SavedFilters = SavedFilters()
    model: Name = ""
    verdict: ReaderVerdict | None = None
    answer: SavedAnswer | None = None
    quotes: SavedAnswer | None = None
    error: BoundedWords | None = None
    note: BoundedWords | None = None

    @model_validator(mode="after")
    def _came_to_one_thing(self) -> Self:
        if self.answer is None and not (self.error or self.note):
            message = "it has neither an answer nor a word why there is none"
            raise ValueError(message)
        if self.answer is None and self.quotes is not None:
            message = "it has quotes that were shown before an answer, and no answer"
            raise ValueError(message)
        if self.answer is not None and self.error is not None:
            message = "it has both an answer and an error"
            raise ValueError(message)
        return self

    @classmethod
    def of(cls, turn: ConversationTurn) -> Self:
        """Convert a turn to its saved form; SavedError when it is too large.

        Numbers are saved to four decimals, the time to the second.
        """
        fields = {
            "question": turn.question,
            "when": turn.when.astimezone(UTC).replace(microsecond=0).isoformat(),
            "filters": GivenFilters.of(turn.filters).model_dump(mode="json"),
            "model": turn.model,
            "verdict": turn.verdict,
            "answer": _answer_to_save(turn.answer),
            "quotes": _answer_to_save(turn.quotes),
            "error": turn.error,
            "note": turn.note,
        }
        # Half a character, which a setting or a file's name may hold, is no JSON that can be read.
        written = json.dumps(fields, ensure_ascii=False).encode(errors="replace")
        try:
            return cls.model_validate_json(written)
        except ValidationError as error:
            message = f"this turn cannot be kept ({_reason(error)}); copy or export it instead"
            raise SavedError(message) from error


class SavedConversationJson(SavedForm):
    """A conversation, its turns oldest first."""

    version: Literal[1]  # another one is refused, not misread
    title: Name = ""
    turns: Annotated[tuple[SavedTurn, ...], Field(max_length=MAX_TURNS, fail_fast=True)] = ()

    @model_validator(mode="after")
    def _has_few_enough_quotes(self) -> Self:
        answers = (one for turn in self.turns for one in (turn.answer, turn.quotes) if one)
        quotes = sum(one.quotes for one in answers)
        if quotes > MAX_CONVERSATION_QUOTES:
            message = f"it has {quotes:,} quotes, the limit is {MAX_CONVERSATION_QUOTES:,}"
            raise ValueError(message)
        return self

    @classmethod
    def of(cls, title: str, turns: Iterable[SavedTurn]) -> Self:
        """Make a conversation of the turns; SavedError when there are too many."""
        try:
            return cls(version=VERSION, title=title, turns=tuple(turns))
        except ValidationError as error:
            message = (
                f"this conversation cannot be kept ({_reason(error)}); begin a new one, "
                "or export what you need of it"
            )
            raise SavedError(message) from error

    def as_json(self) -> str:
        """Return the JSON that `read_saved` reads; SavedError when it is too long for that."""
        written = self.model_dump_json()
        _refuse_long(written, "begin a new conversation, or export what you need of this one")
        return written


def read_saved(written: str) -> SavedConversationJson:
    """Parse a conversation that a browser sends; SavedError, in one line, for anything else."""
    _refuse_long(written, "delete it where it is kept")
    _refuse_crowded(written)
    try:
        return SavedConversationJson.model_validate_json(written)
    except ValidationError as error:
        raise _unread(_reason(error)) from error


def _answer_to_save(answer: Answer | None) -> dict[str, Any] | None:
    """Return the answer and its explanations as JSON, each quote's context cut to what is saved."""
    if answer is None:
        return None
    told = explained_json(answer, answer_json(answer))
    cited = [one for claim in told["claims"] for one in claim["citations"]]
    cited += [*told["nearest"], *(one for two in told["differ"] for one in two)]
    for one in cited:
        one["prefix"], one["suffix"] = (
            one["prefix"][-MAX_CONTEXT_CHARS:],
            one["suffix"][:MAX_CONTEXT_CHARS],
        )
    return told


def _refuse_long(written: str, remedy: str) -> None:
    if len(written) > MAX_CONVERSATION_CHARS:
        message = (
            f"the conversation has {len(written):,} characters as JSON, "
            f"the limit is {MAX_CONVERSATION_CHARS:,}; {remedy}"
        )
        raise SavedError(message)


def _refuse_crowded(written: str) -> None:
    """Refuse what is no JSON, and objects with too many keys before each becomes a fault."""
    try:
        json.loads(written, object_pairs_hook=_check_key_count)
    except RecursionError as error:
        reason = "it is nested too deeply"
        raise _unread(reason) from error
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at character {error.pos:,}"
        raise _unread(reason) from error
    except ValueError as error:
        reason = "a number has too many digits"
        raise _unread(reason) from error


def _check_key_count(pairs: list[tuple[str, Any]]) -> None:
    if len(pairs) > _MAX_KEYS:
        reason = f"an object has {len(pairs):,} keys, the limit is {_MAX_KEYS}"
        raise _unread(reason)


def _unread(reason: str) -> SavedError:
    remedy = "delete it where it is kept, and ask anew"
    return SavedError(f"the saved conversation cannot be read ({reason}); {remedy}")


def _reason(error: ValidationError) -> str:
    """Return the first fault with its place, on one line of printable characters."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(map(str, first["loc"]))
    if (where, first["type"]) == ("version", "literal_error"):
        return f"it is of another version than {VERSION}"
    reason = f"{where}: {first['msg'].removeprefix('Value error, ')}" if where else first["msg"]
    seen = "".join(sign if sign.isprintable() else " " for sign in reason[:_MAX_REASON])
    return " ".join(seen.split())
