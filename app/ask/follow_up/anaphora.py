"""Words by which a question refers to what was asked before it."""

from __future__ import annotations

import re

from index.search.terms import stemmed_terms, surface_forms

_TOPICLESS_WORDS = frozenset(
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
_TOPICLESS = frozenset(stemmed_terms(" ".join(_TOPICLESS_WORDS)))
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
_MIN_WORDS_BEFORE_IT = 3  # own words after which "it" may refer to something in the question


def opening_of(question: str) -> str:
    """The "and", "but" or "what about" with which a question begins; '' for none."""
    match = _OPENS.match(question)
    return match[0] if match else ""


def own_words(question: str) -> frozenset[str]:
    """The stems of the words that say what a question is about: none in "Why was that?"."""
    return frozenset(stemmed_terms(question)) - _TOPICLESS


def is_full_question(question: str) -> bool:
    """Whether it has a question word or an auxiliary; "the Americans?" has neither."""
    return _ASKS.search(question) is not None


def has_reference(question: str) -> bool:
    """Whether a word refers to something that only an earlier question names."""
    return (
        _POINTS.search(question) is not None
        or _THAT.search(question) is not None
        or _refers_back(question, _ONE, fewest=1)
        or _refers_back(question, _MANY, fewest=2)
        or (
            _EMPTY_IT.search(question) is None
            and _refers_back(question, _THING, fewest=_MIN_WORDS_BEFORE_IT)
        )
    )


def _refers_back(question: str, pronoun: str, *, fewest: int) -> bool:
    """Whether the first such pronoun can refer to nothing before it in the question."""
    match = re.search(rf"\b{pronoun}\b", question, re.IGNORECASE)
    if match is None:
        return False
    before = question[: match.start()]
    has_antecedent = _PERSON.search(before) is not None and len(own_words(before)) >= fewest
    return not has_antecedent


def lacks_words_of(phrase: str, question: str) -> bool:
    """Whether the question lacks one of the phrase's words, stop words aside."""
    return not set(surface_forms(phrase)) <= set(surface_forms(question))
