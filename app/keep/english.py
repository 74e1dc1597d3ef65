"""Every English word that a conversation is got back or taken along with; plain text."""

from __future__ import annotations

CHANGED = "the source changed since: the words it cites stand there no longer"


def lost(quotes: int) -> str:
    """Said of an answer some of whose quotes are gone."""
    one = quotes == 1
    return (
        f"{quotes:,} {'quote' if one else 'quotes'} of this answer {'is' if one else 'are'} left "
        f"out: the words stand in the library no longer, because {'a source' if one else 'sources'}"
        " changed or went."
    )


def no_longer_backed(backed: int, refused: int) -> str:
    """Why the prose is missing: 'the sources changed since; they back 1 of its 3 sentences'."""
    written = backed + refused
    return f"the sources changed since; they back {backed or 'none'} of its {written} sentences"
