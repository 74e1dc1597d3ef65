"""Which documents a question is put to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.document import Document, Kind
    from corpus.published import Published


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty fields let everything through; a filled one asks only documents known to fit it.

    A document without a date fits no bound on dates: what is unknown is not guessed. A month or a
    year fits when some day of it does. `speakers` are compared with the byline.
    """

    sources: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    speakers: tuple[str, ...] = ()
    after: Published | None = None
    before: Published | None = None

    def __bool__(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.sources or self.kinds or self.speakers or self.after or self.before)

    def passes(self, document: Document) -> bool:
        """Whether the document is asked."""
        known = document.provenance
        return (
            (not self.sources or document.id in self.sources)
            and (not self.kinds or known.kind in self.kinds)
            and (not self.speakers or _is_one_of(known.author, self.speakers))
            and self._dated(known.published)
        )

    def _dated(self, published: Published | None) -> bool:
        if self.after is None and self.before is None:
            return True
        if published is None:
            return False
        after = self.after is None or published.may_follow(self.after)
        return after and (self.before is None or published.may_precede(self.before))

    def asked(self, documents: Mapping[str, Document]) -> tuple[str, ...]:
        """The ids of the documents that pass; OnRecordError for a source that is not there."""
        if strangers := [name for name in self.sources if name not in documents]:
            known = ", ".join(sorted(documents)[:20])
            message = f"no source {strangers[0]!r} in the store; there are: {known}"
            raise OnRecordError(message)
        return tuple(row for row, document in documents.items() if self.passes(document))


def _is_one_of(author: str | None, speakers: Iterable[str]) -> bool:
    return author is not None and author.casefold() in {name.casefold() for name in speakers}
