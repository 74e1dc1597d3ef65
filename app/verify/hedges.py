"""Check the hedges of a sentence: no possibility, wish, plan or part stated as a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault
from app.verify.synonyms import content_stems, meaning_keys_by_word, text_meaning_keys
from corpus.english.hedges import CAUTIONS, CERTAINTIES, CONDITIONS, FREQUENCIES

if TYPE_CHECKING:
    from app.text.message_text import MessageText
    from app.verify.evidence import CitedEvidence

_SPLIT = re.compile(
    r"(?<=[.!?…;:])\s+|[;—]|\s–\s|,? \b(?:but|whereas|while|although|though|because|and yet)\b"
    r"|, (?=and\b|who\b|which\b|so\b)"
)
_LIKELY = re.compile(
    r"\b(?:may(?! \d)|(?i:might|could(?! not|n['’]t)|perhaps|maybe|possibl[ey]|possibilit\w+"
    r"|probabl\w+"
    r"|likely|unlikely|seem\w*|appear(?:s|ed)?(?= to| that|,)|apparent\w*|alleged\w*|reported(?:ly)"
    r"|supposed\w*|presumabl\w+|arguabl\w+|in theory|theoretical\w*|in principle"
    r"|suspect\w*|conceivabl\w+|rumou?r\w*|as if))\b",
)
_CONDITIONAL = re.compile(rf"\b(?:{CONDITIONS})\b", re.IGNORECASE)
_DESIRE = re.compile(
    r"\b(?:wants?|wanted|wish\w*|hop(?:es?|ed|ing)(?= to| that| for| it)|plan(?:s|ned"
    r"|ning)?(?= to| for)|intend\w*"
    r"|propos(?:e[sd]?|ing)|offer(?:s|ed|ing)?(?= to)|promis(?:e[sd]?|ing)(?= to| that| it)"
    r"|pledg(?:e[sd]?|ing)(?= to| that)|threaten\w*|tr(?:y|ies|ied|ying) to"
    r"|attempt\w* to|(?<!n['’]t )(?<!not )expect(?:s|ed)?\b|fear(?:s|ed)?(?= that)|should|ought"
    r"|must|needs? to|ha(?:s|ve|d) to|demand(?:s|ed|ing)(?! for)"
    r"|recommend\w*|urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:for|on)|prepared to|ready to|willing\w*"
    r"|aim(?:s|ed)? (?:to|at)|goal|seek(?:s|ing)?|sought|suggest\w*|predict\w*|forecast\w*"
    r"|estimate[sd]?|would like|vow\w*|consider(?:s|ed|ing)|let['’]s|allowed to|supposed to)\b",
)
# Belief of the speaker: an attribution in the sentence ("A thinks") keeps it.
_BELIEF = re.compile(
    r"\b(?:I (?:\w+ )?(?:think|believe|suppose|guess|assume|imagine|feel|doubt|fear|suspect|hope)"
    r"|in my (?:view|opinion|eyes)|to my mind|as I see it|my (?:guess|impression|sense))\b"
)
_CAUTIOUS = re.compile(rf"\b(?:{CAUTIONS})\b", re.IGNORECASE)
_SURE = re.compile(rf"\b(?:{CERTAINTIES})\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|won['’]t|shall|(?:is|are|was|were) (?:going|certain|sure|bound|destined|set) to"
    r"|certainly|definitely|inevitably)\b"
)
_ALL = re.compile(
    r"\b(?<!at )(?<!after )(?<!above )(?<!in )(?:all(?! the same| right| along| but| that| he"
    r"| she| they| I| we| it)|every|everyone"
    r"|everybody|everything|always|entire\w*|whole|completely|fully|totally|wholly|invariably"
    r"|unanimous\w*|nobody|no one|none|never|each)\b",
    re.IGNORECASE,
)
_SOMETIMES = re.compile(rf"\b(?:{FREQUENCIES})\b", re.IGNORECASE)
_SOME = re.compile(
    r"\b(some|many|most|several|a few|few|a part of|part of|certain|a number of|a minority of"
    r"|a majority of|half of|one of)(?: of)?(?: the| his| her| its| their| our| my)? ([^\W\d_]+)",
    re.IGNORECASE,
)
_PART_CUE = re.compile(
    r"\b(?:some|many|most|several|few|parts?|certain|number|minority|majority|half|one|lots?"
    r"|various"
    r"|numerous|others?|among|section|often|sometimes|not all|not every|an?|two|three|partial\w*"
    r"|partly|share|handful|mostly|much|plenty|certain)\b|\d",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|solely|merely) (?!an? |the )(\w+)", re.IGNORECASE)
_EXCLUSIVE = re.compile(
    r"\b(?:only|just|solely|merely|alone|but|nothing|no|not|mere|sole|single|except|exclusively"
    r"|unless|limited|restricted|never|until|first|simply|without)\b|n['’]t\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:will|shall|(?:is|are) going to)\b")
_MIGHT = re.compile(r"\b(?:may|might|could|can|cannot)\b(?! \d)")
_WOULD = re.compile(
    r"\b(?:will|won['’]t|would|shall|going to|\w+['’]ll|plan\w*|promis\w+|expect\w*|soon|tomorrow"
    r"|must|bound|certain|inevitabl\w+)\b"
)
_FUTURE_CUE = re.compile(
    r"\b(?:will|won['’]t|would|shall|should|must|may|might|could|can|going to|future|soon|next"
    r"|until"
    r"|plan\w*|expect\w*|hop\w+|fear\w*|promis\w+|forecast\w*|predict\w*|coming|if|need\w*|want\w*"
    r"|intend\w*|propos\w+|to be|votes?|chances?|becom\w+|lead\w*|threat\w*|risk\w*|bound|certain"
    r"|inevitabl\w+|ready|wait\w*|ever|never|\w+['’]ll|likely|unlikely|tomorrow|long-term)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?being \w+|\bunder way\b|\bin preparation\b|\bprepar\w+\b"
)
_COMPLETED = re.compile(r"\b(?:has|have|had) (?!not|been|to\b)(?:\w+ly )?\w+(?:ed|t|en|wn|de)\b")
_MIN_SHARED_WORDS = 2  # for two clauses to be about the same thing


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, its content stems, and the meaning keys of each of its words."""

    text: str
    stems: frozenset[str]
    words: tuple[frozenset[str], ...]

    def count_shared(self, other: _Clause) -> int:
        """The number of its words that the other clause has too, or has a synonym of."""
        return sum(any(keys & other_keys for other_keys in other.words) for keys in self.words)


def check_hedges(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a hedge of the quotes that the sentence has lost, or of an overstatement.

    Each clause is compared with the clauses of the quotes that share most words with it.
    """
    attributed = _is_attributed(text)
    quote_clauses = _clauses(evidence.quoted_text)
    known_stems = content_stems(evidence.provenance_text)
    for clause in _clauses(text):
        nearest = _nearest(clause, quote_clauses, known_stems)
        reasons = [
            _lost_hedge(clause, quote_clause, text, attributed=attributed)
            for quote_clause in nearest
        ]
        if reasons and reasons[0] and all(reasons):
            return SentenceFault(FaultKind.HEDGE, reasons[0])
    return _overstatement_fault(text, evidence)


@lru_cache(maxsize=2048)
def _clauses(text: str) -> tuple[_Clause, ...]:
    """The clauses of a text; a condition stays in one clause with its consequence."""
    clauses = [clause.strip() for clause in _SPLIT.split(text) if clause and clause.strip()]
    return tuple(
        _Clause(clause, content_stems(clause), meaning_keys_by_word(clause)) for clause in clauses
    )


def _nearest(
    clause: _Clause, quote_clauses: tuple[_Clause, ...], known_stems: frozenset[str]
) -> list[_Clause]:
    """The clauses of the quotes that share most words with a clause of the sentence."""
    shared_counts = [clause.count_shared(quote_clause) for quote_clause in quote_clauses]
    own_count = max(1, sum(not quote_clause & known_stems for quote_clause in clause.words))
    counts = [
        count if count >= min(_MIN_SHARED_WORDS, own_count, max(1, len(quote_clause.stems))) else 0
        for quote_clause, count in zip(quote_clauses, shared_counts, strict=True)
    ]
    highest = max(counts, default=0)
    return [
        quote_clause
        for quote_clause, count in zip(quote_clauses, counts, strict=True)
        if count == highest and highest
    ]


def _is_attributed(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:says?|said|thinks?|thought|believes?|believed|argues?|argued|according to|view"
            r"|opinion|holds?|considers?|claims?|writes?|wrote|suspects?|fears?|hopes?|guess\w*"
            r"|feels?|doubts?|judges?|maintains?|insists?|sees?|regards?|finds?|estimates?)\b",
            text,
        )
    )


def _lost_hedge(
    clause: _Clause, quote_clause: _Clause, text: str, *, attributed: bool
) -> MessageText | None:
    """The reason, where the quote's clause is hedged and the sentence's clause is not."""
    quote_text = re.sub(r"[“”\"]", "", quote_clause.text)
    if " ".join(quote_text.split()).lower() in " ".join(text.split()).lower():
        return None
    likely, sure = _LIKELY.search(quote_clause.text), _WILL.search(clause.text)
    if likely and sure and not (_LIKELY.search(clause.text) or _WILL.search(quote_clause.text)):
        return message_text("refused-became", quoted=likely[0], written=sure[0])
    is_hedged = _is_hedged(text)
    for pattern in (_LIKELY, _CONDITIONAL, _DESIRE):
        hedge = pattern.search(quote_clause.text)
        if hedge and not is_hedged and not _is_past_ability(quote_clause.text, hedge):
            return message_text("refused-hedge-lost", word=hedge[0])
    if (belief := _BELIEF.search(quote_clause.text)) and not (attributed or is_hedged):
        return message_text("refused-hedge-lost", word=belief[0])
    return _lost_quantifier(clause, quote_clause, text)


def _is_hedged(text: str) -> bool:
    patterns = (_LIKELY, _CONDITIONAL, _DESIRE, _CAUTIOUS)
    return any(pattern.search(text) for pattern in patterns)


def _is_past_ability(text: str, match: re.Match[str]) -> bool:
    """Whether "could" or "would" is part of a denial ("could not come"), which is no hedge."""
    after = text[match.end() : match.end() + 14]
    return (
        match[0].lower() in ("could", "would")
        and re.match(r"(?: not|n['’]t) (?!be\b|have\b)", after) is not None
    )


def _lost_quantifier(clause: _Clause, quote_clause: _Clause, text: str) -> MessageText | None:
    if (
        _UNDER_WAY.search(quote_clause.text)
        and not _UNDER_WAY.search(text)
        and _COMPLETED.search(clause.text)
    ):
        return message_text("refused-under-way")
    if (frequency := _SOMETIMES.search(quote_clause.text)) and not (
        _SOMETIMES.search(text) or _PART_CUE.search(text) or _is_hedged(text)
    ):
        return message_text("refused-word-lost", word=frequency[0])
    for match in _SOME.finditer(quote_clause.text):
        if not content_stems(match[2]) & clause.stems:
            continue
        if not (_PART_CUE.search(text) or _SOMETIMES.search(text)):
            return message_text("refused-became-all", words=match[0])
    for match in _ONLY.finditer(quote_clause.text):
        if content_stems(match[1]) & clause.stems and not _EXCLUSIVE.search(text):
            return message_text("refused-word-lost", word=match[0].split()[0])
    return None


def _overstatement_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a future, a certainty or an "all" that no quote has."""
    match, possibility = _FUTURE.search(text), _MIGHT.search(evidence.quoted_text)
    if match and possibility and not (_WOULD.search(evidence.quoted_text) or _LIKELY.search(text)):
        reason = message_text("refused-became", quoted=possibility[0], written=match[0])
        return SentenceFault(FaultKind.HEDGE, reason)
    if match and not _FUTURE_CUE.search(evidence.quoted_text):
        return SentenceFault(FaultKind.HEDGE, message_text("refused-future", word=match[0]))
    allowed_text = f"{evidence.quoted_text} {evidence.provenance_text}"
    if (match := _SURE.search(text)) and not (
        _SURE.search(allowed_text) or text_meaning_keys(match[0]) & text_meaning_keys(allowed_text)
    ):
        return SentenceFault(FaultKind.HEDGE, message_text("refused-sure", word=match[0]))
    if (match := _ALL.search(text)) and not (
        _ALL.search(allowed_text)
        or re.search(r"\b(?:no|not|any|anyone|anybody|total|nothing|both)\b|n['’]t", allowed_text)
    ):
        return SentenceFault(FaultKind.HEDGE, message_text("refused-all", word=match[0]))
    return None
