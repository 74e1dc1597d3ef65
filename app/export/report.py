"""What every way of taking a conversation along tells of it: quotes under labels, and facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.numbering import citation_place, number_citations
from app.messages import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.conversation.conversation import ConversationTurn, SavedConversation
    from app.domain.answer import Answer, Nearest
    from app.domain.citation import Citation
    from app.domain.views import Difference
    from corpus.model.document import Document

    Place = tuple[str, int, int]


@dataclass(frozen=True)
class NumberedTurn:
    """A turn whose quotes have labels: their numbers in the page, after that of the turn if any."""

    turn: ConversationTurn
    number: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def quotes(self) -> Mapping[str, Citation]:
        """Every quote that was shown by its label: those of the answer, then what came nearest."""
        answer = self.turn.answer
        found = number_citations(answer, first=self.turn.quotes) if answer else {}
        lead = "" if self.number is None else f"{self.number}."
        return {f"{lead}{number}": cited for number, cited in found.items()}

    @cached_property
    def _labels(self) -> Mapping[Place, str]:
        return {citation_place(cited): label for label, cited in self.quotes.items()}

    def label(self, citation: Citation) -> str:
        """'3', or '2.3' for the third quote of the second of several questions."""
        return self._labels[citation_place(citation)]

    def labels(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Those of the citations, each once."""
        return tuple(dict.fromkeys(map(self.label, citations)))

    @property
    def groups(self) -> tuple[tuple[Citation, ...], ...]:
        """The quotes of the answer in order, those in the same words together."""
        near = {citation_place(one.citation) for one in self.nearest} - self._claimed
        alike: dict[str, list[Citation]] = {}
        for cited in self.quotes.values():
            if citation_place(cited) not in near:
                alike.setdefault(cited.quote.exact, []).append(cited)
        return tuple(map(tuple, alike.values()))

    @property
    def _claimed(self) -> set[Place]:
        cited = (one for each in self._shown for claim in each.claims for one in claim.citations)
        return set(map(citation_place, cited))

    @property
    def _shown(self) -> tuple[Answer, ...]:
        return tuple(filter(None, (self.turn.answer, self.turn.quotes)))

    @property
    def nearest(self) -> tuple[Nearest, ...]:
        """What came nearest, where the library is silent; each passage once."""
        near = {citation_place(one.citation): one for each in self._shown for one in each.nearest}
        return tuple(near.values())

    @property
    def differ(self) -> tuple[Difference, ...]:
        """Which quotes speak against each other."""
        return self.turn.answer.differ if self.turn.answer else ()

    @property
    def silent(self) -> tuple[str, ...]:
        """Who was asked and is not quoted: by the quotes, where prose was written over them."""
        shown = self.turn.quotes or self.turn.answer
        return shown.coverage.silent if shown else ()


def numbered_turns(kept: SavedConversation) -> tuple[NumberedTurn, ...]:
    """The turns, oldest first; one alone needs no number."""
    if len(kept.turns) == 1:
        return (NumberedTurn(kept.turns[0], titles=kept.titles),)
    return tuple(
        NumberedTurn(turn, number, kept.titles) for number, turn in enumerate(kept.turns, start=1)
    )


def facts(turn: ConversationTurn) -> Iterator[tuple[str, str]]:
    """What a reader must know of the question and of what came of it, each with its heading."""
    answer = turn.answer
    yield phrases.ASKED, phrases.time(turn.when)
    if answer and answer.search_query and answer.search_query != turn.question:
        yield phrases.SEARCHED.rstrip(":"), answer.search_query
    for chosen in phrases.filters(turn.filters):
        yield phrases.FILTERED, chosen
    if answer:
        yield from _outcome(answer)
    if turn.error:
        yield phrases.NOT_ANSWERED, turn.error
    if turn.note:
        yield phrases.NOTE, turn.note
    if turn.verdict:
        yield phrases.MARKED, phrases.VERDICTS[turn.verdict]


def _outcome(answer: Answer) -> Iterator[tuple[str, str]]:
    """How far the library answers, how sure it is, and how the answer came about."""
    yield phrases.ANSWER, phrases.standing(answer)
    yield phrases.SURE, phrases.sure(answer.confidence)
    yield phrases.FORM, phrases.form(answer)
    if answer.model_error:
        yield phrases.TROUBLE, phrases.sentence(answer.model_error)
    if answer.omitted_quotes:
        yield phrases.LEFT_OUT, phrases.unseen(answer.omitted_quotes)
    if answer.missing:
        yield phrases.MISSING, f"{phrases.missing(answer.missing)}."


def below(one: NumberedTurn) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands below the quotes, each list with its heading; no list is empty."""
    answer = one.turn.answer
    rejections = answer.rejections if answer else ()
    every = (
        (
            phrases.DIFFER,
            [phrases.differ(*map(one.label, (two.one, two.other))) for two in one.differ],
        ),
        (
            phrases.REFUSED,
            [f"{each.text} — {phrases.reason(each.reason)}" for each in rejections],
        ),
        (phrases.SILENT, [one.titles.get(identity, identity) for identity in one.silent]),
    )
    return ((heading, rows) for heading, rows in every if rows)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is quoted, and its quotes by their labels."""

    document: Document
    quotes: tuple[tuple[str, Citation], ...]


def sources(every: Iterable[NumberedTurn]) -> tuple[Source, ...]:
    """The documents in the order of their first quotes."""
    found: dict[str, list[tuple[str, Citation]]] = {}
    for one in every:
        for label, cited in one.quotes.items():
            found.setdefault(cited.document.id, []).append((label, cited))
    return tuple(Source(quotes[0][1].document, tuple(quotes)) for quotes in found.values())
