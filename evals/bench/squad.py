"""SQuAD 2.0: its paragraphs, its questions, and which articles are for measuring.

Articles 0, 2, 4, … may be fitted on (`python -m evals fit confidence` does); 1, 3, 5, … are for
measuring alone.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from evals.bench.locations import normalised_span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question about a paragraph, which answers it or only seems to.

    `answers` are the places of the answers that people gave, in the normalised paragraph.
    """

    id: str
    text: str
    paragraph: str
    answered: bool
    answers: tuple[Span, ...] = ()


def read(data: Path) -> tuple[tuple[Document, ...], tuple[SquadQuestion, ...], Mapping[str, int]]:
    """Paragraphs as documents with their article's title, questions, and each one's article."""
    return read_file(data / "dev-v2.0.json")


def read_file(
    file: Path,
) -> tuple[tuple[Document, ...], tuple[SquadQuestion, ...], Mapping[str, int]]:
    """The same of any file in SQuAD's format; without `is_impossible` a question is answered."""
    if not file.is_file():
        message = f"{file}: data as of SQuAD 2.0 is not there"
        raise OnRecordError(message)
    documents, questions, articles = [], [], {}
    for article, entry in enumerate(json.loads(file.read_text(encoding="utf-8"))["data"]):
        title = entry["title"].replace("_", " ")
        for at, paragraph in enumerate(entry["paragraphs"]):
            name = f"{article}-{at}"
            articles[name] = article
            known = Provenance(id=name, file=file.name, sha256="", title=title)
            documents.append(Document(known, normalise(paragraph["context"])))
            questions += [
                _question(name, paragraph["context"], asked) for asked in paragraph["qas"]
            ]
    return tuple(documents), tuple(questions), articles


def sample(questions: Sequence[SquadQuestion], size: int | None) -> tuple[SquadQuestion, ...]:
    """As many of the questions, the same each time, in their order; all of them for None."""
    if size is None or size >= len(questions):
        return tuple(questions)
    drawn = random.Random(SEED).sample(range(len(questions)), size)  # noqa: S311
    return tuple(questions[at] for at in sorted(drawn))


def draw_questions(asked: Sequence[SquadQuestion], pool: Sequence[SquadQuestion]) -> str:
    """What a table says of a sample; nothing when all of the pool were asked."""
    if len(asked) == len(pool):
        return ""
    return f"{len(asked):,} of {len(pool):,} questions, drawn at random; --all asks all of them. "


def _question(paragraph: str, context: str, asked: Mapping[str, Any]) -> SquadQuestion:
    spans = {
        Span(answer["answer_start"], answer["answer_start"] + len(answer["text"]))
        for answer in asked.get("answers", ())
    }
    answers = tuple(sorted(normalised_span(context, span) for span in spans))
    return SquadQuestion(
        asked["id"], asked["question"], paragraph, not asked.get("is_impossible"), answers
    )
