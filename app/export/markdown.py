"""Export as Markdown with footnotes, as GitHub and Pandoc read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Mode
from app.export.markdown_escape import block, block_quote, inline
from app.export.report import lists_below_quotes, numbered_turns, turn_facts
from app.messages import phrases
from app.messages.standing_texts import sentence_with_doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn


def markdown(conversation: SavedConversation) -> str:
    """Return the conversation, its quotes as block quotes, each with a footnote for its place.

    No character of a source, a question or a model becomes markup.
    """
    title = inline(conversation.title) or phrases.UNTITLED
    head = [f"# {title}", f"{phrases.taken_along(conversation.when)} {phrases.PROMISE}"]
    turns = numbered_turns(conversation)
    parts = [part for numbered in turns for part in _turn(numbered)]
    notes = [note for numbered in turns for note in _footnotes(numbered)]
    return "\n\n".join([*head, *parts, "\n".join(notes)]).rstrip() + "\n"


def _turn(numbered: NumberedTurn) -> Iterator[str]:
    number = f"{numbered.number}. " if numbered.number else ""
    yield f"## {number}{inline(numbered.turn.question)}"
    yield "\n".join(
        f"- {inline(heading)}: {inline(fact)}" for heading, fact in turn_facts(numbered.turn)
    )
    answer = numbered.turn.answer
    if answer is None:
        return
    if answer.notices:
        yield from _list_section(phrases.NOTICE, map(str, answer.notices))
    if not answer.claims:
        yield phrases.ABSTAINED
    elif answer.mode is Mode.WRITTEN:
        yield _prose(answer, numbered)
    if numbered.groups:
        yield f"### {phrases.QUOTES}"
    for group in numbered.groups:
        yield _quote(group, numbered)
    yield from _nearest(answer, numbered)
    for heading, rows in lists_below_quotes(numbered):
        yield from _list_section(heading, rows)


def _nearest(answer: Answer, numbered: NumberedTurn) -> Iterator[str]:
    """Yield the nearest passages, each with the reason, or with one above where all share it."""
    if numbered.nearest:
        yield f"### {phrases.NEAREST}"
    if answer.shared_reason:
        yield f"{phrases.WHY} {inline(answer.shared_reason)}"
    for near in numbered.nearest:
        why = "" if answer.shared_reason else f"\n\n{phrases.WHY} {inline(near.why)}"
        yield f"{_quote([near.citation], numbered)}{why}"


def _prose(answer: Answer, numbered: NumberedTurn) -> str:
    """Join the sentences, each with its footnotes."""
    return " ".join(
        f"{inline(sentence_with_doubt(claim))}{_marks(claim.citations, numbered)}"
        for claim in answer.claims
    )


def _quote(citations: Sequence[Citation], numbered: NumberedTurn) -> str:
    """Return a block quote of the words that the citations share, with a line for each place."""
    rows = "\\\n".join(
        f"— \\[{numbered.label(cited)}\\] {inline(phrases.speaker(cited))}"
        f"{_marks([cited], numbered)}"
        for cited in citations
    )
    return block_quote(f"{block(citations[0].quote.exact)}\n\n{rows}")


def _marks(citations: Iterable[Citation], numbered: NumberedTurn) -> str:
    return "".join(f"[^{label}]" for label in numbered.labels(citations))


def _footnotes(numbered: NumberedTurn) -> Iterator[str]:
    for label, cited in numbered.quotes.items():
        yield f"[^{label}]: \\[{label}\\] {inline(phrases.reference(cited))}"


def _list_section(heading: str, rows: Iterable[str]) -> Iterator[str]:
    yield f"### {inline(heading)}"
    yield "\n".join(f"- {inline(row)}" for row in rows)
