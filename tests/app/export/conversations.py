"""Two documents, what was quoted and written of them, and the way through a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.conversation.document_reading import speakers_in
from app.conversation.schema import SavedConversationJson, SavedTurn, read_saved
from app.domain.answer import Answer, Coverage, Mode
from app.domain.citation import Citation
from app.domain.claim import Claim, SentenceStanding
from app.domain.explanation import QuoteExplanation, SelectionReason
from app.domain.views import Difference
from app.verify.check_sentence import CheckedSentence
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from tests.index.folders import invented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.conversation.conversation import ConversationTurn
    from corpus.model.document import Document

WHEN = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
TEXT = (
    "The council met in May. “The bridge is safe,” said Ann Orr. Nobody was asked.\n\n"
    "The toll was three crowns in 1999. A baker paid it every day for nine years."
)
ESSAY = invented(TEXT, "essay", author="Ada Rill")
NOTE = invented("The bridge moved by two inches in the spring of last year.", "note")
ORR = Voice(Speaker("Ann Orr", Role.QUOTED), via=(Speaker("Ada Rill", Role.AUTHOR),))


def trusted(text: str, cited: Sequence[Citation], *, question: str) -> CheckedSentence:
    """Every sentence, as it is."""
    assert cited or question
    return CheckedSentence(text, SentenceStanding.CONFIRMED)


def anything(document: Document, span: Span) -> bool:
    """Whatever stands in the document, whole or not."""
    return span.end <= len(document.text)


def through(turn: ConversationTurn) -> SavedTurn:
    """The turn as a browser gives it back."""
    (found,) = read_saved(SavedConversationJson.of("A talk", [SavedTurn.of(turn)]).as_json()).turns
    return found


def quote_of(words: str, document: Document = ESSAY) -> Citation:
    """The words of the document, in their own voice."""
    start = document.text.index(words)
    span = Span(start, start + len(words))
    return Citation.at(span, document, speakers_in(document, span)[0])


SAFE = quote_of("“The bridge is safe,” said Ann Orr.")
TOLL = quote_of("The toll was three crowns in 1999.")
MOVED = quote_of("The bridge moved by two inches in the spring of last year.", NOTE)
_WHY = QuoteExplanation(
    "essay",
    TOLL.span,
    TOLL.span,
    SelectionReason.BEST,
    ("dense",),
    1,
    (),
    (),
    (),
    0.5,
    (),
    0.5,
    1.0,
)
QUOTED = Answer(
    question="Is it safe?",
    claims=(
        Claim(SAFE.quote.exact, (SAFE,)),
        Claim(TOLL.quote.exact, (TOLL,), why=(_WHY,)),
        Claim(MOVED.quote.exact, (MOVED,)),
    ),
    confidence=0.8,
    coverage=Coverage(("essay", "note", "other"), ("essay", "note")),
    differ=(Difference(SAFE, MOVED),),
)
MOVED_SAID = "The bridge moved by two inches."
WRITTEN = replace(
    QUOTED,
    claims=(
        Claim("Ann Orr says that the bridge is safe.", (SAFE,)),
        Claim("The toll was three crowns in 1999.", (TOLL,)),
        Claim(MOVED_SAID, (MOVED,)),
    ),
    mode=Mode.WRITTEN,
    model="Quill",
)
