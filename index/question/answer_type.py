"""The expected answer type of a question, and whether a text has something of that type.

Rules of English instead of a trained tagger: a sentence without a number does not say how many.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from corpus.english.dates import MONTH_PATTERN
from index.contradiction.quantities import amounts
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterator


class AnswerType(StrEnum):
    """Kinds of answers, the specific before the general."""

    PERCENT = "percent"
    MONEY = "money"
    LENGTH = "length"
    LONG = "long"
    TIME = "time"
    NUMBER = "number"
    DAY = "day"
    YEAR = "year"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"


_W = r"(?:[\w'’-]+ )"
_WHICH = r"(?:what|which) "
_DO = r"(?:do|does|did|will|would|has|have|had|can|could|should|may|might|is|are|was|were)"
_WHOSE = (
    "person|man|woman|king|queen|emperor|president|minister|author|writer|scientist|engineer"
    "|leader|general|politician|party|firm|company|companies|group|team|organi[sz]ation|union"
    "|brigade|agency|university"
)
_PLACES = (
    "country|countries|city|cities|place|town|state|region|province|river|location|street|village"
    "|stretch|continent"
)
# From the question's own word on: "In which year …" begins at "which".
_ASKED_BY: Final = {
    AnswerType.PERCENT: rf"{_WHICH}{_W}?(?:percent\w*|proportion|share|fraction)\b",
    AnswerType.MONEY: (
        rf"how much {_W}?money\b|how (?:much|many) {_W}{{0,6}}"
        r"(?:costs?|pay|paid|spend|spent|worth|earn\w*|raised?|owed?|dollars|euros|pounds)\b"
        rf"|what {_DO} {_W}{{0,8}}costs?\b|what (?:is|was) the (?:price|wage|salary|budget)\b"
    ),
    AnswerType.LENGTH: (
        r"how (?:wide|deep|tall)\b|how far (?:is|are|was|were|away|apart|from|did|do)\b"
        rf"|{_WHICH}{_W}{{0,3}}(?:width|depth|height|length|distance)\b"
    ),
    AnswerType.WHEN: (
        rf"when {_DO}\b|when\?|how long ago\b|(?:what|which) (?:month|time|season)\b"
    ),
    AnswerType.LONG: r"how long\b",  # in metres or in years
    AnswerType.TIME: (
        rf"how old\b|{_WHICH}{_W}{{0,2}}age\b"
        r"|how many (?:years|months|weeks|days|hours|minutes|seconds|decades)\b"
    ),
    AnswerType.NUMBER: (
        r"how (?:many|much|high|large|big|heavy|fast|often|few|strong|thick)\b"
        rf"|{_WHICH}{_W}{{0,3}}(?:number|population|amount|rate|ratio|temperature|total|figure)\b"
    ),
    AnswerType.DAY: rf"{_WHICH}{_W}?(?:day|date)\b",
    AnswerType.YEAR: rf"{_WHICH}{_W}?(?:year|decade|century)\b",
    AnswerType.WHO: (
        rf"who(?:m|se)?\b|what (?:is|was) the names? of\b|{_WHICH}{_W}{{0,2}}(?:{_WHOSE})\b"
    ),
    AnswerType.WHERE: rf"where\b|{_WHICH}{_W}?(?:{_PLACES})\b",
}
_QUESTIONS: Final = {kind: re.compile(its, re.IGNORECASE) for kind, its in _ASKED_BY.items()}
_YES_OR_NO = re.compile(rf"\W*(?:(?:and|but|so) )?{_DO}\b", re.IGNORECASE)
# A "when" that no verb follows joins sentences and asks nothing.
_ASKING = re.compile(
    rf"\b(?:what|which|who(?:m|se)?|where|why|how|when(?= {_DO}\b|\?))\b", re.IGNORECASE
)
_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty"
    "|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?"
    "|dozens?|half|thirds?|quarters?|once|twice|several|couple|none"
)
_NUMBER = rf"(?:\d[\d,.]*|\b(?:{_SPELLED})\b)"
_MONTHS = f"(?:{MONTH_PATTERN})"
_WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TIMES = "(?:second|minute|hour|day|week|month|year|decade)s?|centur(?:y|ies)"
_LENGTH = (
    rf"{_NUMBER}[\s-]?(?:\w+[\s-])?(?:[ckm]?m|ft|(?:kilo|centi|milli)?met(?:er|re)s?|feet|foot"
    r"|miles?|inch(?:es)?|yards?)\b"
)
_TIME = (
    rf"{_NUMBER}[\s-]?(?:\w+[\s-])?(?:{_TIMES})\b|\b(?:an?|the|whole|entire) (?:{_TIMES})\b"
    r"|\baged? \d|\bborn\b|\b(?:from|between|since|until|till) (?:\w+ )?\d{3,4}\b"
)
_HELD_BY: Final = {
    AnswerType.PERCENT: (
        r"\d\s?%|\bper ?cent\b|\b(?:half|thirds?|quarters?|majority|most)\b|\b(?:in|of) ten\b"
    ),
    AnswerType.MONEY: (
        rf"[$€£¥]\s?\d|\bfree\b|{_NUMBER}[\w\s-]{{0,20}}\b(?:dollars?|euros?|pounds?|hryvn\w+"
        r"|rou?bles?|cents?|crowns?|francs?|yen|marks?|million|billion)\b"
    ),
    AnswerType.LENGTH: _LENGTH,
    AnswerType.LONG: f"{_LENGTH}|{_TIME}",
    AnswerType.TIME: _TIME,
    AnswerType.NUMBER: _NUMBER,
    AnswerType.DAY: (
        rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b|\b{_MONTHS} \d{{1,2}}\b"
        rf"|\b{_WEEKDAYS}\b|\btoday\b|\byesterday\b"
    ),
    AnswerType.YEAR: r"\b(?:1\d|20)\d\ds?\b|\b\w+ century\b|\b\d{3,4} (?:AD|BC|CE|BCE)\b",
    AnswerType.WHEN: (
        rf"\b\d{{3,4}}s?\b|\b{_MONTHS}\b|\b{_WEEKDAYS}\b|\bcentur(?:y|ies)\b|\b(?:today|yesterday"
        r"|tomorrow|tonight|spring|summer|autumn|winter|ago|midnight|noon|decade)\b"
        r"|\b(?:last|next|this) (?:year|month|week)\b"
        r"|\b(?:after|before|during|until|since|once|while) [a-z]"
    ),
}
_WITH_CASE = {AnswerType.DAY, AnswerType.WHEN}  # May is a month, may is none
_THINGS: Final = {
    kind: re.compile(its, 0 if kind in _WITH_CASE else re.IGNORECASE)
    for kind, its in _HELD_BY.items()
}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COUNTED = re.compile(r"\bhow many ((?:[\w-]+ ){0,2}[\w-]+)", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,.]*")
_REACH = 25  # characters behind a number in which what it counts is named
_SPEAKER = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")
_FIRST_AFTER = frozenset('.!?:“"”—‘(')
_NO_NAMES = frozenset(
    f"""i mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday
    {_MONTHS[3:-1].lower().replace("|", " ")}""".split()
)


def expected_answer_type(question: str) -> AnswerType | None:
    """The kind of answer that the question asks for; None where no rule applies."""
    asking = _ASKING.search(question)
    if asking is None or _YES_OR_NO.match(question):
        return None
    at = asking.start()
    return next((kind for kind, asks in _QUESTIONS.items() if asks.match(question, at)), None)


def contains_answer_type(kind: AnswerType | None, text: str, *, question: str) -> bool:
    """Whether the text has something of that kind that is not in the question; True for None."""
    if kind is None or (kind is AnswerType.WHO and _SPEAKER.search(text)):
        return True
    if kind in _THINGS:
        asked = question.lower()
        return any(match[0].lower() not in asked for match in _THINGS[kind].finditer(text))
    stems = set(stemmed_terms(question))
    return any(not stems.issuperset(stemmed_terms(name)) for name in capitalised_names(text))


def counted_nouns(question: str) -> frozenset[str]:
    """The stems of what the question asks to count: "soldier" in "how many soldiers"."""
    found = _COUNTED.search(question)
    return frozenset(stemmed_terms(found[1])) if found else frozenset()


def counts(text: str, things: frozenset[str]) -> bool:
    """Whether a number in the text counts one of the things, or is just before one."""
    behind = (text[match.end() : match.end() + _REACH] for match in _DIGITS.finditer(text))
    return any(one.unit in things for one in amounts(text)) or any(
        not things.isdisjoint(stemmed_terms(words)) for words in behind
    )


def capitalised_names(text: str) -> Iterator[str]:
    """The capitalised words; one that begins a sentence only if another follows it."""
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or word.lower() in _NO_NAMES or not stemmed_terms(word):
            continue
        before = text[: match.start()].rstrip()
        behind = text[match.end() : match.end() + 2]
        first = not before or before[-1] in _FIRST_AFTER
        if not first or (behind[:1] == " " and behind[1:].isupper()):
            yield word
