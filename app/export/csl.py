"""A conversation's sources as CSL JSON, which Zotero and other reference managers take.

https://github.com/citation-style-language/schema, csl-data.json
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from app.domain.answer import Mode
from app.export.report import below, facts, numbered_turns, sources
from app.messages import phrases
from app.text.unicode import (
    as_json,
    isolate_bidi,
    isolate_bidi_lines,
    on_one_line,
    replace_control_characters,
)
from corpus.model.document import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.conversation.conversation import SavedConversation
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.export.report import NumberedTurn, Source
    from corpus.model.document import Provenance
    from corpus.model.published import Published

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


def csl(kept: SavedConversation) -> str:
    """An item for each document that is quoted, with its quotes, and one for the conversation.

    What is not known of a document is left out.
    """
    every = numbered_turns(kept)
    return as_json([*map(_item, sources(every)), _conversation(kept, every)])


def _item(source: Source) -> dict[str, Any]:
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
        "issued": _issued(known.published) if known.published else None,
        "language": on_one_line(known.language) if known.language else None,
        "note": "\n\n".join(_noted(label, cited) for label, cited in source.quotes),
    }
    return {name: value for name, value in item.items() if value}


def _people(known: Provenance) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Who has a part in it; the author of an interview is, for styles, who answers in it."""
    answers = known.interviewee if known.kind is DocumentKind.INTERVIEW else None
    parts = {"author": answers or known.author, "interviewer": known.interviewer}
    if answers and known.author not in (answers, known.interviewer):
        parts["contributor"] = known.author
    for part, name in parts.items():
        if name:
            yield part, [{"literal": on_one_line(name)}]


def _issued(published: Published) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in str(published).split("-")]]}


def _noted(label: str, cited: Citation) -> str:
    """A quote with its number, who says it, and where."""
    said = f"[{label}] {phrases.speaker(cited)} [{phrases.place(cited)}]"
    return f"{said}: “{isolate_bidi_lines(cited.quote.exact)}”"


def _conversation(kept: SavedConversation, every: tuple[NumberedTurn, ...]) -> dict[str, Any]:
    """The conversation itself, with what must be known of each answer."""
    when = kept.when.astimezone(UTC)
    return {
        "id": f"on-record-{when:%Y-%m-%dT%H:%M:%S}",
        "type": "document",
        "title": on_one_line(kept.title) or phrases.UNTITLED,
        "author": [{"literal": phrases.PROGRAM}],
        "issued": {"date-parts": [[when.year, when.month, when.day]]},
        "note": "\n\n".join("\n".join(_told_of(one)) for one in every),
    }


def _told_of(one: NumberedTurn) -> Iterator[str]:
    """A question, what came of it, and what its answer lacks, line by line."""
    number = f"{one.number}. " if one.number else ""
    yield f"{number}{_line(one.turn.question)}"
    yield from (f"{heading}: {_line(fact)}" for heading, fact in facts(one.turn))
    for heading, rows in _lists(one):
        yield f"{heading}:"
        yield from (f"- {_line(row)}" for row in rows)


def _lists(one: NumberedTurn) -> Iterator[tuple[str, Sequence[str]]]:
    """Each list that is told of an answer, with its heading."""
    answer = one.turn.answer
    if answer and answer.notices:
        yield phrases.NOTICE, answer.notices
    if answer and answer.mode is Mode.WRITTEN:
        yield phrases.PROSE, [f"{claim.text} {_marks(claim, one)}" for claim in answer.claims]
    if one.nearest:
        near = (f"[{one.label(each.citation)}] {phrases.WHY} {each.why}" for each in one.nearest)
        yield phrases.NEAREST, tuple(near)
    yield from below(one)


def _marks(claim: Claim, one: NumberedTurn) -> str:
    return "".join(f"[{label}]" for label in one.labels(claim.citations))


def _line(words: str) -> str:
    return isolate_bidi(on_one_line(words))
