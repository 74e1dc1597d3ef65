"""Texts that are put into words where they are shown: a code of the catalogue with arguments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from app.text.catalogue import message


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message by its code, with its arguments; `str` gives it in the current language."""

    code: str
    arguments: tuple[tuple[str, ShownText | int], ...] = ()

    def __str__(self) -> str:
        """Fill the arguments in; MessageError for an unknown code or a missing argument."""
        filled = {
            name: value if isinstance(value, int) else str(value) for name, value in self.arguments
        }
        return message(self.code, **filled)


@dataclass(frozen=True, slots=True)
class ListText:
    """Texts in a row, with the message of code `separator` between them.

    The message of code `last` stands before the last one instead, where it is given.
    """

    items: tuple[ShownText, ...]
    separator: str = "list-comma"
    last: str | None = None

    def __str__(self) -> str:
        """Join the items in the current language; '' without any."""
        *first, final = map(str, self.items) if self.items else ("",)
        if not first:
            return final
        start = message(self.separator).join(first)
        return f"{start}{message(self.last or self.separator)}{final}"


ShownText: TypeAlias = str | MessageText | ListText


def message_text(code: str, /, **arguments: ShownText | int) -> MessageText:
    """Return the message by its code with these arguments, to be put into words later."""
    return MessageText(code, tuple(arguments.items()))


def in_quotation_marks(words: ShownText) -> MessageText:
    """Return the words in quotation marks: '“pensions”'."""
    return message_text("quoted-words", words=words)
