"""Render quotes as cards: the words, and one line with who says them, in which source, when."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import htpy as h

from app.domain.numbering import citation_place, number_citations
from app.export.plain_text import quote_to_copy
from app.messages import phrases, texts
from app.messages.voice_texts import kind_name
from app.text.language_tag import language_tag
from app.web.conversation import QuoteKey
from app.web.render.explanation import render_why
from app.web.render.markup import button, to_markup
from app.web.render.quote_details import (
    quote_checks,
    render_quote_details,
    render_source_details,
)
from app.web.render.speakers import render_speaker, voice_line
from corpus.reference.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.document import Document
    from corpus.model.publication_date import PublicationDate

SourceLine: TypeAlias = "tuple[str, PublicationDate | None]"  # document id and date


class Cards:
    """Renders the quotes of one answer, each with its number."""

    def __init__(
        self,
        answer: Answer,
        turn: int,
        first: Answer | None = None,
        *,
        is_whole: Callable[[Citation], bool],
    ) -> None:
        """Number the answer's quotes, after those of the answer that was shown `first`.

        `is_whole` tells whether a quote consists of whole sentences.
        """
        self._turn = turn
        self._is_whole = is_whole
        self._numbers = {
            citation_place(citation): number
            for number, citation in number_citations(answer, first=first).items()
        }
        self._explanations = {
            (why.document, why.span.start, why.span.end): why
            for shown in filter(None, (answer, first))
            for claim in shown.claims
            for why in claim.why
        }

    def claims(self, claims: Iterable[Claim], *, above: SourceLine | None = None) -> Markup:
        """A card for each different wording that the claims cite, one below the other.

        A quote of the source of the card above it leaves out what that card says of the source;
        `above` is the source of the card above the first of them.
        """
        cards = []
        for same in _wordings(claims):
            source = source_line(same[0])
            cards.append(self.card(same, brief=source == above))
            above = source
        return to_markup(cards)

    def cards(self, citations: Iterable[Citation]) -> Markup:
        """A card for each different wording."""
        return to_markup([self.card(same) for same in _by_wording(citations)])

    def card(
        self,
        citations: Sequence[Citation],
        *,
        why: str = "",
        is_near: bool = False,
        brief: bool = False,
    ) -> Markup:
        """One wording with all its sources; if it `is_near` an answer, `why` says why it is none.

        A `brief` card leaves out the source, which the card above it says.
        """
        first = citations[0]
        classes = ["card", "near" if is_near else "", "same" if brief else ""]
        return to_markup(
            h.article(class_=" ".join(filter(None, classes)), data_open=str(self.key(first)))[
                render_quote_text(first.quote.exact, first.document),
                h.p(".why")[h.strong[phrases.WHY], " ", why] if why else None,
                self.foot(citations, render_line(first, source=not brief)),
            ]
        )

    def foot(self, citations: Sequence[Citation], line: Node) -> Element:
        """The line below a quote, which opens it in its source, and the fold with all the rest."""
        first, *others = citations
        return h.div(".foot")[
            h.div(".row")[self._source_button(first, line), render_copy_button(first)],
            render_quote_details(
                citations,
                number=self.number(first),
                is_whole=self._is_whole(first),
                others=[self._source_button(other, render_line(other)) for other in others],
                rest=[
                    render_copy_link_button(first),
                    [self._explanation(citation) for citation in citations],
                ],
            ),
        ]

    def _source_button(self, citation: Citation, line: Node) -> Element:
        number = self.number(citation)
        shown = f"{texts.show_quote(number, citation.document.provenance.name)}. "
        return button(
            "source",
            aria_label=f"{shown}{spoken_line(citation)}",
            data_open=str(self.key(citation)),
        )[h.span(".number", aria_hidden="true")[number], line]

    def _explanation(self, citation: Citation) -> Node:
        """Why it was chosen; None for a quote that only repeats a chosen one elsewhere."""
        why = self._explanations.get(citation_place(citation))
        return render_why(why, citation, number=self.number(citation)) if why else None

    def standing(self, citation: Citation) -> str:
        """The names of the quote's checks, in a line of plain text."""
        checks = quote_checks(citation, is_whole=self._is_whole(citation))
        return " · ".join(name for name, _ in checks)

    def number(self, citation: Citation) -> int:
        """The number that the page shows for the quote."""
        return self._numbers[citation_place(citation)]

    def key(self, citation: Citation) -> QuoteKey:
        """What a click on the quote asks for."""
        return QuoteKey(self._turn, self.number(citation))


def render_quote_text(words: str, document: Document) -> Markup:
    """The words of a quote, in their document's language."""
    language = language_tag(document.provenance.language)
    return to_markup(h.blockquote(dir="auto", lang=language)[words])


def source_line(citation: Citation) -> SourceLine:
    """What the line below a quote says of its source: two quotes of the same share it."""
    return citation.document.id, citation.provenance.published


def render_line(citation: Citation, *, who: bool = True, source: bool = True) -> Markup:
    """Who says it, in which source, when, and where in it; what is not known is left out."""
    provenance = citation.provenance
    published = provenance.published
    return to_markup(
        h.span(".who")[
            render_speaker(citation.voice, citation.others) if who else None,
            [" ", h.span(".title")[h.bdi[provenance.name]]] if source else None,
            [" ", h.span(".day")[phrases.day(published)]] if source and published else None,
            [[" ", h.span(".meta")[where]] for where in phrases.positions(citation)],
        ]
    )


def render_source_foot(citation: Citation, *, key: str, label: str) -> Markup:
    """The line below words that are quoted elsewhere than in an answer, and its fold."""
    return to_markup(
        h.div(".foot")[
            h.div(".row")[
                button("source", aria_label=f"{label}{spoken_line(citation)}", data_open=key)[
                    render_line(citation)
                ],
                render_copy_button(citation),
            ],
            render_source_details(citation, rest=render_copy_link_button(citation)),
        ]
    )


def render_copy_buttons(citation: Citation) -> Markup:
    """The button that copies the words with their reference, and the one that copies the link."""
    return to_markup(
        h.span(".copies")[render_copy_button(citation), render_copy_link_button(citation)]
    )


def render_copy_button(citation: Citation) -> Markup:
    """The button that copies the words with their reference and link."""
    words = quote_to_copy(citation)
    return _copy_button(citation, words, label=texts.COPY_LABEL, name=texts.COPY)


def render_copy_link_button(citation: Citation) -> Markup:
    """The button that copies the link."""
    return _copy_button(citation, "", label=texts.COPY_LINK_LABEL, name=texts.COPY_LINK)


def _copy_button(citation: Citation, words: str, *, label: str, name: str) -> Markup:
    return to_markup(
        button(
            "plain copy",
            data_copy=words,
            data_link=f"?quote={quote_link(citation)}",
            data_done=texts.COPIED,
            aria_label=label,
        )[name]
    )


def quote_link(citation: Citation) -> str:
    """The lasting reference of the quote, as a link contains it."""
    return Reference(citation.document.id, citation.span.start, citation.quote).link


def spoken_line(citation: Citation) -> str:
    """Speaker, kind and date as far as they are known, for screen readers."""
    provenance = citation.provenance
    parts = [voice_line(citation.voice)]
    if provenance.kind:
        parts.append(kind_name(provenance.kind))
    if provenance.published:
        parts.append(phrases.day(provenance.published))
    return ", ".join(parts)


def _wordings(claims: Iterable[Claim]) -> Iterator[list[Citation]]:
    """The citations of each different wording of each claim."""
    for claim in claims:
        yield from _by_wording(claim.citations)


def _by_wording(citations: Iterable[Citation]) -> Iterable[list[Citation]]:
    wordings: dict[str, list[Citation]] = {}
    for citation in citations:
        wordings.setdefault(citation.quote.exact, []).append(citation)
    return wordings.values()
