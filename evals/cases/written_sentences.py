"""Sentences of written answers, faithful and false, with the quotes that they cite."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.citation import Citation
from corpus.errors import OnRecordError
from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances, voice_of
from evals.bench.news import json_lines
from evals.cases.suites import read_suite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence with its citations, whether it is faithful to them, and of which kind it is."""

    id: str
    corpus: str
    question: str
    sentence: str
    citations: tuple[Citation, ...]
    is_faithful: bool
    kind: str


def read_sentence_pairs(data: Path) -> Iterator[SentencePair]:
    """The pairs of `written-dev`; OnRecordError when they or their documents are missing."""
    file = data / "written-dev" / "pairs.jsonl"
    if not file.is_file():
        message = f"{file} is not there"
        raise OnRecordError(message)
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    documents = dict(_news(data))
    if any(record["corpus"] == "five" for record in records):
        documents |= read_suite("five").documents()
    utterances = {name: read_utterances(document) for name, document in documents.items()}
    for record in records:
        citations = []
        for quote in record["quotes"]:
            document, span = documents[quote["document"]], Span(quote["start"], quote["end"])
            voice = voice_of(utterances[document.id], document.text, span)
            citations.append(Citation.at(span, document, voice))
        yield SentencePair(
            record["id"], record["corpus"], record["question"], record["sentence"],
            tuple(citations), record["faithful"], record["kind"],
        )  # fmt: skip


def _news(data: Path) -> Mapping[str, Document]:
    records = json_lines(data / "written-dev" / "documents.jsonl.gz")
    return {
        record["id"]: Document(
            Provenance(id=record["id"], file=f"{record['id']}.txt", sha256=""),
            normalise(record["text"]),
        )
        for record in records
    }
