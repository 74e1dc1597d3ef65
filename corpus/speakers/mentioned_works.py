"""Texts mentioned in a document and their authors: "Meduza's explainer", "the essay"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WORKS = frozenset(
    "explainer essay column article report book letter post editorial reply newsletter study "  # noqa: SIM905
    "interview".split()
)
_WORK = "|".join(sorted(WORKS))
_WORD = r"[A-Z](?:[\w.&-]*\w)?"
_NAME = rf"{_WORD}(?: (?:(?:of|am|for|de|van|von) )?{_WORD})*"
_OWNED = re.compile(rf"\b(?P<owner>{_NAME})[’'](?:s )?(?:[a-z]+ ){{0,2}}?(?P<work>{_WORK})\b")
_BY = re.compile(
    rf"\b(?P<work>{_WORK})(?: (?:published|written|issued|made))? (?:by|from)"
    rf" (?:(?:the|an?) (?:[A-Z]?[a-z]+ ){{0,2}}?[a-z]+ |the )?(?P<owner>(?:The )?{_NAME})"
)
_WROTE = re.compile(
    rf"(?P<owner>{_NAME}),? (?:has |had |also |then |once )*(?:wrote|written|published|printed|"
    r"released|issued|posted|signed|writes|publishes|prints)"
    rf" (?:an?|the|its|his|her|their) (?:[a-z]+ ){{0,3}}?(?P<work>{_WORK})\b"
)
_BARE = re.compile(
    rf"\b(?P<article>[Tt]he|[Tt]hat|[Aa]n?|[Tt]his|[Oo]ur) (?:[a-z]+ ){{0,3}}?(?P<work>{_WORK})\b"
)


@dataclass(frozen=True, slots=True)
class MentionedWork:
    """A mention of a text; `owner` is the author named there, if any."""

    at: int
    noun: str
    owner: str | None = None
    first: bool = False


class MentionedWorks:
    """The texts mentioned in a document, in order."""

    def __init__(self, text: str) -> None:
        """Find the mentions; the document's own text ("this letter") is none."""
        self._works: Sequence[MentionedWork] = sorted(_works(text), key=lambda one: one.at)
        self._owners: Mapping[str, set[str | None]] = _owners(self._works)

    def owner(self, noun: str, at: int, *, near: int | None = None) -> str | None:
        """The author of "the explainer" at `at`, when the document names one author of explainers.

        With `near` the last one's that was mentioned from there on: "that report".
        """
        before = [
            one
            for one in self._works[: bisect_left(self._works, at, key=lambda one: one.at)]
            if one.noun == noun and one.owner and (near is None or one.at >= near)
        ]
        if not before or (near is None and len(self._owners[noun]) > 1):
            return None
        return before[-1].owner

    def last(self, first: int, end: int) -> MentionedWork | None:
        """The last text mentioned from `first` to `end`, with its owner where that is sure."""
        index = bisect_left(self._works, end, key=lambda work: work.at) - 1
        if index < 0 or self._works[index].at < first:
            return None
        work = self._works[index]
        return MentionedWork(work.at, work.noun, work.owner or self.owner(work.noun, end))


def _works(text: str) -> Iterator[MentionedWork]:
    owned: set[int] = set()
    for pattern in (_OWNED, _BY, _WROTE):
        for match in pattern.finditer(text):
            owned.add(match.start("work"))
            yield MentionedWork(match.start("work"), match["work"], match["owner"])
    for match in _BARE.finditer(text):
        own = match["article"].casefold() in {"this", "our"}
        if not own and match.start("work") not in owned:
            first = match["article"].casefold() in {"a", "an"}
            yield MentionedWork(match.start("work"), match["work"], first=first)


def _owners(works: Sequence[MentionedWork]) -> Mapping[str, set[str | None]]:
    """The authors of the texts of each kind, None among them for a text without an author."""
    owners: dict[str, set[str | None]] = defaultdict(set)
    for work in works:
        if work.owner or work.first:
            owners[work.noun].add(work.owner)
    return owners
