"""Render quotes as cards: the words, who speaks, the source, and buttons to copy them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.domain.numbering import citation_place, number_citations
from app.export.plain_text import quote_to_copy
from app.messages import phrases, reader_texts, texts, voice_texts
from app.messages.voice_texts import kind_name
from app.text.language_tag import language_tag
from app.web.conversation import QuoteKey
from app.web.render.explanation import render_why
from app.web.render.markup import button, fill, to_markup
from app.web.render.speakers import render_voice, voice_line
from corpus.reference.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.document import Document, Provenance


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

    def claim(self, claim: Claim, *, brief: bool = False) -> Markup:
        """A card for each different wording that the claim cites."""
        return self.cards(claim.citations, brief=brief)

    def cards(self, citations: Iterable[Citation], *, brief: bool = False) -> Markup:
        """A card for each different wording."""
        by_wording: dict[str, list[Citation]] = {}
        for citation in citations:
            by_wording.setdefault(citation.quote.exact, []).append(citation)
        return to_markup([self.card(same, brief=brief) for same in by_wording.values()])

    def card(
        self,
        citations: Sequence[Citation],
        *,
        why: str = "",
        is_near: bool = False,
        brief: bool = False,
    ) -> Markup:
        """One wording with all its sources; if it `is_near` an answer, `why` says why it is none.

        A `brief` card omits what the card above it says of the document.
        """
        first = citations[0]
        return to_markup(
            h.article(class_="card near" if is_near else "card", data_open=str(self.key(first)))[
                render_quote_text(first.quote.exact, first.document),
                [self.source(citation, brief=brief) for citation in citations],
                h.p(".why")[h.strong[phrases.WHY], " ", why] if why else None,
                [self._explanation(citation) for citation in citations],
            ]
        )

    def source(self, citation: Citation, *, brief: bool = False) -> Markup:
        """The button that opens the quote in its source, with its speaker; and its checks."""
        number = self.number(citation)
        return to_markup(
            render_source_row(
                citation,
                key=str(self.key(citation)),
                label=f"{texts.show_quote(number, citation.document.provenance.name)}. ",
                number=h.span(".number", aria_hidden="true")[number],
                brief=brief,
            ),
            self.checks(citation),
        )

    def _explanation(self, citation: Citation) -> Node:
        """Why it was chosen; None for a quote that only repeats a chosen one elsewhere."""
        why = self._explanations.get(citation_place(citation))
        return render_why(why, citation, number=self.number(citation)) if why else None

    def checks(self, citation: Citation) -> Markup:
        """The checks that the quote passed."""
        return render_checks(citation, is_whole=self._is_whole(citation))

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


def render_source_row(
    citation: Citation, *, key: str, label: str, number: Node = None, brief: bool = False
) -> Markup:
    """The speaker and source as a button that opens it, and the buttons that copy."""
    provenance = citation.provenance
    source = (
        [h.span(".meta")[where] for where in phrases.positions(citation)]
        if brief
        else [h.span(".title")[h.bdi[provenance.name]], _facts(citation)]
    )
    return to_markup(
        h.div(".row")[
            button("source", aria_label=f"{label}{spoken_line(citation)}", data_open=key)[
                number,
                h.span(".who")[render_voice(citation.voice, citation.others), source],
            ],
            render_copy_buttons(citation),
        ]
    )


def render_copy_buttons(citation: Citation) -> Markup:
    """The button that copies the words with their reference, and the one that copies the link."""
    link = f"?quote={quote_link(citation)}"
    return to_markup(
        h.span(".copies")[
            button(
                "plain copy",
                data_copy=quote_to_copy(citation),
                data_link=link,
                data_done=texts.COPIED,
                aria_label=texts.COPY_LABEL,
            )[texts.COPY],
            button(
                "plain copy",
                data_copy="",
                data_link=link,
                data_done=texts.COPIED,
                aria_label=texts.COPY_LINK_LABEL,
            )[texts.COPY_LINK],
        ]
    )


def quote_checks(citation: Citation, *, is_whole: bool) -> tuple[tuple[str, str], ...]:
    """The checks of a quote, each with its name and its meaning.

    Exactness needs no check here: a citation that is not exact cannot be constructed.
    """
    return (
        (reader_texts.EXACT, reader_texts.EXACT_MORE),
        (reader_texts.WHOLE, reader_texts.WHOLE_MORE)
        if is_whole
        else (reader_texts.CUT, reader_texts.CUT_MORE),
        (reader_texts.REPORT, reader_texts.REPORT_MORE)
        if citation.voice.reported
        else (reader_texts.WORDS, reader_texts.WORDS_MORE),
    )


def render_checks(citation: Citation, *, is_whole: bool) -> Markup:
    """The checks of a quote as a list; what is cut or reported is highlighted."""
    cautions = (reader_texts.CUT, reader_texts.REPORT)
    return to_markup(
        h.ul(".checks", aria_label=reader_texts.CHECKED)[
            (
                h.li(title=meaning, class_="mind" if name in cautions else None)[name]
                for name, meaning in quote_checks(citation, is_whole=is_whole)
            )
        ]
    )


def quote_link(citation: Citation) -> str:
    """The lasting reference of the quote, as a link contains it."""
    return Reference(citation.document.id, citation.span.start, citation.quote).link


def _facts(citation: Citation) -> Element:
    """Kind, date, author and, where known, time and publisher."""
    provenance = citation.provenance
    publisher = provenance.publisher
    return h.span(".meta")[
        h.span(".badge")[kind_name(provenance.kind)],
        " ",
        h.span[phrases.day(provenance.published)],
        " ",
        h.span[author_line(provenance)],
        [" ", h.span[h.bdi[publisher]]] if publisher else None,
        [[" ", h.span[where]] for where in phrases.positions(citation)],
    ]


def author_line(provenance: Provenance) -> Node:
    """'by Ann Orr', 'author unknown'."""
    return (
        fill(voice_texts.BY, h.bdi[provenance.author])
        if provenance.author
        else texts.AUTHOR_UNKNOWN
    )


def spoken_line(citation: Citation) -> str:
    """Speaker, kind and date, for screen readers."""
    provenance = citation.provenance
    parts = [
        voice_line(citation.voice),
        kind_name(provenance.kind),
        phrases.day(provenance.published),
    ]
    return ", ".join(parts)
