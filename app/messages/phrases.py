"""Every English word that a conversation is taken along or got back with; plain text.

The page says of an answer what stands here, too, in the same words.
"""

from __future__ import annotations

import calendar
from datetime import UTC
from typing import TYPE_CHECKING

from app.domain.answer import Answer, Mode, Standing
from app.domain.verdict import ReaderVerdict
from app.messages.attribution_line import attribution_line, display_name
from app.messages.voice_texts import kind_name
from app.text.unicode import isolate_bidi, on_one_line
from corpus.model.speaker import Role, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from app.domain.citation import Citation
    from app.domain.filters import Filters
    from corpus.model.document import Provenance
    from corpus.model.published import Published

PROGRAM = "On Record"
UNTITLED = "Questions to the library"
PROMISE = "Every quote stands in its source letter for letter, where it is said to stand."
ASKED = "Asked"
SEARCHED = "Searched for:"
FILTERED = "Only"
ANSWER = "Answer"
SURE = "Confidence that the library answers this"
FORM = "Form"
TROUBLE = "No prose, or not all of it"
LEFT_OUT = "Left out"
MISSING = "Not mentioned"
MARKED = "Marked"
NOTE = "Note"
NOT_ANSWERED = "Not answered"
VERDICTS = {
    ReaderVerdict.RIGHT: "right",
    ReaderVerdict.WRONG: "wrong",
    ReaderVerdict.INCOMPLETE: "missing a source",
}

NOT_ON_RECORD = "Not on record"
ABSTAINED = "The library does not answer this."
PARTLY = "Partly answered"
NOTICE = "Before you read"
PROSE = "The sentences"
QUOTES = "The quotes"
NEAREST = "The nearest passages"
WHY = "Why it falls short:"
DIFFER = "Where accounts differ"
DIFFER_MORE = "These quotes speak to the same point in opposite ways. Which is right is not judged."
REFUSED = "What the model wrote and no quote backs"
SILENT = "Documents that are not quoted"
SOURCES = "Sources"
QUOTED_AT = "Quotes:"

CHANGED = "the source changed since: the words it cites stand there no longer"

# Where a probability begins to deserve the word; the per cent always stands beside it.
_SURE = ((0.9, "very high"), (0.75, "high"), (0.5, "fair"), (0.25, "low"), (0.0, "very low"))


def taken_along(when: datetime) -> str:
    """'Taken from On Record on 1 May 2024, 12:30 UTC.'."""
    return f"Taken from {PROGRAM} on {time(when)}."


def time(when: datetime) -> str:
    """'1 May 2024, 12:30 UTC'."""
    utc = when.astimezone(UTC)
    return f"{utc.day} {calendar.month_name[utc.month]} {utc.year}, {utc:%H:%M} UTC"


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 quote', '8,412 words'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(published: Published | None) -> str:
    """'24 February 2026', 'May 2025', '2025' or 'date unknown': never more than is known."""
    if published is None:
        return "date unknown"
    year, *rest = published.written.split("-")
    month = calendar.month_name[int(rest[0])] if rest else ""
    number = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (number, month, year) if part)


def sure(probability: float) -> str:
    """'high (86%)'."""
    word = next(word for least, word in _SURE if probability >= least)
    return f"{word} ({probability:.0%})"


def confidence(probability: float) -> str:
    """'Confidence that the library answers this: high (86%)'."""
    return f"{SURE}: {sure(probability)}"


def standing(answer: Answer) -> str:
    """'Answered from 3 of 5 documents', 'Partly answered from …', 'Not on record'."""
    if answer.standing is Standing.ABSTAINED:
        return NOT_ON_RECORD
    word = "Answered" if answer.standing is Standing.ANSWERED else PARTLY
    asked = len(answer.coverage.asked)
    return f"{word} from {len(answer.coverage.quoted)} of {counted(asked, 'document')}"


def missing(words: Sequence[str]) -> str:
    """'The quoted documents do not mention “pensions”, “2031”'."""
    return "The quoted documents do not mention " + ", ".join(f"“{word}”" for word in words)


def form(answer: Answer) -> str:
    """Whether it is prose, and whose, or quotes."""
    if answer.mode is Mode.WRITTEN:
        return written_by(answer.model)
    return (
        f"Quotes, and no prose of {answer.model}." if answer.model else "Quotes, without a model."
    )


def differ(one: str, other: str) -> str:
    """What two quotes with these numbers do."""
    both = f"[{one}] and [{other}] speak to the same point in opposite ways"
    return f"{both}; which is right is not judged."


def written_by(model: str | None) -> str:
    """Said above prose that is not the sources' own."""
    name = model or "a language model"
    return f"Written by {name} from the quotes below; each sentence was checked against them."


def unseen(quotes: int) -> str:
    """Said when the evidence did not fit the model's context."""
    verb = "was" if quotes == 1 else "were"
    return f"{counted(quotes, 'further quote')} {verb} left out: the model had no room for more."


def reason(why: str) -> str:
    """Why a sentence is not shown: 'Because no cited sentence holds 40.'."""
    return f"Because {why.rstrip('.')}."


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"


def filters(chosen: Filters) -> Iterator[str]:
    """What was filtered, each kind of filter in a few words: 'kind: interview, blog'."""
    for name, values in (
        ("document", chosen.sources),
        ("kind", chosen.kinds),
        ("speaker", chosen.speakers),
        ("role", chosen.roles),
    ):
        if values:
            yield f"{name}: {', '.join(map(_name, values))}"
    if chosen.after:
        yield f"from {day(chosen.after)} on"
    if chosen.before:
        yield f"until {day(chosen.before)}"


def speaker(citation: Citation) -> str:
    """'Ann Orr (interviewee)', 'Meduza, reporting Ann Orr (quoted), with words of Bo Marsh'."""
    voice = citation.voice
    said = f"{attribution_line(voice, claiming=_name, passing=_name)}{_part(voice)}"
    if not citation.others:
        return said
    return (
        f"{said}, with words of {' and '.join(_name(display_name(one)) for one in citation.others)}"
    )


def _part(voice: Voice) -> str:
    """In what role somebody speaks, in brackets, where the words do not tell it."""
    role = voice.speaker.role
    if voice.speaker.name is None:
        return "" if role is Role.UNCLEAR else " (name unknown)"
    return " (role unclear)" if role is Role.UNCLEAR else f" ({role})"


def source(known: Provenance) -> str:
    """'“Of tolls” (The Lantern, interview, May 2024)'; what is unknown is said to be."""
    publisher = _name(known.publisher) if known.publisher else None
    facts = [publisher, kind_name(known.kind), day(known.published)]
    return f"“{_name(known.name)}” ({', '.join(filter(None, facts))})"


def by(known: Provenance) -> str:
    """'by Ann Orr', or 'author unknown'."""
    return f"by {_name(known.author)}" if known.author else "author unknown"


def place(citation: Citation) -> str:
    """Document id, start and end: 'harbour-column:10-57'."""
    return f"{_name(citation.document.id)}:{citation.span.start}-{citation.span.end}"


def reference(citation: Citation) -> str:
    """Who says it, where, and at which characters."""
    return f"{speaker(citation)}, in {source(citation.document.provenance)} [{place(citation)}]"


def _name(words: str) -> str:
    """A name or a title on one line, which turns nothing around it."""
    return isolate_bidi(on_one_line(words))


def lost(quotes: int) -> str:
    """Said of an answer some of whose quotes are gone."""
    verb, sources = ("is", "a source") if quotes == 1 else ("are", "sources")
    return (
        f"{counted(quotes, 'quote')} of this answer {verb} left out: the library has the words no "
        f"longer, or not as whole sentences, because {sources} changed or went."
    )


def no_longer_backed(backed: int, refused: int) -> str:
    """Why the prose is missing: 'the sources changed since; they back 1 of its 3 sentences'."""
    written = backed + refused
    return f"the sources changed since; they back {backed or 'none'} of its {written} sentences"
