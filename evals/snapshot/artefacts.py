"""The outputs of a snapshot, each a relative path with its text.

All are deterministic on one machine: times are left out or fixed. The vectors of another processor
may differ in their last digits, and so may a confidence.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.export.formats import EXPORTS
from app.serialize.answer import answer_json
from app.serialize.transcript import transcript_json
from evals.run.system_under_test import index_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.answer import Answer
    from corpus.model.document import Document
    from evals.cases.cases import Case
    from evals.cases.suites import Suite

    Artefact = tuple[str, str]

ASKED_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)  # exports name the day of a question
EXPORTED_ANSWERS: Final = 10  # of each suite, evenly spaced
HELP_WIDTH: Final = 100  # columns, whatever the terminal has


def suite_artefacts(suite: Suite) -> Iterator[Artefact]:
    """A suite's transcripts, answers and exports.

    AbsentError when its documents are not on this machine.
    """
    documents = suite.documents()
    yield from transcript_artefacts(suite.name, documents.values())
    step = max(1, len(suite.cases) // EXPORTED_ANSWERS)
    exported = {case.id for case in suite.cases[::step][:EXPORTED_ANSWERS]}
    titles = {document.id: document.provenance.name for document in documents.values()}
    with index_documents(list(documents.values())) as service:
        for case in suite.cases:
            answer = service.answer(case.question, case.filters.parsed(), case.history)
            yield answer_artefact(suite.name, case, answer)
            if case.id in exported:
                yield from export_artefacts(suite.name, case, answer, titles)


def transcript_artefacts(suite: str, documents: Iterable[Document]) -> Iterator[Artefact]:
    """The transcript of each document, as `onrecord transcript ID --json` prints it."""
    for document in documents:
        lines = (json_line(utterance) for utterance in transcript_json(document))
        yield f"transcripts/{suite}/{document.id}.jsonl", "".join(lines)


def answer_artefact(suite: str, case: Case, answer: Answer) -> Artefact:
    """The answer as `onrecord ask --json` prints it, indented and without the seconds it took."""
    shown = {key: value for key, value in answer_json(answer).items() if key != "seconds"}
    return f"answers/{suite}/{case.id}.json", indented_json(shown)


def export_artefacts(
    suite: str, case: Case, answer: Answer, titles: Mapping[str, str]
) -> Iterator[Artefact]:
    """A conversation of this one turn in every export format."""
    turn = ConversationTurn(
        question=case.question, when=ASKED_AT, answer=answer, filters=case.filters.parsed()
    )
    conversation = SavedConversation(case.question, ASKED_AT, (turn,), titles)
    for export in EXPORTS.values():
        yield f"exports/{suite}/{case.id}.{export.suffix}", export.write(conversation)


def help_artefacts(program: str, group: click.Group) -> Iterator[Artefact]:
    """The --help of a program and of each of its verbs."""
    root = click.Context(
        group, info_name=program, terminal_width=HELP_WIDTH, **group.context_settings
    )
    yield f"help/{program}.txt", f"{group.get_help(root)}\n"
    for verb in group.list_commands(root):
        command = group.get_command(root, verb)
        if command is not None:
            context = click.Context(command, parent=root, info_name=verb)
            yield f"help/{program}-{verb}.txt", f"{command.get_help(context)}\n"


def json_line(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """The value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def indented_json(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """The value as JSON of many lines, so that `diff` shows the one that differs."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
