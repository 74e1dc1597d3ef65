"""Load prompts: Markdown files in this folder, with placeholders and a fingerprint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from corpus.errors import OnRecordError

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


class PromptError(OnRecordError):
    """A prompt that doesn't exist, or values that don't match its placeholders."""


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """The text of a prompt, with placeholders written {{so}}."""

    name: str
    text: str

    @property
    def placeholders(self) -> frozenset[str]:
        """The names of the placeholders."""
        return frozenset(_PLACEHOLDER.findall(self.text))

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits of the text's hash."""
        return sha256(self.text.encode()).hexdigest()[:12]

    def fill(self, **values: str) -> str:
        """The text with all placeholders filled; PromptError if names are missing or unknown.

        Values are inserted as they are: a placeholder in a value stays.
        """
        if missing := sorted(self.placeholders - set(values)):
            message = f"the prompt {self.name!r} lacks {', '.join(missing)}"
            raise PromptError(message)
        if unknown := sorted(set(values) - self.placeholders):
            message = f"the prompt {self.name!r} has no place for {', '.join(unknown)}"
            raise PromptError(message)
        return _PLACEHOLDER.sub(lambda match: values[match[1]], self.text)


@cache
def prompt(name: str) -> PromptTemplate:
    """The prompt in the file of that name; PromptError when there is no such file."""
    file = files(__package__).joinpath(f"{name}.md")
    if not re.fullmatch(r"[\w-]+", name) or not file.is_file():
        message = f"there is no prompt {name!r}"
        raise PromptError(message)
    return PromptTemplate(name, file.read_text(encoding="utf-8").strip())
