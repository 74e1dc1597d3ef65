"""Turns for property tests: over strange documents, in both modes, with every part filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from app.conversation.conversation import ConversationTurn
from app.conversation.document_reading import speakers_in
from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection, Seconds
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.explanation import QuoteExplanation, SelectionReason, SilenceExplanation, TermPlace
from app.domain.filters import Filters
from app.domain.verdict import ReaderVerdict
from app.domain.views import Difference
from corpus.model.document import Document, DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role
from tests.corpus.strategies import published
from tests.index.strategies import documents as strange_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = st.text(max_size=20)
_SOME = st.text(min_size=1, max_size=20)
_NAMED = _SOME.filter(str.strip)
_DECIMALS = st.integers(-100_000, 100_000).map(lambda number: number / 10_000)
_SHARES = st.integers(0, 10_000).map(lambda number: number / 10_000)
_TERMS = st.lists(_WORDS, max_size=3).map(tuple)
_PARTS = st.dictionaries(_SOME.filter(lambda name: name != "cosine"), _DECIMALS, max_size=3)


@st.composite
def libraries(draw: st.DrawFn) -> tuple[Document, ...]:
    """One to three documents, of which something is known."""
    found = draw(st.lists(strange_documents(), min_size=1, max_size=3))
    return tuple(
        Document(
            replace(
                one.provenance,
                id=f"{draw(_NAMED)}{number}",
                title=draw(st.none() | _WORDS),
                author=draw(st.none() | _NAMED),
                publisher=draw(st.none() | _WORDS),
                kind=draw(st.none() | st.sampled_from(DocumentKind)),
                published=draw(st.none() | published().map(PublicationDate)),
            ),
            one.text,
        )
        for number, one in enumerate(found)
    )


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span that holds a word."""
    seen = [at for at, sign in enumerate(text) if not sign.isspace()]
    at = draw(st.sampled_from(seen))
    return Span(draw(st.integers(0, at)), draw(st.integers(at + 1, min(len(text), at + 200))))


@st.composite
def citations(draw: st.DrawFn, library: Sequence[Document]) -> Citation:
    """Words of the library, in a voice that is heard in them."""
    document = draw(st.sampled_from(library))
    span = draw(spans(document.text))
    voices = speakers_in(document, span)
    voice = draw(st.sampled_from(voices))
    speakers = sorted({one.speaker for one in voices} - {voice.speaker}, key=repr)
    others = draw(st.lists(st.sampled_from(speakers), unique=True)) if speakers else []
    return Citation.at(span, document, voice, others=tuple(others))


@st.composite
def whys(draw: st.DrawFn, cited: Citation) -> QuoteExplanation:
    """Why the words were chosen."""
    start = draw(st.integers(cited.span.start, cited.span.end - 1))
    return QuoteExplanation(
        document=cited.document.id,
        span=cited.span,
        best=Span(start, draw(st.integers(start + 1, cited.span.end))),
        chosen=draw(st.sampled_from(SelectionReason)),
        found_by=draw(_TERMS),
        rank=draw(st.integers(1, 60)),
        has=draw(_TERMS),
        around=draw(_TERMS),
        lacks=draw(_TERMS),
        cosine=draw(_DECIMALS),
        parts=tuple(draw(_PARTS).items()),
        score=draw(_DECIMALS),
        share=draw(_SHARES),
        context=draw(st.integers(0, 9)),
        joined=draw(st.integers(0, 9)),
    )


@st.composite
def claims(draw: st.DrawFn, library: Sequence[Document], mode: Mode) -> Claim:
    """A quote of one or more places, or a sentence that cites them."""
    cited = draw(st.lists(citations(library), min_size=1, max_size=3))
    quoted = st.sampled_from([one.quote.exact for one in cited])
    text = draw(quoted if mode is Mode.QUOTES else _WORDS)
    reasons = [draw(whys(one)) for one in draw(st.lists(st.sampled_from(cited), max_size=2))]
    repaired = mode is Mode.WRITTEN and draw(st.booleans())
    return Claim(text, tuple(cited), why=tuple(reasons), is_repaired=repaired)


@st.composite
def answers(draw: st.DrawFn, library: Sequence[Document], mode: Mode) -> Answer:
    """An answer of which every part may be filled."""
    cited = citations(library)
    asked = tuple(one.id for one in library)
    terms = st.tuples(_WORDS, st.sampled_from(TermPlace))
    return Answer(
        question=draw(_WORDS),
        claims=tuple(draw(st.lists(claims(library, mode), max_size=3))),
        rejections=tuple(draw(st.lists(st.builds(Rejection, _WORDS, _WORDS), max_size=2))),
        replaced=tuple(draw(st.lists(st.builds(Rejection, _WORDS, _WORDS), max_size=2))),
        confidence=draw(st.none() | _SHARES),
        coverage=Coverage(asked, tuple(draw(st.lists(st.sampled_from(asked), unique=True)))),
        nearest=tuple(draw(st.lists(st.builds(Nearest, cited, _WORDS), max_size=2))),
        missing=draw(_TERMS),
        differ=tuple(draw(st.lists(st.builds(Difference, cited, cited), max_size=2))),
        notices=draw(_TERMS),
        mode=mode,
        model=draw(st.none() | _WORDS),
        search_query=draw(st.none() | _WORDS),
        omitted_quotes=draw(st.integers(0, 9)),
        model_error=draw(st.none() | _WORDS),
        why=draw(
            st.none()
            | st.builds(
                SilenceExplanation, st.lists(terms, max_size=3).map(tuple), _SHARES, _SHARES
            )
        ),
        seconds=Seconds(draw(_SHARES), draw(_SHARES), draw(_SHARES)),
    )


_FILTERS = st.builds(
    Filters,
    sources=_TERMS,
    kinds=st.lists(st.sampled_from(DocumentKind), max_size=2).map(tuple),
    speakers=st.lists(_NAMED, max_size=2).map(tuple),
    after=st.none() | published().map(PublicationDate),
    before=st.none() | published().map(PublicationDate),
    roles=st.lists(st.sampled_from(Role), max_size=2).map(tuple),
)
TIMES = st.datetimes(timezones=st.just(UTC)).map(lambda when: when.replace(microsecond=0))


@st.composite
def turns(draw: st.DrawFn, library: Sequence[Document], *, answered: bool) -> ConversationTurn:
    """A question and what came of it."""
    mode = draw(st.sampled_from(Mode))
    nothing = st.nothing() if answered else st.none()
    answer = draw(nothing | answers(library, mode))
    quotes = draw(st.none() | answers(library, Mode.QUOTES)) if answer else None
    error = draw(_SOME) if answer is None else None
    return ConversationTurn(
        question=draw(_WORDS),
        when=draw(TIMES),
        answer=answer,
        filters=draw(_FILTERS),
        quotes=quotes,
        model=draw(_WORDS),
        verdict=draw(st.none() | st.sampled_from(ReaderVerdict)),
        error=error,
        note=draw(st.none() | _WORDS),
    )


@st.composite
def cases(
    draw: st.DrawFn, *, answered: bool = False
) -> tuple[dict[str, Document], ConversationTurn]:
    """A library by its ids, and a turn over it, which may have no answer."""
    library = draw(libraries())
    return {one.id: one for one in library}, draw(turns(library, answered=answered))
