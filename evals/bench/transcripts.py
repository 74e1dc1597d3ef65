"""Whose claim each sentence is: the reader of speakers against transcripts made by eye."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from corpus.speakers.attribute import read_utterances, voice_of
from evals.bench.table import ResultsTable, TableRow, cell
from evals.cases.suites import read_suite
from evals.cases.transcripts import gold_of, score_transcript
from evals.metrics.interval import estimate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from evals.cases.transcripts import TranscriptScore

SUITES = ("five", "footbridge")
COLUMNS = ("speaker and role", "of what is quoted", "of what it calls quoted", "reported", "all")


def run(suites: Sequence[str] = SUITES, *, errors: bool = False) -> Iterator[str]:
    """A table for each suite's documents, and under it every sentence that is wrong.

    With `errors` the words of each stand under it.
    """
    for suite in suites:
        documents = read_suite(suite).documents()
        found = tuple(score_transcript(gold_of(suite), documents, read_aloud))
        yield from table(suite, found).markdown()
        yield from faults(found, documents if errors else {})
        yield ""


def read_aloud(document: Document) -> Callable[[Span], Voice]:
    """What tells whose claim a sentence of the document is."""
    told = read_utterances(document)
    return lambda span: voice_of(told, document.text, span)


def table(suite: str, found: Sequence[TranscriptScore]) -> ResultsTable:
    """The figures of each document and of all."""
    by_document = [list(group) for _, group in groupby(found, key=lambda one: one.document)]
    rows = [_row(group[0].document, group) for group in by_document]
    return ResultsTable(
        f"Whose claim each sentence is: {suite}",
        COLUMNS,
        (*rows, _row("all", found)),
        "Share of the sentences; intervals draw sentences.",
    )


def faults(found: Sequence[TranscriptScore], documents: Mapping[str, Document]) -> Iterator[str]:
    """A line for each wrong sentence, and its words where its document is given."""
    for one in found:
        if not one.right:
            place = f"{one.document} {one.span.start}-{one.span.end}"
            yield f"- {place}: expected {one.gold}; got {one.got}"
            if one.document in documents:
                words = one.span.of(documents[one.document].text)
                yield f"  > {' '.join(words.split())}"


def _row(name: str, found: Sequence[TranscriptScore]) -> TableRow:
    quoted = [one for one in found if one.gold.role is Role.QUOTED]
    called = [one for one in found if one.voice.speaker.role is Role.QUOTED]
    shares = (
        [one.speaker_right for one in found],
        [one.speaker_right for one in quoted],
        [one.speaker_right for one in called],
        [one.reported_right for one in found],
        [one.right for one in found],
    )
    return TableRow(name, tuple(map(_share, shares)), len(found))


def _share(right: Sequence[bool]) -> str:
    return cell(estimate([float(one) for one in right]) if right else None)
