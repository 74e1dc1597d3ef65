"""A quotation and what the library has of it: exact, altered with the difference, or nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.check.change import QuotationChange
from app.messages import check_texts, phrases
from app.text.html_escape import escape_html
from app.text.language_tag import lang
from app.web.conversation import ReferenceKey
from app.web.render.quotes import link_of, render_source_row, render_words

if TYPE_CHECKING:
    from app.check.change import QuoterMark
    from app.check.result import CheckResult, MatchedPlace
    from app.domain.citation import Citation
    from app.web.conversation import Check

_MOST_LEFT_OUT = 240  # characters that are shown of what an ellipsis leaves out


def render_check(check: Check | None) -> str:
    """What came of the quotation, that it is being looked for, or what can be put here."""
    if check is None:
        body = (
            f'<div class="welcome"><h2>{check_texts.WELCOME}</h2>'
            f'<p class="muted">{check_texts.WELCOME_MORE}</p>'
            f'<p class="muted">{check_texts.WELCOME_OWN}</p></div>'
        )
    elif check.checked is not None:
        body = _checked(check.checked)
    elif check.error is not None:
        why = f'<p dir="auto">{escape_html(phrases.sentence(check.error))}</p>'
        told = f"<strong>{check_texts.NOT_CHECKED}</strong>{why}"
        body = f'{_given(check.words)}<div class="error" role="alert">{told}</div>'
    else:
        busy = f'<p class="searching"><span class="pulse"></span>{check_texts.LOOKING}</p>'
        body = _given(check.words) + busy
    return f'<div class="talk checked">{body}</div>'


def _given(words: str) -> str:
    return (
        f'<section class="given" aria-label="{check_texts.GIVEN}">'
        f'<h2>{check_texts.GIVEN}</h2><p dir="auto">{escape_html(words)}</p></section>'
    )


def _checked(checked: CheckResult) -> str:
    match = checked.match
    verdict = (
        f'<p class="outcome {match.value}"><strong>{check_texts.VERDICTS[match]}</strong> '
        f"<span>{check_texts.VERDICTS_MORE[match]} "
        f"{check_texts.places(len(checked.found), checked.more)}</span></p>"
    )
    found = "".join(map(_found, checked.found))
    nearest = "".join(map(_near, checked.nearest))
    if nearest:
        nearest = f"<h3>{check_texts.NEAREST}</h3>{nearest}"
    return _given(checked.words) + verdict + found + nearest


def _found(found: MatchedPlace) -> str:
    """One place: the words there, with what was changed, and who says them."""
    citation = found.citation
    marked = found.changes or found.own
    words = _difference(found) if marked else render_words(citation.quote.exact, found.document)
    warnings = [check_texts.lost(own.said, own.loses) for own in found.own if own.loses]
    if found.beyond:
        warnings.append(check_texts.beyond(found.beyond))
    warned = "".join(f'<p class="why">{escape_html(warning)}.</p>' for warning in warnings)
    return _card(citation, f"{_kinds(found)}{words}{warned}")


def _near(citation: Citation) -> str:
    return _card(citation, render_words(citation.quote.exact, citation.document), look=" near")


def _card(citation: Citation, body: str, *, look: str = "") -> str:
    key = str(ReferenceKey(link_of(citation)))
    row = render_source_row(citation, key=key, label=check_texts.SHOW)
    return f'<article class="card{look}" data-open="{escape_html(key)}">{body}{row}</article>'


def _kinds(found: MatchedPlace) -> str:
    """What sorts of change there are, in words."""
    if not found.changes:
        return ""
    items = "".join(f"<li>{check_texts.CHANGES[kind]}</li>" for kind in found.kinds)
    key = (
        f'<p class="key" aria-hidden="true"><del>{check_texts.KEY_STANDS}</del> '
        f"<ins>{check_texts.KEY_SAID}</ins></p>"
    )
    return f'<div class="changes"><ul aria-label="{check_texts.CHANGED}">{items}</ul>{key}</div>'


def _difference(found: MatchedPlace) -> str:
    """The words on record, with what the quotation lacks of them, and has instead, marked."""
    spoken = lang(found.document.provenance.language)
    text, at = found.document.text, found.span.start
    pieces = []
    both: tuple[QuotationChange | QuoterMark, ...] = (*found.changes, *found.own)
    for one in sorted(both, key=lambda one: (one.start, one.end)):
        pieces.append(escape_html(text[at : one.start]))
        said = _apart(one, text)
        pieces.append(_change(one, said) if isinstance(one, QuotationChange) else _own(one, said))
        at = max(at, one.end)
    pieces.append(escape_html(text[at : found.span.end]))
    return f'<blockquote class="difference" dir="auto"{spoken}>{"".join(pieces)}</blockquote>'


def _apart(one: QuotationChange | QuoterMark, text: str) -> str:
    """What was said, with a space where it would run together with the words around it."""
    said = one.said
    if said[:1].isalnum() and text[max(0, one.start - 1) : one.start].isalnum():
        said = f" {said}"
    if said[-1:].isalnum() and text[one.end : one.end + 1].isalnum():
        said = f"{said} "
    return said


def _change(change: QuotationChange, said: str) -> str:
    stands = _part("del", check_texts.STANDS, change.stands) if change.stands else ""
    return stands + (_part("ins", check_texts.SAID, said) if said else "")


def _part(tag: str, name: str, words: str) -> str:
    core = words.strip()
    before, after = words[: words.index(core)], words[words.index(core) + len(core) :]
    if not core:
        return f"<{tag}>{escape_html(words)}</{tag}>"
    marked = f"<{tag}>{_heard(name)}{escape_html(core)}{_heard(check_texts.END)}</{tag}>"
    return f"{escape_html(before)}{marked}{escape_html(after)}"


def _own(own: QuoterMark, said: str) -> str:
    """What the quoter put in words' place and marked as their own, and the words."""
    left_out = ""
    if own.stands.strip():
        heard = _heard(check_texts.OWN_LEFT_OUT)
        left_out = f'<span class="left">{heard}{escape_html(_shortened(own.stands))}</span>'
    return f'<span class="own">{_heard(check_texts.OWN)}{escape_html(said)}</span>{left_out}'


def _shortened(words: str) -> str:
    """The words' beginning and end, when an ellipsis stands for many; the source has them all."""
    half = _MOST_LEFT_OUT // 2
    return words if len(words) <= _MOST_LEFT_OUT else f"{words[:half]} … {words[-half:]}"


def _heard(words: str) -> str:
    """Words for those who hear the page and see no colour and no line."""
    return f'<span class="heard-only">{words}</span>'
