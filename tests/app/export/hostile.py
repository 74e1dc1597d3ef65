"""A conversation in which every word means harm, and one in which every fact is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.filters import Filters
from app.domain.verdict import ReaderVerdict
from app.domain.views import Difference
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from tests.app.web.hostile_documents import HOSTILE

WHEN: Final = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
# What would run, load, hide, turn round, close a frame, or end a line, in one way of reading.
PIECES: Final = (
    HOSTILE,
    '<svg onload="window.pwned=1"><style>*{display:none}</style></svg>',
    "</style></title></blockquote></bdi><!-- --> <![CDATA[ <?php ?> --> &amp; &#60;b&#62;",
    "\u202eesrever\u202c \u2067\u05d0\u2069\u2069 \u202d",
    "![x](http://a.b/c) <http://a.b> www.a.b mailto:a@b.c [a]: b [^1] ~~x~~ **x** __y__ $z$",
    "# x > y --- ... '' \"\" :smile: {.x} \\begin{z} | a | @a ^b^",
)
HARM: Final = " ".join(PIECES)
UNSEEN: Final = "\0\x1b[31m\x07\x85\x9b"  # what a terminal, a database or a browser trips over
TITLE: Final = f"{UNSEEN}{HARM}" + "T" * 10_000


def _document(name: str, text: str) -> Document:
    known = Provenance(
        id=f"{name} {HARM}{UNSEEN}",
        file="x",
        sha256="",
        title=TITLE,
        author=f"Author {HARM}{UNSEEN}",
        interviewer=f"Interviewer {HARM}{UNSEEN}",
        interviewee=f"Interviewee {HARM}{UNSEEN}",
        publisher=f"Publisher {HARM}{UNSEEN}",
        published=PublicationDate("2024-02"),
        kind=DocumentKind.INTERVIEW,
        language=f"en {HARM}{UNSEEN}",
    )
    return Document(known, text)


def _cited(document: Document, start: int, end: int) -> Citation:
    speaker = Speaker(f"Speaker {HARM}{UNSEEN}", Role.QUOTED)
    other = Speaker(f"Other {HARM}{UNSEEN}", Role.AUTHOR)
    return Citation.at(
        Span(start, end), document, Voice(speaker, reported=True, via=(other,)), others=(other,)
    )


_FIRST = "\n".join(PIECES)
_SECOND = f"# {HARM}\n\n- x\n\n1. y\n\n\n```\nz\n\tw"
_ESSAY = _document("essay", f"{_FIRST}\n\n{_SECOND}")
ONE = _cited(_ESSAY, 0, len(_FIRST))
OTHER = _cited(_ESSAY, len(_FIRST) + 2, len(_ESSAY.text))
_SAID = f"{HARM}{UNSEEN}"
QUOTES: Final = Answer(
    question=_SAID,
    claims=(Claim(ONE.quote.exact, (ONE,)), Claim(OTHER.quote.exact, (OTHER,))),
    rejections=(Rejection(_SAID, _SAID),),
    confidence=0.86,
    coverage=Coverage((_ESSAY.id, _SAID), (_ESSAY.id,)),
    missing=(_SAID,),
    differ=(Difference(ONE, OTHER),),
    notices=(_SAID,),
    search_query=f"searched {_SAID}",
    model_error=_SAID,
    omitted_quotes=2,
)
_PROSE = replace(QUOTES, claims=(Claim(_SAID, (OTHER, ONE)),), mode=Mode.WRITTEN, model=_SAID)
_SILENT = replace(QUOTES, claims=(), differ=(), nearest=(Nearest(ONE, _SAID),))
_FILTERS = Filters(
    (_SAID,), (DocumentKind.INTERVIEW,), (_SAID,), PublicationDate("2024"), None, (Role.QUOTED,)
)
_TURN = ConversationTurn(question=_SAID, when=WHEN, answer=QUOTES, filters=_FILTERS, note=_SAID)
HOSTILE_TALK: Final = SavedConversation(
    _SAID,
    WHEN,
    (
        _TURN,
        replace(_TURN, answer=_PROSE, quotes=QUOTES),
        replace(_TURN, answer=_SILENT),
        replace(_TURN, answer=None, error=_SAID),
    ),
)

TALK: Final = Document(
    Provenance(
        id="talk",
        file="talk.md",
        sha256="",
        title="Of tolls",
        author="Ada Rill",
        interviewer="Ines Tarrow",
        interviewee="Bo Marsh",
        publisher="The Lantern",
        published=PublicationDate("2024-05-21"),
        kind=DocumentKind.INTERVIEW,
        language="en",
    ),
    "It rained. The toll was three crowns. Nobody paid it.",
)
NOTE: Final = Document(Provenance(id="note", file="n", sha256=""), "The toll was three crowns.")
_MARSH, _RILL = Speaker("Bo Marsh", Role.INTERVIEWEE), Speaker("Ada Rill", Role.AUTHOR)
TOLL: Final = Citation.at(
    Span(11, 37), TALK, Voice(_MARSH), others=(Speaker("Ines Tarrow", Role.INTERVIEWER),)
)
SAME: Final = Citation.at(Span(0, 26), NOTE, Voice(Speaker(None, Role.AUTHOR)))
PAID: Final = Citation.at(Span(38, 53), TALK, Voice(_MARSH, reported=True, via=(_RILL,)))
QUOTED: Final = Answer(
    question="What was the toll?",
    claims=(Claim(TOLL.quote.exact, (TOLL, SAME)), Claim(PAID.quote.exact, (PAID,))),
    confidence=0.86,
    coverage=Coverage(("essay", "note", "talk"), ("note", "talk")),
    missing=("Kemp",),
    differ=(Difference(TOLL, PAID),),
    notices=("None of these quotes is by Orsolya Kemp.",),
    search_query="What was the toll of the bridge?",
)
WRITTEN: Final = replace(
    QUOTED,
    claims=(Claim("Nobody paid the toll.", (PAID,)), Claim("It was three crowns.", (TOLL,))),
    rejections=(Rejection("It was nine crowns.", "no cited sentence holds nine"),),
    mode=Mode.WRITTEN,
    model="Quill",
    omitted_quotes=2,
)
SILENT: Final = replace(
    QUOTED, claims=(), differ=(), missing=(), nearest=(Nearest(SAME, "it does not speak of tea"),)
)
ASKED: Final = ConversationTurn(
    question="What was the toll?",
    when=WHEN,
    answer=WRITTEN,
    quotes=QUOTED,
    filters=Filters(
        kinds=(DocumentKind.INTERVIEW,), after=PublicationDate("2024"), roles=(Role.QUOTED,)
    ),
    verdict=ReaderVerdict.INCOMPLETE,
    note="Stopped by you.",
)


def alone(turn: ConversationTurn) -> SavedConversation:
    """A conversation of one question."""
    return SavedConversation("A talk", WHEN, (turn,))
