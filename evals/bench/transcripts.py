"""Accuracy of speaker attribution, sentence by sentence, against transcripts made by people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from corpus.speakers.attribute import read_utterances, voice_of
from evals.bench.table import ResultsTable, TableRow, format_estimate
from evals.cases.suites import read_suite
from evals.cases.transcripts import read_transcript_gold, score_transcripts
from evals.metrics.interval import estimate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from evals.cases.transcripts import TranscriptScore

SUITES = ("five", "footbridge")
COLUMNS = ("speaker and role", "of what is quoted", "of what it calls quoted", "reported", "all")


def transcript_lines(suites: Sequence[str] = SUITES, *, errors: bool = False) -> Iterator[str]:
    """Yield the lines of a table for each suite, and below it every wrong sentence.

    With `errors` the text of each wrong sentence follows it.
    """
    for suite in suites:
        documents = read_suite(suite).documents()
        found = tuple(score_transcripts(read_transcript_gold(suite), documents, speaker_reader))
        yield from accuracy_table(suite, found).markdown()
        yield from wrong_sentences(found, documents if errors else {})
        yield ""


def speaker_reader(document: Document) -> Callable[[Span], Voice]:
    """A function from a span of the document to its speaker."""
    told = read_utterances(document)
    return lambda span: voice_of(told, document.text, span)


def accuracy_table(suite: str, found: Sequence[TranscriptScore]) -> ResultsTable:
    """A table of accuracies for each document and for all."""
    by_document = [list(group) for _, group in groupby(found, key=lambda one: one.document)]
    rows = [_row(group[0].document, group) for group in by_document]
    return ResultsTable(
        f"Whose claim each sentence is: {suite}",
        COLUMNS,
        (*rows, _row("all", found)),
        "Share of the sentences; intervals draw sentences.",
    )


def wrong_sentences(
    found: Sequence[TranscriptScore], documents: Mapping[str, Document]
) -> Iterator[str]:
    """A line for each wrong sentence, and its text when its document is in `documents`."""
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
    return format_estimate(estimate([float(one) for one in right]) if right else None)
