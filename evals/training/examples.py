"""What the judge is trained on: questions, each with sentences of which one answers or none does.

Read from files in the format of SQuAD 2.0 (Rajpurkar, Jia & Liang 2018).
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.load.normalise import normalise
from corpus.structure.sentences import sentence_spans
from evals.training.perturb import names, perturb
from index.evidence.cross_encoder import Candidate
from index.ranking_config import RankingConfig
from index.search.lexical import LexicalIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SIZE = 6  # sentences a question is put to
NEAR = 3  # of these, the likeliest wrong ones of the paragraph that was asked
FAR = 2  # and of other paragraphs, drawn among so many of the likeliest:
FAR_POOL = 12
LEFT_OUT = 0.15  # share of the answered questions whose answer is taken away
ALTERED = 0.15  # and of those that are changed until nothing answers
LEAD_CHARS = RankingConfig().reranker_lead_chars  # of the sentence before
NAMES = 40  # of the sentences likest to the question, whose names may take the place of its own


@dataclass(frozen=True, slots=True)
class Group:
    """A question and its candidates; `gold` is the place of the one that answers, or None."""

    question: str
    candidates: tuple[Candidate, ...]
    gold: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences in their order, and the questions with the sentences that hold an answer."""

    sentences: tuple[str, ...]
    questions: tuple[tuple[str, frozenset[int]], ...]

    def candidate(self, at: int) -> Candidate:
        """A sentence with its lead."""
        return Candidate(self.sentences[at], self.sentences[at - 1][-LEAD_CHARS:] if at else "")


def read(file: Path, *, even: bool = False) -> list[Paragraph]:
    """The paragraphs of all articles, or of those with an even number, counted from 0."""
    articles = json.loads(file.read_text(encoding="utf-8"))["data"]
    return [
        _paragraph(paragraph)
        for number, article in enumerate(articles)
        if not even or number % 2 == 0
        for paragraph in article["paragraphs"]
    ]


def _paragraph(told: Mapping[str, Any]) -> Paragraph:
    text = told["context"]
    spans = list(sentence_spans(text))
    questions = []
    for asked in told["qas"]:
        starts = [answer["answer_start"] for answer in asked.get("answers", ())]
        unanswered = bool(asked.get("is_impossible"))
        gold = frozenset(
            at for at, span in enumerate(spans) if any(span.start <= s < span.end for s in starts)
        )
        if unanswered or gold:
            questions.append((asked["question"], frozenset() if unanswered else gold))
    sentences = tuple(normalise(span.of(text)).strip() for span in spans)
    return Paragraph(sentences, tuple(questions))


def groups(paragraphs: Sequence[Paragraph], *, most: int, seed: int) -> list[Group]:
    """At most `most` groups, drawn at random, in random order."""
    chance = random.Random(seed)  # noqa: S311
    asked = [
        (at, question, gold)
        for at, paragraph in enumerate(paragraphs)
        for question, gold in paragraph.questions
    ]
    chance.shuffle(asked)
    pool = _Pool(paragraphs)
    return [pool.group(*one, chance) for one in asked[:most]]


class _Pool:
    """All sentences, found by their words."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._places = [
            (at, number)
            for at, paragraph in enumerate(paragraphs)
            for number in range(len(paragraph.sentences))
        ]
        self._lexical = LexicalIndex([paragraphs[a].sentences[n] for a, n in self._places])

    def group(self, at: int, question: str, gold: frozenset[int], chance: random.Random) -> Group:
        ranked = np.argsort(-self._lexical.scores(question), kind="stable").tolist()
        draw = chance.random() if gold else 0.0
        if gold and draw < ALTERED:
            changed = perturb(question, self._strange(ranked, at), chance)
            if changed is not None:
                question, gold = changed, frozenset()
        near = [row for row in ranked if self._is_wrong(row, at, gold)][:NEAR]
        far = list(self._elsewhere(ranked, at))
        drawn = chance.sample(far[:FAR_POOL], min(FAR, len(far))) if near else []
        kept_out = ALTERED <= draw < ALTERED + LEFT_OUT
        right = [chance.choice(sorted(gold))] if gold and not kept_out else []
        kept = [(at, one) for one in right]
        kept += [self._places[row] for row in (*near, *drawn, *far[FAR_POOL:])]
        candidates = tuple(self._paragraphs[a].candidate(n) for a, n in kept[:SIZE])
        return Group(question, candidates, 0 if right else None)

    def _strange(self, ranked: Sequence[int], at: int) -> list[str]:
        """Names that stand in likely sentences of other paragraphs, and not in this one."""
        own = " ".join(self._paragraphs[at].sentences)
        likely = (self._places[row] for row in ranked[:NAMES])
        found = (name for a, n in likely for name in names(self._paragraphs[a].sentences[n]))
        return [name for name in dict.fromkeys(found) if name not in own]

    def _is_wrong(self, row: int, at: int, gold: frozenset[int]) -> bool:
        paragraph, number = self._places[row]
        return paragraph == at and number not in gold

    def _elsewhere(self, ranked: Sequence[int], at: int) -> Iterator[int]:
        found = (row for row in ranked if self._places[row][0] != at)
        for _ in range(FAR_POOL + SIZE):
            if (row := next(found, None)) is not None:
                yield row
