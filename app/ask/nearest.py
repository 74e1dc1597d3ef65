"""Silence that can be checked: what came nearest to an answer, and why it falls short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.answer import Nearest
from app.domain.citation import Citation
from index.evidence.score import provenance_terms
from index.search.terms import is_english, stemmed_terms, surface_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.domain.candidates import Candidates

NEAREST = 3
LISTED = 4
EMPTY = "the question has no word that could be looked for"
STRANGE = "none of the question's words stands in any document"
FOREIGN = f"{STRANGE}; ask in the documents' language"


def nearest(found: Candidates) -> tuple[Nearest, ...]:
    """The best sentences all the same, each with what it lacks of the question."""
    asked = surface_forms(found.question)
    strange = _strange(found, asked)
    near = []
    for one in found.scored[:NEAREST]:
        known = f"{one.document.provenance.name} {provenance_terms(one.document)}"
        there = set(stemmed_terms(f"{one.span.of(one.document.text)} {known}"))
        citation = Citation.at(one.span, one.document, one.voice)
        near.append(Nearest(citation, strange or _why(asked, there)))
    return tuple(near)


def _strange(found: Candidates, asked: Collection[str]) -> str | None:
    """Why no sentence can share a word with the question; None when some document does."""
    if not asked:
        return EMPTY
    if any(found.library.lexical.knows(stem) for stem in asked):
        return None
    return STRANGE if is_english(found.question) else FOREIGN


def _why(asked: Mapping[str, str], there: Collection[str]) -> str:
    shared = [f"“{word}”" for stem, word in asked.items() if stem in there]
    lacking = [f"“{word}”" for stem, word in asked.items() if stem not in there]
    if not shared:
        return "near in meaning at most: it shares no word with the question"
    if not lacking:
        return "it has the question's words, but does not seem to answer it"
    return f"it speaks of {_listed(shared)}, but not of {_listed(lacking)}"


def _listed(words: Sequence[str]) -> str:
    if len(words) > LISTED:
        return f"{', '.join(words[:LISTED])} and {len(words) - LISTED} more of the question's words"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
