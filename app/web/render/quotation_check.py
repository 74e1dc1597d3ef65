"""Render the check of a quotation: exact, altered with the differences, or the nearest passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.check.change import QuotationChange
from app.messages import check_texts, phrases
from app.text.language_tag import language_tag
from app.web.conversation import ReferenceKey
from app.web.render.markup import to_markup
from app.web.render.quotes import quote_link, render_quote_text, render_source_foot

if TYPE_CHECKING:
    from htpy import Element, Node
    from markupsafe import Markup

    from app.check.change import QuoterMark
    from app.check.result import CheckResult, MatchedPlace
    from app.domain.citation import Citation
    from app.web.conversation import QuotationCheck

_MAX_OMITTED_CHARS = 240  # that are shown of what an ellipsis leaves out


def render_check(check: QuotationCheck | None) -> Markup:
    """The result of the check, or that it is running; without a check, what this tab does."""
    return to_markup(h.div(".talk.checked")[_check(check)])


def _check(check: QuotationCheck | None) -> Node:
    if check is None:
        return h.div(".welcome")[
            h.h2[check_texts.WELCOME],
            h.p(".muted")[check_texts.WELCOME_MORE],
            h.p(".muted")[check_texts.WELCOME_OWN],
        ]
    if check.result is not None:
        return _result(check.result)
    if check.error is not None:
        return [
            _quotation(check.words),
            h.div(".error", role="alert")[
                h.strong[check_texts.NOT_CHECKED],
                h.p(dir="auto")[phrases.sentence(check.error)],
            ],
        ]
    return [
        _quotation(check.words),
        h.p(".searching")[h.span(".pulse"), check_texts.LOOKING],
    ]


def _quotation(words: str) -> Element:
    return h.section(".given", aria_label=check_texts.GIVEN)[
        h.h2[check_texts.GIVEN], h.p(dir="auto")[words]
    ]


def _result(result: CheckResult) -> Node:
    match = result.match
    nearest = [_nearest(citation) for citation in result.nearest]
    others_words = check_texts.whose_words(result)
    return [
        _quotation(result.words),
        h.p(class_=f"outcome {match.value}")[
            h.strong[check_texts.VERDICTS[match]],
            " ",
            h.span[
                check_texts.VERDICTS_MORE[match],
                " ",
                check_texts.places(len(result.found), result.more),
            ],
        ],
        h.p(".why")[others_words] if others_words else None,
        [_match(place) for place in result.found],
        [h.h3[check_texts.NEAREST], nearest] if nearest else None,
    ]


def _match(match: MatchedPlace) -> Element:
    """One place in the sources: its words, with what was changed, and who says them."""
    citation = match.citation
    words = (
        _difference(match)
        if match.changes or match.quoter_marks
        else render_quote_text(citation.quote.exact, match.document)
    )
    warnings = [
        check_texts.lost_cues_message(mark.quoted, mark.lost_cues)
        for mark in match.quoter_marks
        if mark.lost_cues
    ]
    if match.unquoted_cues:
        warnings.append(check_texts.beyond(match.unquoted_cues))
    return _card(
        citation, [_kinds_of_change(match), words, [h.p(".why")[text, "."] for text in warnings]]
    )


def _nearest(citation: Citation) -> Element:
    words = render_quote_text(citation.quote.exact, citation.document)
    return _card(citation, words, class_="card near")


def _card(citation: Citation, body: Node, *, class_: str = "card") -> Element:
    key = str(ReferenceKey(quote_link(citation)))
    return h.article(class_=class_, data_open=key)[
        body, render_source_foot(citation, key=key, label=check_texts.SHOW)
    ]


def _kinds_of_change(match: MatchedPlace) -> Node:
    """The kinds of change in words, and the key to the marking; None without changes."""
    if not match.changes:
        return None
    return h.div(".changes")[
        h.ul(aria_label=check_texts.CHANGED)[
            (h.li[check_texts.CHANGES[kind]] for kind in match.kinds)
        ],
        h.p(".key", aria_hidden="true")[
            h.del_[check_texts.KEY_STANDS], " ", h.ins[check_texts.KEY_SAID]
        ],
    ]


def _difference(match: MatchedPlace) -> Element:
    """The words of the source, marked where the quotation omits or replaces them."""
    text, position = match.document.text, match.span.start
    pieces: list[Node] = []
    edits: tuple[QuotationChange | QuoterMark, ...] = (*match.changes, *match.quoter_marks)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces.append(text[position : edit.start])
        said = _add_spaces(edit, text)
        pieces.append(
            _change(edit, said) if isinstance(edit, QuotationChange) else _quoter_mark(edit, said)
        )
        position = max(position, edit.end)
    pieces.append(text[position : match.span.end])
    language = language_tag(match.document.provenance.language)
    return h.blockquote(".difference", dir="auto", lang=language)[pieces]


def _add_spaces(edit: QuotationChange | QuoterMark, text: str) -> str:
    """The quotation's words, with a space where they would touch the words around them."""
    said = edit.quoted
    if said[:1].isalnum() and text[max(0, edit.start - 1) : edit.start].isalnum():
        said = f" {said}"
    if said[-1:].isalnum() and text[edit.end : edit.end + 1].isalnum():
        said = f"{said} "
    return said


def _change(change: QuotationChange, said: str) -> Node:
    return [
        _mark_words(h.del_, check_texts.STANDS, change.source) if change.source else None,
        _mark_words(h.ins, check_texts.SAID, said) if said else None,
    ]


def _mark_words(tag: Element, name: str, words: str) -> Node:
    """The words in the tag, named for screen readers; white space around them stays outside."""
    core = words.strip()
    if not core:
        return tag[words]
    start = words.index(core)
    marked = tag[_screen_reader_text(name), core, _screen_reader_text(check_texts.END)]
    return [words[:start], marked, words[start + len(core) :]]


def _quoter_mark(mark: QuoterMark, said: str) -> Node:
    """What the quoter inserted and marked as their own, and the words that it replaces."""
    replaced = None
    if mark.replaced.strip():
        replaced = h.span(".left")[
            _screen_reader_text(check_texts.OWN_LEFT_OUT), _cut_middle(mark.replaced)
        ]
    return [h.span(".own")[_screen_reader_text(check_texts.OWN), said], replaced]


def _cut_middle(words: str) -> str:
    """The beginning and end of a long text; the source has all of it."""
    half = _MAX_OMITTED_CHARS // 2
    return words if len(words) <= _MAX_OMITTED_CHARS else f"{words[:half]} … {words[-half:]}"


def _screen_reader_text(words: str) -> Element:
    """Words for screen readers, which convey neither colour nor strikethrough."""
    return h.span(".heard-only")[words]
