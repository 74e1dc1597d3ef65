"""Words to render documents from: dialogues with their speakers, prose and questions."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Material:
    """Words to render: dialogues as (number of the speaker, words), paragraphs, and questions."""

    dialogues: tuple[tuple[tuple[int, str], ...], ...]
    prose: tuple[tuple[str, ...], ...]  # the paragraphs of each text
    stories: tuple[tuple[str, ...], ...]
    questions: tuple[str, ...]


def read_material(folder: Path) -> Material:
    """Read what to render from the folder of training data."""
    train = folder / "train"
    scenes: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in _rows(train / "friendsqa.jsonl.gz"):
        if row["title"] not in scenes:
            who: dict[str, int] = {}
            scenes[row["title"]] = tuple(
                (who.setdefault(name, len(who)), _untokenised(words))
                for name, words in row["turns"]
            )
    prose: list[tuple[str, ...]] = []
    lines = (folder / "polnear-train" / "articles.jsonl").read_text("utf-8").splitlines()
    prose += [_paragraphs(json.loads(line)["text"]) for line in lines[: len(lines) // 2]]
    for file in ("doc2dial-documents", "covid-documents", "opinion-documents"):
        rows = list(_rows(train / f"{file}.jsonl.gz"))
        rows = [row for row in rows if row.get("kind") not in {"interview", "blog"}]
        rows = [row for row in rows if "agent:" not in row["text"]]
        prose += [_paragraphs(row["text"][:8000]) for row in rows]
    prose += [(row["context"],) for row in _rows(train / "policyqa.jsonl.gz")][:300]
    stories = [
        tuple(part for text in row["sections"].values() for part in _paragraphs(text))
        for row in _rows(train / "fairytale-stories.jsonl.gz")
    ]
    questions = [row["question"] for row in _rows(train / "news-questions.jsonl.gz")]
    questions += [row["rewrite"] for row in _rows(train / "canard.jsonl.gz")]
    questions += [
        row["question"].split(":", 1)[-1]
        for row in _rows(train / "doc2dial-turns.jsonl.gz")
        if "agent:" not in row["question"]
    ]
    questions = [_untokenised(question.strip()) for question in questions]
    return Material(
        tuple(scene for scene in scenes.values() if len(scene) > 5),  # noqa: PLR2004
        tuple(text for text in prose if text),
        tuple(text for text in stories if text),
        tuple(question[:1].upper() + question[1:] for question in questions if question),
    )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in re.split(r"\n+", text) if part.strip())


def _untokenised(words: str) -> str:
    words = re.sub(r" (n't|'\w+|[.,!?;:)%])", r"\1", words).replace("( ", "(").replace("$ ", "$")
    return " ".join(re.sub(r"\b([Gg]on|[Ww]an) na\b", r"\1na", words).split())
