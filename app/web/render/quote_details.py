"""Render the fold below a quote: its checks with their meaning, its source, what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import htpy as h

from app.messages import phrases, quote_texts, reader_texts, voice_texts
from app.messages.voice_texts import kind_name
from app.text.language_tag import language_tag
from app.web.render.markup import fill, to_markup
from app.web.render.speakers import render_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.domain.citation import Citation

_AROUND_CHARS: Final = 200  # on each side of a quote: about a sentence


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
    return to_markup(
        h.ul(".checks", aria_label=reader_texts.CHECKED)[
            (
                h.li(title=meaning, class_="mind" if _is_caution(name) else None)[name]
                for name, meaning in quote_checks(citation, is_whole=is_whole)
            )
        ]
    )


def render_quote_details(
    citations: Sequence[Citation],
    *,
    number: int,
    is_whole: bool,
    others: Node = None,
    rest: Node = None,
) -> Markup:
    """The fold of a quote of an answer; its summary is the mark of the quote's checks.

    The first of the citations is shown above, `others` opens the rest; `rest` stands at the end. A
    cut sentence is said in words; what the checks mean is told on hover and focus.
    """
    first = citations[0]
    checks = quote_checks(first, is_whole=is_whole)
    places = quote_texts.also_places(len(citations) - 1) if len(citations) > 1 else ""
    label = quote_texts.mark_label(number, filter(None, (*(name for name, _ in checks), places)))
    # That it is a report is in the line above, which names the reporter.
    sign = "◇" if first.voice.reported else "✓"
    meanings = "\n".join(meaning for _, meaning in checks)
    return to_markup(
        h.details(".about")[
            h.summary(aria_label=label, data_stands=meanings)[
                h.span(".tick")[sign] if is_whole else h.span(".mind")[reader_texts.CUT],
                [" ", h.span(".places")[f"+{len(citations) - 1}"]] if places else None,
            ],
            h.div(".details")[
                h.dl[
                    *_source_rows(first),
                    _row(reader_texts.CHECKED, _check_list(checks)),
                    _row(quote_texts.ALSO, others) if others else None,
                    _around_row(first),
                ],
                rest,
            ],
        ]
    )


def render_source_details(citation: Citation, *, rest: Node = None) -> Markup:
    """The fold of words that are quoted elsewhere than in an answer: their speaker and source."""
    return to_markup(
        h.details(".about")[
            # Drawn as a mark: words would need room that depends on the language.
            h.summary(aria_label=quote_texts.DETAILS, title=quote_texts.DETAILS),
            h.div(".details")[h.dl[*_source_rows(citation), _around_row(citation)], rest],
        ]
    )


def author_line(author: str) -> Node:
    """'by Ann Orr'."""
    return fill(voice_texts.BY, h.bdi[author])


def _source_rows(citation: Citation) -> Iterator[Node]:
    """Who speaks in which role, and what is known of the source; what is not is left out."""
    yield _row(quote_texts.WHO, render_voice(citation.voice))
    provenance = citation.provenance
    facts: list[Node] = [h.bdi[provenance.name]]
    if provenance.kind:
        facts.append(kind_name(provenance.kind))
    if provenance.author:
        facts.append(author_line(provenance.author))
    if provenance.publisher:
        facts.append(h.bdi[provenance.publisher])
    if provenance.published:
        facts.append(phrases.day(provenance.published))
    facts += phrases.positions(citation)
    yield _row(quote_texts.SOURCE, h.span(".meta")[[[h.span[fact], " "] for fact in facts]])


def _check_list(checks: Sequence[tuple[str, str]]) -> Element:
    return h.ul(".checks")[
        (
            h.li(class_="mind" if _is_caution(name) else None)[
                h.span[h.strong[name], ". ", meaning]
            ]
            for name, meaning in checks
        )
    ]


def _around_row(citation: Citation) -> Node:
    """The words before and after the quote in its paragraph; None where it is the whole of it."""
    before, after = surroundings(citation)
    if not (before or after):
        return None
    language = language_tag(citation.document.provenance.language)
    return _row(
        quote_texts.AROUND,
        h.p(".around", dir="auto", lang=language)[before, " ", h.span(".gap")["[…]"], " ", after],
    )


def surroundings(citation: Citation) -> tuple[str, str]:
    """The words before and after the quote in its paragraph, about a sentence of each.

    An ellipsis shows where the paragraph goes on.
    """
    text, span = citation.document.text, citation.span
    before = text[: span.start].rpartition("\n")[2].strip()
    after = text[span.end :].partition("\n")[0].strip()
    if len(before) > _AROUND_CHARS:
        before = f"… {before[-_AROUND_CHARS:].partition(' ')[2]}"
    if len(after) > _AROUND_CHARS:
        after = f"{after[:_AROUND_CHARS].rpartition(' ')[0]} …"
    return before, after


def _row(name: str, value: Node) -> Element:
    return h.div[h.dt[name], h.dd[value]]


def _is_caution(name: str) -> bool:
    return name in {reader_texts.CUT, reader_texts.REPORT}
