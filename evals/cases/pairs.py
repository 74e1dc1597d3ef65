"""Labelled pairs of quotes: do they contradict each other?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from app.text.json_lines import read_lines
from corpus.errors import OffsetError
from corpus.model.quote import Quote
from corpus.model.span import Span
from corpus.structure.sentences import sentence_spans
from evals.cases.cases import GoldWords
from evals.cases.gold import StaleGoldError, digest
from evals.cases.suites import FOLDERS, Suite
from index.contradiction.contradiction import common_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model.document import Document

PAIRS_FOLDER = Path(__file__).parents[1] / "pairs"
PAIR_SUITES = tuple(FOLDERS)


class PairPlace(GoldWords):
    """A quote of one document."""

    document: Annotated[str, Field(min_length=1)]


class PairLine(BaseModel):
    """A line of the file: two places and the label."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    differ: StrictBool
    one: PairPlace
    other: PairPlace


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotes, their document ids in order, and the label."""

    documents: tuple[str, str]
    one: str
    other: str
    differ: bool

    @property
    def held_out(self) -> bool:
        """Whether the pair is in the held-out half, drawn by the hash of its pair of documents."""
        drawn = hashlib.sha256(" ".join(self.documents).encode()).hexdigest()
        return int(drawn, 16) % 2 == 1


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one set of documents, and the common words of these documents."""

    name: str
    pairs: tuple[Pair, ...]
    common: frozenset[str]


def read_pairs(name: str) -> Pairs:
    """Read the pairs of a suite's documents; AbsentError when these are missing."""
    documents = Suite(name, "", (), 0, FOLDERS[name]).documents()
    with (PAIRS_FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        pair_lines = [line for _, line in read_lines(lines, PairLine, name=f"pairs/{name}.jsonl")]
    sentences = (
        span.of(document.text)
        for document in documents.values()
        for span in sentence_spans(document.text)
    )
    pairs = tuple(_pair(line, documents) for line in pair_lines)
    return Pairs(name, pairs, common_words(sentences))


def _pair(line: PairLine, documents: Mapping[str, Document]) -> Pair:
    first, second = sorted((line.one.document, line.other.document))
    one, other = (_words(place, documents[place.document]) for place in (line.one, line.other))
    return Pair((first, second), one, other, line.differ)


def _words(place: PairPlace, document: Document) -> str:
    """The words of a place; StaleGoldError when they changed."""
    if place.exact is not None:
        return (
            Quote(place.exact, place.prefix, place.suffix).find_in(document.text).of(document.text)
        )
    span = Span(place.start or 0, place.end or 0)
    try:
        words = span.of(document.text)
    except OffsetError:
        words = ""
    if digest(words) != place.sha256:
        message = f"{document.id}: other words stand at {span.start} to {span.end} now"
        raise StaleGoldError(message)
    return words
