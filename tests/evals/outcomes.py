"""Small outcomes of documents in which every ten characters are a sentence, and runs of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from evals.cases.cases import Case
from evals.cases.gold import digest
from evals.cases.outcome import DocumentRange, GoldSpan, Outcome, ShownQuote
from evals.run.run_file import Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SENTENCE = 10  # characters
UNKNOWN: dict[str, str | None] = dict.fromkeys(
    ("title", "author", "publisher", "published", "kind")
)

MADE: Mapping[str, Any] = {
    "format": 1,
    "started": "2026-05-04T03:02:01+00:00",
    "suite": "bridges",
    "suite_sha256": "0" * 64,
    "cases": 1,
    "drafts_left_out": 0,
    "system": "scripted",
    "commit": "abc1234",
    "code_sha256": "f" * 16,
    "settings": {"top": 10},
    "ranking": {"bm25_k1": 0.9},
    "model": None,
    "prompts": {},
    "documents": {"d": "0" * 64},
    "truth": "the documents",
    "python": "3.11",
    "packages": {"numpy": "2"},
    "machine": "one core",
}


def stretch(start: int, end: int, document: str = "d", text: str | None = None) -> DocumentRange:
    """Words that know which sentences they touch."""
    sentences = (start // SENTENCE, (end - 1) // SENTENCE + 1)
    return DocumentRange(document, start, end, sentences, text or f"words {start} to {end}")


def place(start: int, end: int, document: str = "d", **given: Any) -> GoldSpan:
    """A gold place; a speaker or a role that is given is stated."""
    stated = "speaker" in given or "role" in given
    at = stretch(start, end, document, given.pop("text", None))
    return GoldSpan(at, speaker_stated=stated, **given)


def quote(start: int, end: int, document: str = "d", **given: Any) -> ShownQuote:
    """A quote of which all is true, of a source of which nothing is known."""
    true: dict[str, Any] = {
        "speaker": None,
        "role": "unclear",
        "known": dict(UNKNOWN),
        "stands": True,
        "known_truly": True,
        "whole": True,
        "claim": 0,
    }
    return ShownQuote(stretch(start, end, document, given.pop("text", None)), **(true | given))


def outcome(*points: Sequence[GoldSpan] | GoldSpan, **given: Any) -> Outcome:
    """An outcome with these points; one that shows quotes claims one thing with each."""
    listed = tuple((one,) if isinstance(one, GoldSpan) else tuple(one) for one in points)
    shown = tuple(given.pop("shown", ()))
    claims = tuple(one.at.text for one in shown)
    case = case_of(listed, **given.pop("case", {}))
    return Outcome(case, points=listed, **({"shown": shown, "claims": claims} | given))


def case_of(points: Sequence[Sequence[GoldSpan]] = (), **given: Any) -> Case:
    """A case with as many points and places."""
    gold = [
        {"says": f"point {at}", "any": [_line(one) for one in its]} for at, its in enumerate(points)
    ]
    kind = "several" if points else "silence"
    return Case.model_validate({"id": "c", "kind": kind, "question": "Why?", "gold": gold} | given)


def _line(one: GoldSpan) -> dict[str, Any]:
    at = one.at
    return {"document": at.document, "start": at.start, "end": at.end, "sha256": digest(at.text)}


def named(name: str, one: Outcome) -> Outcome:
    """The same outcome of a case of another id."""
    return replace(one, case=one.case.model_copy(update={"id": name}))


def run_of(*outcomes: Outcome, **made: Any) -> Run:
    """A complete run of these outcomes."""
    return Run({**MADE, "cases": len(outcomes), **made}, outcomes)
