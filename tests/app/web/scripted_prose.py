"""What a model writes in the tests: prose that grows, that ends early, and that means harm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.answer import Answer, Coverage, Mode, Rejection
from app.domain.claim import Claim
from tests.app.web.example_answers import ANSWERED, FIRST, REPORTED, SECOND
from tests.app.web.hostile_documents import BARE, HARM, HOSTILE, LONG_WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SENTENCES = (
    Claim("The mayor said that the bridge was safe.", (FIRST,)),
    Claim(f"He said it again in the autumn. {HOSTILE} {LONG_WORD}", (SECOND, FIRST)),
    Claim("The clerk gives no date [S1] [9].", (REPORTED,)),
)


def prose(question: str, sentences: int, *rejections: Rejection, **more: object) -> Answer:
    """The first sentences of a model over the quotes of ANSWERED."""
    return Answer(
        question=question,
        claims=SENTENCES[:sentences],
        rejections=rejections,
        confidence=0.86,
        coverage=Coverage((HARM.id, BARE.id), (HARM.id,)),
        mode=Mode.WRITTEN if sentences else Mode.QUOTES,
        model="Quill",
        **more,  # type: ignore[arg-type]
    )


REFUSED = tuple(
    Rejection(f"He said it in {year}. {HOSTILE}", f"no cited sentence holds {year} {HOSTILE}")
    for year in (1999, 2031)
)
GROWING = (
    prose("grow", 1),
    prose("grow", 2, REFUSED[0]),
    prose("grow", 3, *REFUSED, search_query=f"What did the mayor say? {HOSTILE}", omitted_quotes=2),
)
CUT_OFF = prose("cut", 1, model_error=f"the server ended the reply early {HOSTILE}")
REFUSED_ALL = replace(
    ANSWERED,
    rejections=REFUSED,
    model="Quill",
    model_error="none of the 2 sentences that Quill wrote passed the check",
)
BROKEN = RuntimeError("a secret of the program")
OVER: Mapping[str, Sequence[Answer | Exception]] = {
    "grow": GROWING,
    "cut": (prose("cut", 1), CUT_OFF),
    "none": (REFUSED_ALL,),
    "break": (prose("break", 1), BROKEN),
    "endless": (prose("endless", 1), *(prose("endless", 2) for _ in range(900))),
}
