"""The catalogue: every message to readers by its code, in each language.

A language is a folder of Fluent files (https://projectfluent.org) in `app/messages/`, named by its
BCP 47 tag. Another language is another such folder and no code; a test compares it with English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypeVar

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import (
    Comment,
    GroupComment,
    Junk,
    Message,
    MessageReference,
    Resource,
    ResourceComment,
    SelectExpression,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEFAULT_LANGUAGE: Final = "en"
FOLDER: Final = Path(__file__).parents[1] / "messages"
_MARK: Final = re.compile("\ue000(\\w+)\ue001")

K = TypeVar("K")
Member = TypeVar("Member", bound=Enum)


class MessageError(Exception):
    """A code that the catalogue lacks, or arguments that do not fit its message."""


class Catalogue:
    """The messages of one language."""

    def __init__(self, language: str, text: str) -> None:
        """Parse the text of the language's Fluent files."""
        self.language = language
        resource = FluentResource(text)
        self._messages: dict[str, Message] = {}
        for entry in resource.body:
            if isinstance(entry, (Comment, GroupComment, ResourceComment)):
                continue
            if not isinstance(entry, Message) or entry.id.name in self._messages:
                source = entry.content if isinstance(entry, Junk) else entry.id.name
                message = f"{language}: no message, or a second one of its code: {source}"
                raise MessageError(message)
            self._messages[entry.id.name] = entry
        selectors = _SelectorFinder()
        selectors.visit(Resource([*self._messages.values()]))
        self._chosen_by = frozenset(selectors.names)
        # Isolating marks around arguments would change what is copied; names isolate themselves.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(resource)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read all Fluent files of a language's folder."""
        files = sorted(folder.glob("*.ftl"))
        return cls(folder.name, "\n".join(file.read_text(encoding="utf-8") for file in files))

    @property
    def codes(self) -> frozenset[str]:
        """The codes that have a message."""
        return frozenset(self._messages)

    def arguments(self, code: str) -> tuple[str, ...]:
        """Names of the message's arguments by first use, those of messages it refers to included.

        MessageError for a code without a message.
        """
        finder = self._find(code)
        names = dict.fromkeys(finder.arguments)
        for reference in finder.messages:
            names |= dict.fromkeys(self.arguments(reference))
        return tuple(names)

    def references(self, code: str) -> tuple[str, ...]:
        """Codes of the messages that the message refers to."""
        return tuple(self._find(code).messages)

    def format(self, code: str, arguments: Mapping[str, str | int]) -> str:
        """Fill the arguments in; numbers are grouped and counted by the language's rules.

        MessageError for an unknown code or a missing argument.
        """
        if code not in self._messages:
            raise _unknown(code)
        pattern = self._bundle.get_message(code).value
        if pattern is None:
            message = f"{code}: it has no text"
            raise MessageError(message)
        # Fluent refuses long values: they are put in afterwards, save what a variant is chosen by.
        marked = {
            name: f"\ue000{name}\ue001"
            for name, value in arguments.items()
            if isinstance(value, str) and name not in self._chosen_by
        }
        text, errors = self._bundle.format_pattern(pattern, {**arguments, **marked})
        if errors or not isinstance(text, str):
            message = f"{code}: {errors}"
            raise MessageError(message)
        return _MARK.sub(lambda match: str(arguments[match[1]]), text)

    def _find(self, code: str) -> _ReferenceFinder:
        if code not in self._messages:
            raise _unknown(code)
        finder = _ReferenceFinder()
        finder.visit(self._messages[code])
        return finder


_CURRENT: Final[ContextVar[Catalogue | None]] = ContextVar("catalogue", default=None)


class _ReferenceFinder(Visitor):
    """Collects the arguments of a message and the messages it refers to, in order."""

    def __init__(self) -> None:
        self.arguments: list[str] = []
        self.messages: list[str] = []

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - Visitor's
        self.arguments.append(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - Visitor's
        self.messages.append(node.id.name)


class _SelectorFinder(Visitor):
    """Collects the arguments by which variants are chosen."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802 - Visitor's
        if isinstance(node.selector, VariableReference):
            self.names.append(node.selector.id.name)
        self.generic_visit(node)


def message(code: str, /, **arguments: str | int) -> str:
    """Return the message in the current language, which is English unless `in_language` sets it.

    MessageError for an unknown code or a missing argument.
    """
    return _current().format(code, arguments)


def current_language() -> str:
    """Return the tag of the current language."""
    return _current().language


def languages() -> tuple[str, ...]:
    """Tags of the languages that have a folder, sorted."""
    return tuple(sorted({file.parent.name for file in FOLDER.glob("*/*.ftl")}))


@contextmanager
def in_language(language: str | Catalogue) -> Iterator[None]:
    """Give messages in this language within the block; a language without a folder is English.

    It holds for the current thread or task and for what runs in a copy of its context.
    """
    if isinstance(language, str):
        language = _catalogue(language if language in languages() else DEFAULT_LANGUAGE)
    token = _CURRENT.set(language)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def _current() -> Catalogue:
    return _CURRENT.get() or _catalogue(DEFAULT_LANGUAGE)


@cache
def _catalogue(language: str) -> Catalogue:
    """Load a language once."""
    return Catalogue.load(FOLDER / language)


class Labels(Mapping[K, str]):
    """Messages by key, each looked up in the language that is current when it is read."""

    def __init__(self, codes: Mapping[K, str]) -> None:
        """Take the code of the message of each key."""
        self.codes: Final = codes

    @classmethod
    def of_enum(cls, prefix: str, members: type[Member], suffix: str = "") -> Labels[Member]:
        """Label each member by `prefix-member-name`, followed by the suffix."""
        return Labels({one: f"{prefix}-{_as_code(one.name)}{suffix}" for one in members})

    def __getitem__(self, key: K) -> str:
        """Return the key's message; KeyError for another key."""
        return message(self.codes[key])

    def __iter__(self) -> Iterator[K]:
        """Iterate over the keys."""
        return iter(self.codes)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self.codes)


def constants(prefix: str, **computed: Callable[[], object]) -> Callable[[str], object]:
    """Return a module's `__getattr__`: NAME is the message `prefix-name` in the current language.

    An argument of the message becomes `%s`. `computed` gives names that are no single message.
    """

    def get_constant(name: str) -> object:
        if name in computed:
            return computed[name]()
        code = f"{prefix}-{_as_code(name)}"
        if not name.isupper() or code not in _catalogue(DEFAULT_LANGUAGE).codes:
            error = f"no message {code!r} for the name {name!r}"
            raise AttributeError(error)
        return _constant(code, _current())

    return get_constant


@cache
def _constant(code: str, catalogue: Catalogue) -> str:
    """Return the message with `%s` for its arguments."""
    return catalogue.format(code, dict.fromkeys(catalogue.arguments(code), "%s"))


def _unknown(code: str) -> MessageError:
    message = f"{code}: the catalogue has no such message"
    return MessageError(message)


def _as_code(name: str) -> str:
    return name.lower().replace("_", "-")
