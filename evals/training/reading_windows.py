"""Training examples of the reader: windows of sentences, and which of them answer a question."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from index.evidence.reader_net import Window
from index.search.lexical import LexicalIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.training.reading_sets import ReadingSet, ReadQuestion, ReadText

CHUNK_CHARS: Final = 800  # of a window that is asked in vain
LEAST_CHARS, MOST_CHARS = 250, 1_000  # of a window around an answer
TITLE_LEFT_OUT: Final = 0.3  # share of the windows whose title is left out
IGNORED: Final = -1.0  # the target of a sentence that counts neither way
LIKELY: Final = 10  # the likeliest windows of other texts, of which negatives are drawn


@dataclass(frozen=True, slots=True)
class ReadingExample:
    """A question, a window, and a target a sentence: 1 needed, 0 not, -1 neither."""

    question: str
    window: Window
    targets: tuple[float, ...]
    of: str  # the set's name


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: str
    first: int
    last: int  # exclusive


def reading_examples(
    of: ReadingSet, *, most: int, near: int, far: int, seed: int
) -> list[ReadingExample]:
    """Windows for at most `most` questions, sampled with the seed.

    Each answer gets a window around it; each question `near` more of its text and `far` of others,
    the likeliest by words.
    """
    rng = random.Random(seed)  # noqa: S311
    chunks = [chunk for name, text in of.texts.items() for chunk in _chunks(name, text)]
    lexical = LexicalIndex.of_texts([" ".join(_words(of, chunk)) for chunk in chunks])
    asked = list(of.questions)
    rng.shuffle(asked)
    examples = []
    for question in asked[:most]:
        examples += [
            _example(of, question, part, rng) for part in _around_answers(of, question, rng)
        ]
        ranked = np.argsort(-lexical.scores(question.text), kind="stable").tolist()
        own = [chunks[row] for row in ranked if chunks[row].name == question.name]
        likely = (chunks[row] for row in ranked[: 40 * LIKELY] if chunks[row].name != question.name)
        others = [chunk for chunk, _ in zip(likely, range(LIKELY), strict=False)]
        free = [
            part for part in own if not question.need.intersection(range(part.first, part.last))
        ]
        count = near if question.need else near + 1
        drawn = free[:count] + rng.sample(others, min(far, len(others)))
        examples += [_example(of, question, part, rng) for part in drawn]
    return examples


def _chunks(name: str, text: ReadText) -> Iterator[_Chunk]:
    first, length = 0, 0
    for at, words in enumerate(text.sentences):
        if length and length + len(words) > CHUNK_CHARS:
            yield _Chunk(name, first, at)
            first, length = at, 0
        length += len(words) + 1
    if length:
        yield _Chunk(name, first, len(text.sentences))


def _around_answers(of: ReadingSet, question: ReadQuestion, rng: random.Random) -> list[_Chunk]:
    """Windows of random size that together hold the answering sentences."""
    sentences = of.texts[question.name].sentences
    windows: list[_Chunk] = []
    for at in sorted(question.need):
        if windows and windows[-1].first <= at < windows[-1].last:
            continue
        size = rng.uniform(LEAST_CHARS, MOST_CHARS)
        first, last, length = at, at + 1, len(sentences[at])
        while length < size and (first > 0 or last < len(sentences)):
            forward = last < len(sentences) and (first == 0 or rng.random() < 0.5)  # noqa: PLR2004
            length += len(sentences[last] if forward else sentences[first - 1])
            first, last = (first, last + 1) if forward else (first - 1, last)
        windows.append(_Chunk(question.name, first, last))
    return windows


def _words(of: ReadingSet, chunk: _Chunk) -> tuple[str, ...]:
    return of.texts[chunk.name].sentences[chunk.first : chunk.last]


def _example(
    of: ReadingSet, question: ReadQuestion, chunk: _Chunk, rng: random.Random
) -> ReadingExample:
    title = "" if rng.random() < TITLE_LEFT_OUT else of.texts[chunk.name].title
    own = chunk.name == question.name
    targets = tuple(
        float(at in question.need) if not own or at not in question.may else IGNORED
        for at in range(chunk.first, chunk.last)
    )
    if not own:
        targets = (0.0,) * len(targets)
    return ReadingExample(question.text, Window(title, _words(of, chunk)), targets, of.name)
