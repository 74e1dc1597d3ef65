"""SQuAD 2.0: paragraphs, questions, and the split into training and test articles.

Even articles may be fitted on (`python -m evals fit confidence` does); odd articles are the test
split.
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
    """A question about a paragraph that answers it, or only seems to.

    `answers` are the spans of the human answers in the normalised paragraph.
    """

    id: str
    text: str
    paragraph: str
    answered: bool
    answers: tuple[Span, ...] = ()


def read_squad(
    data: Path,
) -> tuple[tuple[Document, ...], tuple[SquadQuestion, ...], Mapping[str, int]]:
    """Read paragraphs as documents, questions, and the article number of each paragraph."""
    return read_squad_file(data / "dev-v2.0.json")


def read_squad_file(
    file: Path,
) -> tuple[tuple[Document, ...], tuple[SquadQuestion, ...], Mapping[str, int]]:
    """Read any file in SQuAD's format; a question without `is_impossible` is answerable."""
    if not file.is_file():
        message = f"{file}: data as of SQuAD 2.0 is not there"
        raise OnRecordError(message)
    documents, questions, articles = [], [], {}
    for article, entry in enumerate(json.loads(file.read_text(encoding="utf-8"))["data"]):
        title = entry["title"].replace("_", " ")
        for number, paragraph in enumerate(entry["paragraphs"]):
            name = f"{article}-{number}"
            articles[name] = article
            provenance = Provenance(id=name, file=file.name, sha256="", title=title)
            documents.append(Document(provenance, normalise(paragraph["context"])))
            questions += [
                _question(name, paragraph["context"], entry_question)
                for entry_question in paragraph["qas"]
            ]
    return tuple(documents), tuple(questions), articles


def draw_sample(questions: Sequence[SquadQuestion], size: int | None) -> tuple[SquadQuestion, ...]:
    """Draw `size` questions with a fixed seed, in their order; all of them for None."""
    if size is None or size >= len(questions):
        return tuple(questions)
    drawn = random.Random(SEED).sample(range(len(questions)), size)  # noqa: S311
    return tuple(questions[row] for row in sorted(drawn))


def sample_note(asked: Sequence[SquadQuestion], pool: Sequence[SquadQuestion]) -> str:
    """A note for a table that a sample was drawn; empty when all of the pool were asked."""
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
