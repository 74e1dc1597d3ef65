"""Messages that the page and the exports share: an answer's standing, quotes, sources, dates."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from app.domain.answer import Mode, Standing
from app.domain.verdict import ReaderVerdict
from app.messages.attribution_line import attribution_line, display_name
from app.messages.voice_texts import ROLES, kind_name
from app.text.catalogue import Labels, constants, message
from app.text.message_text import message_text
from app.text.unicode import isolate_bidi, on_one_line
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.filters import Filters
    from app.text.message_text import MessageText, ShownText
    from corpus.model.document import Provenance
    from corpus.model.publication_date import PublicationDate
    from corpus.model.speaker import Voice
else:
    __getattr__ = constants("answer")

PROGRAM: str
UNTITLED: str
PROMISE: str
ASKED: str
SEARCHED: str
FILTERED: str
ANSWER: str
SURE: str
FORM: str
TROUBLE: str
LEFT_OUT: str
MISSING: str
MARKED: str
NOTE: str
NOT_ANSWERED: str
NOT_ON_RECORD: str
ABSTAINED: str
NOTICE: str
PROSE: str
QUOTES: str
NEAREST: str
WHY: str
DIFFER: str
DIFFER_MORE: str
REFUSED: str
SILENT: str
SOURCES: str
QUOTED_AT: str
CHANGED: str

VERDICTS = Labels.of_enum("answer-verdict", ReaderVerdict)

# From which probability on a word is used: the bands of Intelligence Community Directive 203 of the
# US (2015), which readers of reports know. The number is always beside the word or one focus away.
_LEVELS = (
    (0.95, "almost-certain"),
    (0.80, "very-likely"),
    (0.55, "likely"),
    (0.45, "even"),
    (0.20, "unlikely"),
    (0.05, "very-unlikely"),
    (0.0, "almost-none"),
)


def taken_along(when: datetime) -> str:
    """'Exported from On Record on 1 May 2024, 12:30 UTC.'."""
    return message("answer-taken-along", time=time(when))


def time(when: datetime) -> str:
    """'1 May 2024, 12:30 UTC'."""
    utc = when.astimezone(UTC)
    return message(
        "date-time", day=str(utc.day), month=utc.month, year=str(utc.year), time=f"{utc:%H:%M}"
    )


def word_count(words: int) -> str:
    """'8,412 words'."""
    return message("count-words", words=words)


def quoted_list(words: Iterable[str]) -> str:
    """'“pensions”, “2031”'."""
    return message("list-comma").join(message("quoted-words", words=word) for word in words)


def day(published: PublicationDate | None) -> str:
    """'24 February 2026', 'May 2025', '2025' or 'date unknown': never more than is known."""
    if published is None:
        return message("date-unknown")
    year, *rest = published.written.split("-")
    if not rest:
        return year
    if len(rest) == 1:
        return message("date-month", month=int(rest[0]), year=year)
    return message("date-day", day=str(int(rest[1])), month=int(rest[0]), year=year)


def sure(probability: float | None) -> str:
    """'very likely (86%)', 'unknown'."""
    if probability is None:
        return message("answer-confidence-unknown")
    return message("answer-confidence-level", **_level(probability))


def confidence_phrase(probability: float | None) -> str:
    """'Confidence that the library answers this: very likely (86%)'."""
    return message("answer-confidence", confidence=sure(probability))


def _level(probability: float) -> dict[str, str]:
    # Of the number that is shown: 94.6 % is told as 95 %.
    level = next(level for least, level in _LEVELS if round(probability, 2) >= least)
    return {"level": level, "percent": f"{100 * probability:.0f}"}


def likely(probability: float | None) -> str:
    """'This is very likely an answer.'; of None that it is not known."""
    if probability is None:
        return message("answer-likely-unknown")
    return message("answer-likely", level=_level(probability)["level"])


def contradictions(points: int) -> str:
    """'They contradict each other on 2 points.'."""
    return message("answer-contradictions", points=points)


def quotes_shown(quotes: int, folded: int) -> str:
    """'5 quotes, 2 of them folded.'."""
    if folded:
        return message("answer-shown-folded", quotes=quotes, folded=folded)
    return message("answer-shown", quotes=quotes)


def looked_for(words: Sequence[str], documents: int) -> str:
    """'Looked for “tea”, “price” in 10 documents.'."""
    return message("answer-looked-for", words=quoted_list(words), documents=documents)


def in_none(words: Sequence[str]) -> str:
    """'In none of them: “tea”.'."""
    return message("answer-in-none", words=quoted_list(words))


def standing(answer: Answer) -> str:
    """'Answered from 3 of 5 documents', 'Partly answered from …', 'Not on record'."""
    if answer.standing is Standing.ABSTAINED:
        return message("answer-not-on-record")
    return message(
        "answer-standing",
        standing=str(answer.standing),
        quoted=str(len(answer.coverage.quoted)),
        documents=len(answer.coverage.asked),
    )


def missing(words: Sequence[str]) -> str:
    """'The quoted documents do not mention “pensions”, “2031”'."""
    return message("answer-not-mentioned", words=quoted_list(words))


def form(answer: Answer) -> str:
    """Say whether the answer is prose and who wrote it, or quotes."""
    if answer.mode is Mode.WRITTEN:
        return written_by(answer.model)
    if answer.model:
        return message("answer-form-no-prose", model=answer.model)
    return message("answer-form-no-model")


def differ(one: str, other: str) -> str:
    """Say that the quotes with these labels contradict each other."""
    return message("answer-quotes-differ", first=one, second=other)


def written_by(model: str | None) -> str:
    """Return the line above prose that a model wrote."""
    return message("answer-written-by", model=model or message("answer-some-model"))


def unseen(quotes: int) -> str:
    """Say that so many quotes did not fit the model's context."""
    return message("answer-unseen", quotes=quotes)


def reason(why: str) -> str:
    """Say why a sentence is not shown: 'Because no cited sentence holds the number 40.'."""
    return message("answer-reason", reason=why.rstrip("."))


def sentence(text: ShownText) -> str:
    """Return the words with a capital and a full stop."""
    words = str(text).strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"


def filters(chosen: Filters) -> Iterator[str]:
    """Yield each kind of filter in a few words: 'kind: interview, blog'."""
    for code, values in (
        ("answer-filter-document", chosen.sources),
        ("answer-filter-kind", map(kind_name, chosen.kinds)),
        ("answer-filter-speaker", chosen.speakers),
        ("answer-filter-role", (ROLES[role] for role in chosen.roles)),
    ):
        if names := [*map(_one_line_name, values)]:
            yield message(code, values=message("list-comma").join(names))
    if chosen.after:
        yield message("answer-filter-after", date=day(chosen.after))
    if chosen.before:
        yield message("answer-filter-before", date=day(chosen.before))


def speaker(citation: Citation) -> str:
    """'Ann Orr (interviewee)', 'Meduza, reporting Ann Orr (quoted), with words of Bo Marsh'."""
    voice = citation.voice
    line = attribution_line(voice, claiming=_one_line_name, passing=_one_line_name)
    attribution = f"{line}{_role_in_brackets(voice)}"
    attribution = message("list-comma").join((attribution, *positions(citation)))
    if not citation.others:
        return attribution
    names = (_one_line_name(display_name(speaker)) for speaker in citation.others)
    others = message("list-and").join(names)
    return message("answer-speaker-with-others", speaker=attribution, others=others)


def positions(citation: Citation) -> tuple[str, ...]:
    """'at 0:03' in a recording, 'page 4' or 'pages 4–5' of a file with pages; else nothing."""
    found = [message("answer-at-time", time=citation.time)] if citation.time else []
    pages = citation.pages
    if len(pages) > 1:
        found.append(message("answer-on-pages", first=pages[0], last=pages[-1]))
    elif pages:
        found.append(message("answer-on-page", page=pages[0]))
    return tuple(found)


def _role_in_brackets(voice: Voice) -> str:
    """Return the role of the speaker in brackets, '' where the name says it."""
    role = voice.speaker.role
    if voice.speaker.name is None:
        return "" if role is Role.UNCLEAR else f" ({message('answer-name-unknown')})"
    return f" ({message('answer-role-unclear') if role is Role.UNCLEAR else ROLES[role]})"


def source(known: Provenance) -> str:
    """'“Of tolls” (The Lantern, interview, May 2024)'; what is unknown is said to be."""
    publisher = _one_line_name(known.publisher) if known.publisher else None
    facts = [publisher, kind_name(known.kind), day(known.published)]
    listed = message("list-comma").join(filter(None, facts))
    return message("answer-source", title=_one_line_name(known.name), facts=listed)


def by(known: Provenance) -> str:
    """'by Ann Orr', or 'author unknown'."""
    if known.author:
        return message("answer-by", author=_one_line_name(known.author))
    return message("answer-author-unknown")


def place(citation: Citation) -> str:
    """Document id, start and end: 'harbour-column:10-57'."""
    return f"{_one_line_name(citation.document.id)}:{citation.span.start}-{citation.span.end}"


def reference(citation: Citation) -> str:
    """Say who speaks, in which source, and at which characters."""
    return message(
        "answer-reference",
        speaker=speaker(citation),
        source=source(citation.provenance),
        place=place(citation),
    )


def _one_line_name(words: str) -> str:
    """Return a name or a title on one line, whose direction does not spread to what is around."""
    return isolate_bidi(on_one_line(words))


def missing_quotes(quotes: int) -> MessageText:
    """Say that so many quotes of a saved answer are gone."""
    return message_text("answer-lost", quotes=quotes)


def no_longer_backed(backed: int, refused: int) -> MessageText:
    """Say why prose is missing: 'the sources have changed; 1 of its 3 sentences pass …'."""
    return message_text("answer-no-longer-backed", backed=backed, written=str(backed + refused))
