"""The checks of a written sentence, in the order in which they run: code, function, description.

Four codes are not here: `FaultKind.NO_KEY` and `FaultKind.UNKNOWN_KEY`, because the keys of a
reply are resolved before there is evidence to check (app/write/drafts.py), and
`FaultKind.ENTAILMENT` and `FaultKind.JUDGE`, which are a model's (app/verify/check_sentence.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.verify.absence import check_absence
from app.verify.dates import check_dates
from app.verify.fault import FaultKind
from app.verify.merged_speakers import check_merged_speakers
from app.verify.names import check_names
from app.verify.negation import check_negation
from app.verify.quantities import check_quantities
from app.verify.quotations import check_quoted_speakers, check_quoted_words
from app.verify.roles_and_order import check_roles_and_order
from app.verify.speakers import check_reader_claims
from app.verify.unsupported_words import check_unsupported_words
from app.verify.verbatim_only import check_verbatim
from app.verify.well_formed import check_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.verify.evidence import CitedEvidence
    from app.verify.fault import SentenceFault


class SentenceForm(StrEnum):
    """The form of the sentence that a rule reads."""

    WRITTEN = "as the model wrote it"
    PROSE = "filled, without quotation marks"


@dataclass(frozen=True, slots=True)
class SentenceRule:
    """A check: the code of its faults, its function, what it refuses, and when it runs.

    `code` is the usual code: a number out of its range is a hedge fault, for example.
    A rule that `refuses` knows the sentence to be wrong; another only keeps it from being
    confirmed. `weak_model` is True for rules only for weak models.
    """

    code: FaultKind
    check: Callable[[str, CitedEvidence], SentenceFault | None]
    description: str
    reads: SentenceForm = SentenceForm.PROSE
    weak_model: bool = False
    refuses: bool = True


RULES = (
    SentenceRule(
        FaultKind.ABSENCE,
        check_absence,
        "What the sources do not say, which no quote can show.",
        reads=SentenceForm.WRITTEN,
    ),
    SentenceRule(
        FaultKind.FORM,
        check_form,
        "No statement in the language of its quotes: markup, a fragment, an order, a question.",
        reads=SentenceForm.WRITTEN,
    ),
    SentenceRule(
        FaultKind.QUOTATION,
        check_quoted_words,
        "Words in quotation marks that are in no cited quote.",
        reads=SentenceForm.WRITTEN,
    ),
    SentenceRule(
        FaultKind.SPEAKER,
        check_quoted_speakers,
        "A reporter's words in quotation marks as if the person reported on had said them.",
        reads=SentenceForm.WRITTEN,
    ),
    SentenceRule(
        FaultKind.NUMBER,
        check_quantities,
        "A number that the quotes don't contain, or use for something else, or give only as a "
        "range or a bound.",
    ),
    SentenceRule(
        FaultKind.DATE,
        check_dates,
        "A date, weekday or season that no quote gives.",
    ),
    SentenceRule(
        FaultKind.SPEAKER,
        check_reader_claims,
        "A reader's or interviewer's words given to the author or the person interviewed.",
    ),
    SentenceRule(
        FaultKind.NAME,
        check_names,
        "A name that is neither in the quotes, nor around them, nor in what is known of them.",
    ),
    SentenceRule(
        FaultKind.MERGED,
        check_merged_speakers,
        "One speaker's words attributed to another, or to two speakers at once.",
    ),
    SentenceRule(
        FaultKind.NEGATION,
        check_negation,
        'A negation lost or added, or "more" turned into "less".',
        refuses=False,
    ),
    SentenceRule(
        FaultKind.WORDS,
        check_roles_and_order,
        "Two names that change places around a verb, or two events that change order.",
        refuses=False,
    ),
    SentenceRule(
        FaultKind.WORDS,
        check_unsupported_words,
        "Too many words that no quote has in any form, or none that the quotes have.",
    ),
    SentenceRule(
        FaultKind.WORDS,
        check_verbatim,
        "A weak model's sentence that does not keep the quote's own words.",
        weak_model=True,
    ),
)


def rules_markdown() -> str:
    """Return the rules as a Markdown table, for the documentation."""
    rows = [
        f"| {rule.code} | {rule.description} | {'refused' if rule.refuses else 'unconfirmed'} |"
        for rule in RULES
    ]
    return "\n".join(["| code | what it finds | the sentence is |", "|---|---|---|", *rows]) + "\n"
