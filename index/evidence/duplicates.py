"""Whether two sentences say the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.ranking_config import RankingConfig
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from index.evidence.evidence import ScoredSentence

# Words that make otherwise like sentences say different things: negations, hedges, conditions,
# comparisons, order in time, and verbs of reporting and denying.
_CRUCIAL = re.compile(
    r"no|not|never|none|nor|nobody|nothing|neither|without|cannot|hardly|barely|fewer|few|less"
    r"|little|least|more|most|only|can|could|may|might|must|shall|should|will|would|if|unless"
    r"|before|after|until|since|against|perhaps|possibly|probably|likely|unlikely"
    r"|according|sa(?:y|id)[a-z]*|thought|told|(?:den(?:y|ie)|disagree|argu|believ|think|report"
    r"|stat(?:e|ing)|reject|refus|doubt|disput|oppos|fail|lack|alleg|claim|suppos|suggest)"
    r"[a-z]*"
)


def is_duplicate(
    one: ScoredSentence, other: ScoredSentence, *, ranking: RankingConfig = RankingConfig()
) -> bool:
    """Whether one sentence has all of the other's terms, in the same order, and few more."""
    if one.text == other.text:
        return True
    terms, other_terms = stemmed_terms(one.text), stemmed_terms(other.text)
    distinct, other_distinct = set(terms), set(other_terms)
    shared, either = distinct & other_distinct, distinct | other_distinct
    if not terms or not other_terms or len(shared) < ranking.duplicate_overlap * len(either):
        return False
    only_one_adds = shared in (distinct, other_distinct)  # a replaced word is another statement
    in_order = [term for term in terms if term in shared] == [
        term for term in other_terms if term in shared
    ]
    return only_one_adds and in_order and _crucial_words(one.text) == _crucial_words(other.text)


def _crucial_words(text: str) -> list[str]:
    """The words of `_CRUCIAL` and the numbers, in order."""
    words = text.lower().replace("n’t", " not").replace("n't", " not").split()
    plain = [word.strip(".,;:!?()“”\"'’") for word in words]
    return [word for word in plain if _CRUCIAL.fullmatch(word) or any(map(str.isdigit, word))]
