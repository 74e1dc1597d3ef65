"""Options that several verbs share: what a command is handed, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from app.cli.options import MarkOptions, filter_options, mark_options, model_options
from app.domain.filters import Filters
from app.domain.verdict import ReaderVerdict
from app.llm.cli_override import Choice
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


def _run(options: Callable[[Any], Any], *arguments: str) -> tuple[Result, dict[str, Any]]:
    """The result of a command with these options, and what the command was handed."""
    handed: dict[str, Any] = {}
    command = click.command(options(lambda **given: handed.update(given)))
    return CliRunner().invoke(command, arguments), handed


def test_filters_are_handed_over_together() -> None:
    _, handed = _run(
        filter_options,
        *("--source", "essay", "--source", "letter", "--kind", "column", "--role", "author"),
        *("--speaker", "Kemp", "--after", "2024-05", "--before", "2025"),
    )

    assert handed["filters"] == Filters(
        sources=("essay", "letter"),
        kinds=(DocumentKind.COLUMN,),
        speakers=("Kemp",),
        after=PublicationDate("2024-05"),
        before=PublicationDate("2025"),
        roles=(Role.AUTHOR,),
    )


def test_without_options_nothing_is_filtered() -> None:
    assert _run(filter_options)[1] == {"filters": Filters()}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--speaker", " "), "--speaker: give a name, or a part of one"),
        (("--after", "yesterday"), "'--after'"),
        (("--kind", "poem"), "'poem' is not one of"),
    ],
)
def test_a_filter_that_cannot_be_is_refused_by_its_option(
    arguments: tuple[str, str], words: str
) -> None:
    result, handed = _run(filter_options, *arguments)

    assert (result.exit_code, handed) == (2, {})
    assert words in result.output


def test_a_mark_comes_with_its_note_and_a_note_not_without_a_mark() -> None:
    assert _run(mark_options)[1] == {"marking": None}
    assert _run(mark_options, "--mark", "wrong", "--note", "no")[1] == {
        "marking": MarkOptions(ReaderVerdict.WRONG, "no")
    }
    assert "--note goes with --mark" in _run(mark_options, "--note", "no")[0].output


def test_a_model_is_described_by_its_options() -> None:
    _, handed = _run(
        model_options, "--llm", "quill", "--llm-url", "http://here/v1", "--llm-context", "4096"
    )

    assert handed["choice"] == Choice("quill", "http://here/v1", None, None, None, 4096)


def test_quotes_only_goes_with_no_model() -> None:
    result, handed = _run(model_options, "--llm", "none", "--llm-model", "quill")

    assert (result.exit_code, handed) == (2, {})
    assert "--llm none goes with no other option" in result.output
