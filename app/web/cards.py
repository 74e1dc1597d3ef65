"""The conversation: questions, and answers as cards of quotes with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.answer import Answer, Claim, Mode, Nearest, Standing
from app.marks import Verdict
from app.web import texts
from app.web.conversation import DocumentKey, MarkKey, QuoteKey, numbered, numbers
from app.web.escape import escaped, isolated
from app.web.reader import render_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.citation import Citation
    from app.web.conversation import Turn
    from corpus.document import Provenance


def render_conversation(
    turns: Sequence[Turn], *, names: Mapping[str, str], examples: Sequence[str] = ()
) -> str:
    """Every turn, oldest first; before the first, what one can ask.

    `names` gives documents' titles by id; it is empty when the library is.
    """
    if not turns:
        return f'<div class="talk">{render_welcome(examples) if names else render_empty()}</div>'
    drawn = (_turn(number, turn, names) for number, turn in enumerate(turns))
    return f'<div class="talk" data-turns="{len(turns)}">{"".join(drawn)}</div>'


def render_failure(reason: str) -> str:
    """That there is no library to ask, and why."""
    return f'<div class="talk">{_error(texts.NO_LIBRARY, reason)}</div>'


def render_welcome(examples: Sequence[str]) -> str:
    """What the page is for, and questions that ask themselves when clicked."""
    chips = "".join(
        f'<li><button type="button" class="chip" data-ask="{escaped(example)}">'
        f"{isolated(example)}</button></li>"
        for example in examples
    )
    listed = f'<h3>{texts.EXAMPLES}</h3><ul class="chips">{chips}</ul>' if chips else ""
    return (
        f'<div class="welcome"><h2>{texts.WELCOME}</h2>'
        f'<p class="muted">{texts.WELCOME_MORE}</p>{listed}</div>'
    )


def render_answer(answer: Answer, *, turn: int, names: Mapping[str, str]) -> str:
    """How far the library answers, the cards, what was left out, and who is silent."""
    draw = _Cards(answer, turn)
    parts = [_standing(answer)]
    if answer.mode is Mode.WRITTEN and answer.claims:
        parts.append(f'<p class="muted">{escaped(texts.written_by(answer.model))}</p>')
    parts += [draw.claim(claim) for claim in answer.claims]
    parts += [_nearest(answer, draw), _rejections(answer), _coverage(answer, names)]
    return "".join(parts)


def _turn(number: int, turn: Turn, names: Mapping[str, str]) -> str:
    if turn.answer is not None:
        body = render_answer(turn.answer, turn=number, names=names) + _marks(number, turn.verdict)
    elif turn.error is not None:
        body = _error(texts.NOT_ANSWERED, turn.error)
    else:
        body = f'<p class="searching"><span class="pulse"></span>{texts.SEARCHING}</p>'
    return (
        f'<section class="turn"><h2 class="question" dir="auto">{escaped(turn.question)}</h2>'
        f'<div class="answer">{body}</div></section>'
    )


def _marks(turn: int, given: Verdict | None) -> str:
    """The buttons that say what the answer is worth, the one that was pressed shown so."""
    buttons = "".join(
        f'<button type="button" class="verdict" data-mark="{MarkKey(turn, verdict)}" '
        f'aria-pressed="{"true" if verdict is given else "false"}">'
        f"{texts.VERDICTS[verdict]}</button>"
        for verdict in Verdict
    )
    return (
        f'<div class="marks" role="group" aria-label="{texts.MARK_LABEL}">'
        f'<span aria-hidden="true">{texts.MARK}</span>{buttons}</div>'
    )


def _error(what: str, why: str) -> str:
    return (
        f'<div class="error" role="alert"><strong>{what}</strong>'
        f'<p dir="auto">{escaped(why)}</p></div>'
    )


def _standing(answer: Answer) -> str:
    lines = [f"<strong>{escaped(texts.standing(answer))}</strong>"]
    if answer.standing is Standing.ABSTAINED:
        lines.append(f"<span>{texts.ABSTAINED}</span>")
    if answer.missing:
        lines.append(f"<span>{escaped(texts.missing(answer.missing))}.</span>")
    if answer.rejections:
        lines.append(f"<span>{texts.left_out(len(answer.rejections))}</span>")
    sure = f'<span class="muted">{texts.confidence(answer.confidence)}</span>'
    return f'<p class="standing {answer.standing.value}">{" ".join(lines)}{sure}</p>'


class _Cards:
    """Draws the quotes of one answer, each under its number."""

    def __init__(self, answer: Answer, turn: int) -> None:
        self._turn = turn
        self._numbers = numbers(answer)
        self._first = {place: number for number, place in enumerate(numbered(answer), start=1)}
        self._mode = answer.mode

    def claim(self, claim: Claim) -> str:
        """The sentence a model wrote, if one did, and a card for each different wording."""
        quoted = any(citation.quote.exact == claim.text for citation in claim.citations)
        said = "" if quoted else f'<p class="written" dir="auto">{escaped(claim.text)}</p>'
        alike: dict[str, list[Citation]] = {}
        for citation in claim.citations:
            alike.setdefault(citation.quote.exact, []).append(citation)
        return said + "".join(self.card(citations) for citations in alike.values())

    def card(self, citations: Sequence[Citation], *, why: str = "") -> str:
        """One wording with every source that has it; `why` it is not an answer, if it is none."""
        first = citations[0]
        sources = "".join(map(self._source, citations))
        shortfall = f'<p class="why"><strong>{texts.WHY}</strong> {escaped(why)}</p>' if why else ""
        language = first.document.provenance.language
        spoken = f' lang="{escaped(language)}"' if language else ""
        return (
            f'<article class="card{" near" if why else ""}" data-open="{self._key(first)}">'
            f'<blockquote dir="auto"{spoken}>{escaped(first.quote.exact)}</blockquote>'
            f"{sources}{shortfall}</article>"
        )

    def _source(self, citation: Citation) -> str:
        """The button that shows the quote in its place: number, speaker, document."""
        known = citation.document.provenance
        number = self._number(citation)
        label = escaped(texts.show_quote(number, known.name))
        role = texts.role_name(citation.speaker)
        part = f'<span class="role">, {role}</span>' if role else ""
        return (
            f'<div class="row"><button type="button" class="source" aria-label="{label}. '
            f'{escaped(_spoken(citation))}" data-open="{self._key(citation)}">'
            f'<span class="number" aria-hidden="true">{number}</span><span class="who">'
            f'<span class="speaker">{isolated(texts.speaker_name(citation.speaker))}{part}</span>'
            f'<span class="title">{isolated(known.name)}</span>{_meta(known)}</span></button>'
            f"{_copy(citation)}</div>"
        )

    def _number(self, citation: Citation) -> int:
        return self._numbers[citation.document.id, citation.span.start, citation.span.end]

    def _key(self, citation: Citation) -> QuoteKey:
        return QuoteKey(self._turn, self._number(citation))


def _meta(known: Provenance) -> str:
    """Kind, date, author and, where known, publisher."""
    parts = [f'<span class="badge">{texts.kind_name(known.kind)}</span>']
    parts += [f"<span>{fact}</span>" for fact in _facts(known)]
    return f'<span class="meta">{" ".join(parts)}</span>'


def _facts(known: Provenance) -> Iterable[str]:
    yield texts.day(known.published)
    yield f"by {isolated(known.author)}" if known.author else f"author {texts.UNKNOWN}"
    if known.publisher:
        yield isolated(known.publisher)


def _spoken(citation: Citation) -> str:
    """Speaker, kind and date for those who hear the page."""
    known, speaker = citation.document.provenance, citation.speaker
    parts = [texts.speaker_name(speaker), texts.role_name(speaker)]
    parts += [texts.kind_name(known.kind), texts.day(known.published)]
    return ", ".join(filter(None, parts))


def _copy(citation: Citation) -> str:
    """The button that copies the words with all that tells where they stand."""
    known, speaker = citation.document.provenance, citation.speaker
    said = ", ".join(
        filter(None, [texts.speaker_name(speaker), texts.role_name(speaker), f"in “{known.name}”"])
    )
    where = ", ".join(
        filter(None, [known.publisher, texts.kind_name(known.kind), texts.day(known.published)])
    )
    place = f"{known.id}:{citation.span.start}-{citation.span.end}"
    whole = f"“{citation.quote.exact}” — {said} ({where}) [{place}]"
    return (
        f'<button type="button" class="plain copy" data-copy="{escaped(whole)}" '
        f'data-done="{texts.COPIED}" aria-label="{texts.COPY_LABEL}">{texts.COPY}</button>'
    )


def _nearest(answer: Answer, draw: _Cards) -> str:
    if not answer.nearest:
        return ""
    cards = "".join(_near(near, draw) for near in answer.nearest)
    if answer.claims:
        return f'<details class="fold"><summary>{texts.NEAREST}</summary>{cards}</details>'
    return f"<h3>{texts.NEAREST}</h3>{cards}"


def _near(near: Nearest, draw: _Cards) -> str:
    return draw.card([near.citation], why=near.why)


def _rejections(answer: Answer) -> str:
    """What a model wrote and code could not back, folded, never hidden."""
    if not answer.rejections:
        return ""
    items = "".join(
        f'<li dir="auto"><s>{escaped(rejection.text)}</s> '
        f'<span class="why">{escaped(rejection.reason)}</span></li>'
        for rejection in answer.rejections
    )
    count = texts.counted(len(answer.rejections), "sentence")
    folded = f"<summary>{texts.REFUSED}: {count}</summary><ul>{items}</ul>"
    return f'<details class="fold">{folded}</details>'


def _coverage(answer: Answer, names: Mapping[str, str]) -> str:
    """Who of those asked is silent."""
    silent, asked = answer.coverage.silent, len(answer.coverage.asked)
    if not asked:
        return ""
    if not silent:
        return f'<p class="coverage muted">{texts.every_voice(asked)}.</p>'
    items = "".join(
        f'<li><button type="button" class="plain" data-open="{escaped(str(DocumentKey(name)))}">'
        f"{isolated(names.get(name, name))}</button></li>"
        for name in silent
    )
    return (
        f'<details class="fold coverage"><summary>{texts.silent(len(silent), asked)}</summary>'
        f"<ul>{items}</ul></details>"
    )
