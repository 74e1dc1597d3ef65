"""Whether two sentences say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from index.evidence.evidence import ScoredSentence

SAME = 0.8  # share of common terms from which two sentences are one
# Words by which sentences alike in all else say different things: negations, hedges, conditions,
# comparisons, orders in time, and verbs that report or take back.
_CRUCIAL = re.compile(
    r"no|not|never|none|nor|nobody|nothing|neither|without|cannot|hardly|barely|fewer|few|less"
    r"|little|least|more|most|only|can|could|may|might|must|shall|should|will|would|if|unless"
    r"|before|after|until|since|against|perhaps|possibly|probably|likely|unlikely"
    r"|according|sa(?:y|id)[a-z]*|thought|told|(?:den(?:y|ie)|disagree|argu|believ|think|report"
    r"|stat(?:e|ing)|reject|refus|doubt|disput|oppos|fail|lack|alleg|claim|suppos|suggest)"
    r"[a-z]*"
)


def is_duplicate(one: ScoredSentence, other: ScoredSentence) -> bool:
    """Whether one sentence has the other's words in their order, and little besides."""
    mine, its = (span.span.of(span.document.text) for span in (one, other))
    if mine == its:
        return True
    a, b = stemmed_terms(mine), stemmed_terms(its)
    there, here = set(a), set(b)
    if not a or not b or len(there & here) < SAME * len(there | here):
        return False
    one_adds = not (there - here) or not (here - there)  # a word for another is another statement
    in_order = [term for term in a if term in here] == [term for term in b if term in there]
    return one_adds and in_order and _crucial(mine) == _crucial(its)


def _crucial(text: str) -> list[str]:
    """The words that make one of two like sentences say something else, and the numbers."""
    words = text.lower().replace("n’t", " not").replace("n't", " not").split()
    plain = [word.strip(".,;:!?()“”\"'’") for word in words]
    return [w for w in plain if _CRUCIAL.fullmatch(w) or any(map(str.isdigit, w))]
