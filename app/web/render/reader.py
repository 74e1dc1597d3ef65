"""Render the source beside the chat: its provenance, its speakers, and its text with the quotes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import htpy as h

from app.messages import reader_texts, texts
from app.text.language_tag import language_tag
from app.web.conversation import LIBRARY_KEY, QuoteKey
from app.web.render.facts import render_facts
from app.web.render.markup import EMPTY_MARKUP, button, to_markup
from app.web.render.quote_details import render_checks
from app.web.render.quotes import render_copy_buttons
from app.web.render.source_text import (
    SPEAKER_COLOURS,
    MarkedPlace,
    render_source_text,
    speaker_key,
    speaker_numbers,
)
from app.web.render.speakers import render_voice, speaker_name
from corpus.reference.resolve import ReferenceStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from htpy import Element, Node
    from markupsafe import Markup

    from app.domain.citation import Citation
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.utterance import Utterance
    from corpus.reference.reference import Reference
    from corpus.reference.resolve import ResolvedReference

_MAX_OPEN_SPEAKERS = 6  # a longer list of speakers is folded
_MAX_LAID_OUT_CHARS = 100_000  # a longer text is laid out only where it is in view


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A document as the reader shows it.

    `spans` are the quotes in it by number, `utterances` say who speaks in it. `turn` is that of the
    answer with these quotes, `active` the number of the quote that is shown, `citation` that quote
    and `is_whole` whether it consists of whole sentences. `resolved` tells what became of the quote
    of a link.
    """

    document: Document
    spans: Mapping[int, Span] = field(default_factory=dict)
    utterances: Sequence[Utterance] = ()
    turn: int | None = None
    active: int | None = None
    citation: Citation | None = None
    is_whole: bool = True
    resolved: ResolvedReference | None = None

    @property
    def text_key(self) -> tuple[object, ...]:
        """What the text is rendered from: two views with the same key have the same text."""
        resolved = self.resolved
        lost = resolved.reference if resolved and not resolved.span else None
        return self.document.provenance, self.document.digest, *self.spans.items(), lost


def render_reader(view: ReaderView) -> Markup:
    """What is above the text: the bar, the quotes, the provenance and the speakers."""
    name = view.document.provenance.name
    return to_markup(
        h.div(".reader", data_active=view.active)[
            _ticks(view),
            h.div(".top")[
                render_reader_bar(name, tools=_tools(view)),
                _find_bar(),
                _quote_strip(view),
            ],
            h.h2(tabindex="-1")[h.bdi[name]],
            render_facts(view.document),
            render_speaker_list(view.utterances),
            render_lost_quote(view.resolved) if _lost_place(view.resolved) is None else None,
        ]
    )


def render_reader_text(view: ReaderView) -> Markup:
    """The whole text, in its own language."""
    document = view.document
    is_long = len(document.text) > _MAX_LAID_OUT_CHARS
    return to_markup(
        h.div(
            class_="sheet long" if is_long else "sheet",
            lang=language_tag(document.provenance.language),
        )[
            render_source_text(
                document, view.spans, view.utterances, lost=_lost_place(view.resolved)
            )
        ]
    )


def render_missing_document(reference: Reference) -> Markup:
    """That a link's document is no longer in the library, with the words of the link."""
    return to_markup(
        h.div(".reader")[
            render_reader_bar(texts.SOURCE), h.p(".muted")[texts.GONE], _old_words(reference)
        ]
    )


def render_message(words: str) -> Markup:
    """A line in place of a source, for example that it is no longer in the library."""
    return to_markup(h.div(".reader")[render_reader_bar(texts.SOURCE), h.p(".muted")[words]])


def render_reader_bar(name: str = "", *, tools: Node = None) -> Markup:
    """The bar above a source: back to the list, the name, `tools`, and the button that closes."""
    back = button("plain back", data_open=LIBRARY_KEY)[
        h.span(aria_hidden="true")["‹"],  # noqa: RUF001 - the sign
        " ",
        texts.BACK_TO_LIBRARY,
    ]
    return to_markup(
        h.div(".bar")[
            back if name else None,
            h.span(".crumb", aria_hidden="true")[h.bdi[name]],
            tools,
            button("plain close", data_close=True, aria_label=texts.CLOSE)[
                h.span(aria_hidden="true")["×"]  # noqa: RUF001 - the sign
            ],
        ]
    )


def render_speaker_list(utterances: Sequence[Utterance]) -> Markup:
    """The speakers of the document in their colours, each with a button to where they speak."""
    if not utterances:
        return EMPTY_MARKUP
    numbers = speaker_numbers(utterances)
    names = {
        speaker_key(utterance.speaker): speaker_name(utterance.speaker)
        for utterance in reversed(utterances)
    }
    counts = Counter(speaker_key(utterance.speaker) for utterance in utterances)
    items = (
        h.li[
            button(
                f"plain part c{number % SPEAKER_COLOURS}",
                data_part=number,
                aria_label=reader_texts.PART_LABEL % names[key],
            )[h.bdi[names[key]]],
            " ",
            h.span(".muted")[reader_texts.passages_found(counts[key])],
        ]
        for key, number in numbers.items()
    )
    return to_markup(
        h.details(".fold.cast", open=len(numbers) <= _MAX_OPEN_SPEAKERS)[
            h.summary[reader_texts.SPEAKERS, f" ({len(numbers)})"], h.ul[items]
        ]
    )


def _quote_strip(view: ReaderView) -> Node:
    """The speaker and checks of the quote that is shown, and what became of a link's quote."""
    citation = view.citation
    fate = texts.FATES[view.resolved.whereabouts] if view.resolved else ""
    if not (fate or citation):
        return None
    return h.div(".speaking")[
        render_voice(citation.voice, citation.others) if citation else None,
        h.div(".stands")[
            [render_checks(citation, is_whole=view.is_whole), render_copy_buttons(citation)]
            if citation
            else None
        ],
        h.p(".fate")[fate] if fate else None,
    ]


def _lost_place(resolved: ResolvedReference | None) -> MarkedPlace | None:
    """The words of a link that are no longer in the text, and where they were, if known."""
    if (
        resolved is None
        or resolved.whereabouts is not ReferenceStatus.CHANGED
        or resolved.near is None
    ):
        return None
    return MarkedPlace(resolved.near, _old_words(resolved.reference))


def render_lost_quote(resolved: ResolvedReference | None) -> Markup:
    """The words of a link that are no longer in the text; empty if they are, or without a link."""
    if resolved is None or resolved.whereabouts is not ReferenceStatus.CHANGED:
        return EMPTY_MARKUP
    return to_markup(_old_words(resolved.reference))


def _old_words(reference: Reference) -> Element:
    return h.aside(".was", id="quoted", tabindex="-1")[
        h.strong[texts.AS_IT_WAS], h.blockquote(dir="auto")[reference.quote.exact]
    ]


def _tools(view: ReaderView) -> Node:
    """The button that opens the search, and the buttons that go from quote to quote."""
    find = button(
        "plain find-open", aria_label=reader_texts.FIND, aria_expanded="false", data_find=True
    )[reader_texts.FIND_SHORT]
    return [find, _quote_buttons(view)]


def _find_bar() -> Element:
    """The search in the document."""
    steps = (
        ("-1", reader_texts.FIND_PREVIOUS, "↑"),
        ("1", reader_texts.FIND_NEXT, "↓"),
        ("0", reader_texts.FIND_END, "×"),  # noqa: RUF001 - the sign
    )
    return h.div(".find", role="search", hidden=True)[
        h.input(
            type="search",
            aria_label=reader_texts.FIND,
            data_found=reader_texts.FOUND,
            data_none=reader_texts.FOUND_NONE,
        ),
        h.span(".places", role="status"),
        (
            button("plain", data_find=step, aria_label=label)[h.span(aria_hidden="true")[sign]]
            for step, label, sign in steps
        ),
    ]


def _quote_buttons(view: ReaderView) -> Node:
    """The answer's quotes in this source by number, with buttons to the previous and the next."""
    if view.turn is None or not view.spans:
        return None
    spans, turn, active = view.spans, view.turn, view.active
    numbers = sorted(spans, key=lambda number: spans[number])
    position = numbers.index(active) if active in numbers else 0
    before, after = numbers[position - 1], numbers[(position + 1) % len(numbers)]
    has_steps = len(numbers) > 1
    return h.span(".jumps", role="group", aria_label=texts.QUOTED_HERE)[
        _step(turn, before, reader_texts.QUOTE_PREVIOUS, "‹") if has_steps else None,  # noqa: RUF001 - the sign
        h.span(".numbers")[
            [
                button(
                    "number",
                    data_open=str(QuoteKey(turn, number)),
                    aria_current="true" if number == active else None,
                    aria_label=reader_texts.quote_number(number),
                )[number]
                for number in numbers
            ]
        ],
        _step(turn, after, reader_texts.QUOTE_NEXT, "›") if has_steps else None,  # noqa: RUF001 - the sign
    ]


def _ticks(view: ReaderView) -> Node:
    """A mark beside the scroll bar for each of the answer's quotes, which goes there.

    They are for the pointer: the numbers in the bar do the same for keys and screen readers.
    """
    if view.turn is None or not view.spans:
        return None
    return h.div(".quote-ticks", aria_hidden="true")[
        (
            button(
                "quote-tick",
                data_open=str(QuoteKey(view.turn, number)),
                data_quote=number,
                tabindex="-1",
                title=reader_texts.quote_number(number),
            )
            for number in view.spans
        )
    ]


def _step(turn: int, number: int, label: str, sign: str) -> Element:
    return button("plain step", data_open=str(QuoteKey(turn, number)), aria_label=label)[
        h.span(aria_hidden="true")[sign]
    ]
