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

TRANSCRIPT_SUITES = ("five", "footbridge")
TRANSCRIPT_COLUMNS = (
    "speaker and role",
    "of what is quoted",
    "of what it calls quoted",
    "reported",
    "all",
)


def transcript_lines(
    suites: Sequence[str] = TRANSCRIPT_SUITES, *, errors: bool = False
) -> Iterator[str]:
    """Yield the lines of a table for each suite, and below it every wrong sentence.

    With `errors` the text of each wrong sentence follows it.
    """
    for suite in suites:
        documents = read_suite(suite).documents()
        scores = tuple(score_transcripts(read_transcript_gold(suite), documents, speaker_reader))
        yield from accuracy_table(suite, scores).markdown()
        yield from wrong_sentences(scores, documents if errors else {})
        yield ""


def speaker_reader(document: Document) -> Callable[[Span], Voice]:
    """A function from a span of the document to its speaker."""
    utterances = read_utterances(document)
    return lambda span: voice_of(utterances, document.text, span)


def accuracy_table(suite: str, scores: Sequence[TranscriptScore]) -> ResultsTable:
    """A table of accuracies for each document and for all."""
    by_document = [list(group) for _, group in groupby(scores, key=lambda score: score.document)]
    rows = [_row(group[0].document, group) for group in by_document]
    return ResultsTable(
        f"Whose claim each sentence is: {suite}",
        TRANSCRIPT_COLUMNS,
        (*rows, _row("all", scores)),
        "Share of the sentences; intervals draw sentences.",
    )


def wrong_sentences(
    scores: Sequence[TranscriptScore], documents: Mapping[str, Document]
) -> Iterator[str]:
    """A line for each wrong sentence, and its text when its document is in `documents`."""
    for score in scores:
        if not score.right:
            place = f"{score.document} {score.span.start}-{score.span.end}"
            yield f"- {place}: expected {score.gold}; got {score.got}"
            if score.document in documents:
                words = score.span.of(documents[score.document].text)
                yield f"  > {' '.join(words.split())}"


def _row(name: str, scores: Sequence[TranscriptScore]) -> TableRow:
    quoted = [score for score in scores if score.gold.role is Role.QUOTED]
    predicted_quoted = [score for score in scores if score.voice.speaker.role is Role.QUOTED]
    shares = (
        [score.speaker_right for score in scores],
        [score.speaker_right for score in quoted],
        [score.speaker_right for score in predicted_quoted],
        [score.reported_right for score in scores],
        [score.right for score in scores],
    )
    return TableRow(name, tuple(map(_share, shares)), len(scores))


def _share(flags: Sequence[bool]) -> str:
    return format_estimate(estimate([float(is_right) for is_right in flags]) if flags else None)
