"""What all exports contain: labelled quotes, facts about each answer, lists, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.numbering import citation_place, number_citations
from app.messages import phrases
from app.messages.standing_texts import replaced_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.conversation.conversation import ConversationTurn, SavedConversation
    from app.domain.answer import Answer, Nearest, Rejection
    from app.domain.citation import Citation
    from app.domain.views import Difference
    from corpus.model.document import Document

    Place = tuple[str, int, int]


@dataclass(frozen=True)
class NumberedTurn:
    """A turn with labelled quotes: their numbers on the page, after the turn's number if any."""

    turn: ConversationTurn
    number: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def quotes(self) -> Mapping[str, Citation]:
        """All quotes that were shown, by label: those of the answer, then the nearest passages."""
        answer = self.turn.answer
        citations = number_citations(answer, first=self.turn.quotes) if answer else {}
        prefix = "" if self.number is None else f"{self.number}."
        return {f"{prefix}{number}": cited for number, cited in citations.items()}

    @cached_property
    def _labels(self) -> Mapping[Place, str]:
        return {citation_place(cited): label for label, cited in self.quotes.items()}

    def label(self, citation: Citation) -> str:
        """'3', or '2.3' for the third quote of the second of several questions."""
        return self._labels[citation_place(citation)]

    def labels(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Labels of the citations, each once."""
        return tuple(dict.fromkeys(map(self.label, citations)))

    @property
    def groups(self) -> tuple[tuple[Citation, ...], ...]:
        """The quotes of the answer by label, those in the same words together."""
        nearest = {citation_place(near.citation) for near in self.nearest}
        near_only = nearest - self._claimed_places
        same_words: dict[str, list[Citation]] = {}
        for cited in self.quotes.values():
            if citation_place(cited) not in near_only:
                same_words.setdefault(cited.quote.exact, []).append(cited)
        return tuple(map(tuple, same_words.values()))

    @property
    def _claimed_places(self) -> set[Place]:
        return {
            citation_place(citation)
            for answer in self._shown_answers
            for claim in answer.claims
            for citation in claim.citations
        }

    @property
    def _shown_answers(self) -> tuple[Answer, ...]:
        return tuple(filter(None, (self.turn.answer, self.turn.quotes)))

    @property
    def nearest(self) -> tuple[Nearest, ...]:
        """The nearest passages where the library is silent, each once."""
        nearest = {
            citation_place(near.citation): near
            for answer in self._shown_answers
            for near in answer.nearest
        }
        return tuple(nearest.values())

    @property
    def differ(self) -> tuple[Difference, ...]:
        """Pairs of quotes that contradict each other."""
        return self.turn.answer.differ if self.turn.answer else ()

    @property
    def silent(self) -> tuple[str, ...]:
        """Ids of documents that are not quoted: by the quotes shown first, if there were any."""
        shown = self.turn.quotes or self.turn.answer
        return shown.coverage.silent if shown else ()


def numbered_turns(conversation: SavedConversation) -> tuple[NumberedTurn, ...]:
    """Number the turns, oldest first; a single turn needs no number."""
    if len(conversation.turns) == 1:
        return (NumberedTurn(conversation.turns[0], titles=conversation.titles),)
    return tuple(
        NumberedTurn(turn, number, conversation.titles)
        for number, turn in enumerate(conversation.turns, start=1)
    )


def turn_facts(turn: ConversationTurn) -> Iterator[tuple[str, str]]:
    """Yield the facts a reader needs about a question and its answer, each after its heading."""
    answer = turn.answer
    yield phrases.ASKED, phrases.time(turn.when)
    if answer and answer.search_query and answer.search_query != turn.question:
        yield phrases.SEARCHED.rstrip(":"), answer.search_query
    for line in phrases.filters(turn.filters):
        yield phrases.FILTERED, line
    if answer:
        yield from _answer_facts(answer)
    if turn.error:
        yield phrases.NOT_ANSWERED, turn.error
    if turn.note:
        yield phrases.NOTE, turn.note
    if turn.verdict:
        yield phrases.MARKED, phrases.VERDICTS[turn.verdict]


def _answer_facts(answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield how far the library answers, how sure it is, and who wrote the answer."""
    yield phrases.ANSWER, phrases.standing(answer)
    yield phrases.SURE, phrases.sure(answer.confidence)
    yield phrases.FORM, phrases.form(answer)
    if answer.model_error:
        yield phrases.TROUBLE, phrases.sentence(answer.model_error)
    if answer.omitted_quotes:
        yield phrases.LEFT_OUT, phrases.unseen(answer.omitted_quotes)
    if answer.missing:
        yield phrases.MISSING, f"{phrases.missing(answer.missing)}."


def lists_below_quotes(numbered: NumberedTurn) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each list below the quotes after its heading; empty lists are left out."""
    answer = numbered.turn.answer
    refused = answer.rejections if answer else ()
    replaced = answer.replaced if answer else ()
    lists = (
        (
            phrases.DIFFER,
            [
                phrases.differ(numbered.label(pair.one), numbered.label(pair.other))
                for pair in numbered.differ
            ],
        ),
        (phrases.REFUSED, _with_reasons(refused)),
        (replaced_heading(), _with_reasons(replaced)),
        (phrases.SILENT, [numbered.titles.get(identity, identity) for identity in numbered.silent]),
    )
    return ((heading, rows) for heading, rows in lists if rows)


def _with_reasons(rejections: Sequence[Rejection]) -> list[str]:
    return [f"{rejection.text} — {phrases.reason(rejection.reason)}" for rejection in rejections]


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A quoted document, and its quotes after their labels."""

    document: Document
    quotes: tuple[tuple[str, Citation], ...]


def quoted_sources(turns: Iterable[NumberedTurn]) -> tuple[QuotedSource, ...]:
    """Return the quoted documents in the order of their first quotes."""
    by_document: dict[str, list[tuple[str, Citation]]] = {}
    for numbered in turns:
        for label, cited in numbered.quotes.items():
            by_document.setdefault(cited.document.id, []).append((label, cited))
    return tuple(
        QuotedSource(quotes[0][1].document, tuple(quotes)) for quotes in by_document.values()
    )
