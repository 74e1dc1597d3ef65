"""What every verb of the command line does: open the store, and say something."""

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
def open_service(chosen: Settings) -> Iterator[AnswerService]:
    """The desk over the store that the settings name, until the block ends."""
    with AnswerService.open(chosen, purpose=click.get_current_context().command_path) as desk:
        yield desk


def line(value: dict[str, Any]) -> str:
    """The value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def say(text: str) -> None:
    """Write to standard output."""
    click.echo(text)
