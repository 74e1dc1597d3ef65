"""The outcome of a case: what was shown, scored against the documents, and its gold.

Its record is a line of a run; metrics read nothing else.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from evals.cases.cases import Case


@dataclass(frozen=True, slots=True)
class DocumentRange:
    """A range of a document: character offsets, half-open range of sentences, text."""

    document: str
    start: int
    end: int
    sentences: tuple[int, int]
    text: str

    def characters(self) -> set[tuple[str, int]]:
        """All characters, as document and offset."""
        return {(self.document, at) for at in range(self.start, self.end)}

    def sentence_units(self) -> set[tuple[str, int]]:
        """All sentences that the range touches, as document and number."""
        return {(self.document, at) for at in range(*self.sentences)}

    def touches(self, other: DocumentRange) -> bool:
        """Whether the two ranges overlap."""
        return self.document == other.document and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A gold place; `speaker_stated` is false when the case states no speaker."""

    at: DocumentRange
    context: tuple[int, int] | None = None
    speaker_stated: bool = False
    speaker: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote as shown, with checks of it.

    `stands`: it is verbatim at its place in the source. `known`: the provenance that was shown,
    `known_truly`: whether that is true. `whole`: it is whole sentences. `claim`: its claim's index.
    """

    at: DocumentRange
    speaker: str | None
    role: str
    known: dict[str, str | None]
    stands: bool
    known_truly: bool
    whole: bool
    claim: int

    @property
    def evidence(self) -> DocumentRange:
        """The range as evidence; a quote that is not verbatim is in no document."""
        return self.at if self.stands else replace(self.at, document=f"not in {self.at.document}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what was shown for it; `stale` says why its gold can't be scored.

    `hits` are the passages found, best first, true for one with gold; `relevant` counts all
    passages with gold. `nearest_stand` says for each nearest passage whether it is verbatim.
    `seconds` is None if not measured.
    """

    case: Case
    points: tuple[tuple[GoldSpan, ...], ...] = ()
    optional: tuple[GoldSpan, ...] = ()
    shown: tuple[ShownQuote, ...] = ()
    nearest_stand: tuple[bool, ...] = ()
    claims: tuple[str, ...] = ()
    rejections: tuple[tuple[str, str], ...] = ()
    standing: str = "abstained"
    confidence: float | None = None
    mode: str = "quotes"
    hits: tuple[bool, ...] = ()
    relevant: int = 0
    seconds: float | None = None
    stale: str | None = None

    @property
    def silent(self) -> bool:
        """Whether the answer abstained."""
        return not self.claims

    def as_record(self) -> dict[str, Any]:
        """The outcome as JSON for a run file."""
        rest = {name: getattr(self, name) for name in self.__slots__ if name != "case"}
        return {
            "case": self.case.as_line(),
            **{name: _to_json_value(it) for name, it in rest.items()},
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Outcome:
        """Restore an outcome from `as_record`."""
        rest = {name: it for name, it in record.items() if name != "case"}
        rest["points"] = tuple(tuple(map(_gold_from_record, point)) for point in rest["points"])
        rest["optional"] = tuple(map(_gold_from_record, rest["optional"]))
        rest["shown"] = tuple(
            ShownQuote(**{**one, "at": _range_from_record(one["at"])}) for one in rest["shown"]
        )
        rest["rejections"] = tuple(map(tuple, rest["rejections"]))
        for name in ("nearest_stand", "claims", "hits"):
            rest[name] = tuple(rest[name])
        return cls(case=Case.model_validate(record["case"]), **rest)


def _to_json_value(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, tuple):
        return [_to_json_value(one) for one in value]
    return asdict(value) if isinstance(value, (GoldSpan, ShownQuote)) else value


def _range_from_record(record: dict[str, Any]) -> DocumentRange:
    return DocumentRange(**{**record, "sentences": tuple(record["sentences"])})


def _gold_from_record(record: dict[str, Any]) -> GoldSpan:
    context = tuple(record["context"]) if record["context"] else None
    return GoldSpan(**{**record, "at": _range_from_record(record["at"]), "context": context})
