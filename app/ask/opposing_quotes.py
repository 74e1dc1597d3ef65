"""Both sides: the quotes that differ, and beside a quote the one that gainsays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ask.contradictions import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ask.contradictions import SentencesOf
    from app.domain.answer import Claim
    from app.domain.citation import Citation
    from app.domain.views import Difference
    from index.search.embed import Vectors

MOST = 3  # quotes that are added because they gainsay one


def both_sides(
    claims: Sequence[Claim],
    further: Sequence[Claim],
    *,
    sentences_of: SentencesOf,
    embed: Callable[[Sequence[str]], Vectors],
) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """The claims, with those of `further` that differ from one of them, and all that differ."""
    beside = [one for one in further if not any(_shares(one, claim) for claim in claims)]
    every = (*claims, *beside)
    pairs = differences(every, sentences_of=sentences_of, embed=embed)
    shown = list(claims)
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            new = _holding(beside, other) if _holding(claims, one) else None
            if new is not None and new not in shown and len(shown) < len(claims) + MOST:
                shown.append(new)
    kept = (pair for pair in pairs if _holding(shown, pair.one) and _holding(shown, pair.other))
    return tuple(shown), tuple(kept)


def _holding(claims: Sequence[Claim], cited: Citation) -> Claim | None:
    return next((claim for claim in claims if cited in claim.citations), None)


def _shares(one: Claim, other: Claim) -> bool:
    """Whether the two have words of one place."""
    return any(
        a.document.id == b.document.id and a.span.overlaps(b.span)
        for a in one.citations
        for b in other.citations
    )
