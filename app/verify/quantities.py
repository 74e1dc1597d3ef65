"""Numbers in a written sentence: every one must stand in the cited words, in whatever form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from app.verify.dates import without_dates
from app.verify.fault import FaultKind, SentenceFault
from corpus.english.quantities import NUMBER_VALUES, ORDINAL_VALUES, SCALE_VALUES, TENS
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.verify.evidence import CitedEvidence

_VALUES = NUMBER_VALUES
_SCALES = SCALE_VALUES | {"trillion": 1e12, "dozen": 12.0}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
_ORDINALS = ORDINAL_VALUES
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "double": 2.0, "doubled": 2.0, "triple": 3.0}
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELLED = "|".join([*sorted(_VALUES, key=len, reverse=True), *_SCALES])
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<th>st|nd|rd|th)?\b|(?P<glued>\d+(?:\.\d+)?)(?P<short>k|mn?|bn)\b"
    rf"|\b(?P<words>(?:{_SPELLED})s?(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million)) and )"
    rf"(?:{_SPELLED})s?)*)\b"
    rf"|\b(?P<ordinal>(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(_ORDINALS)}))\b"
    rf"|\b(?P<part>half|halves|quarters?)\b|\b(?P<times>{'|'.join(_TIMES)})\b"
    r"|\b(?P<some>hundreds|thousands|millions|billions|dozens) of\b",
    re.IGNORECASE,
)
_SCALE_AFTER = re.compile(
    r"(?:\s+|-)(hundred|thousand|million|billion|trillion|dozen)s?\b", re.IGNORECASE
)
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b|percent\b)", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:[–-]|to|or|and)\s?(?=\d|" + _SPELLED + r")", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:several|many|a few|some) \Z", re.IGNORECASE)
_RATIO = re.compile(rf"\b({_SPELLED}|\d+)(?: \w+)? (?:out of|in|of)(?: every| the)? (\w+)\b")
_NEAR = 0.6  # percent
_THE_TWO = re.compile(r"\b(?:the|these|those|its|their|his|her) \Z", re.IGNORECASE)
_OF = re.compile(r"\s(?:\w+ )?(?:out of|of|in)(?: the| every| his| her| its| their)? \Z")
_LISTED = re.compile(r"(?:[A-Z][\w’'-]+, )+(?:and |or )?[A-Z][\w’'-]+")
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
_SPEAKERS = re.compile(r"\s+(?:\w+ )?(?:authors|writers|documents|speakers|sources|texts|voices)\b")
_NO_COUNT = re.compile(
    r"\s+(?:of (?:the|them|these|those|his|her|its|their|our)|another|hand|side|day|thing|side)\b"
)
_UNIT = re.compile(r"\W{0,2}((?:[^\W\d_]+(?:['’-][^\W\d_]+)*\W{1,2}){0,2}[^\W\d_]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """A value as it stands: percent or not, counted of `unit` (stems), alone or in a range."""

    value: float
    said: str
    percent: bool
    rank: bool  # "third", "No. 3"
    ranged: bool
    about: bool
    more: bool
    less: bool
    low: bool
    high: bool
    unit: tuple[str, ...]


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """The first number that the cited words do not hold, or hold of something else."""
    theirs = numbers(ground.words)
    known = {one.value for one in numbers(ground.known)}
    known |= _derived(theirs, ground.words)
    asked = [] if theirs else [one.value for one in numbers(ground.question)]
    voices = max(len(ground.speakers), len(ground.documents))
    for one in numbers(text):
        same = [other for other in theirs if _same(one, other)]
        if same:
            if found := _misused(one, same, theirs):
                return found
            continue
        if one.value == 2 and _THE_TWO.search(text[: text.find(one.said)]):  # noqa: PLR2004
            continue  # "the two sides": whoever was spoken of
        if one.value in known or one.value in asked or (one.value == voices and _of_voices(one)):
            continue
        if _in_ratio(one, text, theirs) or ("month" in one.unit and _is_year(one, ground.words)):
            continue
        if one.said.lower() in ("first", "once") or (one.said.lower() == "second" and not theirs):
            continue
        return SentenceFault(FaultKind.NUMBER, f"no cited sentence holds the number {one.said}")
    return None


def _in_ratio(one: Number, text: str, theirs: Sequence[Number]) -> bool:
    """Whether it is part of "three out of four" where the quotes say 75%."""
    for match in _RATIO.finditer(text):
        parts = [part for part in numbers(f"{match[1]} . {match[2]}") if part.value]
        if match[1].lower() == "one":
            parts = [*numbers("1"), *parts]
        if len(parts) == 2 and one.value in (parts[0].value, parts[1].value):  # noqa: PLR2004
            share = 100 * parts[0].value / parts[1].value
            if any(abs(other.value - share) < _NEAR and other.percent for other in theirs):
                return True
    return False


def _is_year(one: Number, words: str) -> bool:
    """Whether it is the twelve months of a year that the quotes speak of."""
    return one.value == 12 and re.search(r"\byear\b", words) is not None  # noqa: PLR2004


def _derived(theirs: Sequence[Number], words: str) -> set[float]:
    """Numbers that follow: "five of the ten" is half, and a list has a length."""
    found = {float(one[0].count(",") + 1) for one in _LISTED.finditer(words)}
    found |= {one[0].count(",") + 2.0 for one in _LISTED.finditer(words) if ", and" not in one[0]}
    for first, second in pairwise(theirs):
        if f"{first.said} of the {second.said}" in words and second.value:
            found.add(100 * first.value / second.value)
    if re.search(r"\b(?:first|second) half of (?:the year |\d{4})", words):
        found.add(6.0)
    return found


def _of_voices(one: Number) -> bool:
    return bool({"author", "writer", "document", "speaker", "sourc", "text", "voic"} & {*one.unit})


def _same(one: Number, other: Number) -> bool:
    if abs(one.value - other.value) > 1e-6 * max(1.0, abs(other.value)):
        return False
    return one.percent == other.percent


def _misused(one: Number, same: Sequence[Number], theirs: Sequence[Number]) -> SentenceFault | None:
    """A number that stands there, but as one end of a range, as 'about', or of other things."""
    if all(other.ranged for other in same) and not (one.ranged or one.low or one.high):
        return SentenceFault(
            FaultKind.NUMBER, f"{one.said} is only one end of a range in the quotes"
        )
    if one.more and all(other.less for other in same):
        return SentenceFault(FaultKind.NUMBER, f"the quotes say less than {one.said}, not more")
    if one.less and all(other.more for other in same):
        return SentenceFault(FaultKind.NUMBER, f"the quotes say more than {one.said}, not less")
    if all(other.about for other in same) and not one.about and not one.ranged:
        return SentenceFault(
            FaultKind.HEDGE, f"the quotes give {one.said} as rough or as a bound only"
        )
    if one.unit and all(other.unit and not {*one.unit} & {*other.unit} for other in same):
        others = {unit for other in theirs if other not in same for unit in other.unit[:1]}
        if one.unit[0] in others and one.unit[0] not in {u for s in same for u in s.unit}:
            return SentenceFault(
                FaultKind.NUMBER, f"the quotes count something else with {one.said}"
            )
    return None


@lru_cache(maxsize=2048)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text in order, those of its dates left out."""
    return tuple(_numbers(without_dates(text)))


def _numbers(text: str) -> Iterator[Number]:
    found: list[tuple[re.Match[str], float, int, bool]] = []
    for match in _NUMBER.finditer(text):
        value, end, rank = _value(match, text)
        if value is not None:
            found.append((match, value, end, rank))
    for at, (match, value, end, rank) in enumerate(found):
        after, before = text[end:], text[max(0, match.start() - 30) : match.start()]
        joins = at + 1 < len(found) and _joins(text[end : found[at + 1][0].start()], before)
        joined = at > 0 and _joins(
            text[found[at - 1][2] : match.start()], text[: found[at - 1][0].start()][-30:]
        )
        scale = 1.0
        if joins and value < _SCALES["thousand"] and end == match.end():
            scale = _scale_of(found[at + 1][0], text)
        percent = _PERCENT.match(text[found[at + 1][2] :] if joins else after) is not None
        is_part = match["part"] is not None or _is_fraction(match, text)
        followed = _OR_SO.match(after) is not None
        unit = () if rank else _unit(text[found[at + 1][2] :] if joins else after)
        yield Number(
            value * scale, text[match.start() : end], percent or is_part, rank, joins or joined,
            followed or _ABOUT.search(before) is not None, _MORE.search(before) is not None,
            _LESS.search(before) is not None, _LOW.search(before) is not None,
            _HIGH.search(before) is not None, unit,
        )  # fmt: skip


def _joins(between: str, before: str) -> bool:
    """Whether the words between two numbers make a range of them."""
    bare = between.strip().lower()
    return bare in ("-", "–", "to", "or") or (
        bare in ("and", "and the") and re.search(r"\bbetween\b", before, re.IGNORECASE) is not None
    )


def _scale_of(match: re.Match[str], text: str) -> float:
    scale = _SCALE_AFTER.match(text[match.end() :]) if match["digits"] else None
    return _SCALES[scale[1].lower()] if scale else 1.0


def _value(match: re.Match[str], text: str) -> tuple[float | None, int, bool]:
    """The number, where it ends with its scale, and whether it is a rank."""
    if match["digits"] or match["glued"]:
        return _in_digits(match, text)
    if match["words"]:
        return _spelled(match, text)
    if match["ordinal"]:
        return _ordinal(match, text)
    if match["part"]:
        many = re.search(r"(two|three)[ -]\Z", text[: match.start()], re.IGNORECASE)
        part = 50.0 if match["part"].lower().startswith("hal") else 25.0
        return part * (_VALUES[many[1].lower()] if many else 1.0), match.end(), False
    if match["times"]:
        return _TIMES[match["times"].lower()], match.end(), False
    return _SCALES[match["some"].lower().removesuffix("s")] + 0.5, match.end(), False


def _in_digits(match: re.Match[str], text: str) -> tuple[float, int, bool]:
    end = match.end()
    if match["digits"]:
        value = float(re.sub(r"[, ]", "", match["digits"]))
        if match["th"]:
            return value, end, True
        if scale := _SCALE_AFTER.match(text[end:]):
            return value * _SCALES[scale[1].lower()], end + scale.end(), False
        return value, end, False
    return float(match["glued"]) * _SHORT[match["short"].lower()], end, False


def _ordinal(match: re.Match[str], text: str) -> tuple[float | None, int, bool]:
    word = match["ordinal"].lower()
    if _is_fraction(match, text):
        many = re.search(r"(two|three|four)[ -]\Z", text[: match.start()], re.IGNORECASE)
        part = _PARTS.get(word, 0.0) * (_VALUES[many[1].lower()] if many else 1.0)
        return part or None, match.end(), False
    tens, _, unit = word.rpartition("-")
    return _VALUES.get(tens, 0.0) + _ORDINALS[unit], match.end(), True


def _is_fraction(match: re.Match[str], text: str) -> bool:
    """Whether an ordinal is a part: "a third of", "two thirds"."""
    if not match["ordinal"]:
        return False
    before = re.search(r"\b(a|one|two|three|four)[ -]\Z", text[: match.start()], re.IGNORECASE)
    return before is not None and re.match(r"s? of\b|s\b", text[match.end() :]) is not None


def _spelled(match: re.Match[str], text: str) -> tuple[float | None, int, bool]:
    words = [one.removesuffix("s") if one not in _VALUES else one
             for one in re.split(r"[ ,-]+", match["words"].lower())]  # fmt: skip
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
