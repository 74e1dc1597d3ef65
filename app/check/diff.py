"""What a quotation changed of the words that it was laid beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from app.check.change import ChangeKind, QuotationChange, QuoterMark
from app.check.classify_change import kind_of, losses
from app.check.fold import APOSTROPHES, fold
from app.check.quotation import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.check.aligned import Alignment, Pair, Region
    from app.check.alignment import Step

_BLANK = re.compile(r"\s+")
_BULLET = re.compile(r"\n[ \t]*(?:[•*▪●◦‣>#–-]+[ \t]+)+")  # a list's marks are not its words'
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|\Z)|\n[ \t]*\n")
_CLAUSE = re.compile(r"[,.!?…—-]*[”’»\"'].*[“‘«„\"']", re.DOTALL)
_MARKS_AFTER = re.compile(r"[^\w\s]*")
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st no vs approx gen sen rep gov col lt jr sr".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes and the quoter's own signs in the source's order, and what was quoted."""

    changes: tuple[QuotationChange, ...]
    own: tuple[QuoterMark, ...]
    start: int
    end: int


def compare(laid: Alignment) -> Comparison:
    """The quotation against the words it was laid beside; marks around it count when given."""
    changes: list[QuotationChange] = []
    own: list[QuoterMark] = []
    for region in laid.regions():
        own += _own(laid, region)
        here = list(_changes(laid, region))
        changes += here
        if region.after is not None:
            stopped = any(change.kind in {ChangeKind.JOINED, ChangeKind.PARTED} for change in here)
            for one in _within(laid, region.after, stopped=stopped):
                (own if isinstance(one, QuoterMark) else changes).append(one)  # type: ignore[arg-type]
    start, before = _leading(laid)
    end, after = _trailing(laid)
    found = [*before, *changes, *after]
    found.sort(key=lambda change: (change.start, change.end))
    head, tail = _at_edges(laid, start, end)
    return Comparison(tuple(found), (*head, *own, *tail), start, end)


def _at_edges(laid: Alignment, start: int, end: int) -> tuple[list[QuoterMark], list[QuoterMark]]:
    """The signs before the first and after the last word, which stand for nothing that is known."""
    inner = [at for at, _ in laid.steps if at is not None]
    head, tail = laid.quotation.items[: inner[0]], laid.quotation.items[inner[-1] + 1 :]
    return (
        [QuoterMark(item.sign, item.raw, "", start) for item in head if item.sign],
        [QuoterMark(item.sign, item.raw, "", end) for item in tail if item.sign],
    )


def _changes(laid: Alignment, region: Region) -> Iterator[QuotationChange]:
    if not region.steps:
        yield from _marks(laid, region)
        return
    signs = _signs(laid, region)
    if signs:
        plain = [step for step in region.steps if step[0] is not None and step[0] not in signs]
        for step in plain:
            yield from _change(laid, region, [step])
        return
    stops = _stops(laid, region)
    if stops is not None:
        yield stops
        if not region.items or not region.places:
            return
    if all(at is not None and place is not None for at, place in region.steps):
        pairs = [(_kind(laid, [step]), step) for step in region.steps]
        for _, group in groupby(pairs, key=lambda pair: pair[0]):
            yield from _change(laid, region, [step for _, step in group])
        return
    yield from _change(laid, region, region.steps)


def _change(laid: Alignment, region: Region, steps: Sequence[Step]) -> Iterator[QuotationChange]:
    """These steps of the region as one change; none where the same words were not laid together."""
    items = [at for at, _ in steps if at is not None]
    places = [place for _, place in steps if place is not None]
    text, quoted = laid.document.text, laid.quotation
    said = quoted.text[quoted.items[items[0]].start : quoted.items[items[-1]].end] if items else ""
    start, end = _extent(laid, region, places)
    stands = text[start:end]
    kind = _kind(laid, steps)
    if not items and region.before and region.after:
        gap = laid.stands(region.before[1], region.after[1])
        kind = ChangeKind.CLAUSE if _CLAUSE.match(gap) else kind
    lost = losses([laid.raw(place) for place in places], [quoted.items[at].raw for at in items])
    if said != stands:
        yield QuotationChange(kind, said, stands, start, lost)


def _kind(laid: Alignment, steps: Sequence[Step]) -> ChangeKind:
    said = tuple(laid.quotation.items[at].raw for at, _ in steps if at is not None)
    stands = tuple(laid.raw(place) for _, place in steps if place is not None)
    return kind_of(said, stands, laid.record)


def _extent(laid: Alignment, region: Region, places: Sequence[int]) -> tuple[int, int]:
    """Where the places lie in the document; without any, the point behind what stands before."""
    if places:
        return int(laid.record.starts[places[0]]), int(laid.record.ends[places[-1]])
    if region.places:
        point = int(laid.record.starts[region.places[0]])
    elif region.before is not None:
        point = int(laid.record.ends[region.before[1]])
    else:
        point = laid.start
    return point, point


def _signs(laid: Alignment, region: Region) -> list[int]:
    return [at for at in region.items if not laid.quotation.items[at].is_word]


def _own(laid: Alignment, region: Region) -> Iterator[QuoterMark]:
    """The signs here: the first has all that they stand for, since nobody can tell them apart."""
    signs = _signs(laid, region)
    taken = [
        place for at, place in region.steps if place is not None and (at is None or at in signs)
    ]
    for at in signs:
        item = laid.quotation.items[at]
        start, end = _extent(laid, region, taken)
        lost = losses([laid.raw(place) for place in taken], item.raw.strip("[]()").split())
        sign = item.sign or Sign.BRACKET
        yield QuoterMark(sign, item.raw, laid.document.text[start:end], start, lost)
        taken = []


def _within(
    laid: Alignment, pair: Pair, *, stopped: bool
) -> Iterator[QuotationChange | QuoterMark]:
    """How a word that stands is written otherwise.

    After sentences were joined or parted the first letter's case goes with that.
    """
    item, start = laid.quotation.items[pair[0]], int(laid.record.starts[pair[1]])
    said, stands = item.raw, laid.raw(pair[1])
    if said == stands:
        return
    if said[1:] == stands[1:] and said[0].casefold() == stands[0].casefold():
        if item.sign is not None:
            yield QuoterMark(item.sign, f"[{said[0]}]", stands[0], start)
        elif not stopped:
            yield QuotationChange(ChangeKind.CASE, said, stands, start)
        return
    if said.translate(APOSTROPHES) == stands.translate(APOSTROPHES):
        kind = ChangeKind.MARKS
    else:
        cased = said.casefold().translate(APOSTROPHES) == stands.casefold().translate(APOSTROPHES)
        kind = ChangeKind.CASE if cased else ChangeKind.SPELLING
    yield QuotationChange(kind, said, stands, start)


def _marks(laid: Alignment, region: Region) -> Iterator[QuotationChange]:
    """The change of what lies between two words, if there is any besides line breaks."""
    if region.before is None or region.after is None:
        return
    said = _squeezed(laid.said(region.before[0], region.after[0]))
    gap = laid.stands(region.before[1], region.after[1])
    if said in {_squeezed(gap), _squeezed(_BULLET.sub("\n", gap))}:
        return
    yield _gap_change(laid, region, ChangeKind.MARKS)


def _gap_change(laid: Alignment, region: Region, kind: ChangeKind) -> QuotationChange:
    """All between two words as one change; a stop that went or came makes it one of sentences."""
    if region.before is None or region.after is None:
        raise AssertionError
    said = laid.said(region.before[0], region.after[0])
    gap = laid.stands(region.before[1], region.after[1])
    start = int(laid.record.ends[region.before[1]])
    kind = _stopped(laid, region) or kind
    if _squeezed(said) and _squeezed(gap) and said.strip() != gap.strip():
        start += len(gap) - len(gap.lstrip())
        said, gap = said.strip(), gap.strip()
    return QuotationChange(kind, said, gap, start)


def _stops(laid: Alignment, region: Region) -> QuotationChange | None:
    """Sentences joined or parted here, besides what became of the words between them."""
    kind = _stopped(laid, region)
    if kind is None or region.before is None or region.after is None:
        return None
    if not region.places:
        return _gap_change(laid, region, kind)
    if kind is ChangeKind.PARTED:
        return None if region.items else _gap_change(laid, region, kind)
    for first, last in (
        (region.before[1], region.places[0]),
        (region.places[-1], region.after[1]),
    ):
        gap = laid.stands(first, last)
        if region.items and _is_stop(gap, laid.raw(first), laid.raw(last)):
            start = int(laid.record.ends[first])
            return QuotationChange(kind, "", gap.rstrip() or gap, start)
    return None


def _stopped(laid: Alignment, region: Region) -> ChangeKind | None:
    """Whether a sentence ends here in only one of the two."""
    if region.before is None or region.after is None:
        return None
    places = [region.before[1], *region.places, region.after[1]]
    items = [region.before[0], *region.items, region.after[0]]
    quoted = laid.quotation.items
    stands = any(
        _is_stop(laid.stands(one, two), laid.raw(one), laid.raw(two))
        for one, two in pairwise(places)
    )
    said = any(
        _is_stop(laid.said(one, two), quoted[one].raw, quoted[two].raw)
        for one, two in pairwise(items)
    )
    if stands == said:
        return None
    return ChangeKind.JOINED if stands else ChangeKind.PARTED


def _is_stop(gap: str, before: str, after: str) -> bool:
    if fold(before) in _ABBREVIATED or (len(before) == 1 and before.isupper() and "\n" not in gap):
        return False
    return _STOP.search(gap) is not None and not after[0].islower()


def _leading(laid: Alignment) -> tuple[int, list[QuotationChange]]:
    """Where the quoted text begins, with marks before its first word that stand there too."""
    marks = laid.said(None, 0).strip()
    text, start = laid.document.text, laid.start
    if not marks or laid.steps[0][0] != 0 or laid.steps[0][1] is None:
        return start, []
    if text.endswith(marks, 0, start):
        return start - len(marks), []
    return start, [QuotationChange(ChangeKind.MARKS, marks, "", start)]


def _trailing(laid: Alignment) -> tuple[int, list[QuotationChange]]:
    """Where the quoted text ends, with marks after its last word that stand there too."""
    last = len(laid.quotation.items) - 1
    marks = laid.said(last, None).strip()
    text, end = laid.document.text, laid.end
    if not marks or laid.steps[-1][0] != last or laid.steps[-1][1] is None:
        return end, []
    if text.startswith(marks, end):
        return end + len(marks), []
    found = _MARKS_AFTER.match(text, end)
    stands = found[0] if found else ""
    return end, [QuotationChange(ChangeKind.MARKS, marks, stands, end)]


def _squeezed(gap: str) -> str:
    return _BLANK.sub(" ", gap)
