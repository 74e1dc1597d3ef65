"""Results of quotation checks over the hostile documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.check.change import ChangeKind as Sort
from app.check.change import QuotationChange, QuoterMark
from app.check.quotation import Sign
from app.check.result import CheckResult, MatchedPlace
from corpus.errors import OnRecordError
from corpus.model.speaker import Voice
from tests.app.web.example_answers import AUTHOR, FIRST, QUOTED, place
from tests.app.web.hostile_documents import BARE, HARM, HOSTILE, TWICE

if TYPE_CHECKING:
    from collections.abc import Mapping


_CHANGED = place(BARE, "It carries no date.")
ALTERED = f"It […] carries a date {HOSTILE}"
NOWHERE = f"nowhere {HOSTILE}"
CHECKS: Mapping[str, CheckResult | Exception] = {
    TWICE: CheckResult(
        TWICE,
        tuple(MatchedPlace(HARM, place(HARM, TWICE, nth=nth), QUOTED) for nth in range(2)),
        more=3,
    ),
    ALTERED: CheckResult(
        ALTERED,
        (
            MatchedPlace(
                BARE,
                _CHANGED,
                Voice(AUTHOR),
                changes=(
                    QuotationChange(Sort.NEGATION_DROPPED, "a", "no", _CHANGED.start + 11, ("no",)),
                    QuotationChange(Sort.ADDED, HOSTILE, "", _CHANGED.start + 18),
                ),
                quoter_marks=(QuoterMark(Sign.ELLIPSIS, "[…]", "", _CHANGED.start + 3),),
                unquoted_cues=("never", HOSTILE),
                likeness=0.8,
            ),
        ),
    ),
    NOWHERE: CheckResult(NOWHERE, nearest=(FIRST,)),
    "...": OnRecordError(f"There is no word among these {HOSTILE}"),
    "fault": RuntimeError("a secret of the program"),
}
