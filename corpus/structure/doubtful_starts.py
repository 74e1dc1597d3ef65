"""Lines at which a learnt model sees another's words begin, and the rules nobody's."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from corpus.structure.line_roles import LineRole, lines_with_roles
from corpus.structure.span_cuts import cover, meets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.model.mark import Mark
    from corpus.model.span import Span

MIN_DOUBT: Final = 0.7  # probability of another hand: docs/line-roles.md tells how it was chosen


def doubtful_starts(
    text: str, marks: Sequence[Mark], begun: Collection[int], quotes: Sequence[Span]
) -> Iterator[int]:
    """Yield the offsets of such lines, in order.

    `begun` are the offsets at which the rules begin somebody's words, or their labels; `quotes` are
    the block quotations that they found.
    """
    offsets = sorted(begun)
    quoted = cover(quotes)
    announced = False  # whether the rules know who is named, or who went on, right above
    for line in lines_with_roles(text, marks):
        at = bisect_left(offsets, line.span.start)
        is_quoted = meets(line.span, quoted)
        begins = at < len(offsets) and offsets[at] < line.span.end
        known = announced or is_quoted or begins
        if line.other_hand >= MIN_DOUBT and not known:
            yield line.span.start
        goes_on = line.role in (LineRole.HEAD, LineRole.ASIDE)
        announced = is_quoted or (known and goes_on)
