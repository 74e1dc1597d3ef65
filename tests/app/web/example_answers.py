"""Citations and answers over the hostile documents, and questions with scripted answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.views import Difference
from corpus.errors import OnRecordError
from corpus.model.span import Span
from corpus.model.speaker import UNCLEAR, Role, Speaker, Voice
from tests.app.web.hostile_documents import BARE, DOCUMENTS, HARM, HOSTILE, TWICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model.document import Document


def place(document: Document, words: str, *, nth: int = 0) -> Span:
    """The `nth` place of the document, counted from 0, where the words stand."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


def cited(
    document: Document, words: str, voice: Voice | Speaker = UNCLEAR, *, nth: int = 0
) -> Citation:
    """The words at that place; a speaker without more speaks directly."""
    voice = Voice(voice) if isinstance(voice, Speaker) else voice
    return Citation.at(place(document, words, nth=nth), document, voice)


def quoting(question: str, *citations: Citation, asked: tuple[Document, ...] = DOCUMENTS) -> Answer:
    """An answer of quotes, each a claim."""
    return Answer(
        question=question,
        claims=tuple(Claim(citation.quote.exact, (citation,)) for citation in citations),
        confidence=0.86,
        coverage=Coverage(
            tuple(document.id for document in asked),
            tuple({citation.document.id: None for citation in citations}),
        ),
    )


AUTHOR = Speaker(None, Role.AUTHOR)
QUOTED = Voice(Speaker(f"Mayor {HOSTILE}", Role.QUOTED), via=(AUTHOR,))
SECOND = cited(HARM, f"{TWICE} {HOSTILE}", Speaker(f"Mayor {HOSTILE}", Role.QUOTED))
FIRST = cited(HARM, TWICE, Speaker("The mayor", Role.QUOTED))
ANSWERED = quoting("Is the bridge safe?", SECOND, FIRST, cited(BARE, "Nobody signed this."))
ABSTAINED = Answer(
    question="What does tea cost?",
    claims=(),
    confidence=0.08,
    coverage=Coverage((HARM.id, BARE.id), ()),
    nearest=(Nearest(FIRST, f"it does not speak of tea {HOSTILE}"),),
    missing=("tea",),
)
WRITTEN = Answer(
    question="What did he say?",
    claims=(Claim(f"He said it twice. {HOSTILE}", (FIRST, SECOND)),),
    rejections=(Rejection(f"He said it in 1999. {HOSTILE}", f"1999 stands nowhere {HOSTILE}"),),
    confidence=0.6,
    coverage=Coverage((HARM.id, BARE.id), (HARM.id,)),
    mode=Mode.WRITTEN,
    model=f"model {HOSTILE}",
)

CLERK = Speaker(f"Clerk {HOSTILE}", Role.QUOTED)
REPORTED = cited(BARE, "It carries no date.", Voice(CLERK, reported=True, via=(AUTHOR,)))
DIFFERING = replace(
    quoting("Do they agree?", SECOND, REPORTED, FIRST, cited(BARE, "Nobody signed this.")),
    differ=(Difference(SECOND, REPORTED),),
    notices=(f"The library does not hold that they agree. {HOSTILE}",),
)


SCRIPT: Mapping[str, Answer | Exception] = {
    "tea": ABSTAINED,
    "written": WRITTEN,
    "too long": OnRecordError(f"Ask at most 2,000 characters {HOSTILE}"),
    "fault": RuntimeError("a secret of the program"),
}
