"""A conversation's sources as CSL JSON, which Zotero and other reference managers take.

https://github.com/citation-style-language/schema, csl-data.json
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from app.domain.answer import Mode
from app.export.report import (
    lists_below_quotes,
    numbered_turns,
    quoted_sources,
    turn_facts,
)
from app.messages import phrases
from app.messages.standing_texts import sentence_with_doubt
from app.text.unicode import (
    as_json,
    isolate_bidi,
    isolate_bidi_lines,
    on_one_line,
    replace_control_characters,
)
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.conversation.conversation import SavedConversation
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.export.report import NumberedTurn, QuotedSource
    from corpus.model.document import Provenance


_TYPES: Final = {
    DocumentKind.ESSAY: "article-magazine",
    DocumentKind.INTERVIEW: "interview",
    DocumentKind.EXPLAINER: "article-magazine",
    DocumentKind.COLUMN: "article-newspaper",
    DocumentKind.BLOG: "post-weblog",
    DocumentKind.ARTICLE: "article-newspaper",
    DocumentKind.REPORT: "report",
    DocumentKind.LETTER: "personal_communication",
    DocumentKind.SPEECH: "speech",
    None: "document",
}
# Where the publisher is what the text appeared in, rather than who brought it out.
_IN_CONTAINER: Final = frozenset(
    {"article-magazine", "article-newspaper", "interview", "post-weblog"}
)


def csl(conversation: SavedConversation) -> str:
    """Return an item for each quoted document, with its quotes, and one for the conversation.

    What is not known of a document is left out.
    """
    turns = numbered_turns(conversation)
    return as_json([*map(_item, quoted_sources(turns)), _conversation(conversation, turns)])


def _item(source: QuotedSource) -> dict[str, Any]:
    known = source.document.provenance
    kind = _TYPES[known.kind]
    where = "container-title" if kind in _IN_CONTAINER else "publisher"
    item: dict[str, Any] = {
        "id": replace_control_characters(known.id),
        "type": kind,
        "genre": str(known.kind) if known.kind else None,
        "title": on_one_line(known.title) if known.title else None,
        **dict(_people(known)),
        where: on_one_line(known.publisher) if known.publisher else None,
        "issued": _csl_date(known.published) if known.published else None,
        "language": on_one_line(known.language) if known.language else None,
        "URL": known.address,
        "accessed": _csl_date(PublicationDate.parse(known.fetched)) if known.fetched else None,
        "note": "\n\n".join(_quote_note(label, cited) for label, cited in source.quotes),
    }
    return {name: value for name, value in item.items() if value}


def _people(known: Provenance) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Yield the people by CSL role; styles expect the interviewee as an interview's author."""
    answers = known.interviewee if known.kind is DocumentKind.INTERVIEW else None
    parts = {"author": answers or known.author, "interviewer": known.interviewer}
    if answers and known.author not in (answers, known.interviewer):
        parts["contributor"] = known.author
    for part, name in parts.items():
        if name:
            yield part, [{"literal": on_one_line(name)}]


def _csl_date(published: PublicationDate) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in str(published).split("-")]]}


def _quote_note(label: str, cited: Citation) -> str:
    """Return a quote with its label, speaker and place."""
    attribution = f"[{label}] {phrases.speaker(cited)} [{phrases.place(cited)}]"
    return f"{attribution}: “{isolate_bidi_lines(cited.quote.exact)}”"


def _conversation(
    conversation: SavedConversation, turns: tuple[NumberedTurn, ...]
) -> dict[str, Any]:
    """Return the item of the conversation, its note with the facts about each answer."""
    when = conversation.when.astimezone(UTC)
    return {
        "id": f"on-record-{when:%Y-%m-%dT%H:%M:%S}",
        "type": "document",
        "title": on_one_line(conversation.title) or phrases.UNTITLED,
        "author": [{"literal": phrases.PROGRAM}],
        "issued": {"date-parts": [[when.year, when.month, when.day]]},
        "note": "\n\n".join("\n".join(_answer_note(numbered)) for numbered in turns),
    }


def _answer_note(numbered: NumberedTurn) -> Iterator[str]:
    """Yield the lines on a question: facts about its answer, and the lists below it."""
    number = f"{numbered.number}. " if numbered.number else ""
    yield f"{number}{_line(numbered.turn.question)}"
    yield from (f"{heading}: {_line(fact)}" for heading, fact in turn_facts(numbered.turn))
    for heading, rows in _lists(numbered):
        yield f"{heading}:"
        yield from (f"- {_line(row)}" for row in rows)


def _lists(numbered: NumberedTurn) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each list of an answer after its heading."""
    answer = numbered.turn.answer
    if answer and answer.notices:
        yield phrases.NOTICE, [*map(str, answer.notices)]
    if answer and answer.mode is Mode.WRITTEN:
        yield (
            phrases.PROSE,
            [f"{sentence_with_doubt(claim)} {_marks(claim, numbered)}" for claim in answer.claims],
        )
    if numbered.nearest:
        near = (
            f"[{numbered.label(each.citation)}] {phrases.WHY} {each.why}"
            for each in numbered.nearest
        )
        yield phrases.NEAREST, tuple(near)
    yield from lists_below_quotes(numbered)


def _marks(claim: Claim, numbered: NumberedTurn) -> str:
    return "".join(f"[{label}]" for label in numbered.labels(claim.citations))


def _line(words: str) -> str:
    return isolate_bidi(on_one_line(words))
