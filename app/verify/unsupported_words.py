"""Check the words of a sentence: not too many that are in no quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.text.message_text import ListText, in_quotation_marks, message_text
from app.verify.common_words import is_common_word
from app.verify.fault import FaultKind, SentenceFault
from app.verify.quantity_parser import find_quantities
from app.verify.synonyms import meaning_keys, text_meaning_keys

if TYPE_CHECKING:
    from app.verify.evidence import CitedEvidence

MAX_UNSUPPORTED = 0.5  # share of a sentence's content words that may be in no quote
MAX_FEW_UNSUPPORTED = 3  # words that pass where nearly as many are supported
_SAYS = re.compile(
    r"\b(?:says?|said|states?|writes?|wrote|argues?|that|according to)\b", re.IGNORECASE
)
_FUNCTION_WORDS = frozenset("the a an and of it this that is s author reader a".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def check_unsupported_words(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of too many words without support, or of none with support."""
    quoted_text = " ".join(evidence.quoted_text.split())
    if quoted_text and quoted_text in " ".join(text.split()):
        return None
    provenance_keys = text_meaning_keys(evidence.provenance_text)
    if not content_words(text, evidence):
        return SentenceFault(FaultKind.FORM, message_text("refused-empty"))
    own_words = [word for word in _WORD.findall(text) if not is_common_word(word.lower())]
    own_words = [
        word
        for word in own_words
        if not meaning_keys(word) & provenance_keys
        or meaning_keys(word) & text_meaning_keys(evidence.quoted_text)
    ]
    unsupported = unsupported_words(text, evidence)
    supported = [
        word for word in own_words if meaning_keys(word) & text_meaning_keys(evidence.quoted_text)
    ]
    shared_numbers = {number.value for number in find_quantities(text)} & {
        number.value for number in find_quantities(evidence.quoted_text)
    }
    if own_words and not supported and not shared_numbers:
        return SentenceFault(FaultKind.WORDS, message_text("refused-elsewhere"))
    is_few = len(unsupported) <= MAX_FEW_UNSUPPORTED and len(supported) >= len(unsupported) - 1
    if len(unsupported) > MAX_UNSUPPORTED * len(own_words) and not is_few:
        examples = ListText(tuple(map(in_quotation_marks, unsupported[:3])))
        return SentenceFault(FaultKind.WORDS, message_text("refused-words", words=examples))
    return None


def content_words(text: str, evidence: CitedEvidence) -> list[str]:
    """The words that are neither in the provenance nor function words or verbs of saying."""
    without_verbs = _SAYS.sub(" ", text)
    provenance_words = {
        part
        for word in _WORD.findall(evidence.provenance_text)
        for part in (word, f"{word}’s", f"{word}'s")
    }
    return [
        word
        for word in re.findall(r"[^\W_]+", without_verbs)
        if word not in provenance_words and word.lower() not in _FUNCTION_WORDS
    ]


def unsupported_words(text: str, evidence: CitedEvidence) -> list[str]:
    """The words that are neither in the quotes nor in their provenance, nor have a synonym there.

    Common words, capitalised words and numbers are left out.
    """
    known_keys = text_meaning_keys(evidence.quoted_text) | text_meaning_keys(
        evidence.provenance_text
    )
    words = dict.fromkeys(
        word
        for word in _WORD.findall(text)
        if not is_common_word(word.lower()) and word[0].islower() and not find_quantities(word)
    )
    return [word for word in words if not _is_supported(word, known_keys)]


def _is_supported(word: str, known_keys: frozenset[str]) -> bool:
    word_keys = meaning_keys(word)
    return not word_keys or bool(word_keys & known_keys) or _has_supported_parts(word, known_keys)


def _has_supported_parts(word: str, known_keys: frozenset[str]) -> bool:
    """Whether the parts of a compound are supported: "school-teachers", "un-signed"."""
    without_prefix = re.sub(r"\A(?:un|in|im|re|non|pre|mis|dis)", "", word.lower())
    parts = [part for part in re.split(r"[-’']", word) if not is_common_word(part.lower())]
    if without_prefix != word.lower() and meaning_keys(without_prefix) & known_keys:
        return True
    return len(parts) > 1 and all(meaning_keys(part) & known_keys for part in parts)
