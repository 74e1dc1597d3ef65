"""PolNeAR: accuracy of quotation attribution (Newell et al., LREC 2018)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.model.document import Document, Provenance
from corpus.speakers.attribute import read_utterances, voice_of
from evals.bench import reported_speech as reported
from evals.bench.articles import parse_article
from evals.bench.quote_attributors import ON_RECORD, QUOTE_ATTRIBUTORS
from evals.bench.table import ResultsTable, TableRow, format_estimate
from evals.metrics.interval import estimate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.model.span import Span
    from evals.bench.articles import PolnearArticle
    from evals.bench.quote_attributors import QuoteAttributor

MEASURED = 240  # test articles, the last by id; the others are the development set
MIN_QUOTATION_WORDS = 8
PRONOUNS = frozenset("i he him she her it we us they them who whom which that you one".split())  # noqa: SIM905


ALL_TITLE = "Speakers of all direct quotations with a source, short ones too"
ALL_NOTE = (
    f"The last {MEASURED} articles by id. Unnamed: the voice of the words, once the article is "
    "read as a document, has no name. The annotators count titles and single words between "
    "marks as quotations too; those stay the author's. Intervals draw whole articles."
)


@dataclass(frozen=True, slots=True)
class DirectQuotation:
    """A direct quotation in a normalised article, with the annotated source.

    `content` holds several spans when the reporting clause interrupts the quotation.
    """

    article: str
    text: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]

    @property
    def by_pronoun(self) -> bool:
        """Whether the source is a pronoun alone."""
        return _words(self.text, self.source) in PRONOUNS


def run(
    data: Path, namers: Mapping[str, QuoteAttributor] = QUOTE_ATTRIBUTORS
) -> Iterator[ResultsTable]:
    """Yield tables for named sources, pronoun sources, all sources, and reported speech."""
    quotations = read_direct_quotations(data)
    named = [quotation for quotation in quotations if not quotation.by_pronoun]
    pronouns = [quotation for quotation in quotations if quotation.by_pronoun]
    yield _table("Speakers of direct quotations: the source is no pronoun", named, namers)
    yield _table("Speakers of direct quotations: the source is a pronoun", pronouns, namers)
    yield _table_of_all(read_direct_quotations(data, min_words=1), namers)
    yield reported.reported_speech_table(read_articles(data))


def read_direct_quotations(
    data: Path, *, min_words: int = MIN_QUOTATION_WORDS
) -> tuple[DirectQuotation, ...]:
    """Read the sourced direct quotations of `min_words` words or more, of the test articles."""
    return tuple(
        quotation
        for article in read_articles(data)
        for quotation in _quotations(article, min_words)
    )


def read_articles(data: Path) -> tuple[PolnearArticle, ...]:
    """Read the test articles; OnRecordError when the data is missing."""
    file = data / "articles.jsonl"
    if not file.is_file():
        message = f"{data}: PolNeAR is not there"
        raise OnRecordError(message)
    with file.open(encoding="utf-8") as lines:
        records = sorted((json.loads(line) for line in lines), key=lambda record: str(record["id"]))
    return tuple(parse_article(record) for record in records[-MEASURED:])


def overlaps_source(quotation: DirectQuotation, named: Span | None) -> bool:
    """Whether the mention overlaps the gold source."""
    return named is not None and any(named.overlaps(span) for span in quotation.source)


def matches_source(quotation: DirectQuotation, named: Span | None) -> bool:
    """Whether the mention overlaps the gold source and has the same words, ignoring case."""
    return named is not None and (
        overlaps_source(quotation, named)
        and _words(quotation.text, (named,)) == _words(quotation.text, quotation.source)
    )


def _quotations(article: PolnearArticle, min_words: int) -> Iterator[DirectQuotation]:
    for attribution in article.attributions:
        if (
            attribution.direct
            and attribution.source
            and len(_words(article.text, attribution.content).split()) >= min_words
        ):
            yield DirectQuotation(article.id, article.text, attribution.content, attribution.source)


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).lower().split())


def _table(
    title: str, quotations: Sequence[DirectQuotation], attributors: Mapping[str, QuoteAttributor]
) -> ResultsTable:
    rows = [
        _row(name, quotations, *_figures(quotations, attribute))
        for name, attribute in attributors.items()
    ]
    return ResultsTable(
        title,
        ("overlap", "exact", "somebody named"),
        tuple(rows),
        f"The last {MEASURED} articles by id. Intervals draw whole articles.",
    )


def _table_of_all(
    quotations: Sequence[DirectQuotation], attributors: Mapping[str, QuoteAttributor]
) -> ResultsTable:
    """A table of every quotation, with the share whose voice has no name for On Record."""
    rows = []
    for name, attribute in attributors.items():
        overlap, exact, named = _figures(quotations, attribute)
        voices = _unnamed(quotations) if name == ON_RECORD else [1.0 - value for value in named]
        rows.append(_row(name, quotations, overlap, exact, voices))
    return ResultsTable(ALL_TITLE, ("overlap", "exact", "unnamed"), tuple(rows), ALL_NOTE)


def _row(name: str, quotations: Sequence[DirectQuotation], *figures: list[float]) -> TableRow:
    clusters = [quotation.article for quotation in quotations]
    cells = tuple(
        format_estimate(estimate(values, clusters) if values else None) for values in figures
    )
    return TableRow(name, cells, len(quotations))


def _figures(
    quotations: Sequence[DirectQuotation], attribute: QuoteAttributor
) -> tuple[list[float], list[float], list[float]]:
    """For each quotation whether the mention overlaps, is exact, and is there at all."""
    named = [attribute(quotation.text, quotation.content[0]) for quotation in quotations]
    pairs = list(zip(quotations, named, strict=True))
    return (
        [float(overlaps_source(quotation, mention)) for quotation, mention in pairs],
        [float(matches_source(quotation, mention)) for quotation, mention in pairs],
        [float(mention is not None) for mention in named],
    )


def _unnamed(quotations: Sequence[DirectQuotation]) -> list[float]:
    """For each quotation whether its voice, in the article read as a document, has no name."""
    unnamed = []
    for text, group in groupby(quotations, key=lambda quotation: quotation.text):
        document = Document(Provenance(id="article", file="article.txt", sha256="0" * 64), text)
        utterances = read_utterances(document)
        for quotation in group:
            voice = voice_of(utterances, text, quotation.content[0])
            unnamed.append(float(voice.speaker.name is None))
    return unnamed
