"""What became of a case: what was shown, judged against the documents, and what should have been.

A record of one is a line of a run; every metric reads it and nothing else.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from evals.cases.cases import Case


@dataclass(frozen=True, slots=True)
class DocumentRange:
    """Words of a document: offsets in characters, and the half-open range of its sentences."""

    document: str
    start: int
    end: int
    sentences: tuple[int, int]
    text: str

    def characters(self) -> set[tuple[str, int]]:
        """Every character, as document and offset."""
        return {(self.document, at) for at in range(self.start, self.end)}

    def units(self) -> set[tuple[str, int]]:
        """Every sentence that it touches, as document and number."""
        return {(self.document, at) for at in range(*self.sentences)}

    def touches(self, other: DocumentRange) -> bool:
        """Whether the two share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class GoldStretch:
    """A gold place; `speaker_stated` is false where the case does not say who speaks."""

    at: DocumentRange
    context: tuple[int, int] | None = None
    speaker_stated: bool = False
    speaker: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote as a reader saw it, and what is true of it.

    `stands`: its words are those of its place in the source. `known_truly`: so is all that was
    said of the source. `whole`: it is whole sentences. `known` is what was said of the source.
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
        """Where its words are; those that do not stand at their place are nowhere in a source."""
        return self.at if self.stands else replace(self.at, document=f"not in {self.at.document}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what was shown for it; `stale` says why its gold cannot be judged.

    `hits` are the passages found, best first, true where one holds gold; `relevant` counts all
    passages that do. `nearest_stand` has a truth for each passage shown as merely near. `seconds`
    is None where it was not measured.
    """

    case: Case
    points: tuple[tuple[GoldStretch, ...], ...] = ()
    optional: tuple[GoldStretch, ...] = ()
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
        """Whether nothing was claimed."""
        return not self.claims

    def as_record(self) -> dict[str, Any]:
        """As a run keeps it."""
        rest = {name: getattr(self, name) for name in self.__slots__ if name != "case"}
        return {"case": self.case.as_line(), **{name: _plain(it) for name, it in rest.items()}}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Outcome:
        """The outcome that `as_record` was made from."""
        rest = {name: it for name, it in record.items() if name != "case"}
        rest["points"] = tuple(tuple(map(_gold, point)) for point in rest["points"])
        rest["optional"] = tuple(map(_gold, rest["optional"]))
        rest["shown"] = tuple(
            ShownQuote(**{**one, "at": _stretch(one["at"])}) for one in rest["shown"]
        )
        rest["rejections"] = tuple(map(tuple, rest["rejections"]))
        for name in ("nearest_stand", "claims", "hits"):
            rest[name] = tuple(rest[name])
        return cls(case=Case.model_validate(record["case"]), **rest)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return asdict(value) if isinstance(value, (GoldStretch, ShownQuote)) else value


def _stretch(record: dict[str, Any]) -> DocumentRange:
    return DocumentRange(**{**record, "sentences": tuple(record["sentences"])})


def _gold(record: dict[str, Any]) -> GoldStretch:
    context = tuple(record["context"]) if record["context"] else None
    return GoldStretch(**{**record, "at": _stretch(record["at"]), "context": context})
