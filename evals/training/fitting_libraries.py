"""Small libraries of many kinds of text, with questions that each answers and that it does not.

Confidence is fitted on them: what tells that a subject is not there at all must not be learnt from
one kind of text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from evals.training.fit_evidence import held_out
from evals.training.reading_sets import public_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from evals.training.reading_sets import ReadingSet

PRESENT, NEAR, ABSENT = "present", "near", "absent"
WRITTEN_SETS: Final = ("news", "opinion")  # whose questions were written for this project
ABSENT_QUESTIONS: Final = 40  # asked of a library, of the others' questions
_DIALOGUE, _ARTICLES = "dialogue", "squad2"
# Of an encyclopaedia each: one may answer what is asked of another.
_ENCYCLOPAEDIC: Final = frozenset({_ARTICLES, "qed", "selqa", "squad1", "wiki"})


@dataclass(frozen=True, slots=True)
class _Plan:
    """How many texts of a set make a library, and how many questions of each kind are asked."""

    texts: int | None
    present: int
    near: int = 0


_PLANS: Final = {
    _ARTICLES: _Plan(None, 60, 60), "covid": _Plan(5, 50), "policy": _Plan(60, 45),
    _DIALOGUE: _Plan(12, 50), "tales": _Plan(6, 50), "qed": _Plan(60, 50), "selqa": _Plan(40, 40),
    "squad1": _Plan(25, 50), "reviews": _Plan(40, 45), "wiki": _Plan(40, 50),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FittingQuestion:
    """A question, what the library holds of it, and the text it was written for.

    `kind`: "present", the answer is in the library; "near", a text only seems to answer; "absent",
    nothing in the library is on the subject.
    """

    text: str
    kind: str
    article: str


@dataclass(frozen=True, slots=True)
class FittingLibrary:
    """Documents of one set, and the questions that are asked of them."""

    name: str
    documents: tuple[Document, ...]
    questions: tuple[FittingQuestion, ...]


def fitting_libraries(data: Path) -> list[FittingLibrary]:
    """All libraries, each with some questions of the others, which it does not answer.

    OnRecordError when the data is missing.
    """
    own = [*_written(data), *_public(data)]
    return [
        FittingLibrary(one.name, one.documents, (*one.questions, *_absent(number, one, own)))
        for number, one in enumerate(own)
    ]


def _written(data: Path) -> Iterator[FittingLibrary]:
    """News and opinions that the reader was not trained on."""
    for name, (documents, questions) in zip(WRITTEN_SETS, held_out(data), strict=True):
        asked = (
            FittingQuestion(one.text, PRESENT if one.need else NEAR, one.document)
            for one in questions
        )
        yield FittingLibrary(name, documents, tuple(asked))


def _public(data: Path) -> Iterator[FittingLibrary]:
    sets = public_sets(data)
    for name, plan in _PLANS.items():
        yield _library_of(sets[name](), plan)


def _library_of(read: ReadingSet, plan: _Plan) -> FittingLibrary:
    """Some texts of the set, and some of the questions on them, drawn by hash."""
    parts: dict[str, list[str]] = {}
    for key in read.texts:
        parts.setdefault(key.partition("-")[0] if read.name == _ARTICLES else key, []).append(key)
    chosen = {name: parts[name] for name in sorted(parts, key=_drawn)[: plan.texts]}
    held = {key for keys in chosen.values() for key in keys}
    asked = sorted(
        (one for one in read.questions if one.name in held), key=lambda q: _drawn(q.text)
    )
    present = [one for one in asked if one.need][: plan.present]
    near = [one for one in asked if not one.need][: plan.near]
    questions = (
        FittingQuestion(one.text, PRESENT if one.need else NEAR, one.name)
        for one in (*present, *near)
    )
    documents = (_document(read, name, keys) for name, keys in chosen.items())
    return FittingLibrary(read.name, tuple(documents), tuple(questions))


def _document(read: ReadingSet, name: str, keys: Sequence[str]) -> Document:
    """The texts as paragraphs, or a dialogue's turns."""
    between = "\n\n" if read.name == _DIALOGUE else " "
    paragraphs = (between.join(read.texts[key].sentences) for key in keys)
    title = read.texts[keys[0]].title or None
    provenance = Provenance(id=name, file=f"{name}.txt", sha256="", title=title)
    return Document(provenance, normalise("\n\n".join(paragraphs) + "\n\n"))


def _absent(
    number: int, library: FittingLibrary, all_libraries: Iterable[FittingLibrary]
) -> list[FittingQuestion]:
    """Questions that other libraries answer, and this one does not."""
    others = [
        FittingQuestion(question.text, ABSENT, question.article)
        for other in all_libraries
        if other is not library and not {library.name, other.name} <= _ENCYCLOPAEDIC
        for question in other.questions
        if question.kind == PRESENT
    ]
    Random(number).shuffle(others)  # noqa: S311 - the same each time
    return others[:ABSENT_QUESTIONS]


def _drawn(text: str) -> int:
    """A number that the text decides, so that the same are drawn each time."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:8], 16)
