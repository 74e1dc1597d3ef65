"""From what was considered to an answer in the library's own words, or its silence."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from app.ask.claims import claim_for, missing_terms, notices, with_explanations
from app.ask.contradictions import add_opposing_quotes
from app.ask.follow_up.continuity import FOLLOWING, FOLLOWING_PER_DOCUMENT
from app.ask.nearest import nearest
from app.domain.answer import Answer, Coverage, Seconds
from app.domain.explanation import explain_silence
from index.evidence.confidence import confidence
from index.evidence.select import BOUNDS, OTHER_SIDE, PER_DOCUMENT, WIDE, select_evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.candidates import Candidates
    from app.domain.claim import Claim
    from index.search.embed import Vectors

FURTHER = 6  # quotes of a document among which the other side of one is looked for
FOLLOWED = 0.5  # of the least confidence, for what follows an answer: its subject is there


def quote_answer(
    found: Candidates,
    *,
    abstain_below: float,
    embed: Callable[[Sequence[str]], Vectors],
    follows: bool,
) -> Answer:
    """What the library itself says; to a follow-up, more broadly."""
    begun = time.perf_counter()
    sure = confidence(found.features)
    least = abstain_below * (FOLLOWED if follows else 1.0)
    silent = sure < least
    chosen = select_evidence(
        () if silent else found.scored,
        sentences_of=found.library.sentences_of,
        bounds=WIDE if found.of_all else FOLLOWING if follows else BOUNDS,
        per_document=FOLLOWING_PER_DOCUMENT if follows else PER_DOCUMENT,
    )
    claims = with_explanations([claim_for(one, found.library) for one in chosen], chosen, found)
    claims, differ = add_opposing_quotes(
        claims,
        remaining_quotes(found) if claims else (),
        sentences_of=found.library.sentences_of,
        embed=embed,
    )
    speak = {cited.document.id for one in claims for cited in one.citations}
    return Answer(
        question=found.question,
        claims=claims,
        confidence=sure,
        coverage=Coverage(found.asked, tuple(row for row in found.asked if row in speak)),
        nearest=nearest(found) if silent else (),
        missing=() if silent else missing_terms(found.question, chosen),
        differ=differ,
        notices=notices(found, claims),
        why=explain_silence(found, confidence=sure, threshold=least) if not claims else None,
        seconds=Seconds(found.retrieve, found.select + time.perf_counter() - begun),
    )


def remaining_quotes(found: Candidates) -> tuple[Claim, ...]:
    """What stands further below the best, where the other side may be."""
    others = select_evidence(
        found.scored,
        sentences_of=found.library.sentences_of,
        bounds=OTHER_SIDE,
        per_document=FURTHER,
        at_most=4 * FURTHER,
    )
    return with_explanations(
        [claim_for(one, found.library) for one in others], others, found, beside=True
    )
