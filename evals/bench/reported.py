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

# The annotators marked attitudes and acts, too ("wants", "endorsed"); these tell what one claims.
TELLING = frozenset(
    {"said", "say", "says", "told", "tells", "added", "argued", "argues", "claimed", "noted"}
)
COLUMNS = ("found, all", "found, told", "right", "articles a second")
NOTE = (
    "Found: of the indirect attributions with a source, those one of ours shares words of the "
    'content and of the source with; "told" are those whose cue is a verb such as "said" or '
    '"according to". Right: of ours, those an attribution of theirs shares both with. '
    "Articles a second of one core: with the cutting into sentences. "
    "Intervals draw whole articles."
)


def reported_speech_table(articles: Sequence[PolnearArticle]) -> ResultsTable:
    """A table of recall, precision and articles a second."""
    begun = time.process_time()
    ours = [attributions(its.text, tuple(sentence_spans(its.text))) for its in articles]
    took = time.process_time() - begun
    found, told, right = _figures(articles, ours)
    cells = [format_estimate(_estimated(values)) for values in (found, told, right)]
    speed = f"{len(articles) / took:.0f}" if took else "–"
    row = TableRow("On Record", (*cells, speed), len(found))
    return ResultsTable("Reported speech: indirect attributions", COLUMNS, (row,), NOTE)


Values = list[tuple[str, float]]


def _figures(
    articles: Sequence[PolnearArticle], ours: Sequence[Sequence[Attribution]]
) -> tuple[Values, Values, Values]:
    """Hits by article: recall of all gold, recall of gold with a speech cue, precision of ours."""
    found: Values = []
    told: Values = []
    right: Values = []
    for its, mine in zip(articles, ours, strict=True):
        for gold in its.attributions:
            if gold.direct or not gold.source:
                continue
            hit = its.id, float(any(matches_gold(one, gold) for one in mine))
            found.append(hit)
            if has_speech_cue(its.text, gold):
                told.append(hit)
        right += [
            (its.id, float(any(matches_gold(one, gold) for gold in its.attributions)))
            for one in mine
            if not one.direct
        ]
    return found, told, right


def matches_gold(one: Attribution, gold: GoldAttribution) -> bool:
    """Whether the attribution overlaps the gold in content and in source."""
    if one.source is None:
        return False
    return _touch(one.content, gold.content) and _touch((one.source,), gold.source)


def has_speech_cue(text: str, gold: GoldAttribution) -> bool:
    """Whether the gold's cue is a verb of speech or "according to"."""
    words = " ".join(span.of(text) for span in gold.cue).lower()
    return "according to" in words or not TELLING.isdisjoint(words.split())


def _touch(these: Iterable[Span], those: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in these for other in those)


def _estimated(values: Values) -> Estimate | None:
    if not values:
        return None
    return estimate([value for _, value in values], [name for name, _ in values])
