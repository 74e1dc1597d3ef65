"""Saved citations held against the library as it is now: words that stand in it, or that do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.citation import Citation
from corpus.model.quote import Quote
from corpus.reference.located import ResolvedReference, resolve
from corpus.reference.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.conversation.answer_schema import SavedCitation
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker, Voice
    from corpus.reference.located import ReferenceStatus

    Place = tuple[str, int, int]
    # Who is heard in a stretch of a document: whose the whole is first, then others in it.
    Heard = Callable[[Document, Span], Sequence[Voice]]
    # Whether a stretch of a document can be quoted by itself.
    Whole = Callable[[Document, Span], bool]


@dataclass(frozen=True, slots=True)
class MissingCitation:
    """What was kept as words on record, and is not on record now.

    Nothing vouches for it, not even that it ever was: it is never shown as a quote.
    """

    saved: SavedCitation
    located: ResolvedReference

    def __post_init__(self) -> None:
        """Refuse what stands there."""
        if self.located.span is not None:
            message = f"{self.saved.document}: the words stand there, and are not lost"
            raise ValueError(message)

    @property
    def whereabouts(self) -> ReferenceStatus:
        """Whether the words are gone from their document, or the document is."""
        return self.located.whereabouts


class CitationResolver:
    """The library as it is now, asked for one saved citation after the other."""

    def __init__(self, documents: Mapping[str, Document], heard: Heard, whole: Whole) -> None:
        """Look in these documents, by their ids; ask who is heard there, and what is whole."""
        self._documents = documents
        self._heard = heard
        self._whole = whole
        self._known: dict[SavedCitation, Citation | MissingCitation] = {}

    def resolve(self, saved: SavedCitation) -> Citation | MissingCitation:
        """The words where they stand now, letter for letter, or that they are lost.

        Words that are but a part of a sentence now are lost: what they say there may be otherwise.
        """
        if saved not in self._known:
            self._known[saved] = self._found(saved)
        return self._known[saved]

    @property
    def missing(self) -> tuple[MissingCitation, ...]:
        """All that was lost so far, each place once."""
        every = {
            one.saved.place: one for one in self._known.values() if isinstance(one, MissingCitation)
        }
        return tuple(every.values())

    @property
    def places(self) -> Mapping[Place, Span]:
        """Where the words of each place stand now that were found so far."""
        return {
            saved.place: found.span
            for saved, found in self._known.items()
            if isinstance(found, Citation)
        }

    @property
    def moved(self) -> int:
        """How many of them stand elsewhere now."""
        return sum((place[1], place[2]) != (at.start, at.end) for place, at in self.places.items())

    def _found(self, saved: SavedCitation) -> Citation | MissingCitation:
        quote = Quote(saved.exact, saved.prefix, saved.suffix)
        reference = Reference(saved.document, saved.start, quote)
        located = resolve(reference, self._documents.get(saved.document))
        if located.document is None or located.span is None:
            return MissingCitation(saved, located)
        if not self._whole(located.document, located.span):
            return MissingCitation(
                saved, ResolvedReference(reference, located.document, near=located.span.start)
            )
        voice, others = self._told(saved, self._heard(located.document, located.span))
        return Citation.at(located.span, located.document, voice, others=others)

    def _told(
        self, saved: SavedCitation, heard: Sequence[Voice]
    ) -> tuple[Voice, tuple[Speaker, ...]]:
        """The saved voice if it is heard in the words, else their own; of others those heard."""
        voice = saved.voice if saved.voice in heard else heard[0]
        speakers = {one.speaker for one in heard} - {voice.speaker}
        return voice, tuple(one.who for one in saved.others if one.who in speakers)
