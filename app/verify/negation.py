"""Check the negations of a sentence: none lost from the quotes, none added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault
from corpus.english.negation import NEGATION_PARAPHRASES, REVERSING_WORDS, STRICT_NEGATIONS
from index.contradiction.clause_polarity import PolarClause, parse_clauses
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.verify.evidence import CitedEvidence

_STRICT = re.compile(rf"\b(?:{STRICT_NEGATIONS})\b", re.IGNORECASE)
# Words of the quotes that a paraphrase may express with a "not".
_NEGATIVE = re.compile(rf"\b(?:{NEGATION_PARAPHRASES})\b", re.IGNORECASE)
# Words that negate by themselves: with one on both sides, a fault needs more words in common.
_DENYING = re.compile(rf"\b(?:{REVERSING_WORDS})\b", re.IGNORECASE)
_MIN_SHARED = 0.6  # share of the longer clause's words, where both sides negate
_PREFIX = re.compile(r"\b(un|in|im|ir|il|dis|non-?)(\w{4,})", re.IGNORECASE)
_SAYS_NOT = re.compile(
    r"\b(?:do|does|did)(?: not|n['’]t) (say|claim|mean|argue|know|suggest)\b", re.IGNORECASE
)
_MORE = re.compile(r"\b(more|less) (\w+)", re.IGNORECASE)
_MAX_SHARED_CUE = 5  # letters; a longer cue that is on both sides explains no added "not"
_MIN_SHARED_WORDS = 2  # for two clauses to be about the same thing


def check_negation(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a negation that the sentence lost or added, None without one.

    Clauses are aligned by the words they share; shared words must have the same polarity.
    """
    quoted_text = _normalize_negation(evidence.quoted_text, text)
    clauses, quote_clauses = (
        parse_clauses(_normalize_negation(text, evidence.quoted_text)),
        parse_clauses(quoted_text),
    )
    if fault := _comparison_fault(_normalize_negation(text, evidence.quoted_text), quoted_text):
        return fault
    mixed = bool(_DENYING.search(text) and _DENYING.search(evidence.quoted_text))
    for clause in clauses:
        if word := _conflicting_word(clause, quote_clauses, mixed=mixed):
            return _polarity_fault(text, evidence.quoted_text, word)
    cues = {match[0].lower() for match in _NEGATIVE.finditer(evidence.quoted_text)}
    cues -= {
        match[0].lower()
        for match in _NEGATIVE.finditer(text)
        if len(match[0]) > _MAX_SHARED_CUE and not _STRICT.fullmatch(match[0])
    }
    if (negation := _STRICT.search(_without_idioms(text))) and not cues:
        reason = message_text("refused-negation-added", word=negation[0])
        return SentenceFault(FaultKind.NEGATION, reason)
    if _SAYS_NOT.search(evidence.quoted_text) and not _NEGATIVE.search(text):
        return SentenceFault(FaultKind.NEGATION, message_text("refused-not-lost"))
    return None


def _comparison_fault(text: str, quoted_text: str) -> SentenceFault | None:
    """Return the fault of a "more" where the quotes say "less", or the reverse."""
    quote_comparisons = {
        (match[1].lower(), *stemmed_terms(match[2])) for match in _MORE.finditer(quoted_text)
    }
    for match in _MORE.finditer(text):
        comparison = (match[1].lower(), *stemmed_terms(match[2]))
        opposite = ("less" if comparison[0] == "more" else "more", *comparison[1:])
        if (
            len(comparison) > 1
            and opposite in quote_comparisons
            and comparison not in quote_comparisons
        ):
            reason = message_text("refused-comparison", quoted=opposite[0], written=match[0])
            return SentenceFault(FaultKind.NEGATION, reason)
    return None


def _without_idioms(text: str) -> str:
    return re.sub(
        r"\bnot only\b|\bnot (?:just|merely)\b|\bno (?:doubt|longer|matter)\b|\bwhether or not\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )


def _normalize_negation(text: str, other: str) -> str:
    """The text with prefixes split off where the other text has the stem: "unsafe" to "not safe".

    "not as X" becomes "less X"; "is against" becomes "opposed"; "without X" is left out unless the
    other text has a "without" too.
    """
    other_stems = set(stemmed_terms(other))
    text = re.sub(r"\bnot (?:as|so) (?=\w+)", "less ", text)
    text = re.sub(r"\b(?:is|was|are|were|be) against\b", "opposed", text)
    if "without" not in other:
        text = re.sub(r"\bwithout \w+", " ", text)

    def split_prefix(match: re.Match[str]) -> str:
        stem = match[2]
        stems = set(stemmed_terms(match[0]))
        return (
            f"not {stem}"
            if set(stemmed_terms(stem)) & other_stems and not stems & other_stems
            else match[0]
        )

    return _PREFIX.sub(split_prefix, text)


def _conflicting_word(
    clause: PolarClause, quote_clauses: Sequence[PolarClause], *, mixed: bool
) -> str | None:
    """The first word with another polarity than in the nearest clauses of the quotes, or None."""
    own_words = {word.meaning: word for word in clause.words}
    candidates = [
        (quote_clause, [word for word in quote_clause.words if word.meaning in own_words])
        for quote_clause in quote_clauses
    ]
    most_shared = max((len(shared_words) for _, shared_words in candidates), default=0)
    if most_shared < min(_MIN_SHARED_WORDS, len(own_words)):
        return None
    first_conflict = None
    for quote_clause, shared_words in candidates:
        if len(shared_words) < most_shared:
            continue
        conflicting = [
            word for word in shared_words if word.affirmed != own_words[word.meaning].affirmed
        ]
        if 2 * len(conflicting) <= len(shared_words) or (
            most_shared < _MIN_SHARED_WORDS and len(quote_clause.words) > _MIN_SHARED_WORDS
        ):
            return None
        if mixed and len(shared_words) < _MIN_SHARED * max(len(own_words), len(quote_clause.words)):
            return None
        first_conflict = first_conflict or conflicting[0].meaning
    return first_conflict


def _polarity_fault(text: str, quoted_text: str, word: str) -> SentenceFault:
    negation = _STRICT.search(text)
    if negation and not _STRICT.search(quoted_text):
        reason = message_text("refused-negation-added", word=negation[0])
    elif (quote_negation := _STRICT.search(quoted_text)) and not negation:
        reason = message_text("refused-word-lost", word=quote_negation[0])
    else:
        reason = message_text("refused-turned-round", word=word)
    return SentenceFault(FaultKind.NEGATION, reason)
