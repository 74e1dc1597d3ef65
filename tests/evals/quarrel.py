"""Three short documents, cases about them, and a system that answers what it is told to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from evals.cases.cases import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.filters import Filters
    from evals.metrics.characters import DocumentSpan as Placed

ESSAY = Document(
    Provenance(
        id="essay",
        file="essay.txt",
        sha256="0" * 64,
        title="Two Banks",
        author="Orsolya Kemp",
        published=PublicationDate("2024-04"),
        kind=DocumentKind.ESSAY,
    ),
    "The bridge was shut in May. Kemp denies that she shut it. It rained.\n\n"
    "The bridge was long. It was shut in haste. It rained.",
)
BLOG = Document(
    Provenance(id="blog", file="blog.txt", sha256="1" * 64),
    "Nobody asked us. The bridge was shut in May, they say.",
)
DOCUMENTS: Mapping[str, Document] = {"essay": ESSAY, "blog": BLOG}


def span(words: str, document: Document = ESSAY, *, nth: int = 0) -> Span:
    """The `nth` place where the words stand, from 0."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


def case(name: str = "when", *gold: Mapping[str, Any], **given: Any) -> Case:
    """A case whose points have a place each; without any it is one of silence."""
    points = [{"any": [{"document": "essay", **one}]} for one in gold]
    kind = "several" if points else "silence"
    line = {"id": name, "kind": kind, "question": f"{name}?", "gold": points}
    return Case.model_validate(line | given)


def citation(words: str, source: Document = ESSAY, *, nth: int = 0, **given: Any) -> dict[str, Any]:
    """A true citation in JSON, but for what is given."""
    known, at = source.provenance, span(words, source, nth=nth)
    return {
        "document": known.id,
        "title": known.title,
        "author": known.author,
        "publisher": known.publisher,
        "published": str(known.published) if known.published else None,
        "kind": str(known.kind) if known.kind else None,
        "speaker": known.author,
        "role": "author",
        "start": at.start,
        "end": at.end,
        "exact": words,
        "prefix": source.text[max(0, at.start - 4) : at.start],
        "suffix": source.text[at.end : at.end + 4],
    } | given


def answer(*citations: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """An answer in JSON that claims one thing with each citation."""
    return {
        "standing": "answered" if citations else "abstained",
        "confidence": 0.75,
        "mode": "quotes",
        "claims": [{"text": one["exact"], "citations": [one]} for one in citations],
        "rejections": [],
        "nearest": [],
    } | given


@dataclass
class Scripted:
    """A respondent; `asked` notes every question, and `before` is called with each."""

    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hits: Sequence[Placed] = ()
    passages: Sequence[Placed] = ()
    documents: Mapping[str, Document] = field(default_factory=lambda: DOCUMENTS)
    before: Callable[[str], None] = lambda _: None
    asked: list[tuple[str, Filters, tuple[str, ...]]] = field(default_factory=list)

    def ask(self, question: str, filters: Filters, history: Sequence[str]) -> Mapping[str, Any]:
        """What it is told to; otherwise nothing."""
        self.before(question)
        self.asked.append((question, filters, tuple(history)))
        return self.answers.get(question, answer())

    def find(self, question: str, filters: Filters, *, top: int) -> Sequence[Placed]:
        """Its hits, whatever is asked."""
        del question, filters
        return self.hits[:top]
