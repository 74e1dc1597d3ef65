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

TEST_PROMPT: Final = "test"  # the prompt of the test question
MAX_REPLY_CHARS: Final = 120
MAX_LISTED_MODELS: Final = 20
HOW_TO_CONFIGURE: Final = """\
No model is configured: answers are quotes only. To have them written, name a server and a model:
  ONRECORD_LLM_URL=http://127.0.0.1:11434/v1 ONRECORD_LLM_MODEL=llama3.2 onrecord models
or write a file onrecord.toml with a table [llm.NAME] for each model."""


@dataclass(frozen=True, slots=True)
class ModelTest:
    """The result of a test question; `trouble` says what went wrong, None if nothing did.

    `offered` are the server's models, None when it does not list them; `has`: the chosen one is
    among them. `first_words` and `seconds` are the time to the first words and to the end.
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
        say(HOW_TO_CONFIGURE)
    results = []
    for name, endpoint in chosen.llm.items():
        result = _test_model(name, endpoint, writer=name == chosen.writer)
        results.append(result)
        say(line({**asdict(result), "works": result.works}) if as_json else f"{_text(result)}\n")
    if chosen.llm and chosen.writer is None and not as_json:
        say(f"None of them writes unless it is chosen: {QUOTES_ONLY} is set, quotes only.")
    if results and not any(result.works for result in results):
        sys.exit(2)


def _test_model(name: str, endpoint: Endpoint, *, writer: bool) -> ModelTest:
    """Ask the server for its models and one question; without a list it may still reply."""
    model = OpenAIModel(endpoint)
    offered, trouble = None, None
    try:
        offered = model.names()
    except ModelError as error:
        trouble = error
    reply, first_words, seconds = "", None, None
    begun = time.perf_counter()
    try:
        with closing(
            model.stream([Message(MessageRole.USER, prompt(TEST_PROMPT).fill())])
        ) as pieces:
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


def _text(result: ModelTest) -> str:
    """The result as text for a terminal."""
    rows = [f"{result.name}{' (writes)' if result.writer else ''}: {result.model} at {result.url}"]
    if result.offered is not None:
        names = ", ".join(result.offered[:MAX_LISTED_MODELS]) or "nothing"
        more = len(result.offered) - MAX_LISTED_MODELS
        rows.append(f"  offers: {names}{f' and {more} more' if more > 0 else ''}")
    if result.has is False:
        rows.append(f"  {result.model} is not among them")
    if result.context is not None:
        rows.append(f"  context: {result.context:,} tokens")
    if result.reply is not None and result.first_words is not None:
        seconds = "" if result.seconds is None else f", done after {result.seconds:.1f} s"
        rows.append(
            f"  replies: “{result.reply}” (first words after {result.first_words:.1f} s{seconds})"
        )
    if result.trouble is not None:
        rows.append(f"  trouble: {result.trouble}")
    return "\n".join(rows)


def _short(reply: str) -> str | None:
    """The beginning of the reply on one line, without control characters; None if it is empty."""
    shown = "".join(sign if sign.isprintable() else " " for sign in reply)
    words = " ".join(shown.split())
    return (
        words if len(words) <= MAX_REPLY_CHARS else f"{words[:MAX_REPLY_CHARS].rstrip()}…"
    ) or None
