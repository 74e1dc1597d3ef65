"""The sentences nearest to an answer where the library is silent, and why they fall short."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from app.domain.answer import Nearest
from app.domain.citation import Citation
from app.text.message_text import ListText, MessageText, in_quotation_marks, message_text
from index.evidence.score import provenance_terms
from index.search.terms import document_terms, is_english

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.domain.candidates import Candidates
    from app.text.message_text import ShownText
    from index.evidence.evidence import EvidencePlace, ScoredSentence

_MAX_LISTED_WORDS = 4
_MAX_NAME_WORDS = 4
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')
NO_WORDS = message_text("nearest-no-words")
UNKNOWN_WORDS = message_text("nearest-unknown-words")
FOREIGN_WORDS = message_text("nearest-foreign-words")


def nearest_sentences(candidates: Candidates) -> tuple[Nearest, ...]:
    """The best quotable sentences but for bare names, each with what it lacks of the question."""
    words = candidates.analysis.words
    no_shared_word = _reason_no_word_is_shared(candidates)
    nearest = []
    with_words = (sentence for sentence in candidates.quotable if not is_bare_name(sentence))
    for sentence in islice(with_words, candidates.library.ranking.nearest_shown):
        document = sentence.document
        source = f"{document.provenance.name} {provenance_terms(document)}"
        stems = set(document_terms(document, f"{sentence.text} {source}"))
        citation = Citation.at(sentence.span, document, sentence.voice)
        nearest.append(Nearest(citation, no_shared_word or _reason(words, stems)))
    return tuple(nearest)


def is_bare_name(sentence: ScoredSentence | EvidencePlace) -> bool:
    """Whether it is only a label or a name, as above a comment: "Kemp:", "Tom Wren", "anna_k"."""
    text = sentence.text.strip()
    words = text.rstrip(":").split()
    name = sentence.voice.speaker.name
    if name and text.rstrip(" :").casefold() == name.casefold():
        return True
    if not 0 < len(words) <= _MAX_NAME_WORDS:
        return False
    if text.endswith(":"):
        return True
    has_end = text.endswith(_SENTENCE_ENDS) and len(words[-1]) > len("W.")
    return not has_end and all(word[0].isupper() for word in words)


def _reason_no_word_is_shared(candidates: Candidates) -> MessageText | None:
    """Why no sentence can share a word with the question; None when some document does."""
    stems = candidates.analysis.words
    if not stems:
        return NO_WORDS
    if any(candidates.library.lexical.knows(stem) for stem in stems):
        return None
    return UNKNOWN_WORDS if is_english(candidates.question) else FOREIGN_WORDS


def _reason(words: Mapping[str, str], stems: Collection[str]) -> MessageText:
    """Which of the question's words, given by their stems, the sentence's `stems` have and lack."""
    shared = [word for stem, word in words.items() if stem in stems]
    lacking = [word for stem, word in words.items() if stem not in stems]
    if not shared:
        return message_text("nearest-no-shared-word")
    if not lacking:
        return message_text("nearest-all-words")
    return message_text(
        "nearest-some-words", shared=_list_words(shared), lacking=_list_words(lacking)
    )


def _list_words(words: Sequence[str]) -> ShownText:
    listed = tuple(map(in_quotation_marks, words[:_MAX_LISTED_WORDS]))
    if len(words) > _MAX_LISTED_WORDS:
        rest = str(len(words) - _MAX_LISTED_WORDS)
        return message_text("nearest-more-words", words=ListText(listed), more=rest)
    return ListText(listed, last="list-and")
