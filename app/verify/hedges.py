"""Whether a possibility, a wish, a plan or a part has become a fact in a written sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.verify.fault import FaultKind, SentenceFault
from app.verify.synonyms import all_keys, roots, word_keys
from corpus.english.hedges import CAUTIONS, CERTAINTIES, CONDITIONS, FREQUENCIES

if TYPE_CHECKING:
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
_SUPPOSED = re.compile(rf"\b(?:{CONDITIONS})\b", re.IGNORECASE)
_WISHED = re.compile(
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
# What the one who speaks only holds: "A thinks" in the sentence says as much.
_HELD = re.compile(
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
_PARTLY = re.compile(
    r"\b(?:some|many|most|several|few|parts?|certain|number|minority|majority|half|one|lots?"
    r"|various"
    r"|numerous|others?|among|section|often|sometimes|not all|not every|an?|two|three|partial\w*"
    r"|partly|share|handful|mostly|much|plenty|certain)\b|\d",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|solely|merely) (?!an? |the )(\w+)", re.IGNORECASE)
_ALONE = re.compile(
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
_AHEAD = re.compile(
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
_DONE = re.compile(r"\b(?:has|have|had) (?!not|been|to\b)(?:\w+ly )?\w+(?:ed|t|en|wn|de)\b")
_ENOUGH = 2  # words that two clauses share, to be of one thing


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause, the roots of its words, and of each word the keys it is known by."""

    text: str
    roots: frozenset[str]
    words: tuple[frozenset[str], ...]

    def shared(self, other: _Part) -> int:
        """The number of its words that the other speaks of, in whatever words."""
        return sum(any(one & its for its in other.words) for one in self.words)


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """A possibility, condition, wish, belief or part of the quotes that is a fact here."""
    attributed = _is_attributed(text)
    theirs = _parts(ground.words)
    known = roots(ground.known)
    for part in _parts(text):
        near = _nearest(part, theirs, known)
        lost = [_lost(part, one, text, attributed=attributed) for one in near]
        if lost and all(lost):
            return SentenceFault(FaultKind.HEDGE, str(lost[0]))
    return _overstated(text, ground)


@lru_cache(maxsize=2048)
def _parts(text: str) -> tuple[_Part, ...]:
    """The clauses of a text with their words' roots; a condition stays with what hangs on it."""
    pieces = [piece.strip() for piece in _SPLIT.split(text) if piece and piece.strip()]
    return tuple(_Part(piece, roots(piece), word_keys(piece)) for piece in pieces)


def _nearest(part: _Part, theirs: tuple[_Part, ...], known: frozenset[str]) -> list[_Part]:
    """The clauses of the quotes that share most words with one of the sentence's."""
    shared = [part.shared(one) for one in theirs]
    own = max(1, sum(not one & known for one in part.words))
    fit = [
        count if count >= min(_ENOUGH, own, max(1, len(one.roots))) else 0
        for one, count in zip(theirs, shared, strict=True)
    ]
    most = max(fit, default=0)
    return [one for one, count in zip(theirs, fit, strict=True) if count == most and most]


def _is_attributed(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:says?|said|thinks?|thought|believes?|believed|argues?|argued|according to|view"
            r"|opinion|holds?|considers?|claims?|writes?|wrote|suspects?|fears?|hopes?|guess\w*"
            r"|feels?|doubts?|judges?|maintains?|insists?|sees?|regards?|finds?|estimates?)\b",
            text,
        )
    )


def _lost(own: _Part, their: _Part, text: str, *, attributed: bool) -> str | None:
    """The reason, where the clause of the quotes is open and the sentence's is not."""
    plain = re.sub(r"[“”\"]", "", their.text)
    if " ".join(plain.split()).lower() in " ".join(text.split()).lower():
        return None
    likely, sure = _LIKELY.search(their.text), _WILL.search(own.text)
    if likely and sure and not (_LIKELY.search(own.text) or _WILL.search(their.text)):
        return f"“{likely[0]}” has become “{sure[0]}”"
    open_here = _is_open(text)
    for pattern in (_LIKELY, _SUPPOSED, _WISHED):
        found = pattern.search(their.text)
        if found and not open_here and not _is_past_ability(their.text, found):
            return f"“{found[0]}” of the quotes is lost, and a fact is made of it"
    if (held := _HELD.search(their.text)) and not (attributed or open_here):
        return f"“{held[0]}” of the quotes is lost, and a fact is made of it"
    return _generalised(own, their, text)


def _is_open(text: str) -> bool:
    patterns = (_LIKELY, _SUPPOSED, _WISHED, _CAUTIOUS)
    return any(pattern.search(text) for pattern in patterns)


def _is_past_ability(text: str, found: re.Match[str]) -> bool:
    """Whether "whether" or "would" is part of a denial, so that no possibility is spoken of."""
    after = text[found.end() : found.end() + 14]
    return (
        found[0].lower() in ("could", "would")
        and re.match(r"(?: not|n['’]t) (?!be\b|have\b)", after) is not None
    )


def _generalised(own: _Part, their: _Part, text: str) -> str | None:
    if _UNDER_WAY.search(their.text) and not _UNDER_WAY.search(text) and _DONE.search(own.text):
        return "what is still under way in the quotes is told as done"
    if (part := _SOMETIMES.search(their.text)) and not (
        _SOMETIMES.search(text) or _PARTLY.search(text) or _is_open(text)
    ):
        return f"“{part[0]}” of the quotes is lost"
    for found in _SOME.finditer(their.text):
        if not roots(found[2]) & own.roots:
            continue
        if not (_PARTLY.search(text) or _SOMETIMES.search(text)):
            return f"“{found[0]}” of the quotes has become all"
    for found in _ONLY.finditer(their.text):
        if roots(found[1]) & own.roots and not _ALONE.search(text):
            return f"“{found[0].split()[0]}” of the quotes is lost"
    return None


def _overstated(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """A future, a certainty or a whole that no quote speaks of."""
    found, might = _FUTURE.search(text), _MIGHT.search(ground.words)
    if found and might and not (_WOULD.search(ground.words) or _LIKELY.search(text)):
        return SentenceFault(FaultKind.HEDGE, f"“{might[0]}” has become “{found[0]}”")
    if found and not _AHEAD.search(ground.words):
        return SentenceFault(FaultKind.HEDGE, f"no cited sentence speaks of what “{found[0]}” be")
    there = f"{ground.words} {ground.known}"
    if (found := _SURE.search(text)) and not (
        _SURE.search(there) or all_keys(found[0]) & all_keys(there)
    ):
        return SentenceFault(FaultKind.HEDGE, f"no cited sentence is so sure: “{found[0]}”")
    if (found := _ALL.search(text)) and not (
        _ALL.search(there)
        or re.search(r"\b(?:no|not|any|anyone|anybody|total|nothing|both)\b|n['’]t", there)
    ):
        return SentenceFault(FaultKind.HEDGE, f"no cited sentence speaks of “{found[0]}”")
    return None
