"""Gold transcripts: the speaker of every sentence of a document, annotated by a person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from app.text.json_lines import LineError, read_lines
from corpus.model.span import Span
from corpus.model.speaker import Role, Voice
from corpus.structure.sentences import sentence_spans
from evals.cases.gold import StaleGoldError, digest
from evals.cases.same_name import is_description, same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corpus.model.document import Document

    Reader = Callable[[Document], Callable[[Span], Voice]]

TRANSCRIPTS_FOLDER = Path(__file__).parents[1] / "transcripts"

TranscriptText = Annotated[str, Field(min_length=1)]


class TranscriptReading(BaseModel):
    """A fair reading of who makes the claim of a sentence; no role means nobody.

    With `reported` None, whether it is reported speech is not judged.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    speaker: TranscriptText | None
    role: Role | None
    reported: StrictBool | None = None

    @model_validator(mode="after")
    def _nobody_says_nothing(self) -> Self:
        if self.role is None and (self.speaker is not None or self.reported):
            message = "role: nobody (null) has no name and is not reported"
            raise ValueError(message)
        return self

    def names(self, voice: Voice) -> bool:
        """Whether the voice has this name and role; an unclear voice matches nobody.

        Somebody quoted without a name may be called by a description: "some authors".
        """
        if (self.role or Role.UNCLEAR) != voice.speaker.role:
            return False
        name = voice.speaker.name
        described = self.speaker is None and self.role is Role.QUOTED and is_description(name)
        return described or same_name(self.speaker, name)

    def fits(self, voice: Voice) -> bool:
        """Whether it also agrees on reported speech."""
        return self.names(voice) and self.reported in (None, voice.reported)

    def __str__(self) -> str:
        """The reading in a list of errors."""
        return format_speaker(self.speaker, self.role, reported=bool(self.reported))


class TranscriptSpan(TranscriptReading):
    """Consecutive sentences of one speaker; `also` holds other readings that are as fair."""

    document: TranscriptText
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    reported: StrictBool
    also: tuple[TranscriptReading, ...] = ()

    @model_validator(mode="after")
    def _starts_before_its_end(self) -> Self:
        if self.start >= self.end:
            message = f"start lies before end, not {self.start} and {self.end}"
            raise ValueError(message)
        return self

    @property
    def span(self) -> Span:
        """The span of the sentences."""
        return Span(self.start, self.end)

    @property
    def readings(self) -> tuple[TranscriptReading, ...]:
        """The main reading first, then the others."""
        return (self, *self.also)


@dataclass(frozen=True, slots=True)
class TranscriptScore:
    """A sentence with its gold and the predicted voice."""

    document: str
    span: Span
    gold: TranscriptSpan
    voice: Voice

    @property
    def speaker_right(self) -> bool:
        """Whether name and role match a fair reading."""
        return any(reading.names(self.voice) for reading in self.gold.readings)

    @property
    def reported_right(self) -> bool:
        """Whether `reported` matches a fair reading with the predicted speaker."""
        matching = [reading for reading in self.gold.readings if reading.names(self.voice)] or [
            self.gold
        ]
        return any(reading.reported in (None, self.voice.reported) for reading in matching)

    @property
    def right(self) -> bool:
        """Whether one fair reading matches in everything."""
        return any(reading.fits(self.voice) for reading in self.gold.readings)

    @property
    def got(self) -> str:
        """The predicted voice in a list of errors."""
        speaker = self.voice.speaker
        return format_speaker(speaker.name, speaker.role, reported=self.voice.reported)


def format_speaker(name: str | None, role: Role | None, *, reported: bool) -> str:
    """Name, role and manner: 'Orsolya Kemp, quoted, reported'."""
    if role is None or (role is Role.UNCLEAR and name is None):
        return "nobody" if role is None else "unclear"
    return ", ".join([name or "unnamed", role, *(["reported"] if reported else [])])


def read_transcripts(lines: Iterable[str], *, name: str) -> tuple[TranscriptSpan, ...]:
    """Read the spans of a file; LineError for a malformed one, and when two overlap."""
    spans: list[TranscriptSpan] = []
    last_end: dict[str, int] = {}
    for place, span in read_lines(lines, TranscriptSpan, name=name):
        if span.start < last_end.get(span.document, 0):
            message = f"{place}: start: it lies before the end of the stretch above it"
            raise LineError(message)
        last_end[span.document] = span.end
        spans.append(span)
    return tuple(spans)


def read_transcript_gold(suite: str) -> tuple[TranscriptSpan, ...]:
    """Read the gold transcripts of a suite's documents."""
    file = TRANSCRIPTS_FOLDER / f"{suite}.jsonl"
    with file.open(encoding="utf-8") as lines:
        return read_transcripts(lines, name=file.name)


def score_transcripts(
    gold: Sequence[TranscriptSpan], documents: Mapping[str, Document], voices: Reader
) -> Iterator[TranscriptScore]:
    """Score each sentence of the documents; StaleGoldError when the gold does not match them.

    `voices` takes a document and returns a function from a span to its voice.
    """
    annotated = sorted({gold_span.document for gold_span in gold})
    if annotated != sorted(documents):
        message = f"the transcripts are of {annotated}, the documents are {sorted(documents)}"
        raise StaleGoldError(message)
    for document in documents.values():
        gold_spans = [gold_span for gold_span in gold if gold_span.document == document.id]
        voice = voices(document)
        for span, gold_span in _sentences(document, gold_spans):
            yield TranscriptScore(document.id, span, gold_span, voice(span))


def _sentences(
    document: Document, gold: Sequence[TranscriptSpan]
) -> Iterator[tuple[Span, TranscriptSpan]]:
    """Each sentence with the gold span that holds it; gold spans end at sentence boundaries."""
    for gold_span in gold:
        if digest(document.text[gold_span.start : gold_span.end]) != gold_span.sha256:
            message = (
                f"{document.id}: other words stand at {gold_span.start} to {gold_span.end} now"
            )
            raise StaleGoldError(message)
    spans = tuple(sentence_spans(document.text))
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    for gold_span in gold:
        if gold_span.start not in starts or gold_span.end not in ends:
            place = f"{gold_span.start} to {gold_span.end}"
            message = f"{document.id}: no sentences are from {place} any more"
            raise StaleGoldError(message)
    for span in spans:
        holding = next((gold_span for gold_span in gold if gold_span.span.contains(span)), None)
        if holding is None:
            message = f"{document.id}: nothing says whose {span.start} to {span.end} is"
            raise StaleGoldError(message)
        yield span, holding
