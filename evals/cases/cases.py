"""Cases: questions with gold answers, read from JSON lines."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from app.domain.filters_schema import GivenFilters
from app.text.json_lines import LineError, read_lines
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

Text = Annotated[str, Field(min_length=1)]


class CaseKind(StrEnum):
    """The kind of a case: what it tests."""

    SINGLE = "single"
    SEVERAL = "several"
    VIEWS = "views"
    DATE = "date"
    SPEAKER = "speaker"
    COMMENT = "comment"
    FOLLOW_UP = "follow-up"
    SILENCE = "silence"
    LOADED_PREMISE = "loaded-premise"
    INJECTION = "injection"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GoldWords(_Strict):
    """A place given by offsets and the SHA-256 of its words, or by the words themselves.

    `prefix` and `suffix` disambiguate words that occur more than once.
    """

    exact: Text | None = None
    prefix: str = ""
    suffix: str = ""
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(gt=0)] | None = None
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _one_of_two_ways(self) -> Self:
        offsets = (self.start, self.end, self.sha256)
        stated = [part for part in offsets if part is not None]
        if len(stated) != (0 if self.exact else len(offsets)):
            message = "give either exact, or start, end and sha256"
            raise ValueError(message)
        if self.start is not None and self.end is not None and self.start >= self.end:
            message = f"start lies before end, not {self.start} and {self.end}"
            raise ValueError(message)
        return self


class ExpectedPlace(GoldWords):
    """A gold place in a document, with the expected speaker and the context a quote must include.

    Without `speaker` attribution is not judged; a speaker of None means that nobody is named.
    """

    document: Text
    speaker: Text | None = None
    role: Role | None = None
    context: GoldWords | None = None

    @model_validator(mode="after")
    def _role_is_somebodys(self) -> Self:
        if self.role is not None and not self.states_speaker:
            message = "role: say whose it is, with a speaker (null for nobody that can be named)"
            raise ValueError(message)
        return self

    @property
    def states_speaker(self) -> bool:
        """Whether the case states the speaker."""
        return "speaker" in self.model_fields_set


class Point(_Strict):
    """One point that a good answer makes, by any of its places; `says` is a paraphrase."""

    says: str = ""
    any: Annotated[tuple[ExpectedPlace, ...], Field(min_length=1)]


class ExpectedProvenance(_Strict):
    """Expected provenance of a document; a field that is not given is not judged."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    kind: DocumentKind | None = None


class Case(_Strict):
    """A question with its gold; no `gold` means that abstaining is right.

    `history` holds the previous questions; `faithful` sentences that a model may write.
    """

    id: Annotated[str, Field(pattern=r"^[\w.-]+$")]
    draft: StrictBool = False
    kind: CaseKind
    question: Text
    filters: GivenFilters = GivenFilters()
    history: tuple[Text, ...] = ()
    gold: tuple[Point, ...]
    optional: tuple[ExpectedPlace, ...] = ()
    provenance: dict[str, ExpectedProvenance] = Field(default_factory=dict)
    faithful: tuple[Text, ...] = ()
    near_miss: StrictBool = False
    note: str = ""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        may_be_silent = {CaseKind.SILENCE, CaseKind.LOADED_PREMISE, CaseKind.INJECTION}
        faults = {
            "gold: a case of silence has none": self.kind is CaseKind.SILENCE and self.gold,
            f"gold: a case of kind {self.kind} needs some": (
                not self.gold and self.kind not in may_be_silent and not self.draft
            ),
            "history: a follow-up needs what was asked before": (
                self.kind is CaseKind.FOLLOW_UP and not self.history
            ),
            "near_miss: only a case without gold can be one": self.near_miss and self.gold,
        }
        for message, holds in faults.items():
            if holds:
                raise ValueError(message)
        return self

    @property
    def answerable(self) -> bool:
        """Whether the case has gold."""
        return bool(self.gold)

    @property
    def documents(self) -> frozenset[str]:
        """Ids of all documents that the case names."""
        places = [*(place for point in self.gold for place in point.any), *self.optional]
        named = (place.document for place in places)
        return frozenset([*named, *self.filters.parsed().sources, *self.provenance])

    def as_line(self) -> dict[str, Any]:
        """The case as JSON, without fields that its line left out."""
        return self.model_dump(mode="json", exclude_unset=True)


def read_cases(lines: Iterable[str], *, name: str) -> tuple[Case, ...]:
    """Read the cases of a suite; LineError names file, line and field of the first error."""
    cases: dict[str, Case] = {}
    for place, case in read_lines(lines, Case, name=name):
        if case.id in cases:
            message = f"{place}: id: {case.id!r} is on an earlier line too"
            raise LineError(message)
        cases[case.id] = case
    if not cases:
        message = f"{name}: it holds no case"
        raise LineError(message)
    return tuple(cases.values())
