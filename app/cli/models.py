"""The verb `models`: what the configured servers offer, and whether their models reply."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

import click

from app.cli.console import line, say
from app.cli.options import json_option, model_options
from app.config.settings import settings
from app.llm.cli_override import QUOTES_ONLY
from app.llm.model import Message, MessageRole, ModelError
from app.llm.openai_model import OpenAIModel
from prompts.load import prompt

if TYPE_CHECKING:
    from app.llm.cli_override import Choice
    from app.llm.endpoint import Endpoint

TEST: Final = "test"  # the prompt of the test question
SHOWN: Final = 120  # characters of the reply
NAMED: Final = 20  # models that are listed for people
HOW: Final = """\
No model is configured: answers are quotes only. To have them written, name a server and a model:
  ONRECORD_LLM_URL=http://127.0.0.1:11434/v1 ONRECORD_LLM_MODEL=llama3.2 onrecord models
or write a file onrecord.toml with a table [llm.NAME] for each model."""


@dataclass(frozen=True, slots=True)
class ModelTest:
    """What came of asking a model's server; a trouble is a sentence, None where there was none.

    `offered` are the models of the server, None when it does not tell; `has` tells whether the
    chosen one is among them. `seconds` run until the first words and until the end of the reply.
    """

    name: str
    writer: bool
    url: str
    model: str
    context: int | None = None
    offered: tuple[str, ...] | None = None
    has: bool | None = None
    reply: str | None = None
    first_words: float | None = None
    seconds: float | None = None
    trouble: str | None = None

    @property
    def works(self) -> bool:
        """Whether it replied."""
        return self.reply is not None and self.trouble is None


@click.command()
@model_options
@json_option
def models(*, choice: Choice, as_json: bool) -> None:
    """List the configured models, what their servers offer, and ask each one test question."""
    chosen = settings(choice=choice)
    if not chosen.llm and not as_json:
        say(HOW)
    tested = []
    for name, endpoint in chosen.llm.items():
        found = _tested(name, endpoint, writer=name == chosen.writer)
        tested.append(found)
        say(line({**asdict(found), "works": found.works}) if as_json else f"{_text(found)}\n")
    if chosen.llm and chosen.writer is None and not as_json:
        say(f"None of them writes unless it is chosen: {QUOTES_ONLY} is set, quotes only.")
    if tested and not any(found.works for found in tested):
        sys.exit(2)


def _tested(name: str, endpoint: Endpoint, *, writer: bool) -> ModelTest:
    """What the server says; a server that does not list its models may still reply."""
    model = OpenAIModel(endpoint)
    offered, trouble = None, None
    try:
        offered = model.names()
    except ModelError as error:
        trouble = error
    reply, first_words, seconds = "", None, None
    begun = time.perf_counter()
    try:
        with closing(model.stream([Message(MessageRole.USER, prompt(TEST).fill())])) as pieces:
            for piece in pieces:
                first_words = first_words or time.perf_counter() - begun
                reply += piece
        seconds, trouble = time.perf_counter() - begun, None
    except ModelError as error:
        trouble = trouble or error
    return ModelTest(
        name,
        writer,
        endpoint.url,
        model=model.name,
        context=model.context,
        offered=offered,
        has=None if offered is None or model.model is None else model.model in offered,
        reply=_short(reply),
        first_words=first_words,
        seconds=seconds,
        trouble=str(trouble) if trouble else None,
    )


def _text(found: ModelTest) -> str:
    """For people."""
    rows = [f"{found.name}{' (writes)' if found.writer else ''}: {found.model} at {found.url}"]
    if found.offered is not None:
        names = ", ".join(found.offered[:NAMED]) or "nothing"
        more = len(found.offered) - NAMED
        rows.append(f"  offers: {names}{f' and {more} more' if more > 0 else ''}")
    if found.has is False:
        rows.append(f"  {found.model} is not among them")
    if found.context is not None:
        rows.append(f"  context: {found.context:,} tokens")
    if found.reply is not None and found.first_words is not None:
        seconds = "" if found.seconds is None else f", done after {found.seconds:.1f} s"
        rows.append(
            f"  replies: “{found.reply}” (first words after {found.first_words:.1f} s{seconds})"
        )
    if found.trouble is not None:
        rows.append(f"  trouble: {found.trouble}")
    return "\n".join(rows)


def _short(reply: str) -> str | None:
    """Its first words on one line, with no sign that a terminal would obey."""
    shown = "".join(sign if sign.isprintable() else " " for sign in reply)
    words = " ".join(shown.split())
    return (words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…") or None
