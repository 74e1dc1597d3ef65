"""Dates in a written sentence: their parts must stand together in one date of the sources."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from app.verify.fault import FaultKind, SentenceFault
from corpus.english.dates import MONTH_NUMBERS, MONTH_PATTERN
from corpus.english.quantities import ORDINALS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.verify.evidence import CitedEvidence

_NUMBERS = MONTH_NUMBERS | {
    **{name[:3]: at for name, at in MONTH_NUMBERS.items() if name != "may"},
    "sept": 9,
}
_MONTH = f"{MONTH_PATTERN}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_YEAR = r"(?:1[0-9]|20)\d\d"
_ST = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?P<iso>(?P<y1>{_YEAR})-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?)\b"
    rf"|\b(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>{_YEAR})\b"
    rf"|\b(?:(?P<d3>\d{{1,2}}){_ST} (?:of )?)(?P<m3>{_MONTH})\b\.?(?:,? (?:of )?(?P<y3>{_YEAR})\b)?"
    rf"|\b(?P<m4>{_MONTH})\b\.? (?:the )?(?P<d4>\d{{1,2}}){_ST}\b(?!,\d{{3}})"
    rf"(?:,? (?P<y4>{_YEAR})\b)?"
    rf"|\b(?P<m5>{_MONTH})\b\.?,? (?:of )?(?P<y5>{_YEAR})\b"
    rf"|\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? (?P<y6>{_YEAR})\b"
    rf"|\b(?P<y7>{_YEAR})(?P<decade>s)?\b(?![,.]\d|%| ?(?:million|billion|thousand|crowns|people"
    rf"|k?m)\b)"
    rf"|[’'](?P<y8>\d\d)(?P<s8>s)?\b"
    rf"|\b(?P<m9>(?!May\b){_MONTH.split('|Jan|', maxsplit=1)[0]})\b"
    r"|(?:\b(?:in|by|of|since|until|till|before|after|from|to|early|late|mid|last|next|this|and|or)"
    r"[ -])(?P<may>May)\b"
)
_BOUNDS = frozenset("until till before after since by".split())  # noqa: SIM905
_COUNTS = UNITS[2:12]
_FIRST_MONTHS = re.compile(rf"\bfirst ({'|'.join(_COUNTS)}) months\b")
_DAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SEASON = re.compile(r"\b(spring|summer|autumn|winter)\b", re.IGNORECASE)
_FIRST_OF = re.compile(
    r"\b(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) of "
    rf"({_MONTH})\b"
)
_ORDINAL = ORDINALS[:10]
_PUBLISHED = re.compile(
    r"\b(?:wr(?:ote|ites|iting|itten)|publish\w*|article|essay|column|interview\w*|blog|explainer"
    r"|letter|says?|said|text|document|dated|spoke|told|argu\w+|report\w*|appear\w*)\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:yesterday|tomorrow|today|last (?:year|month|week)|next (?:year|month|week)"
                  r"|this (?:year|month|week))\b", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month, year, or what of it is given; what is not is 0. A season stands for itself."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: str = ""
    decade: bool = False
    said: str = ""
    bound: str = ""  # "until", "in": the word before it

    def holds(self, other: Day) -> bool:
        """Whether every part that the other gives stands in this one."""
        mine = (self.year, self.month, self.day, self.season)
        its = (other.year, other.month, other.day, other.season)
        if other.decade and not self.decade:
            return other.year // 10 == self.year // 10
        return all(not b or a == b for a, b in zip(mine, its, strict=True))


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """The first date whose parts no date of the cited words, or of their document, joins."""
    theirs = (*days(ground.words), *_first_months(ground.words))
    when = tuple(_published(ground))
    dated = bool(_PUBLISHED.search(text))
    asked = () if any(one.year for one in theirs) else days(ground.question)
    for one in days(text):
        same = [other for other in theirs if other.holds(one)]
        if same:
            bounds = all(other.bound in _BOUNDS for other in same)
            if one.bound in ("in", "on") and one.year and bounds:
                return SentenceFault(FaultKind.DATE, f"the quotes say {same[0].bound} {one.said}")
            continue
        if (dated and any(other.holds(one) for other in when)) or one in asked:
            continue
        if any(other.year == one.year and other.holds(one) for other in asked):
            continue
        return SentenceFault(FaultKind.DATE, f"no cited sentence holds the date {one.said}")
    return _weekday(text, ground)


def _first_months(words: str) -> Iterator[Day]:
    """January and May of "the first five months"."""
    if found := _FIRST_MONTHS.search(words):
        yield Day(month=1)
        yield Day(month=_COUNTS.index(found[1]) + 2)


def _weekday(text: str, ground: CitedEvidence) -> SentenceFault | None:
    there = f"{ground.words}\n{ground.known}\n{ground.question}".lower()
    for pattern in (_DAY, _AGO):
        for found in pattern.finditer(text):
            if found[0].lower() not in there:
                return SentenceFault(FaultKind.DATE, f"no cited sentence says {found[0]}")
    for found in _SEASON.finditer(text):
        if found[0].lower().replace("fall", "autumn") not in there.replace("fall", "autumn"):
            return SentenceFault(FaultKind.DATE, f"no cited sentence says {found[0]}")
    return None


def _published(ground: CitedEvidence) -> Iterator[Day]:
    for document in ground.documents:
        if published := document.provenance.published:
            parts = [int(part) for part in published.written.split("-")] + [0, 0]
            yield Day(parts[0], parts[1], parts[2])
        yield from days(document.provenance.name)


@lru_cache(maxsize=2048)
def days(text: str) -> tuple[Day, ...]:
    """The dates of a text, in order."""
    found = [
        replace(_day(match), bound=_bound(text, match.start())) for match in _DATE.finditer(text)
    ]
    found += [
        Day(0, _NUMBERS[match[2].lower()], _ORDINAL.index(match[1]) + 1, said=match[0])
        for match in _FIRST_OF.finditer(text)
    ]
    return tuple(found)


def _bound(text: str, at: int) -> str:
    before = text[:at].split()
    return before[-1].lower() if before else ""


def without_dates(text: str) -> str:
    """The text with its dates blanked out, every other sign in its place."""
    plain = _FIRST_OF.sub(lambda match: " " * len(match[0]), text)
    return _DATE.sub(lambda match: " " * len(match[0]), plain)


def _day(match: re.Match[str]) -> Day:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = next((int(parts[one]) for one in parts if one[0] == "y"), 0)
    month = next((parts[one] for one in parts if one[0] == "m"), "")
    day = next((int(parts[one]) for one in parts if re.fullmatch(r"d\d", one)), 0)
    number = int(month) if month.isdigit() else _NUMBERS.get(month.lower(), 0)
    if "y8" in parts:
        year += 1900 if year > 30 else 2000  # noqa: PLR2004 - a century either way
    season = parts.get("season", "").lower().replace("fall", "autumn")
    return Day(year, number, day, season, "decade" in parts or "s8" in parts, match[0].strip())
