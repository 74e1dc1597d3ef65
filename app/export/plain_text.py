"""Export an answer or a conversation as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Mode
from app.domain.numbering import citation_place, claims_in_display_order, number_citations
from app.export.report import lists_below_quotes, numbered_turns, turn_facts
from app.messages import phrases
from app.messages.standing_texts import sentence_with_doubt
from app.text.unicode import isolate_bidi_lines, on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer, Nearest
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn

    Label = Callable[[Citation], str]


def quote_to_copy(citation: Citation) -> str:
    """Return the words with speaker, source and character offsets."""
    return f"“{isolate_bidi_lines(citation.quote.exact)}” — {phrases.reference(citation)}"


def answer_to_copy(answer: Answer, *, first: Answer | None = None) -> str:
    """Return the prose or the quotes with their numbers, then every reference.

    The numbers are those of the page, which may have shown the quotes `first`.
    """
    numbered = number_citations(answer, first=first)
    labelled = {str(number): cited for number, cited in numbered.items()}
    labels = {citation_place(cited): label for label, cited in labelled.items()}
    claimed = {citation_place(cited) for claim in answer.claims for cited in claim.citations}
    quotes = {label: cited for label, cited in labelled.items() if citation_place(cited) in claimed}
    by = [phrases.written_by(answer.model)] if answer.mode is Mode.WRITTEN else []
    body = _body(answer, lambda cited: labels[citation_place(cited)])
    return "\n\n".join(filter(None, [body, *by, _references(answer, quotes)]))


def plain_text(conversation: SavedConversation) -> str:
    """Return the conversation, with the facts about each answer."""
    title = isolate_bidi_lines(on_one_line(conversation.title)) or phrases.UNTITLED
    head = f"{title}\n{phrases.taken_along(conversation.when)} {phrases.PROMISE}"
    turns = (
        "\n\n".join(filter(None, _turn(numbered))) for numbered in numbered_turns(conversation)
    )
    return "\n\n\n".join([head, *turns]) + "\n"


def _turn(numbered: NumberedTurn) -> Iterator[str]:
    """Yield the parts of a turn, some of which may be empty."""
    number = f"{numbered.number}. " if numbered.number else ""
    rows = (f"{heading}: {isolate_bidi_lines(fact)}" for heading, fact in turn_facts(numbered.turn))
    yield "\n".join([f"{number}{isolate_bidi_lines(numbered.turn.question)}", *rows])
    answer = numbered.turn.answer
    if answer is None:
        return
    if answer.notices:
        yield _list_section(phrases.NOTICE, map(str, answer.notices))
    yield _body(answer, numbered.label)
    quotes = {numbered.label(cited): cited for group in numbered.groups for cited in group}
    if quotes:
        yield f"{phrases.QUOTES}:\n{_references(answer, quotes)}"
    if numbered.nearest:
        shared = answer.shared_reason
        reason = [f"{phrases.WHY} {isolate_bidi_lines(shared)}"] if shared else []
        passages = (_near(near, numbered, reason=not shared) for near in numbered.nearest)
        yield "\n".join([f"{phrases.NEAREST}:", *reason, *passages])
    for heading, listed in lists_below_quotes(numbered):
        yield _list_section(heading, listed)


def _body(answer: Answer, label: Label) -> str:
    """Return the sentences in one paragraph, or the quotes one below the other, with numbers."""
    if not answer.claims:
        return phrases.ABSTAINED
    written = answer.mode is Mode.WRITTEN
    rows = []
    for claim in claims_in_display_order(answer):
        numbers = dict.fromkeys(label(cited) for cited in claim.citations)
        words = (
            isolate_bidi_lines(sentence_with_doubt(claim))
            if written
            else f"“{isolate_bidi_lines(claim.text)}”"
        )
        rows.append(f"{words} {''.join(f'[{number}]' for number in numbers)}")
    return (" " if written else "\n\n").join(rows)


def _references(answer: Answer, quotes: Mapping[str, Citation]) -> str:
    """List the references by number, with the words where they are not quoted above."""
    above = {claim.text for claim in answer.claims} if answer.mode is Mode.QUOTES else set()
    rows = (
        phrases.reference(cited) if cited.quote.exact in above else quote_to_copy(cited)
        for cited in quotes.values()
    )
    return "\n".join(f"[{number}] {row}" for number, row in zip(quotes, rows, strict=True))


def _near(near: Nearest, numbered: NumberedTurn, *, reason: bool) -> str:
    quote = f"[{numbered.label(near.citation)}] {quote_to_copy(near.citation)}"
    return f"{quote}\n    {phrases.WHY} {isolate_bidi_lines(near.why)}" if reason else quote


def _list_section(heading: str, rows: Iterable[str]) -> str:
    return "\n".join([f"{heading}:", *(f"- {isolate_bidi_lines(row)}" for row in rows)])
