"""Quotes as cards: the words, who speaks, where they stand, and the ways to take them along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.numbering import citation_place, number_citations
from app.export.plain_text import quote_to_copy
from app.messages import phrases, reader_texts, texts
from app.messages.voice_texts import BY, kind_name
from app.text.html_escape import escape_html, isolate_html
from app.text.language_tag import lang
from app.web.conversation import QuoteKey
from app.web.render.explanation import render_why
from app.web.render.speakers import render_voice, voice_line
from corpus.reference.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.document import Document, Provenance

_MIND = frozenset({reader_texts.CUT, reader_texts.REPORT})  # what a reader should mind


class Cards:
    """Draws the quotes of one answer, each under its number."""

    def __init__(
        self,
        answer: Answer,
        turn: int,
        first: Answer | None = None,
        *,
        is_whole: Callable[[Citation], bool],
    ) -> None:
        """Number the answer's quotes, after those of the one that was shown `first`.

        `is_whole` tells of a quote whether it is of whole sentences.
        """
        self._turn = turn
        self._is_whole = is_whole
        self._numbers = {
            citation_place(citation): number
            for number, citation in number_citations(answer, first=first).items()
        }
        self._whys = {
            (why.document, why.span.start, why.span.end): why
            for each in filter(None, (answer, first))
            for claim in each.claims
            for why in claim.why
        }

    def claim(self, claim: Claim, *, brief: bool = False) -> str:
        """A card for each different wording of what the claim cites."""
        return self.cards(claim.citations, brief=brief)

    def cards(self, citations: Iterable[Citation], *, brief: bool = False) -> str:
        """A card for each different wording."""
        alike: dict[str, list[Citation]] = {}
        for citation in citations:
            alike.setdefault(citation.quote.exact, []).append(citation)
        return "".join(self.card(same, brief=brief) for same in alike.values())

    def card(self, citations: Sequence[Citation], *, why: str = "", brief: bool = False) -> str:
        """One wording with every source that has it; `why` it is not an answer, if it is none.

        A `brief` one leaves out what the card above it has told of the document.
        """
        first = citations[0]
        sources = "".join(self.source(citation, brief=brief) for citation in citations)
        shortfall = (
            f'<p class="why"><strong>{phrases.WHY}</strong> {escape_html(why)}</p>' if why else ""
        )
        below = shortfall + "".join(map(self._why, citations))
        return (
            f'<article class="card{" near" if why else ""}" data-open="{self.key(first)}">'
            f"{render_words(first.quote.exact, first.document)}{sources}{below}</article>"
        )

    def source(self, citation: Citation, *, brief: bool = False) -> str:
        """The button that shows the quote in its place, with its speaker; and how it stands."""
        number = self.number(citation)
        label = f"{texts.show_quote(number, citation.document.provenance.name)}. "
        shown = f'<span class="number" aria-hidden="true">{number}</span>'
        row = render_source_row(
            citation, key=str(self.key(citation)), label=label, shown=shown, brief=brief
        )
        return row + self.checks(citation)

    def _why(self, citation: Citation) -> str:
        """Why it was chosen; '' for what was not chosen itself, but says the same elsewhere."""
        why = self._whys.get(citation_place(citation))
        return render_why(why, citation, number=self.number(citation)) if why else ""

    def checks(self, citation: Citation) -> str:
        """How the quote stands."""
        return render_checks(citation, whole=self._is_whole(citation))

    def standing(self, citation: Citation) -> str:
        """How the quote stands, in a line of plain words."""
        named = checks(citation, whole=self._is_whole(citation))
        return " · ".join(name for name, _ in named)

    def number(self, citation: Citation) -> int:
        """The number under which the page shows it."""
        return self._numbers[citation_place(citation)]

    def key(self, citation: Citation) -> QuoteKey:
        """What a click on it asks for."""
        return QuoteKey(self._turn, self.number(citation))


def render_words(words: str, document: Document) -> str:
    """The words of a quote, in their document's language."""
    spoken = lang(document.provenance.language)
    return f'<blockquote dir="auto"{spoken}>{escape_html(words)}</blockquote>'


def render_source_row(
    citation: Citation, *, key: str, label: str, shown: str = "", brief: bool = False
) -> str:
    """Who speaks and where, as a button that opens it, beside those that copy."""
    known = citation.document.provenance
    where = "" if brief else f'<span class="title">{isolate_html(known.name)}</span>{_meta(known)}'
    return (
        f'<div class="row"><button type="button" class="source" aria-label="{escape_html(label)}'
        f'{escape_html(spoken_line(citation))}" data-open="{escape_html(key)}">'
        f'{shown}<span class="who">'
        f"{render_voice(citation.voice, citation.others)}{where}</span></button>"
        f"{render_copies(citation)}</div>"
    )


def render_copies(citation: Citation) -> str:
    """The buttons that copy the words with all that tells where they stand, and their link."""
    link = escape_html(f"?quote={link_of(citation)}")
    copied = f'data-link="{link}" data-done="{texts.COPIED}"'
    return (
        '<span class="copies">'
        '<button type="button" class="plain copy" '
        f'data-copy="{escape_html(quote_to_copy(citation))}" '
        f'{copied} aria-label="{texts.COPY_LABEL}">{texts.COPY}</button>'
        f'<button type="button" class="plain copy" data-copy="" {copied} '
        f'aria-label="{texts.COPY_LINK_LABEL}">{texts.COPY_LINK}</button></span>'
    )


def checks(citation: Citation, *, whole: bool) -> tuple[tuple[str, str], ...]:
    """How a quote stands, each check by its name and what it means.

    That it stands letter for letter needs no look: a citation that does not cannot be made.
    """
    report = citation.voice.reported
    return (
        (reader_texts.EXACT, reader_texts.EXACT_MORE),
        (reader_texts.WHOLE, reader_texts.WHOLE_MORE)
        if whole
        else (reader_texts.CUT, reader_texts.CUT_MORE),
        (reader_texts.REPORT, reader_texts.REPORT_MORE)
        if report
        else (reader_texts.WORDS, reader_texts.WORDS_MORE),
    )


def render_checks(citation: Citation, *, whole: bool) -> str:
    """How a quote stands, as a line that anybody can read and hear."""
    items = "".join(
        f'<li title="{more}"{" class=mind" if name in _MIND else ""}>{name}</li>'
        for name, more in checks(citation, whole=whole)
    )
    return f'<ul class="checks" aria-label="{reader_texts.CHECKED}">{items}</ul>'


def link_of(citation: Citation) -> str:
    """The lasting reference of the quote, as a link holds it."""
    return Reference(citation.document.id, citation.span.start, citation.quote).link


def _meta(known: Provenance) -> str:
    """Kind, date, author and, where known, publisher."""
    parts = [f'<span class="badge">{kind_name(known.kind)}</span>']
    parts += [f"<span>{fact}</span>" for fact in _facts(known)]
    return f'<span class="meta">{" ".join(parts)}</span>'


def _facts(known: Provenance) -> Iterable[str]:
    yield phrases.day(known.published)
    yield author_line(known)
    if known.publisher:
        yield isolate_html(known.publisher)


def author_line(known: Provenance) -> str:
    """'by Ann Orr', 'author unknown'."""
    return BY % isolate_html(known.author) if known.author else texts.AUTHOR_UNKNOWN


def spoken_line(citation: Citation) -> str:
    """Speaker, kind and date for those who hear the page."""
    known = citation.document.provenance
    parts = [
        voice_line(citation.voice),
        kind_name(known.kind),
        phrases.day(known.published),
    ]
    return ", ".join(parts)
