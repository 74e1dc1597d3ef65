"""The verbs `serve`, which serves the web page, and `password`, which says who may see it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.console import say
from app.cli.options import model_options, store_option
from app.config.password_file import PasswordFile, set_password
from app.config.port import bind
from app.config.settings import child_settings, settings
from app.messages import server_texts
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from app.llm.cli_override import Choice


@click.command()
@click.option("--host", help="Address to listen on; 127.0.0.1 when not given.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 7860 when not given.")
@click.option(
    "--auth",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Password file of those who may see the page; make it with: onrecord password FILE NAME.",
)
@click.option(
    "--read-only", is_flag=True, default=None, help="Nobody can change the library on the page."
)
@click.option(
    "--writer",
    "library_writer",
    is_flag=True,
    default=None,
    help="Of several servers this one changes the library; see docs/serving.md.",
)
@click.option("--root-path", help="Path below which a proxy serves the page, such as /onrecord.")
@click.option(
    "--check-port", is_flag=True, help="Only see whether the port can be used; serve nothing."
)
@model_options
@store_option
def serve(*, choice: Choice, check_port: bool, **given: Any) -> None:  # noqa: ANN401 - what the options say
    """Serve the web page."""
    chosen = settings(choice=choice, **given)
    if chosen.auth:
        PasswordFile(chosen.auth)  # refuses a faulty file at once
    _check_port(chosen.host, chosen.port)
    if check_port:
        return
    say(server_texts.STARTING)
    # The page is a separate program, so that no other verb waits for Gradio.
    os.environ.update(child_settings(chosen, choice))
    os.execv(sys.executable, [sys.executable, "-m", "app.web"])  # noqa: S606


def _check_port(host: str, port: int) -> None:
    """OnRecordError if the port cannot be used, before the page takes its time to load."""
    try:
        bind(host, port).close()
    except OSError as error:
        raise OnRecordError(server_texts.cannot_be_served(host, port, error)) from error


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("name")
def password(file: Path, name: str) -> None:
    """Add a login NAME to the password FILE, or change its password.

    The command asks for the password, or reads it from standard input without a terminal.
    """
    if sys.stdin.isatty():
        word = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        word = sys.stdin.readline().rstrip("\n")
    added = set_password(name, word, file)
    say(f"{name} {'may see the page now' if added else 'has a new password'}: {file}")
