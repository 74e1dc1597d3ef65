"""Amounts and dates in a sentence, and whether two of them contradict each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.dates import MONTH_NUMBERS, MONTH_PATTERN
from corpus.english.quantities import NUMBER_VALUES, SCALE_VALUES
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME_AMOUNT = 0.05  # share by which two amounts may differ and still be one, rounded
_WORDS = {word: value for word, value in NUMBER_VALUES.items() if value}
_SCALES = SCALE_VALUES
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<sign>[$€£])?(?P<one>{_DIGITS})(?:\s?(?:[–-]|to|or)\s?(?P<other>{_DIGITS}))?"
    r"(?P<scale> (?:hundred|thousand|million|billion))?(?P<per>\s?%| per ?cent\b)?"
)
_SPELLED = re.compile(
    rf"\b(?:{'|'.join([*_WORDS, *_SCALES])})"
    rf"(?:[ -](?:and )?(?:{'|'.join([*_WORDS, *_SCALES])}))*\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_AFTER = re.compile(r"\W{0,2}((?:[^\W\d_][^\W_]*(?:['’-][^\W_]+)*\W{1,2}){0,3})")
_RATE = re.compile(r"^[^.;:,]{0,40}?\b(?:an?|per|each|every) (day|week|month|year|hour)\b")
_RATE_WORDS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_PART = re.compile(r"^\W?(?:of (?:it|them|these|those|the|its|their)\b)")
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH_PATTERN})"
    r"(?: (?P<late>\d{1,2})\b(?!,? ?\d{3}))?(?:,? (?P<year>(?:1[5-9]|20)\d\d))?"
)
_SKIPPED = frozenset("new old whole other total average more less about some or so".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` of `unit`, a stem; `rate` is the period, as in "per day"."""

    low: float
    high: float
    unit: str
    rate: str = ""
    denied: bool = False

    def contradicts(self, other: Amount) -> bool:
        """Whether both have one unit and rate, and the ranges are apart."""
        if (self.unit, self.rate) != (other.unit, other.rate) or self.denied or other.denied:
            return False
        slack = SAME_AMOUNT * max(self.high, other.high)
        return self.low > other.high + slack or other.low > self.high + slack

    def meets(self, other: Amount) -> bool:
        """Whether the ranges overlap, whatever the units."""
        slack = SAME_AMOUNT * max(self.high, other.high)
        return self.low <= other.high + slack and other.low <= self.high + slack


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year; a part that is not given is 0."""

    year: int
    month: int
    day: int

    def contradicts(self, other: Date) -> bool:
        """Whether a part that both give differs."""
        mine, its = (self.year, self.month, self.day), (other.year, other.month, other.day)
        return any(a and b and a != b for a, b in zip(mine, its, strict=True))


@lru_cache(maxsize=4096)
def dates(text: str) -> tuple[Date, ...]:
    """The dates of a text in order: days and months first, then single years."""
    found: list[Date] = []
    taken: set[int] = set()
    for match in _DATE.finditer(text):
        day = match["day"] or match["late"] or 0
        if not (day or match["year"]):
            continue
        month = MONTH_NUMBERS[match["month"].lower()]
        found.append(Date(int(match["year"] or 0), month, int(day)))
        taken.update(range(match.start(), match.end()))
    alone = re.finditer(rf"\b{_YEAR.pattern}\b(?![,.]\d|%)", text)
    return (*found, *(Date(int(one[0]), 0, 0) for one in alone if one.start() not in taken))


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text: digits first, then spelled; without dates and parts of a whole."""
    plain = _DATE.sub(lambda match: " " * len(match[0]) if match["day"] else match[0], text)
    spelled = _NUMBER.sub(lambda match: " " * len(match[0]), plain)
    return tuple(_digits(plain)) + tuple(_spelled_amounts(spelled))


def _digits(text: str) -> Iterator[Amount]:
    for match in _NUMBER.finditer(text):
        if _YEAR.fullmatch(match["one"]) and not (match["scale"] or match["sign"]):
            continue
        if re.match(r"(?:st|nd|rd|th)\b", text[match.end() :]):
            continue
        scale = _SCALES.get((match["scale"] or "").strip(), 1.0)
        low = float(match["one"].replace(",", "")) * scale
        high = float((match["other"] or match["one"]).replace(",", "")) * scale
        unit = "percent" if match["per"] else "money" if match["sign"] else ""
        yield from _amount(text, match, low, high, unit)


def _spelled_amounts(text: str) -> Iterator[Amount]:
    for match in _SPELLED.finditer(text):
        number = _value(match[0].lower())
        if match[0].lower() != "one":  # more often a pronoun
            percent = re.match(r" per ?cent\b", text[match.end() :])
            yield from _amount(text, match, number, number, "percent" if percent else "")


def _amount(
    text: str, match: re.Match[str], low: float, high: float, unit: str
) -> Iterator[Amount]:
    after = text[match.end() :]
    before = text[max(0, match.start() - 16) : match.start()].lower()
    if _PART.match(after):
        return
    denied = re.search(r"\bnot (?:the )?$", before) is not None
    rate = _RATE.match(after)
    per = rate[1] if rate else ""
    yield Amount(low, high, unit or _unit(after), per, denied)


def _unit(after: str) -> str:
    """The stem of the noun that is counted: the next word that is no stop word; '' for none."""
    following = _AFTER.match(after)
    for word in following[1].split() if following else ():
        found = stemmed_terms(word)
        if found and word.strip(".,;").lower() not in _SKIPPED:
            return found[0]
        if not found:
            return ""
    return ""


def _value(words: str) -> float:
    """The value of a spelled number."""
    whole, part = 0.0, 0.0
    for word in re.split(r"[ -]", words):
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = (part or 1.0) * 100
        elif word in _SCALES:
            whole, part = whole + (part or 1.0) * _SCALES[word], 0.0
    return whole + part
