"""python -m evals new: draft cases from answers that readers marked."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.config.settings import settings
from app.feedback.marks import AnswerMark, append_lines, read_marks
from app.text.json_lines import read_lines
from corpus.errors import OnRecordError
from evals.cases.cases import Case
from evals.cases.draft_cases import DraftCases, draft_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_SUITE = Path("my-suite.jsonl")


@contextmanager
def _errors_named(file: Path) -> Iterator[None]:
    """Turn an OSError into an OnRecordError that names the file."""
    try:
        yield
    except OSError as error:
        message = f"{file}: {error.strerror or error}"
        raise OnRecordError(message) from error


def _read_marks(file: Path) -> tuple[AnswerMark, ...]:
    """The marks of the file; OnRecordError, with how to mark an answer, where there are none."""
    marks: tuple[AnswerMark, ...] = ()
    if file.exists():
        with _errors_named(file), file.open(encoding="utf-8") as lines:
            marks = read_marks(lines, name=str(file))
    if not marks:
        message = (
            f"{file}: no answer is marked yet; mark one on the page (onrecord serve), or with "
            "onrecord ask QUESTION --mark right (or wrong, or incomplete)"
        )
        raise OnRecordError(message)
    return marks


def _read_cases(file: Path) -> tuple[Case, ...]:
    """Read the cases of a suite, drafts included; none when there is no file yet."""
    if not file.exists():
        return ()
    with _errors_named(file), file.open(encoding="utf-8") as lines:
        return tuple(case for _, case in read_lines(lines, Case, name=str(file)))


def _summary(made: DraftCases, suite: Path) -> Iterator[str]:
    """Lines that say what was done and what to do next."""
    yield f"{_count_of(len(made.cases), 'draft')} added to {suite}"
    if made.known:
        yield f"{_count_of(made.known, 'marked question')} left out: {suite} asks the same already"
    if made.outdone:
        yield f"{_count_of(made.outdone, 'mark')} left out: the question was marked again later"
    if made.cases:
        yield (
            f'Next: in {suite}, read each draft, mend what its note says, and remove "draft": true'
        )
        yield f"Then: python -m evals run {suite} --store DIR"


def _count_of(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


@click.command()
@click.option(
    "--marks",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File of the marks; otherwise ONRECORD_MARKS, otherwise .onrecord/marks.jsonl.",
)
@click.option(
    "--to",
    "suite",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_SUITE,
    show_default=True,
    help="Suite that the drafts are added to; made if it is missing.",
)
@click.option(
    "--words", is_flag=True, help="Keep the quotes' words instead of their offsets and hash."
)
def new(marks: Path | None, suite: Path, *, words: bool) -> None:
    """Make draft cases from marked answers.

    Answers are marked on the page, or with onrecord ask QUESTION --mark. If a question was marked
    more than once, the last mark counts; one that the suite already asks is left out.
    """
    made = draft_cases(_read_marks(settings(marks=marks).marks), _read_cases(suite), words=words)
    if made.cases:
        with _errors_named(suite):
            append_lines((json.dumps(case, ensure_ascii=False) for case in made.cases), suite)
    for line in _summary(made, suite):
        click.echo(line)
