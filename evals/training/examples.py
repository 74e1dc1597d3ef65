"""Training examples of the ranker: questions with candidate sentences, at most one answering.

Read from files in the format of SQuAD 2.0 (Rajpurkar, Jia & Liang 2018).
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.model.normalise import normalise
from corpus.structure.sentences import sentence_spans
from evals.training.perturb import names_of_sentence, perturb
from index.evidence.cross_encoder import Candidate
from index.ranking_config import RankingConfig
from index.search.lexical import LexicalIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

CANDIDATES = 6  # sentences for each question
NEAR_NEGATIVES = 3  # hard negatives of the paragraph that was asked
FAR_NEGATIVES = 2  # negatives of other paragraphs, drawn from so many of the likeliest:
FAR_POOL = 12
LEFT_OUT = 0.15  # share of the answerable questions whose answer is removed
PERTURBED = 0.15  # and of those that are perturbed
LEAD_CHARS = RankingConfig().reranker_lead_chars  # of the sentence before
NAME_SOURCES = 40  # most similar sentences, whose names may replace one of the question


@dataclass(frozen=True, slots=True)
class TrainingGroup:
    """A question and its candidates; `gold` is the index of the one that answers, or None."""

    question: str
    candidates: tuple[Candidate, ...]
    gold: int | None


@dataclass(frozen=True, slots=True)
class TrainingParagraph:
    """The sentences of a paragraph, and its questions with the indices of answering sentences."""

    sentences: tuple[str, ...]
    questions: tuple[tuple[str, frozenset[int]], ...]

    def candidate(self, at: int) -> Candidate:
        """A sentence with the end of the previous one."""
        return Candidate(self.sentences[at], self.sentences[at - 1][-LEAD_CHARS:] if at else "")


def read_paragraphs(file: Path, *, even: bool = False) -> list[TrainingParagraph]:
    """Read the paragraphs of all articles, or of those with an even number (from 0)."""
    articles = json.loads(file.read_text(encoding="utf-8"))["data"]
    return [
        _paragraph(paragraph)
        for number, article in enumerate(articles)
        if not even or number % 2 == 0
        for paragraph in article["paragraphs"]
    ]


def _paragraph(entry: Mapping[str, Any]) -> TrainingParagraph:
    text = entry["context"]
    spans = list(sentence_spans(text))
    questions = []
    for question in entry["qas"]:
        starts = [answer["answer_start"] for answer in question.get("answers", ())]
        unanswered = bool(question.get("is_impossible"))
        gold = frozenset(
            index
            for index, span in enumerate(spans)
            if any(span.start <= start < span.end for start in starts)
        )
        if unanswered or gold:
            questions.append((question["question"], frozenset() if unanswered else gold))
    sentences = tuple(normalise(span.of(text)).strip() for span in spans)
    return TrainingParagraph(sentences, tuple(questions))


def training_groups(
    paragraphs: Sequence[TrainingParagraph], *, most: int, seed: int
) -> list[TrainingGroup]:
    """At most `most` groups, sampled and shuffled with the seed."""
    rng = random.Random(seed)  # noqa: S311
    questions = [
        (index, question, gold)
        for index, paragraph in enumerate(paragraphs)
        for question, gold in paragraph.questions
    ]
    rng.shuffle(questions)
    pool = _SentencePool(paragraphs)
    return [pool.group(*question, rng) for question in questions[:most]]


class _SentencePool:
    """All sentences in a lexical index, to draw negative candidates from."""

    def __init__(self, paragraphs: Sequence[TrainingParagraph]) -> None:
        self._paragraphs = paragraphs
        self._places = [
            (index, number)
            for index, paragraph in enumerate(paragraphs)
            for number in range(len(paragraph.sentences))
        ]
        self._lexical = LexicalIndex([paragraphs[a].sentences[n] for a, n in self._places])

    def group(
        self, paragraph: int, question: str, gold: frozenset[int], rng: random.Random
    ) -> TrainingGroup:
        ranked = np.argsort(-self._lexical.scores(question), kind="stable").tolist()
        draw = rng.random() if gold else 0.0
        if gold and draw < PERTURBED:
            changed = perturb(question, self._foreign_names(ranked, paragraph), rng)
            if changed is not None:
                question, gold = changed, frozenset()
        same_paragraph = [row for row in ranked if self._is_wrong(row, paragraph, gold)][
            :NEAR_NEGATIVES
        ]
        other_paragraphs = list(self._elsewhere(ranked, paragraph))
        drawn = (
            rng.sample(other_paragraphs[:FAR_POOL], min(FAR_NEGATIVES, len(other_paragraphs)))
            if same_paragraph
            else []
        )
        answer_left_out = PERTURBED <= draw < PERTURBED + LEFT_OUT
        right = [rng.choice(sorted(gold))] if gold and not answer_left_out else []
        chosen = [(paragraph, number) for number in right]
        chosen += [
            self._places[row] for row in (*same_paragraph, *drawn, *other_paragraphs[FAR_POOL:])
        ]
        candidates = tuple(self._paragraphs[a].candidate(n) for a, n in chosen[:CANDIDATES])
        return TrainingGroup(question, candidates, 0 if right else None)

    def _foreign_names(self, ranked: Sequence[int], paragraph: int) -> list[str]:
        """Names in likely sentences of other paragraphs that are not in this paragraph."""
        own = " ".join(self._paragraphs[paragraph].sentences)
        likely = (self._places[row] for row in ranked[:NAME_SOURCES])
        candidates = (
            name for a, n in likely for name in names_of_sentence(self._paragraphs[a].sentences[n])
        )
        return [name for name in dict.fromkeys(candidates) if name not in own]

    def _is_wrong(self, row: int, at: int, gold: frozenset[int]) -> bool:
        paragraph, number = self._places[row]
        return paragraph == at and number not in gold

    def _elsewhere(self, ranked: Sequence[int], paragraph: int) -> Iterator[int]:
        rows = (row for row in ranked if self._places[row][0] != paragraph)
        for _ in range(FAR_POOL + CANDIDATES):
            if (row := next(rows, None)) is not None:
                yield row
