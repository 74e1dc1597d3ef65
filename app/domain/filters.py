"""Which documents a question is put to, and whose words may answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.speakers.name_matches import name_matches
from index.passages.sentences import voices_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from corpus.model.document import Document, DocumentKind
    from corpus.model.published import Published
    from corpus.model.speaker import Role, Voice


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty fields let everything through; a filled one asks only documents known to fit it.

    A document without a date fits no bound on dates: what is unknown is not guessed. A month or a
    year fits when some day of it does. `speakers`, by their names or parts of them, and `roles` let
    only what these say through, whoever wrote the document.
    """

    sources: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    speakers: tuple[str, ...] = ()
    after: Published | None = None
    before: Published | None = None
    roles: tuple[Role, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.sources or self.kinds or self.after or self.before or self.by_voice)

    @property
    def by_voice(self) -> bool:
        """Whether it matters who speaks."""
        return bool(self.speakers or self.roles)

    def hears(self, voice: Voice) -> bool:
        """Whether what this voice says may answer."""
        speaker = voice.speaker
        named = not self.speakers or any(name_matches(speaker.name, name) for name in self.speakers)
        return named and (not self.roles or speaker.role in self.roles)

    def passes(
        self,
        document: Document,
        *,
        voices_of: Callable[[Document], Collection[Voice]] = voices_in,
    ) -> bool:
        """Whether the document is asked; `voices_of` tells who speaks in one."""
        known = document.provenance
        return (
            (not self.sources or document.id in self.sources)
            and (not self.kinds or known.kind in self.kinds)
            and self._dated(known.published)
            and (not self.by_voice or any(map(self.hears, voices_of(document))))
        )

    def _dated(self, published: Published | None) -> bool:
        if self.after is None and self.before is None:
            return True
        if published is None:
            return False
        after = self.after is None or published.may_follow(self.after)
        return after and (self.before is None or published.may_precede(self.before))

    def asked(
        self,
        documents: Mapping[str, Document],
        *,
        voices_of: Callable[[Document], Collection[Voice]] = voices_in,
    ) -> tuple[str, ...]:
        """The ids of the documents that pass; OnRecordError for a source that is not there."""
        if strangers := [name for name in self.sources if name not in documents]:
            known = ", ".join(sorted(documents)[:20])
            message = f"no source {strangers[0]!r} in the store; there are: {known}"
            raise OnRecordError(message)
        every = documents.items()
        return tuple(row for row, one in every if self.passes(one, voices_of=voices_of))
