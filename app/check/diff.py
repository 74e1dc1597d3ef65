"""Compare a quotation with the words that it was aligned with, and list the changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from app.check.change import ChangeKind, QuotationChange, QuoterMark
from app.check.classify_change import kind_of, losses
from app.check.fold import NOTE_MARK, fold
from app.check.quotation import Sign
from app.check.word_change import word_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.check.aligned_text import Alignment, Region
    from app.check.alignment import Step

_BLANK = re.compile(r"\s+")
_BULLET = re.compile(r"\n[ \t]*(?:[•*▪●◦‣>#–-]+[ \t]+)+")  # list markers are not part of the words
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|\Z)|\n[ \t]*\n")
_CLAUSE = re.compile(r"[,.!?…—-]*[”’»\"'].*[“‘«„\"']", re.DOTALL)
_MARKS_AFTER = re.compile(r"[^\w\s]*")
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st no vs approx gen sen rep gov col lt jr sr".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes and the quoter's marks in source order, and the quoted span of the document."""

    changes: tuple[QuotationChange, ...]
    own: tuple[QuoterMark, ...]
    start: int
    end: int


def compare(alignment: Alignment) -> Comparison:
    """Compare the quotation with its aligned words; marks around it count if they were quoted."""
    changes: list[QuotationChange] = []
    marks: list[QuoterMark] = []
    for region in alignment.regions():
        marks += _quoter_marks(alignment, region)
        region_changes = list(_changes(alignment, region))
        changes += region_changes
        if region.after is not None:
            has_sentence_change = any(
                change.kind in {ChangeKind.JOINED, ChangeKind.PARTED} for change in region_changes
            )
            difference = word_change(
                alignment,
                region.after,
                before=None if region.steps else region.before,
                has_sentence_change=has_sentence_change,
            )
            if isinstance(difference, QuoterMark):
                marks.append(difference)
            elif difference is not None:
                changes.append(difference)
    start, before = _leading_marks(alignment)
    end, after = _trailing_marks(alignment)
    all_changes = [*before, *changes, *after]
    all_changes.sort(key=lambda change: (change.start, change.end))
    head, tail = _at_edges(alignment, start, end)
    return Comparison(tuple(all_changes), (*head, *marks, *tail), start, end)


def _at_edges(
    alignment: Alignment, start: int, end: int
) -> tuple[list[QuoterMark], list[QuoterMark]]:
    """The quoter's marks before the first and after the last word."""
    inner = [item for item, _ in alignment.steps if item is not None]
    head, tail = alignment.quotation.items[: inner[0]], alignment.quotation.items[inner[-1] + 1 :]
    return (
        [QuoterMark(item.sign, item.raw, "", start) for item in head if item.sign],
        [QuoterMark(item.sign, item.raw, "", end) for item in tail if item.sign],
    )


def _changes(alignment: Alignment, region: Region) -> Iterator[QuotationChange]:
    if not region.steps:
        yield from _mark_change(alignment, region)
        return
    signs = _mark_items(alignment, region)
    if signs:
        word_steps = [step for step in region.steps if step[0] is not None and step[0] not in signs]
        for step in word_steps:
            yield from _change(alignment, region, [step])
        return
    sentence_change = _sentence_change(alignment, region)
    if sentence_change is not None:
        yield sentence_change
        if not region.items or not region.places:
            return
    if all(item is not None and position is not None for item, position in region.steps):
        pairs = [(_change_kind(alignment, [step]), step) for step in region.steps]
        for _, group in groupby(pairs, key=lambda pair: pair[0]):
            yield from _change(alignment, region, [step for _, step in group])
        return
    yield from _change(alignment, region, region.steps)


def _change(
    alignment: Alignment, region: Region, steps: Sequence[Step]
) -> Iterator[QuotationChange]:
    """These steps of the region as one change; nothing where the texts are equal after all."""
    items = [item for item, _ in steps if item is not None]
    positions = [position for _, position in steps if position is not None]
    text, quotation = alignment.document.text, alignment.quotation
    quoted_words = (
        quotation.text[quotation.items[items[0]].start : quotation.items[items[-1]].end]
        if items
        else ""
    )
    start, end = _extent(alignment, region, positions)
    source_words = text[start:end]
    kind = _change_kind(alignment, steps)
    if not items and region.before and region.after:
        gap = alignment.source_between(region.before[1], region.after[1])
        kind = ChangeKind.CLAUSE if _CLAUSE.match(gap) else kind
    lost_cues = losses(
        [alignment.raw(position) for position in positions],
        [quotation.items[item].raw for item in items],
    )
    if quoted_words != source_words:
        yield QuotationChange(kind, quoted_words, source_words, start, lost_cues)


def _change_kind(alignment: Alignment, steps: Sequence[Step]) -> ChangeKind:
    quoted_words = tuple(
        alignment.quotation.items[item].raw for item, _ in steps if item is not None
    )
    source_words = tuple(alignment.raw(position) for _, position in steps if position is not None)
    return kind_of(quoted_words, source_words, alignment.word_index)


def _extent(alignment: Alignment, region: Region, positions: Sequence[int]) -> tuple[int, int]:
    """The offsets of the positions in the document; without any, the point after the last word."""
    if positions:
        return int(alignment.word_index.starts[positions[0]]), int(
            alignment.word_index.ends[positions[-1]]
        )
    if region.places:
        point = int(alignment.word_index.starts[region.places[0]])
    elif region.before is not None:
        point = int(alignment.word_index.ends[region.before[1]])
    else:
        point = alignment.start
    return point, point


def _mark_items(alignment: Alignment, region: Region) -> list[int]:
    return [item for item in region.items if not alignment.quotation.items[item].is_word]


def _quoter_marks(alignment: Alignment, region: Region) -> Iterator[QuoterMark]:
    """The quoter's marks of the region; the first gets all words that any of them may replace."""
    signs = _mark_items(alignment, region)
    replaced = [
        position
        for item_index, position in region.steps
        if position is not None and (item_index is None or item_index in signs)
    ]
    for item_index in signs:
        item = alignment.quotation.items[item_index]
        start, end = _extent(alignment, region, replaced)
        lost_cues = losses(
            [alignment.raw(position) for position in replaced], item.raw.strip("[]()").split()
        )
        sign = item.sign or Sign.BRACKET
        yield QuoterMark(sign, item.raw, alignment.document.text[start:end], start, lost_cues)
        replaced = []


def _mark_change(alignment: Alignment, region: Region) -> Iterator[QuotationChange]:
    """The change of the marks between two words, if there is more than line breaks."""
    if region.before is None or region.after is None:
        return
    if alignment.has_clitic(region.after) or region.after[0] in alignment.quotation.joints:
        return
    quoted_gap = _squeeze_blanks(alignment.quoted_between(region.before[0], region.after[0]))
    gap = NOTE_MARK.sub("", alignment.source_between(region.before[1], region.after[1]))
    if quoted_gap in {_squeeze_blanks(gap), _squeeze_blanks(_BULLET.sub("\n", gap))}:
        return
    yield _gap_change(alignment, region, ChangeKind.MARKS)


def _gap_change(alignment: Alignment, region: Region, kind: ChangeKind) -> QuotationChange:
    """All between two words as one change; JOINED or PARTED where a full stop went or came."""
    if region.before is None or region.after is None:
        raise AssertionError
    quoted_gap = alignment.quoted_between(region.before[0], region.after[0])
    gap = alignment.source_between(region.before[1], region.after[1])
    start = int(alignment.word_index.ends[region.before[1]])
    kind = _sentence_change_kind(alignment, region) or kind
    if _squeeze_blanks(quoted_gap) and _squeeze_blanks(gap) and quoted_gap.strip() != gap.strip():
        start += len(gap) - len(gap.lstrip())
        quoted_gap, gap = quoted_gap.strip(), gap.strip()
    return QuotationChange(kind, quoted_gap, gap, start)


def _sentence_change(alignment: Alignment, region: Region) -> QuotationChange | None:
    """The change where sentences were joined or split here, apart from the words in between."""
    kind = _sentence_change_kind(alignment, region)
    if kind is None or region.before is None or region.after is None:
        return None
    if not region.places:
        return _gap_change(alignment, region, kind)
    if kind is ChangeKind.PARTED:
        return None if region.items else _gap_change(alignment, region, kind)
    for first, last in (
        (region.before[1], region.places[0]),
        (region.places[-1], region.after[1]),
    ):
        gap = alignment.source_between(first, last)
        if region.items and _is_stop(gap, alignment.raw(first), alignment.raw(last)):
            start = int(alignment.word_index.ends[first])
            return QuotationChange(kind, "", gap.rstrip() or gap, start)
    return None


def _sentence_change_kind(alignment: Alignment, region: Region) -> ChangeKind | None:
    """JOINED or PARTED where a sentence ends in only one of the two texts, else None."""
    if region.before is None or region.after is None:
        return None
    if not alignment.quotation.joints.isdisjoint({*region.items, region.after[0]}):
        return None
    positions = [region.before[1], *region.places, region.after[1]]
    items = [region.before[0], *region.items, region.after[0]]
    quoted = alignment.quotation.items
    source_stop = any(
        _is_stop(alignment.source_between(left, right), alignment.raw(left), alignment.raw(right))
        for left, right in pairwise(positions)
    )
    quoted_stop = any(
        _is_stop(alignment.quoted_between(left, right), quoted[left].raw, quoted[right].raw)
        for left, right in pairwise(items)
    )
    if source_stop == quoted_stop:
        return None
    return ChangeKind.JOINED if source_stop else ChangeKind.PARTED


def _is_stop(gap: str, before: str, after: str) -> bool:
    if fold(before) in _ABBREVIATED or (len(before) == 1 and before.isupper() and "\n" not in gap):
        return False
    return _STOP.search(NOTE_MARK.sub("", gap)) is not None and not after[0].islower()


def _leading_marks(alignment: Alignment) -> tuple[int, list[QuotationChange]]:
    """The start offset, with leading marks that the source has too, and the change of others."""
    marks = alignment.quoted_between(None, 0).strip()
    text, start = alignment.document.text, alignment.start
    if not marks or alignment.steps[0][0] != 0 or alignment.steps[0][1] is None:
        return start, []
    if text.endswith(marks, 0, start):
        return start - len(marks), []
    return start, [QuotationChange(ChangeKind.MARKS, marks, "", start)]


def _trailing_marks(alignment: Alignment) -> tuple[int, list[QuotationChange]]:
    """The end offset, with trailing marks that the source has too, and the change of others."""
    last = len(alignment.quotation.items) - 1
    marks = alignment.quoted_between(last, None).strip()
    text, end = alignment.document.text, alignment.end
    if note := NOTE_MARK.match(text, end):
        end = note.end() if text.startswith(marks, note.end()) else end
    if not marks or alignment.steps[-1][0] != last or alignment.steps[-1][1] is None:
        return end, []
    if text.startswith(marks, end):
        return end + len(marks), []
    match = _MARKS_AFTER.match(text, end)
    source_marks = match[0] if match else ""
    return end, [QuotationChange(ChangeKind.MARKS, marks, source_marks, end)]


def _squeeze_blanks(gap: str) -> str:
    return _BLANK.sub(" ", gap)
