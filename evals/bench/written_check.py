"""Sentences of written answers: how many faithful and false ones are confirmed and refused."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from app.domain.claim import SentenceStanding
from app.verify.check_sentence import check_sentence
from app.verify.evidence import CitedEvidence
from app.verify.rules import RULES
from app.verify.verify import rule_fault
from evals.bench.table import ResultsTable, TableRow, average
from evals.cases.written_sentences import read_sentence_pairs
from evals.metrics.silence import auroc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.verify.check_sentence import CheckedSentence, SentenceReaders
    from app.verify.rules import SentenceRule
    from evals.cases.written_sentences import SentencePair

    Checked = tuple[SentencePair, CheckedSentence]

_STANDINGS = (SentenceStanding.CONFIRMED, SentenceStanding.UNCONFIRMED, SentenceStanding.REFUSED)
_COLUMNS = tuple(
    f"{label} {standing}" for label in ("faithful", "false") for standing in _STANDINGS
)
_RULE_COLUMNS = ("faithful found", "false found", "effect")
_MIN_KIND = 3  # sentences of a kind that has a row of its own


def run(data: Path, readers: SentenceReaders) -> Iterator[ResultsTable]:
    """Yield the standings by corpus and kind, and what each rule finds alone."""
    pairs = tuple(read_sentence_pairs(data))
    started = time.perf_counter()
    checked = [
        (pair, check_sentence(pair.sentence, pair.citations, question=pair.question,
                              readers=readers))
        for pair in pairs
    ]  # fmt: skip
    milliseconds = 1_000 * (time.perf_counter() - started) / len(pairs)
    figure = entailment_auroc(checked)
    note = "" if figure is None else f"AUROC of the entailment model: {figure:.3f}. "
    note += f"A sentence takes {milliseconds:.0f} ms."
    rows = tuple(standing_row(name, group) for name, group in _groups(checked))
    yield ResultsTable("Standing of written sentences", _COLUMNS, rows, note)
    yield ResultsTable(
        "What each rule finds alone", _RULE_COLUMNS, tuple(rule_row(rule, pairs) for rule in RULES)
    )


def entailment_auroc(checked: Sequence[Checked]) -> float | None:
    """How often a faithful sentence has a higher chance than a false one, where both were read."""
    chances: dict[bool, list[float]] = {True: [], False: []}
    for pair, result in checked:
        if result.entailment:
            chances[pair.is_faithful].append(result.entailment.entailed)
    return auroc(chances[True], chances[False])


def _groups(checked: Sequence[Checked]) -> Iterator[tuple[str, list[Checked]]]:
    yield "all", list(checked)
    for corpus in dict.fromkeys(pair.corpus for pair, _ in checked):
        yield corpus, [one for one in checked if one[0].corpus == corpus]
    kinds = Counter(pair.kind for pair, _ in checked)
    for kind, count in kinds.most_common():
        if count >= _MIN_KIND:
            yield kind, [one for one in checked if one[0].kind == kind]


def standing_row(name: str, checked: Sequence[Checked]) -> TableRow:
    """The share of each standing among faithful sentences, then among false ones."""
    cells = []
    for is_faithful in (True, False):
        standings = [one.standing for pair, one in checked if pair.is_faithful is is_faithful]
        for standing in _STANDINGS:
            share = average([float(one is standing) for one in standings])
            cells.append("–" if share is None else f"{share:.2f}")
    return TableRow(name, tuple(cells), len(checked))


def rule_row(rule: SentenceRule, pairs: Sequence[SentencePair]) -> TableRow:
    """The share of faithful and of false sentences in which a rule finds a fault."""
    shares = []
    for is_faithful in (True, False):
        found = [
            rule_fault(rule, pair.sentence, CitedEvidence(pair.citations, pair.question))
            is not None
            for pair in pairs
            if pair.is_faithful is is_faithful
        ]
        shares.append(f"{average([float(one) for one in found]) or 0.0:.3f}")
    weak = " (weak models)" if rule.weak_model else ""
    effect = ("refused" if rule.refuses else "unconfirmed") + weak
    return TableRow(rule.check.__name__, (*shares, effect), len(pairs))
