"""Prompts: Markdown files beside this one, filled strictly and known by fingerprint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from corpus.errors import OnRecordError

_BLANK = re.compile(r"\{\{(\w+)\}\}")


class PromptError(OnRecordError):
    """A prompt that is not there, or that was given other values than it has blanks."""


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """What is said to a model, with blanks written {{so}}."""

    name: str
    text: str

    @property
    def blanks(self) -> frozenset[str]:
        """The names of what has to be filled in."""
        return frozenset(_BLANK.findall(self.text))

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with the text."""
        return sha256(self.text.encode()).hexdigest()[:12]

    def fill(self, **values: str) -> str:
        """The text with every blank filled; PromptError unless the values are exactly its blanks.

        What is filled in is taken as it is: a blank in it stays.
        """
        if lacking := sorted(self.blanks - set(values)):
            message = f"the prompt {self.name!r} lacks {', '.join(lacking)}"
            raise PromptError(message)
        if over := sorted(set(values) - self.blanks):
            message = f"the prompt {self.name!r} has no place for {', '.join(over)}"
            raise PromptError(message)
        return _BLANK.sub(lambda blank: values[blank[1]], self.text)


@cache
def prompt(name: str) -> PromptTemplate:
    """The prompt in the file of that name; PromptError when there is none."""
    file = files(__package__).joinpath(f"{name}.md")
    if not re.fullmatch(r"[\w-]+", name) or not file.is_file():
        message = f"there is no prompt {name!r}"
        raise PromptError(message)
    return PromptTemplate(name, file.read_text(encoding="utf-8").strip())
