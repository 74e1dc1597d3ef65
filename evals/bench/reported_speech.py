"""PolNeAR: recall and precision of indirect attributions (reported speech)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from corpus.speakers.attributions import attributions
from corpus.structure.sentences import sentence_spans
from evals.bench.table import ResultsTable, TableRow, format_estimate
from evals.metrics.interval import estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.model.span import Span
    from corpus.speakers.attributions import Attribution
    from evals.bench.articles import GoldAttribution, PolnearArticle
    from evals.metrics.interval import Estimate

# The annotators also marked attitudes and acts ("wants", "endorsed"); these are cues of speech.
SPEECH_VERBS = frozenset(
    {"said", "say", "says", "told", "tells", "added", "argued", "argues", "claimed", "noted"}
)
REPORTED_COLUMNS = ("found, all", "found, told", "right", "articles a second")
REPORTED_NOTE = (
    "Found: of the indirect attributions with a source, those one of ours shares words of the "
    'content and of the source with; "told" are those whose cue is a verb such as "said" or '
    '"according to". Right: of ours, those an attribution of theirs shares both with. '
    "Articles a second of one core: with the cutting into sentences. "
    "Intervals draw whole articles."
)


def reported_speech_table(articles: Sequence[PolnearArticle]) -> ResultsTable:
    """A table of recall, precision and articles a second."""
    begun = time.process_time()
    ours = [attributions(article.text, tuple(sentence_spans(article.text))) for article in articles]
    elapsed = time.process_time() - begun
    recall, told_recall, precision = _figures(articles, ours)
    cells = [
        format_estimate(_estimate_by_article(values)) for values in (recall, told_recall, precision)
    ]
    speed = f"{len(articles) / elapsed:.0f}" if elapsed else "–"
    row = TableRow("On Record", (*cells, speed), len(recall))
    return ResultsTable(
        "Reported speech: indirect attributions", REPORTED_COLUMNS, (row,), REPORTED_NOTE
    )


ArticleHits = list[tuple[str, float]]


def _figures(
    articles: Sequence[PolnearArticle], ours: Sequence[Sequence[Attribution]]
) -> tuple[ArticleHits, ArticleHits, ArticleHits]:
    """Hits by article: recall of all gold, recall of gold with a speech cue, precision of ours."""
    recall: ArticleHits = []
    told_recall: ArticleHits = []
    precision: ArticleHits = []
    for article, attributions_found in zip(articles, ours, strict=True):
        for gold in article.attributions:
            if gold.direct or not gold.source:
                continue
            hit = (
                article.id,
                float(any(matches_gold(attribution, gold) for attribution in attributions_found)),
            )
            recall.append(hit)
            if has_speech_cue(article.text, gold):
                told_recall.append(hit)
        precision += [
            (
                article.id,
                float(any(matches_gold(attribution, gold) for gold in article.attributions)),
            )
            for attribution in attributions_found
            if not attribution.direct
        ]
    return recall, told_recall, precision


def matches_gold(attribution: Attribution, gold: GoldAttribution) -> bool:
    """Whether the attribution overlaps the gold in content and in source."""
    if attribution.source is None:
        return False
    return _any_overlap(attribution.content, gold.content) and _any_overlap(
        (attribution.source,), gold.source
    )


def has_speech_cue(text: str, gold: GoldAttribution) -> bool:
    """Whether the gold's cue is a verb of speech or "according to"."""
    words = " ".join(span.of(text) for span in gold.cue).lower()
    return "according to" in words or not SPEECH_VERBS.isdisjoint(words.split())


def _any_overlap(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)


def _estimate_by_article(values: ArticleHits) -> Estimate | None:
    if not values:
        return None
    return estimate([value for _, value in values], [name for name, _ in values])
