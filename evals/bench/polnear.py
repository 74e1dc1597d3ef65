"""PolNeAR: accuracy of quotation attribution (Newell et al., LREC 2018)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from evals.bench import reported_speech as reported
from evals.bench.articles import parse_article
from evals.bench.quote_attributors import QUOTE_ATTRIBUTORS
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
    """Yield tables for named sources, pronoun sources, and reported speech."""
    quotations = read_direct_quotations(data)
    named = [quotation for quotation in quotations if not quotation.by_pronoun]
    pronouns = [quotation for quotation in quotations if quotation.by_pronoun]
    yield _table("Speakers of direct quotations: the source is no pronoun", named, namers)
    yield _table("Speakers of direct quotations: the source is a pronoun", pronouns, namers)
    yield reported.reported_speech_table(read_articles(data))


def read_direct_quotations(data: Path) -> tuple[DirectQuotation, ...]:
    """Read the sourced direct quotations of `MIN_WORDS` words or more, of the test articles."""
    return tuple(quotation for article in read_articles(data) for quotation in _quotations(article))


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


def _quotations(article: PolnearArticle) -> Iterator[DirectQuotation]:
    for attribution in article.attributions:
        if (
            attribution.direct
            and attribution.source
            and len(_words(article.text, attribution.content).split()) >= MIN_QUOTATION_WORDS
        ):
            yield DirectQuotation(article.id, article.text, attribution.content, attribution.source)


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).lower().split())


def _table(
    title: str, quotations: Sequence[DirectQuotation], attributors: Mapping[str, QuoteAttributor]
) -> ResultsTable:
    clusters = [quotation.article for quotation in quotations]
    rows = []
    for name, attribute in attributors.items():
        named = [attribute(quotation.text, quotation.content[0]) for quotation in quotations]
        figures = [
            [
                float(measure(quotation, values))
                for quotation, values in zip(quotations, named, strict=True)
            ]
            for measure in (overlaps_source, matches_source)
        ]
        figures.append([float(values is not None) for values in named])
        cells = tuple(
            format_estimate(estimate(values, clusters) if values else None) for values in figures
        )
        rows.append(TableRow(name, cells, len(quotations)))
    return ResultsTable(
        title,
        ("overlap", "exact", "somebody named"),
        tuple(rows),
        f"The last {MEASURED} articles by id. Intervals draw whole articles.",
    )
