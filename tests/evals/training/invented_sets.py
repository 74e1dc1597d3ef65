"""Data sets of a few lines, in the formats of the real ones."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from evals.training.reading_sets import ReadingSet, ReadQuestion, ReadText
from tests.index.folders import prose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_lines(file: Path, records: Iterable[Any]) -> Path:
    """Write the records as gzipped JSON lines; the folder is made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(record)}\n" for record in records)
    return file


def span_of(text: str, words: str) -> list[int]:
    """Where the words stand in the text."""
    return [text.index(words), text.index(words) + len(words)]


def reading_set(*, texts: int = 4, questions: int = 12) -> ReadingSet:
    """Long texts of distinct words, and questions of which every third is asked in vain."""
    read = {
        f"text-{number}": ReadText(
            f"Title {number}",
            tuple(prose(number, paragraphs=12).replace("\n\n", " ").split(". ")),
        )
        for number in range(texts)
    }
    asked = []
    for number in range(questions):
        name = f"text-{number % texts}"
        at = 5 * (number + 1) % len(read[name].sentences)
        need = frozenset({at, at + 1}) if number % 3 else frozenset[int]()
        words = f"Question {number}: {read[name].sentences[at]}?"
        asked.append(ReadQuestion(words, name, need, frozenset({at + 2})))
    return ReadingSet("invented", read, tuple(asked))
