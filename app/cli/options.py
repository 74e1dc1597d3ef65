"""Options that several verbs of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from app.domain.filters import ARGUMENT_RULES, FilterRule, Filters
from app.domain.verdict import ReaderVerdict
from app.llm.cli_override import QUOTES_ONLY, Choice
from corpus.model.publication_date import PublicationDate

Command = Callable[..., None]

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the store; otherwise ONRECORD_STORE, otherwise .onrecord/store.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")


class _Day(click.ParamType[PublicationDate]):
    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> PublicationDate:  # noqa: ANN401
        """A day, month or year; click says which option was wrong."""
        try:
            return PublicationDate.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def filter_options(command: Command) -> Command:
    """Add the option of each filter in the table, handed over together as `filters`."""

    @wraps(command)
    def with_filters(**given: Any) -> None:  # noqa: ANN401 - what the options say
        values = {rule.name: given.pop(rule.name) for rule in ARGUMENT_RULES}
        for rule in ARGUMENT_RULES:
            if rule.not_blank and not all(map(str.strip, values[rule.name])):
                message = f"{rule.option}: {rule.not_blank}"
                raise click.UsageError(message)
            if rule.choices:
                values[rule.name] = tuple(map(rule.choices, values[rule.name]))
        command(filters=Filters(**values), **given)

    with_options: Command = with_filters
    for rule in reversed(ARGUMENT_RULES):
        with_options = _filter_option(rule)(with_options)
    return with_options


def _filter_option(rule: FilterRule) -> Callable[[Command], Command]:
    kind: click.ParamType[Any] | None = None
    if rule.is_date:
        kind = _Day()
    elif rule.choices:
        kind = click.Choice([str(choice) for choice in rule.choices])
    return click.option(
        rule.option, rule.name, multiple=not rule.is_date, type=kind, help=rule.help
    )


class MarkOptions(NamedTuple):
    """What the user says of the answer."""

    verdict: ReaderVerdict
    note: str


def mark_options(command: Command) -> Command:
    """Add --mark and --note, handed over together as `marking`, None without a mark."""

    @click.option(
        "--mark",
        type=click.Choice([str(verdict) for verdict in ReaderVerdict]),
        help="Mark the answer and keep it for an eval suite of your own.",
    )
    @click.option("--note", metavar="WORDS", help="With --mark: why, in your words.")
    @wraps(command)
    def with_marking(*, mark: str | None, note: str | None, **rest: object) -> None:
        if mark is None and note is not None:
            message = "--note goes with --mark"
            raise click.UsageError(message)
        marking = MarkOptions(ReaderVerdict(mark), note or "") if mark else None
        command(marking=marking, **rest)

    return with_marking


def model_options(command: Command) -> Command:
    """Add --llm and what describes a model, handed over together as `choice`; never a key."""

    @click.option(
        "--llm", "name", help="The configured model that writes the answer; none: quotes only."
    )
    @click.option("--llm-url", "url", help="Base URL of a server that speaks the OpenAI API.")
    @click.option("--llm-model", "model", help="The model's name on its server.")
    @click.option("--llm-temperature", "temperature", type=float, help="0 to 2; 0 when not set.")
    @click.option("--llm-timeout", "timeout", type=float, help="Seconds for a whole reply.")
    @click.option("--llm-context", "context", type=int, help="Tokens of prompt and reply together.")
    @wraps(command)
    def with_model(
        *,
        name: str | None,
        url: str | None,
        model: str | None,
        temperature: float | None,
        timeout: float | None,
        context: int | None,
        **rest: object,
    ) -> None:
        choice = Choice(name, url, model, temperature, timeout, context)
        if name == QUOTES_ONLY and choice.fields:
            message = f"--llm {QUOTES_ONLY} goes with no other option of a model"
            raise click.UsageError(message)
        command(choice=choice, **rest)

    return with_model
