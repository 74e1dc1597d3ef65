"""Which passages are read for a question, and whose words it asks for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_words
from index.evidence.score import provenance_terms
from index.question.speaker_forms import is_speaker, names_person
from index.ranking_config import RankingConfig
from index.search.retrieve import Scope
from index.search.terms import stemmed_terms, surface_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.filters import Filters
    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from index.evidence.evidence import EvidencePlace
    from index.question.addressee import QuestionTarget
    from index.search.retrieve import Hit
    from index.search.snapshot import Library

_FULL_NAME_WORDS = 2  # a first name and a surname


def filter_scope(filters: Filters, asked: Sequence[str]) -> Scope:
    """The documents asked, and in them the passages of an allowed speaker."""
    hears = None
    if filters.by_voice:
        hears = lambda document, voice: filters.hears(voice, document)  # noqa: E731
    return Scope(asked if filters else None, hears)


def target_scope(
    library: Library, asked: Sequence[str], filters: Filters, target: QuestionTarget
) -> Scope:
    """Passages in which the people whose words are asked for speak, as far as filters allow."""

    def hears(document: Document, voice: Voice) -> bool:
        return filters.hears(voice, document) and is_asked(document, voice, target)

    documents = (library.documents[name] for name in asked)  # their texts are not read for this
    names = [
        document.id
        for document in documents
        if any(hears(document, voice) for voice in library.voices_of(document))
    ]
    return Scope(names, hears)


def is_asked(document: Document, voice: Voice, target: QuestionTarget) -> bool:
    """Whether the question asks for this voice: by its name, or as "the essay's author"."""
    if any(is_speaker(voice.speaker.name, name, document) for name in target.speakers):
        return True
    roles = target.roles or ((Role.AUTHOR, Role.INTERVIEWEE, Role.SPEAKER) if target.kinds else ())
    kind = document.provenance.kind
    return voice.speaker.role in roles and (not target.kinds or kind in target.kinds)


def is_named(
    names: Sequence[str], place: EvidencePlace, *, ranking: RankingConfig = RankingConfig()
) -> bool:
    """Whether the words, the text before them or the document's provenance name one of these.

    Words count as a name when they start like it: "Russians" names Russia. Of a first name and
    surname a part counts where it is in nobody else's name.
    """
    least = ranking.name_stem_chars
    stems = {
        word[: max(least, len(word) - ranking.name_ending_chars)]
        for name in names
        if len(name_words(name)) != _FULL_NAME_WORDS
        for word in name_words(name)
    }
    document = place.document
    text = document.text[max(0, place.span.start - ranking.name_lead_chars) : place.span.end]
    context = f"{text}\n{place.voice.speaker.name or ''}\n{provenance_terms(document)}"
    if any(names_person(context, name) for name in names):
        return True
    words = name_words(context)
    return any(word.startswith(stem) for word in words for stem in stems if len(stem) >= least)


def passages_to_read(
    hits: Sequence[Hit], target_hits: Sequence[Hit], *, ranking: RankingConfig = RankingConfig()
) -> list[Hit]:
    """The best passages, and the best one of some further documents.

    `target_hits` are passages of the people whose words are asked for; all of them are read.
    """
    best_hits = hits[: ranking.passages_read]
    chosen = list({hit.row: hit for hit in (*target_hits, *best_hits)}.values())
    documents = {hit.passage.document.id for hit in chosen}
    at_most = len(chosen) + ranking.further_documents_read
    for hit in hits[ranking.passages_read :]:
        if len(chosen) >= at_most:
            break
        if hit.passage.document.id not in documents:
            documents.add(hit.passage.document.id)
            chosen.append(hit)
    return chosen


def mentions_topic(document: Document, topic: str) -> bool:
    """Whether the document has one of the names in the topic; True when the topic has none."""
    named = {stem for stem, word in surface_forms(topic).items() if word[0].isupper()}
    return not named or not named.isdisjoint(_document_stems(document))


@lru_cache(maxsize=128)
def _document_stems(document: Document) -> frozenset[str]:
    name = document.provenance.name
    return frozenset(stemmed_terms(f"{name} {provenance_terms(document)}\n{document.text}"))
