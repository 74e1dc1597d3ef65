"""PolNeAR: are those who speak named as its annotators did (Newell et al., LREC 2018)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from evals.bench import reported
from evals.bench.articles import article
from evals.bench.quote_attributors import NAMERS
from evals.bench.table import ResultsTable, TableRow, cell
from evals.metrics.interval import estimate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.model.span import Span
    from evals.bench.articles import Article
    from evals.bench.quote_attributors import Namer

MEASURED = 240  # articles, the last by id; the others are for developing on
MIN_WORDS = 8
PRONOUNS = frozenset("i he him she her it we us they them who whom which that you one".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class PolnearQuotation:
    """Words quoted in an article's normalised text, and where the one they are laid to is named.

    `content` holds its stretches, which the words that report it part.
    """

    article: str
    text: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]

    @property
    def by_pronoun(self) -> bool:
        """Whether the source is no more than a pronoun."""
        return _words(self.text, self.source) in PRONOUNS


def run(data: Path, namers: Mapping[str, Namer] = NAMERS) -> Iterator[ResultsTable]:
    """Sources that are named, then those that are pronouns, for every way of naming them."""
    quotations = read(data)
    named = [one for one in quotations if not one.by_pronoun]
    pronouns = [one for one in quotations if one.by_pronoun]
    yield _table("Speakers of direct quotations: the source is no pronoun", named, namers)
    yield _table("Speakers of direct quotations: the source is a pronoun", pronouns, namers)
    yield reported.run(articles(data))


def read(data: Path) -> tuple[PolnearQuotation, ...]:
    """Direct quotations of eight words or more with a source, of the articles to measure on."""
    return tuple(one for article in articles(data) for one in _quotations(article))


def articles(data: Path) -> tuple[Article, ...]:
    """The articles to measure on; OnRecordError where the data is not there."""
    file = data / "articles.jsonl"
    if not file.is_file():
        message = f"{data}: PolNeAR is not there"
        raise OnRecordError(message)
    with file.open(encoding="utf-8") as lines:
        found = sorted((json.loads(line) for line in lines), key=lambda one: str(one["id"]))
    return tuple(article(one) for one in found[-MEASURED:])


def overlaps(quotation: PolnearQuotation, named: Span | None) -> bool:
    """Whether the mention shares a character with the gold source."""
    return named is not None and any(named.overlaps(span) for span in quotation.source)


def is_exact(quotation: PolnearQuotation, named: Span | None) -> bool:
    """Whether the mention is the gold source itself, word for word in lower case."""
    return named is not None and (
        overlaps(quotation, named)
        and _words(quotation.text, (named,)) == _words(quotation.text, quotation.source)
    )


def _quotations(its: Article) -> Iterator[PolnearQuotation]:
    for one in its.attributions:
        if one.direct and one.source and len(_words(its.text, one.content).split()) >= MIN_WORDS:
            yield PolnearQuotation(its.id, its.text, one.content, one.source)


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).lower().split())


def _table(
    title: str, quotations: Sequence[PolnearQuotation], namers: Mapping[str, Namer]
) -> ResultsTable:
    clusters = [one.article for one in quotations]
    rows = []
    for name, namer in namers.items():
        named = [namer(one.text, one.content[0]) for one in quotations]
        figures = [
            [float(measure(one, its)) for one, its in zip(quotations, named, strict=True)]
            for measure in (overlaps, is_exact)
        ]
        figures.append([float(its is not None) for its in named])
        cells = tuple(cell(estimate(its, clusters) if its else None) for its in figures)
        rows.append(TableRow(name, cells, len(quotations)))
    return ResultsTable(
        title,
        ("overlap", "exact", "somebody named"),
        tuple(rows),
        f"The last {MEASURED} articles by id. Intervals draw whole articles.",
    )
