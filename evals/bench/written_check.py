"""Sentences of written answers: how many faithful and false ones are confirmed and refused."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.claim import SentenceStanding
from app.text.message_text import MessageText
from app.verify.check_sentence import check_sentence
from app.verify.evidence import CitedEvidence
from app.verify.rules import RULES
from app.verify.verify import rule_fault
from app.write.judge import JUDGE_FAILED, JUDGE_WITHOUT_WORDS
from evals.bench.table import ResultsTable, TableRow, average
from evals.cases.written_sentences import read_sentence_pairs
from evals.metrics.silence import auroc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.domain.citation import Citation
    from app.verify.check_sentence import CheckedSentence, SentenceJudge, SentenceReaders
    from app.verify.fault import SentenceFault
    from app.verify.rules import SentenceRule
    from evals.cases.written_sentences import SentencePair

    Checked = tuple[SentencePair, CheckedSentence]

_STANDINGS = (SentenceStanding.CONFIRMED, SentenceStanding.UNCONFIRMED, SentenceStanding.REFUSED)
_COLUMNS = tuple(
    f"{label} {standing}" for label in ("faithful", "false") for standing in _STANDINGS
)
_RULE_COLUMNS = ("faithful found", "false found", "effect")
_LABELS = (True, False)  # faithful first
_SEED = 0
_MIN_KIND = 3  # sentences of a kind that has a row of its own


def run(data: Path, readers: SentenceReaders, *, size: int | None = None) -> Iterator[ResultsTable]:
    """Yield the standings by corpus and kind, and what each rule finds alone.

    With `size` of a sample of so many sentences, the same each time.
    """
    pairs = tuple(read_sentence_pairs(data))
    if size is not None and size < len(pairs):
        drawn = np.random.default_rng(_SEED).choice(len(pairs), size, replace=False)
        pairs = tuple(pairs[number] for number in sorted(drawn))
    judge = _MeasuredJudge(readers.judge) if readers.judge else None
    readers = replace(readers, judge=judge)
    checked, seconds = [], []
    for pair in pairs:
        started = time.perf_counter()
        checked.append((pair, _check(pair, readers)))
        seconds.append(time.perf_counter() - started)
    rows = tuple(standing_row(name, group) for name, group in _groups(checked))
    note = " ".join(_notes(checked, judge, seconds))
    yield ResultsTable("Standing of written sentences", _COLUMNS, rows, note)
    yield ResultsTable(
        "What each rule finds alone", _RULE_COLUMNS, tuple(rule_row(rule, pairs) for rule in RULES)
    )


def _check(pair: SentencePair, readers: SentenceReaders) -> CheckedSentence:
    return check_sentence(pair.sentence, pair.citations, question=pair.question, readers=readers)


@dataclass
class _MeasuredJudge:
    """A judge that keeps how far it goes along with each sentence, and for how long it is asked.

    1 where it finds a sentence in its quotes, 0 where not, and a half where it does but names no
    words of them; a sentence of which it says nothing is only counted, as `unread`.
    """

    judge: SentenceJudge
    scores: dict[str, float] = field(default_factory=dict)
    unread: int = 0
    seconds: list[float] = field(default_factory=list)

    def __call__(self, sentence: str, cited: Sequence[Citation]) -> SentenceFault | None:
        """What the judge has against the sentence."""
        started = time.perf_counter()
        fault = self.judge(sentence, cited)
        self.seconds.append(time.perf_counter() - started)
        code = _code(fault)
        if code == JUDGE_FAILED:
            self.unread += 1
        else:
            self.scores[sentence] = 1.0 if not fault else 0.5 if code == JUDGE_WITHOUT_WORDS else 0
        return fault

    def auroc(self, pairs: Sequence[SentencePair]) -> float | None:
        """How often it goes further along with a faithful sentence than with a false one."""
        known = [pair for pair in pairs if pair.sentence in self.scores]
        return auroc(
            *([self.scores[pair.sentence] for pair in known if pair.is_faithful is label]
              for label in _LABELS)
        )  # fmt: skip


def _code(fault: SentenceFault | None) -> str | None:
    return fault.message.code if fault and isinstance(fault.message, MessageText) else None


def _notes(
    checked: Sequence[Checked], judge: _MeasuredJudge | None, seconds: Sequence[float]
) -> Iterator[str]:
    """AUROC of what reads the sentences, and the time that the check adds to one."""
    if (figure := entailment_auroc(checked)) is not None:
        yield f"AUROC of the entailment model: {figure:.3f}."
    if judge is not None:
        figure = judge.auroc([pair for pair, _ in checked])
        shown = "–" if figure is None else f"{figure:.3f}"
        yield (
            f"The judge read {len(judge.scores)} of {len(checked)} sentences, and gave no verdict "
            f"on {judge.unread}: AUROC {shown}, {_times(judge.seconds)} a sentence."
        )
    yield f"The check adds {_times(seconds)} to a sentence."


def _times(seconds: Sequence[float]) -> str:
    """Median and 95th percentile; a dash without any."""
    if not seconds:
        return "–"
    median, late = np.percentile(seconds, [50, 95])
    return f"p50 {1_000 * median:,.0f} ms, p95 {1_000 * late:,.0f} ms"


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
