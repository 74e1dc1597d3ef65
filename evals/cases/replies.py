"""Pairs of model replies: a faithful one, and the same with one planted fault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.domain.answer import Rejection
from app.domain.citation import Citation
from app.domain.claim import Claim, SentenceStanding
from app.text.json_lines import read_lines
from app.verify.check_sentence import SentenceReaders, check_sentence
from app.verify.fault import FaultKind
from app.write.drafts import verify_drafts
from app.write.reply_parser import WrittenSentence, reply_sentences
from corpus.errors import OffsetError, OnRecordError
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances, voice_of
from evals.cases.gold import StaleGoldError, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.verify.check_sentence import CheckedSentence
    from corpus.model.document import Document
    from index.entailment.entailment import EntailmentModel
    from index.search.embed import Vectors

REPLIES_FILE = Path(__file__).parents[1] / "suites" / "replies.jsonl"
ReplyText = Annotated[str, Field(min_length=1)]
Offset = Annotated[int, Field(ge=0)]


class PlantedFault(StrEnum):
    """The kind of the planted fault."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    HEDGE = "hedge"
    SPEAKER = "speaker"
    KEY = "key"
    QUOTATION = "quotation"
    DATE = "date"
    MERGED = "merged"
    INVENTED = "invented"


# A wrong key shows as whichever fact is missing from its sentence, an invented source as its name;
# what turns on the meaning of the whole is the entailment model's to find.
ACCEPTED_FAULTS: Mapping[PlantedFault, frozenset[FaultKind]] = {
    PlantedFault.NUMBER: frozenset({FaultKind.NUMBER}),
    PlantedFault.NAME: frozenset({FaultKind.NAME}),
    PlantedFault.QUOTATION: frozenset({FaultKind.QUOTATION}),
    PlantedFault.DATE: frozenset({FaultKind.DATE}),
    PlantedFault.NEGATION: frozenset({FaultKind.NEGATION, FaultKind.ENTAILMENT}),
    PlantedFault.HEDGE: frozenset({FaultKind.ENTAILMENT}),
    PlantedFault.SPEAKER: frozenset({FaultKind.SPEAKER, FaultKind.ENTAILMENT}),
    PlantedFault.MERGED: frozenset({FaultKind.MERGED, FaultKind.ENTAILMENT}),
    PlantedFault.KEY: frozenset(
        {
            FaultKind.NO_KEY,
            FaultKind.UNKNOWN_KEY,
            FaultKind.NUMBER,
            FaultKind.DATE,
            FaultKind.NAME,
            FaultKind.WORDS,
        }
    ),
    PlantedFault.INVENTED: frozenset({FaultKind.NAME, FaultKind.SPEAKER}),
}


class ReplyError(OnRecordError):
    """A malformed pair: there is no sentence at the index of the fault."""


class _FrozenReply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KeyedPlace(_FrozenReply):
    """A sentence of a document, with the key by which a reply cites it."""

    key: Annotated[str, Field(pattern=r"^S[1-9][0-9]?$")]
    document: ReplyText
    start: Offset
    end: Offset
    sha256: ReplyText

    def span_in(self, documents: Mapping[str, Document]) -> Span:
        """The span of the sentence; StaleGoldError when its words changed."""
        if self.document not in documents:
            message = f"there is no document {self.document}"
            raise StaleGoldError(message)
        try:
            span = Span(self.start, self.end)
            words = span.of(documents[self.document].text)
        except OffsetError as error:
            raise StaleGoldError(str(error)) from error
        if digest(words) != self.sha256:
            message = f"{self.document}: other words stand at {self.start} to {self.end} now"
            raise StaleGoldError(message)
        return span


class ReplyPair(_FrozenReply):
    """A question, evidence, a faithful reply, and one with a `fault` in sentence `at` (from 0)."""

    id: ReplyText
    question: ReplyText
    evidence: Annotated[tuple[KeyedPlace, ...], Field(min_length=1)]
    faithful: ReplyText
    planted: ReplyText
    fault: PlantedFault
    at: Offset
    note: str = ""

    @model_validator(mode="after")
    def _has_two_replies_over_keys_of_their_own(self) -> Self:
        if len({place.key for place in self.evidence}) < len(self.evidence):
            message = "two places have one key"
            raise ValueError(message)
        if self.faithful == self.planted:
            message = "the planted reply is the faithful one"
            raise ValueError(message)
        return self


class SentenceVerdict(NamedTuple):
    """A sentence of a reply, the kind of its fault (None if it passed), and the reason."""

    text: str
    kind: FaultKind | None
    reason: str


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """A pair with the verdicts on the sentences of both replies."""

    pair: ReplyPair
    faithful: tuple[SentenceVerdict, ...]
    planted: tuple[SentenceVerdict, ...]

    def __post_init__(self) -> None:
        """Refuse a fault whose index is out of range."""
        if self.pair.at >= len(self.planted):
            message = f"{self.pair.id}: the planted reply has no sentence {self.pair.at}"
            raise ReplyError(message)

    @property
    def passes_whole(self) -> bool:
        """Whether every sentence of the faithful reply passed."""
        return all(verdict.kind is None for verdict in self.faithful)

    @property
    def faulty(self) -> SentenceVerdict:
        """The verdict on the sentence with the fault."""
        return self.planted[self.pair.at]

    @property
    def is_caught(self) -> bool:
        """Whether the sentence with the fault was rejected."""
        return self.faulty.kind is not None

    @property
    def is_named(self) -> bool:
        """Whether it was rejected for the right kind of fault."""
        return self.faulty.kind in ACCEPTED_FAULTS[self.pair.fault]


class FaultScore(NamedTuple):
    """Counts of faults caught, faults named correctly, and pairs."""

    caught: int
    named: int
    pairs: int


def read_replies(file: Path = REPLIES_FILE) -> tuple[ReplyPair, ...]:
    """Read the pairs; LineError names a malformed one."""
    with file.open(encoding="utf-8") as lines:
        return tuple(pair for _, pair in read_lines(lines, ReplyPair, name=file.name))


def check_replies(
    pairs: Iterable[ReplyPair],
    documents: Mapping[str, Document],
    *,
    entailment: EntailmentModel | None = None,
) -> tuple[CheckedReply, ...]:
    """Verify both replies of each pair as the application verifies a model's."""
    utterances = {name: read_utterances(document) for name, document in documents.items()}

    def cited(place: KeyedPlace) -> Claim:
        span, document = place.span_in(documents), documents[place.document]
        voice = voice_of(utterances[document.id], document.text, span)
        citation = Citation.at(span, document, voice)
        return Claim(citation.quote.exact, (citation,))

    return tuple(
        _check_pair(pair, {place.key: cited(place) for place in pair.evidence}, entailment)
        for pair in pairs
    )


def similarities(
    held: Sequence[CheckedReply],
    documents: Mapping[str, Document],
    embed: Callable[[Sequence[str]], Vectors],
) -> tuple[list[float], list[float]]:
    """Highest cosine to a quote of the pair's evidence: of faithful, and of faulty sentences."""
    found: tuple[list[float], list[float]] = ([], [])
    for one in held:
        quotes = [
            place.span_in(documents).of(documents[place.document].text)
            for place in one.pair.evidence
        ]
        said = [[row.text for row in one.faithful], [one.faulty.text]]
        vectors = embed(quotes)
        for row, texts in zip(found, said, strict=True):
            row.extend(float(cosine) for cosine in (embed(texts) @ vectors.T).max(axis=1))
    return found


def scores_by_fault(replies: Sequence[CheckedReply]) -> dict[PlantedFault, FaultScore]:
    """Counts by kind of fault."""
    scores = {}
    for kind in PlantedFault:
        of_kind = [reply for reply in replies if reply.pair.fault is kind]
        caught = sum(reply.is_caught for reply in of_kind)
        scores[kind] = FaultScore(caught, sum(reply.is_named for reply in of_kind), len(of_kind))
    return scores


def _check_pair(
    pair: ReplyPair, evidence: Mapping[str, Claim], entailment: EntailmentModel | None
) -> CheckedReply:
    return CheckedReply(
        pair,
        tuple(_verdicts(pair.faithful, evidence, pair.question, entailment)),
        tuple(_verdicts(pair.planted, evidence, pair.question, entailment)),
    )


def _verdicts(
    reply: str, evidence: Mapping[str, Claim], question: str, entailment: EntailmentModel | None
) -> Iterable[SentenceVerdict]:
    return (
        _verdict_of(sentence, evidence, question, entailment)
        for sentence in reply_sentences([reply])
    )


def _verdict_of(
    written: WrittenSentence,
    evidence: Mapping[str, Claim],
    question: str,
    entailment: EntailmentModel | None,
) -> SentenceVerdict:
    """The application's verdict on a sentence: without a fault where it is confirmed."""
    checked: list[CheckedSentence] = []

    def check_and_note(text: str, cited: Sequence[Citation]) -> CheckedSentence:
        checked.append(
            check_sentence(text, cited, question=question, readers=SentenceReaders(entailment))
        )
        return checked[-1]

    verdict = verify_drafts(written, evidence, check_and_note)
    if isinstance(verdict, Claim) and verdict.standing is SentenceStanding.CONFIRMED:
        return SentenceVerdict(written.text, None, "")
    fault = checked[-1].fault if checked else None
    if fault is not None:
        return SentenceVerdict(written.text, fault.kind, fault.reason)
    kind = FaultKind.UNKNOWN_KEY if written.keys else FaultKind.NO_KEY
    reason = verdict.reason if isinstance(verdict, Rejection) else ""
    return SentenceVerdict(written.text, kind, reason)
