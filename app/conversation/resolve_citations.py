"""Resolve saved citations against the current library: found again, or missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.citation import Citation
from corpus.model.quote import Quote
from corpus.reference.reference import Reference
from corpus.reference.resolve import ResolvedReference, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.conversation.answer_schema import SavedCitation
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker, Voice
    from corpus.reference.resolve import ReferenceStatus

    Place = tuple[str, int, int]
    # The voices in a span of a document: that of the whole span first, then others in it.
    Heard = Callable[[Document, Span], Sequence[Voice]]
    # Whether a span of a document can be quoted by itself.
    Whole = Callable[[Document, Span], bool]


@dataclass(frozen=True, slots=True)
class MissingCitation:
    """A saved citation whose words are not in the library now.

    Nothing proves that they ever were, so it is never shown as a quote.
    """

    saved: SavedCitation
    located: ResolvedReference

    def __post_init__(self) -> None:
        """Refuse a citation whose words were found."""
        if self.located.span is not None:
            message = f"{self.saved.document}: the words stand there, and are not lost"
            raise ValueError(message)

    @property
    def whereabouts(self) -> ReferenceStatus:
        """Whether the words are gone from their document, or the document from the library."""
        return self.located.whereabouts


class CitationResolver:
    """Resolves saved citations one by one against the current documents; results are cached."""

    def __init__(self, documents: Mapping[str, Document], heard: Heard, whole: Whole) -> None:
        """Search these documents, by id; `heard` gives the voices in a span, `whole` checks it."""
        self._documents = documents
        self._heard = heard
        self._whole = whole
        self._known: dict[SavedCitation, Citation | MissingCitation] = {}

    def resolve(self, saved: SavedCitation) -> Citation | MissingCitation:
        """Return a citation of the words where they are now, letter for letter, or a missing one.

        Words that are only part of a sentence now are missing: there they may mean something else.
        """
        if saved not in self._known:
            self._known[saved] = self._found(saved)
        return self._known[saved]

    @property
    def missing(self) -> tuple[MissingCitation, ...]:
        """The missing citations among those resolved so far, each place once."""
        by_place = {
            resolved.saved.place: resolved
            for resolved in self._known.values()
            if isinstance(resolved, MissingCitation)
        }
        return tuple(by_place.values())

    @property
    def places(self) -> Mapping[Place, Span]:
        """The current span of each saved place that was resolved so far."""
        return {
            saved.place: found.span
            for saved, found in self._known.items()
            if isinstance(found, Citation)
        }

    @property
    def moved(self) -> int:
        """How many of the places moved within their document."""
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
        """Keep the saved voice and the other saved speakers only where the words have them."""
        voice = saved.voice if saved.voice in heard else heard[0]
        speakers = {one.speaker for one in heard} - {voice.speaker}
        return voice, tuple(one.who for one in saved.others if one.who in speakers)
