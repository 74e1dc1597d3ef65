"""The verb `ask`: one question, or a file of them."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import wraps
from itertools import tee
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, cast

import click

from app.ask.history import replay_history
from app.cli.answer_text import answer_parts
from app.cli.console import line, open_service, say
from app.cli.options import (
    filter_options,
    json_option,
    mark_options,
    model_options,
    store_option,
)
from app.cli.questions_file import read_questions
from app.config.settings import settings
from app.conversation.conversation import ConversationTurn, SavedConversation
from app.domain.answer import Mode
from app.domain.export_format import ExportFormat
from app.export.formats import EXPORTS
from app.feedback.marks import AnswerMark, append
from app.llm.openai_model import OpenAIModel
from app.serialize.answer import answer_json
from app.serialize.explanation import explained_json
from app.text.json_lines import LineError
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.cli.options import Command, MarkOptions
    from app.config.settings import Settings
    from app.domain.answer import Answer
    from app.domain.filters import Filters
    from app.llm.cli_override import Choice
    from app.llm.model import Model


class AskRequest(NamedTuple):
    """A question after those before it, or else a file of questions."""

    question: str | None
    history: tuple[str, ...]
    file: TextIO | None


def _question_options(command: Command) -> Command:
    """Add QUESTION, --questions and --history, passed together as `asked`."""

    @click.argument("question", required=False)
    @click.option(
        "--questions",
        type=click.File(encoding="utf-8"),
        help='JSON lines {"id", "question", "sources"?, "history"?, …}; one JSON answer per line.',
    )
    @click.option(
        "--history",
        metavar="QUESTION",
        multiple=True,
        help="An earlier question, for a follow-up; repeatable.",
    )
    @wraps(command)
    def with_asked(
        *, question: str | None, questions: TextIO | None, history: tuple[str, ...], **rest: object
    ) -> None:
        many = questions is not None
        refusals = (
            ((question is None) != many, "give a QUESTION, or a file of them with --questions"),
            (many and rest["filters"], "with --questions the filters belong in the file"),
            (many and history, "with --questions the history belongs in the file"),
            (many and rest["marking"], "--mark goes with one QUESTION, not with --questions"),
            (many and rest["form"], "--as goes with one QUESTION, not with --questions"),
            (
                rest["form"] and rest["as_json"],
                "--as is a format of its own: use it without --json",
            ),
            (rest["form"] and rest["explain"], "--explain cannot be used with --as"),
        )
        message = next((message for refused, message in refusals if refused), None)
        if message:
            raise click.UsageError(message)
        command(asked=AskRequest(question, history, questions), **rest)

    return with_asked


@click.command()
@filter_options
@model_options
@mark_options
@_question_options
@click.option(
    "--explain", is_flag=True, help="Say why each quote was chosen, or which words no document has."
)
@click.option(
    "--as",
    "form",
    type=click.Choice([str(form) for form in EXPORTS]),
    help="Print the answer in an export format, with every reference.",
)
@store_option
@json_option
def ask(  # noqa: PLR0913 - an argument an option
    *,
    asked: AskRequest,
    filters: Filters,
    choice: Choice,
    marking: MarkOptions | None,
    explain: bool,
    form: str | None,
    store: Path | None,
    as_json: bool,
) -> None:
    """Answer QUESTION with the documents' own words, or say that they are silent.

    With a language model the answer is prose, each sentence of which is backed by quotes.
    """
    chosen = settings(store=store, choice=choice)
    model = _writer(chosen)
    if asked.question is None:
        _answer_each(cast("TextIO", asked.file), chosen, model, explain=explain)
        return
    with open_service(chosen, models=True) as service:
        before = replay_history(service, asked.history, filters)
        answers = service.answers(asked.question, filters=filters, history=before, model=model)
        if form:
            titles = {one.id: one.provenance.name for one in service.documents}
            answer = _print_export(
                _with_progress(answers, model), filters, ExportFormat(form), titles
            )
        else:
            answer = _print_answer(answers, model, as_json=as_json, explain=explain)
    if marking:
        append(
            AnswerMark.of(answer, marking.verdict, filters=filters, note=marking.note), chosen.marks
        )
        next_step = "make a draft case of it: python -m evals new"
        click.echo(f"onrecord: marked {marking.verdict} in {chosen.marks}; {next_step}", err=True)


def _writer(chosen: Settings) -> Model | None:
    return OpenAIModel(chosen.llm[chosen.writer]) if chosen.writer is not None else None


def _print_answer(
    answers: Iterator[Answer], model: Model | None, *, as_json: bool, explain: bool
) -> Answer:
    """Print the answers, as JSON only the last one; returns that."""
    if as_json:
        *_, last = answers
        say(line(_json(last, explain=explain)))
        return last
    growing, seen = tee(_with_progress(answers, model))
    for number, part in enumerate(answer_parts(growing, explain=explain)):
        say(f"\n{part}" if number else part)
    *_, last = seen
    return last


def _print_export(
    answers: Iterator[Answer], filters: Filters, form: ExportFormat, titles: Mapping[str, str]
) -> Answer:
    """Print the last of the answers in an export format; returns it."""
    quotes, *rest = answers
    answer = rest[-1] if rest else quotes
    when = datetime.now(UTC).replace(microsecond=0)
    first = quotes if answer.mode is Mode.WRITTEN else None
    turn = ConversationTurn(
        question=answer.question, when=when, answer=answer, filters=filters, quotes=first
    )
    conversation = SavedConversation(turn.question, when, (turn,), titles)
    say(EXPORTS[form].write(conversation).removesuffix("\n"))
    return answer


def _with_progress(answers: Iterator[Answer], model: Model | None) -> Iterator[Answer]:
    """The answers; on a terminal a line says that a model is writing."""
    for number, answer in enumerate(answers):
        if not number and model is not None and answer.claims and sys.stderr.isatty():
            click.echo(f"onrecord: {model.name} is writing …", err=True)
        yield answer


def _json(answer: Answer, *, name: str | None = None, explain: bool) -> dict[str, Any]:
    written = answer_json(answer, name=name)
    return explained_json(answer, written) if explain else written


def _answer_each(
    questions: TextIO, chosen: Settings, model: Model | None, *, explain: bool
) -> None:
    rows = list(read_questions(questions, name=questions.name))
    with open_service(chosen, models=True) as service:
        for row in rows:
            try:
                before = replay_history(service, row.history, row.filters)
                answer = service.ask(row.question, filters=row.filters, history=before, model=model)
            except OnRecordError as error:
                message = f"{questions.name}: {row.id}: {error}"
                raise LineError(message) from error
            say(line(_json(answer, name=row.id, explain=explain)))
