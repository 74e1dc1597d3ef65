"""Check the dates of a sentence: each must agree with one date of the quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault
from corpus.english.dates import MONTH_NUMBERS, MONTH_PATTERN
from corpus.english.quantities import ORDINALS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.verify.evidence import CitedEvidence

_MONTH_NUMBERS = MONTH_NUMBERS | {
    **{name[:3]: number for name, number in MONTH_NUMBERS.items() if name != "may"},
    "sept": 9,
}
_MONTH = f"{MONTH_PATTERN}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_YEAR = r"(?:1[0-9]|20)\d\d"
_ORDINAL_SUFFIX = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?P<iso>(?P<y1>{_YEAR})-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?)\b"
    rf"|\b(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>{_YEAR})\b"
    rf"|\b(?:(?P<d3>\d{{1,2}}){_ORDINAL_SUFFIX} (?:of )?)(?P<m3>{_MONTH})\b\.?"
    rf"(?:,? (?:of )?(?P<y3>{_YEAR})\b)?"
    rf"|\b(?P<m4>{_MONTH})\b\.? (?:the )?(?P<d4>\d{{1,2}}){_ORDINAL_SUFFIX}\b(?!,\d{{3}})"
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
_MONTH_COUNTS = UNITS[2:12]
_FIRST_MONTHS = re.compile(rf"\bfirst ({'|'.join(_MONTH_COUNTS)}) months\b")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SEASON = re.compile(r"\b(spring|summer|autumn|winter)\b", re.IGNORECASE)
_FIRST_OF = re.compile(
    r"\b(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) of "
    rf"({_MONTH})\b"
)
_ORDINALS = ORDINALS[:10]
_PUBLISHING_WORD = re.compile(
    r"\b(?:wr(?:ote|ites|iting|itten)|publish\w*|article|essay|column|interview\w*|blog|explainer"
    r"|letter|says?|said|text|document|dated|spoke|told|argu\w+|report\w*|appear\w*)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|today|last (?:year|month|week)|next (?:year|month|week)"
    r"|this (?:year|month|week))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which parts may be missing (0 or empty): year, month, day, season, decade."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: str = ""
    decade: bool = False
    written: str = ""
    preposition: str = ""  # the word before it: "until", "in"

    def includes(self, other: PartialDate) -> bool:
        """Whether every part that the other date has is the same in this one."""
        own_parts = (self.year, self.month, self.day, self.season)
        other_parts = (other.year, other.month, other.day, other.season)
        if other.decade and not self.decade:
            return other.year // 10 == self.year // 10
        return all(
            not other_part or own_part == other_part
            for own_part, other_part in zip(own_parts, other_parts, strict=True)
        )


def check_dates(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of the first date that agrees with no date of the quotes or their source.

    The date of publication counts only in a sentence about writing or publishing.
    """
    quote_dates = (*find_dates(evidence.quoted_text), *_first_months(evidence.quoted_text))
    publication_dates = tuple(_publication_dates(evidence))
    is_about_publication = bool(_PUBLISHING_WORD.search(text))
    question_dates = () if any(date.year for date in quote_dates) else find_dates(evidence.question)
    for date in find_dates(text):
        matches = [match for match in quote_dates if match.includes(date)]
        if matches:
            only_bounds = all(match.preposition in _BOUNDS for match in matches)
            if date.preposition in ("in", "on") and date.year and only_bounds:
                reason = message_text(
                    "refused-date-bound", preposition=matches[0].preposition, date=date.written
                )
                return SentenceFault(FaultKind.DATE, reason)
            continue
        if is_about_publication and any(known.includes(date) for known in publication_dates):
            continue
        if date in question_dates:
            continue
        if any(asked.year == date.year and asked.includes(date) for asked in question_dates):
            continue
        return SentenceFault(FaultKind.DATE, message_text("refused-date", date=date.written))
    return _relative_date_fault(text, evidence)


def _first_months(words: str) -> Iterator[PartialDate]:
    """The first and last month of "the first five months": January and May."""
    if match := _FIRST_MONTHS.search(words):
        yield PartialDate(month=1)
        yield PartialDate(month=_MONTH_COUNTS.index(match[1]) + 2)


def _relative_date_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a weekday, "yesterday", "last year" or season that no quote has."""
    allowed = f"{evidence.quoted_text}\n{evidence.provenance_text}\n{evidence.question}".lower()
    for pattern in (_WEEKDAY, _RELATIVE):
        for match in pattern.finditer(text):
            if match[0].lower() not in allowed:
                return SentenceFault(FaultKind.DATE, message_text("refused-time", words=match[0]))
    for match in _SEASON.finditer(text):
        if match[0].lower().replace("fall", "autumn") not in allowed.replace("fall", "autumn"):
            return SentenceFault(FaultKind.DATE, message_text("refused-time", words=match[0]))
    return None


def _publication_dates(evidence: CitedEvidence) -> Iterator[PartialDate]:
    """Dates of publication of the cited documents and parts, and dates in their titles."""
    known = (
        *(document.provenance for document in evidence.documents),
        *(citation.provenance for citation in evidence.citations),
    )
    for published in dict.fromkeys(provenance.published for provenance in known):
        if published:
            parts = [int(part) for part in published.written.split("-")] + [0, 0]
            yield PartialDate(parts[0], parts[1], parts[2])
    for document in evidence.documents:
        yield from find_dates(document.provenance.name)


@lru_cache(maxsize=2048)
def find_dates(text: str) -> tuple[PartialDate, ...]:
    """The dates of a text in order, those such as "the first of May" last."""
    dates = [
        replace(_parse_date(match), preposition=_word_before(text, match.start()))
        for match in _DATE.finditer(text)
    ]
    dates += [
        PartialDate(
            0, _MONTH_NUMBERS[match[2].lower()], _ORDINALS.index(match[1]) + 1, written=match[0]
        )
        for match in _FIRST_OF.finditer(text)
    ]
    return tuple(dates)


def _word_before(text: str, position: int) -> str:
    before = text[:position].split()
    return before[-1].lower() if before else ""


def blank_out_dates(text: str) -> str:
    """The text with its dates replaced by spaces, so that all other offsets stay the same."""
    plain = _FIRST_OF.sub(lambda match: " " * len(match[0]), text)
    return _DATE.sub(lambda match: " " * len(match[0]), plain)


def _parse_date(match: re.Match[str]) -> PartialDate:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = next((int(parts[name]) for name in parts if name[0] == "y"), 0)
    month = next((parts[name] for name in parts if name[0] == "m"), "")
    day = next((int(parts[name]) for name in parts if re.fullmatch(r"d\d", name)), 0)
    number = int(month) if month.isdigit() else _MONTH_NUMBERS.get(month.lower(), 0)
    if "y8" in parts:
        year += 1900 if year > 30 else 2000  # noqa: PLR2004 - a century either way
    season = parts.get("season", "").lower().replace("fall", "autumn")
    return PartialDate(
        year, number, day, season, "decade" in parts or "s8" in parts, match[0].strip()
    )
