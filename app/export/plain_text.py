"""An answer, or a whole conversation, as text that can be pasted anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Mode
from app.domain.numbering import citation_place, claims_in_display_order, number_citations
from app.export.report import below, facts, numbered_turns
from app.messages import phrases
from app.text.unicode import isolate_bidi_lines, on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer, Nearest
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn

    Label = Callable[[Citation], str]


def quote_to_copy(citation: Citation) -> str:
    """The words, who says them, where, and at which characters."""
    return f"“{isolate_bidi_lines(citation.quote.exact)}” — {phrases.reference(citation)}"


def answer_to_copy(answer: Answer, *, first: Answer | None = None) -> str:
    """The prose or the quotes with their numbers, and under them every reference.

    The numbers are those of the page, which may have shown the quotes `first`.
    """
    every = {str(number): cited for number, cited in number_citations(answer, first=first).items()}
    numbers = {citation_place(cited): number for number, cited in every.items()}
    claimed = {citation_place(cited) for claim in answer.claims for cited in claim.citations}
    quotes = {number: cited for number, cited in every.items() if citation_place(cited) in claimed}
    by = [phrases.written_by(answer.model)] if answer.mode is Mode.WRITTEN else []
    body = _body(answer, lambda cited: numbers[citation_place(cited)])
    return "\n\n".join(filter(None, [body, *by, _references(answer, quotes)]))


def plain_text(kept: SavedConversation) -> str:
    """The conversation, for each question with all that a reader must know of its answer."""
    title = isolate_bidi_lines(on_one_line(kept.title)) or phrases.UNTITLED
    head = f"{title}\n{phrases.taken_along(kept.when)} {phrases.PROMISE}"
    turns = ("\n\n".join(filter(None, _turn(one))) for one in numbered_turns(kept))
    return "\n\n\n".join([head, *turns]) + "\n"


def _turn(one: NumberedTurn) -> Iterator[str]:
    """The parts of a turn, some of which may be empty."""
    number = f"{one.number}. " if one.number else ""
    rows = (f"{heading}: {isolate_bidi_lines(fact)}" for heading, fact in facts(one.turn))
    yield "\n".join([f"{number}{isolate_bidi_lines(one.turn.question)}", *rows])
    answer = one.turn.answer
    if answer is None:
        return
    if answer.notices:
        yield _listed(phrases.NOTICE, answer.notices)
    yield _body(answer, one.label)
    quotes = {one.label(cited): cited for group in one.groups for cited in group}
    if quotes:
        yield f"{phrases.QUOTES}:\n{_references(answer, quotes)}"
    if one.nearest:
        yield "\n".join([f"{phrases.NEAREST}:", *(_near(near, one) for near in one.nearest)])
    for heading, listed in below(one):
        yield _listed(heading, listed)


def _body(answer: Answer, label: Label) -> str:
    """The sentences in a row, the quotes one below the other, each with its numbers; or silence."""
    if not answer.claims:
        return phrases.ABSTAINED
    written = answer.mode is Mode.WRITTEN
    rows = []
    for claim in claims_in_display_order(answer):
        numbers = dict.fromkeys(label(cited) for cited in claim.citations)
        words = isolate_bidi_lines(claim.text) if written else f"“{isolate_bidi_lines(claim.text)}”"
        rows.append(f"{words} {''.join(f'[{number}]' for number in numbers)}")
    return (" " if written else "\n\n").join(rows)


def _references(answer: Answer, quotes: Mapping[str, Citation]) -> str:
    """Each reference under its number, with the words where they do not stand above."""
    above = {claim.text for claim in answer.claims} if answer.mode is Mode.QUOTES else set()
    rows = (
        phrases.reference(cited) if cited.quote.exact in above else quote_to_copy(cited)
        for cited in quotes.values()
    )
    return "\n".join(f"[{number}] {row}" for number, row in zip(quotes, rows, strict=True))


def _near(near: Nearest, one: NumberedTurn) -> str:
    quote = f"[{one.label(near.citation)}] {quote_to_copy(near.citation)}"
    return f"{quote}\n    {phrases.WHY} {isolate_bidi_lines(near.why)}"


def _listed(heading: str, rows: Iterable[str]) -> str:
    return "\n".join([f"{heading}:", *(f"- {isolate_bidi_lines(row)}" for row in rows)])
