"""The words by which a question leans on what was asked before it."""

from __future__ import annotations

import re

from index.search.terms import stemmed_terms, surface_forms

_BARE = frozenset(
    """actually again agree agreed alone always another anybody anyone anything anywhere aspect
    certain claim claimed compare contradict contrary deny detail different differ disagree
    disagreed dispute doubt else enough especially ever evidence evidently exactly example
    explain explanation far few final finally first former further go good happen happened
    happens how instance kind know knows knew last later lately get gets got latter like likely
    long look matter mean means moment month much name named nobody now number object often old
    one ones oppose opposite please point precisely proof prove proved quote reader reason
    reasons regard right same second see side since soon source sources specifically still tell
    third time times today true truly two understand view way well wrong year years yes yet
    elaborate continue support back really sure surely said so think thinks
    thought expand""".split()  # noqa: SIM905
)
BARE = frozenset(stemmed_terms(" ".join(_BARE)))
_AUX = (
    r"(?:am|is|are|was|were|be|do|does|did|has|have|had|would|will|could|can|might|may|should|shall"
    r"|must|ought)"
)
_ONE = r"(?:he|she|him|his|her|hers|himself|herself)"
_MANY = r"(?:they|them|their|theirs|themselves)"
_THING = r"(?:it|its|itself)"
_BEFORE_THAT = (
    r"about|after|against|before|behind|beyond|by|despite|during|for|from|in|like|of|on|since|than"
    r"|to|until|with|when|why|how|where|and|but|if"
)
_OPENS = re.compile(
    r"\W*(?:(?:and|but|so|or|then|ok|okay|well|yes|no|also|what about|how about|what of|as for)\b"
    r"(?:[\s,…—–-]+|(?=\W*\Z)))+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"(?:(?:who|whom|whose|what|which|when|where|why|how)(?:n't)?\b|(?:{_AUX})(?:n['’]t)?\b)",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    rf"\b{_AUX} it (?:not )?(?:\w+ )?(?:that|to|for|possible|true|likely|take|takes|taken)\b"
    r"|\bit (?:is|was|would be) \w+ (?:that|to)\b|\b(?:takes?|took) to\b(?=.*\bit\b)",
    re.IGNORECASE,
)
_THAT = re.compile(
    rf"\b(?:that|this)\W*\Z|\A\W*(?:that|this)\b|\b(?:{_AUX}|{_BEFORE_THAT})(?:n['’]t)? "
    rf"(?:that|this)\b|\b(?:that|this) (?:{_AUX}|back|one|way|then|so|again)\b"
    r"|\b(?:that|this) (?:happen\w*|right|wrong|true|for|from|with)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:these|those)\b(?! (?:who|that|which))|\bsuch an?\b|\beach other\b|\bboth\W*\Z"
    r"|\b(?:the|that|this) (?:others?|former|latter)\b(?! \w+s\b)"
    r"|\bthe (?:first|second|third|last|next|same)(?: one)?"
    r"(?=\W*\Z|\s+(?:say|says|said|thing|person))"
    r"|\b(?:which|what|how many|some|any|one|both|all|none|each|neither|either) of"
    r" (?:them|these|those)\b"
    r"|\b(?:think|thinks|thought|say|says|said|believe\w*|claim\w*|do|did|does) so\b"
    r"|\b(?:there|then)\W*\Z|\b(?:still|go|went|gone|get|got|live|from|was|were) there\b"
    r"|\b(?:that|this|those|these|another|such an?) (?:version|plan|proposal|idea|claim|offer|deal"
    r"|figures?|numbers?|sum|date|day|year|time|decision|view|reason|report|law|vote|story|answer"
    r"|person|man|woman|place|group|country|side)s?\b"
    r"|\b(?:found|find|says?|said|told|knows?|knew|did|does|do|claims?|claimed|wrote|got|gets?)"
    r" (?:that|this)\b(?=\W*(?:out\W*|then\W*)?\Z)"
    r"|\bother (?:ones?|sides?|views?|opinions?)\b|\b(?:an)?other one\b|\bone\W*\Z",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?<!\A)(?<!\A\W)\b[A-Z][\w’'-]+|\b(?:the|a|an|some|his|her) \w+", re.UNICODE)
_FEW = 3  # own words after which "it" has something within the question to stand for


def opening(question: str) -> str:
    """The "and", "but" or "what about" with which a question begins; mostly nothing."""
    found = _OPENS.match(question)
    return found[0] if found else ""


def own_words(question: str) -> frozenset[str]:
    """The stems of what a question itself is about."""
    return frozenset(stemmed_terms(question)) - BARE


def names_nothing(question: str) -> bool:
    """Whether a question says nothing of what it is about: "Why?", "In which year was that?"."""
    return not own_words(question)


def is_asked_whole(question: str) -> bool:
    """Whether there is more than a bare subject: "and the Americans?" has no more."""
    return _ASKS.search(question) is not None


def refers(question: str) -> bool:
    """Whether a word stands for something that only an earlier question holds."""
    return (
        _POINTS.search(question) is not None
        or _THAT.search(question) is not None
        or _stands_for(question, _ONE, fewest=1)
        or _stands_for(question, _MANY, fewest=2)
        or (_EMPTY_IT.search(question) is None and _stands_for(question, _THING, fewest=_FEW))
    )


def _stands_for(question: str, pronoun: str, *, fewest: int) -> bool:
    """Whether the first such pronoun has nothing before it in the question to stand for."""
    found = re.search(rf"\b{pronoun}\b", question, re.IGNORECASE)
    if found is None:
        return False
    before = question[: found.start()]
    inside = _PERSON.search(before) is not None and len(own_words(before)) >= fewest
    return not inside


def lacking(question: str, phrase: str) -> bool:
    """Whether the phrase has a word that carries meaning and that the question lacks."""
    return not set(surface_forms(phrase)) <= set(surface_forms(question))
