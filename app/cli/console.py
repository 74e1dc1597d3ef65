"""Shared by all verbs of the command line: opening the service, and output."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from app.ask.service import AnswerService

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.config.settings import Settings


@contextmanager
def open_service(chosen: Settings, *, models: bool = False) -> Iterator[AnswerService]:
    """The service over the store of the settings, closed when the block ends.

    With `models` they are loaded at once.
    """
    purpose = click.get_current_context().command_path
    with AnswerService.open(chosen, purpose=purpose, models=models) as service:
        yield service


def line(value: dict[str, Any]) -> str:
    """The value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def say(text: str) -> None:
    """Write to standard output."""
    click.echo(text)
