"""A conversation as Markdown with footnotes, as GitHub and Pandoc read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Mode
from app.export.markdown_escape import block, block_quote, inline
from app.export.report import below, facts, numbered_turns
from app.messages import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.conversation.conversation import SavedConversation
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.export.report import NumberedTurn


def markdown(kept: SavedConversation) -> str:
    """The conversation: quotes in block quotes, and of each quote a footnote that tells its place.

    No character of a source, a question or a model becomes markup.
    """
    title = inline(kept.title) or phrases.UNTITLED
    head = [f"# {title}", f"{phrases.taken_along(kept.when)} {phrases.PROMISE}"]
    every = numbered_turns(kept)
    turns = [part for one in every for part in _turn(one)]
    notes = [note for one in every for note in _footnotes(one)]
    return "\n\n".join([*head, *turns, "\n".join(notes)]).rstrip() + "\n"


def _turn(one: NumberedTurn) -> Iterator[str]:
    number = f"{one.number}. " if one.number else ""
    yield f"## {number}{inline(one.turn.question)}"
    yield "\n".join(f"- {inline(heading)}: {inline(fact)}" for heading, fact in facts(one.turn))
    answer = one.turn.answer
    if answer is None:
        return
    if answer.notices:
        yield from _listed(phrases.NOTICE, answer.notices)
    if not answer.claims:
        yield phrases.ABSTAINED
    elif answer.mode is Mode.WRITTEN:
        yield _prose(answer, one)
    if one.groups:
        yield f"### {phrases.QUOTES}"
    for group in one.groups:
        yield _quote(group, one)
    if one.nearest:
        yield f"### {phrases.NEAREST}"
    for near in one.nearest:
        yield f"{_quote([near.citation], one)}\n\n{phrases.WHY} {inline(near.why)}"
    for heading, rows in below(one):
        yield from _listed(heading, rows)


def _prose(answer: Answer, one: NumberedTurn) -> str:
    """The sentences in a row, each with its footnotes."""
    return " ".join(
        f"{inline(claim.text)}{_marks(claim.citations, one)}" for claim in answer.claims
    )


def _quote(same: Sequence[Citation], one: NumberedTurn) -> str:
    """The words in a block quote, and in it who says them, a line for each place."""
    rows = "\\\n".join(
        f"— \\[{one.label(cited)}\\] {inline(phrases.speaker(cited))}{_marks([cited], one)}"
        for cited in same
    )
    return block_quote(f"{block(same[0].quote.exact)}\n\n{rows}")


def _marks(cited: Iterable[Citation], one: NumberedTurn) -> str:
    return "".join(f"[^{label}]" for label in one.labels(cited))


def _footnotes(one: NumberedTurn) -> Iterator[str]:
    for label, cited in one.quotes.items():
        yield f"[^{label}]: \\[{label}\\] {inline(phrases.reference(cited))}"


def _listed(heading: str, rows: Iterable[str]) -> Iterator[str]:
    yield f"### {inline(heading)}"
    yield "\n".join(f"- {inline(row)}" for row in rows)
