"""Find the numbers of a text: in figures, in words, as fractions, with what qualifies them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.verify.dates import blank_out_dates
from corpus.english.quantities import NUMBER_VALUES, ORDINAL_VALUES, SCALE_VALUES, TENS
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUES = NUMBER_VALUES
_SCALES = SCALE_VALUES | {"trillion": 1e12, "dozen": 12.0}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
_ORDINALS = ORDINAL_VALUES
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "double": 2.0, "doubled": 2.0, "triple": 3.0}
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
SPELLED_NUMBER = "|".join([*sorted(_VALUES, key=len, reverse=True), *_SCALES])
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<th>st|nd|rd|th)?\b|(?P<glued>\d+(?:\.\d+)?)(?P<short>k|mn?|bn)\b"
    rf"|\b(?P<words>(?:{SPELLED_NUMBER})s?"
    r"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million)) and )"
    rf"(?:{SPELLED_NUMBER})s?)*)\b"
    rf"|\b(?P<ordinal>(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(_ORDINALS)}))\b"
    rf"|\b(?P<part>half|halves|quarters?)\b|\b(?P<times>{'|'.join(_TIMES)})\b"
    r"|\b(?P<some>hundreds|thousands|millions|billions|dozens) of\b",
    re.IGNORECASE,
)
_SCALE_AFTER = re.compile(
    r"(?:\s+|-)(hundred|thousand|million|billion|trillion|dozen)s?\b", re.IGNORECASE
)
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b|percent\b)", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:several|many|a few|some) \Z", re.IGNORECASE)
_LOW = re.compile(r"\b(?:at least|from|more than|over|above|no less than|minimum of|between)"
                  r"(?: about| some)? \W?\Z", re.IGNORECASE)  # fmt: skip
_HIGH = re.compile(r"\b(?:at most|up to|to|less than|fewer than|under|below|almost|nearly|no more"
                   r" than|as many as|as much as|as far as|as long as|as high as|maximum of"
                   r"|until) \W?\Z", re.IGNORECASE)  # fmt: skip
_MORE = re.compile(r"\b(?:more than|over|above|exceed\w*|upwards of) \W?\Z", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less than|fewer than|under|below|almost|nearly) \W?\Z", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|some|approx\.?|approximately|roughly|nearly|almost|circa|c\.|more than|over"
    r"|less than|fewer than|under|up to|at least|at most|as many as|perhaps|maybe|hardly|close to"
    r"|an estimated|estimated|in the region of|or so|no more than|no less than|just) "
    r"(?:an? |the |\W)?\Z",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"\W?\s?(?:\w+ )?(?:or so|or more|or thereabouts)\b", re.IGNORECASE)
_UNIT = re.compile(r"\W{0,2}((?:[^\W\d_]+(?:['’-][^\W\d_]+)*\W{1,2}){0,2}[^\W\d_]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: its value, its wording, how it is qualified, what it counts.

    Fractions are percentages. `unit` are the stems of the words after it.
    """

    value: float
    written: str
    percent: bool
    rank: bool  # "third", "No. 3"
    in_range: bool  # one end of "10 to 15"
    approximate: bool
    more: bool  # "more than"
    less: bool  # "less than"
    low: bool  # a lower bound: "at least"
    high: bool  # an upper bound: "up to"
    unit: tuple[str, ...]


@lru_cache(maxsize=2048)
def find_quantities(text: str) -> tuple[Number, ...]:
    """The numbers of a text in order, without those of its dates."""
    return tuple(_parse_numbers(blank_out_dates(text)))


def _parse_numbers(text: str) -> Iterator[Number]:
    matches: list[tuple[re.Match[str], float, int, bool]] = []
    for match in _NUMBER.finditer(text):
        value, end, rank = _number_value(match, text)
        if value is not None:
            matches.append((match, value, end, rank))
    for index, (match, value, end, rank) in enumerate(matches):
        after, before = text[end:], text[max(0, match.start() - 30) : match.start()]
        joins_next = index + 1 < len(matches) and _joins(
            text[end : matches[index + 1][0].start()], before
        )
        joins_previous = index > 0 and _joins(
            text[matches[index - 1][2] : match.start()], text[: matches[index - 1][0].start()][-30:]
        )
        scale = 1.0
        if joins_next and value < _SCALES["thousand"] and end == match.end():
            scale = _scale_of(matches[index + 1][0], text)
        percent = _PERCENT.match(text[matches[index + 1][2] :] if joins_next else after) is not None
        is_part = match["part"] is not None or _is_fraction(match, text)
        followed = _OR_SO.match(after) is not None
        unit = () if rank else _unit(text[matches[index + 1][2] :] if joins_next else after)
        yield Number(
            value * scale, text[match.start() : end], percent or is_part, rank,
            joins_next or joins_previous,
            followed or _ABOUT.search(before) is not None, _MORE.search(before) is not None,
            _LESS.search(before) is not None, _LOW.search(before) is not None,
            _HIGH.search(before) is not None, unit,
        )  # fmt: skip


def _joins(between: str, before: str) -> bool:
    """Whether the words between two numbers make a range of them: "10 to 15"."""
    bare = between.strip().lower()
    return bare in ("-", "–", "to", "or") or (
        bare in ("and", "and the") and re.search(r"\bbetween\b", before, re.IGNORECASE) is not None
    )


def _scale_of(match: re.Match[str], text: str) -> float:
    scale = _SCALE_AFTER.match(text[match.end() :]) if match["digits"] else None
    return _SCALES[scale[1].lower()] if scale else 1.0


def _number_value(match: re.Match[str], text: str) -> tuple[float | None, int, bool]:
    """The value (None where it is no number), its end offset, and whether it is a rank."""
    if match["digits"] or match["glued"]:
        return _digits_value(match, text)
    if match["words"]:
        return _spelled_value(match, text)
    if match["ordinal"]:
        return _ordinal_value(match, text)
    if match["part"]:
        multiplier = re.search(r"(two|three)[ -]\Z", text[: match.start()], re.IGNORECASE)
        part = 50.0 if match["part"].lower().startswith("hal") else 25.0
        return part * (_VALUES[multiplier[1].lower()] if multiplier else 1.0), match.end(), False
    if match["times"]:
        return _TIMES[match["times"].lower()], match.end(), False
    return _SCALES[match["some"].lower().removesuffix("s")] + 0.5, match.end(), False


def _digits_value(match: re.Match[str], text: str) -> tuple[float, int, bool]:
    end = match.end()
    if match["digits"]:
        value = float(re.sub(r"[, ]", "", match["digits"]))
        if match["th"]:
            return value, end, True
        if scale := _SCALE_AFTER.match(text[end:]):
            return value * _SCALES[scale[1].lower()], end + scale.end(), False
        return value, end, False
    return float(match["glued"]) * _SHORT[match["short"].lower()], end, False


def _ordinal_value(match: re.Match[str], text: str) -> tuple[float | None, int, bool]:
    word = match["ordinal"].lower()
    if _is_fraction(match, text):
        multiplier = re.search(r"(two|three|four)[ -]\Z", text[: match.start()], re.IGNORECASE)
        part = _PARTS.get(word, 0.0) * (_VALUES[multiplier[1].lower()] if multiplier else 1.0)
        return part or None, match.end(), False
    tens, _, unit = word.rpartition("-")
    return _VALUES.get(tens, 0.0) + _ORDINALS[unit], match.end(), True


def _is_fraction(match: re.Match[str], text: str) -> bool:
    """Whether an ordinal is a fraction: "a third of", "two thirds"."""
    if not match["ordinal"]:
        return False
    before = re.search(r"\b(a|one|two|three|four)[ -]\Z", text[: match.start()], re.IGNORECASE)
    return before is not None and re.match(r"s? of\b|s\b", text[match.end() :]) is not None


def _spelled_value(match: re.Match[str], text: str) -> tuple[float | None, int, bool]:
    words = [word.removesuffix("s") if word not in _VALUES else word
             for word in re.split(r"[ ,-]+", match["words"].lower())]  # fmt: skip
    if words == ["one"] or (words == ["zero"] and text[match.end() :].startswith("-")):
        return None, match.end(), False  # more often a pronoun
    if re.match(r"[ -](?:thirds?|quarters?|halves|fifths?|tenths?)\b", text[match.end() :]):
        return None, match.end(), False
    vague = _VAGUE.search(text[: match.start()]) or match["words"].lower().endswith("s")
    if len(words) == 1 and words[0] in _SCALES and vague:
        return _SCALES[words[0]] + 0.5, match.end(), False
    whole, part = 0.0, 0.0
    for word in words:
        if word in _VALUES:
            part += _VALUES[word]
        elif word in ("hundred", "dozen"):
            part = (part or 1.0) * _SCALES[word]
        elif word in _SCALES:
            whole, part = whole + (part or 1.0) * _SCALES[word], 0.0
    return whole + part, match.end(), False


def _unit(after: str) -> tuple[str, ...]:
    following = _UNIT.match(after)
    return tuple(stemmed_terms(following[1])) if following else ()
