"""Quotations in a written sentence, filled from the source letter for letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.verify.fault import FaultKind, SentenceFault

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.verify.evidence import CitedEvidence


_DOUBLE = {"“": '”“"', "„": '“”"', "«": "»", "»": "«", '"': '"”', "”": '”"'}
_SINGLE = {"‘": "’'", "'": "'’", "‚": "‘’", "‹": "›", "`": "'`’"}  # noqa: RUF001
OWN_WORDS = 8  # in a row; fewer may be a term that a report has in common with whom it reports
_ELLIPSIS = re.compile(r"\s*[\[(]?(?:…|\.\s?\.\s?\.)[\])]?\s*")
_ENDING = re.compile(r"[.,;:!?…]+\Z")
_GLYPHS = str.maketrans(
    dict.fromkeys("“”„«»‘’‚‹›`´'\"", '"')  # noqa: RUF001
    | dict.fromkeys("–—−‑‒", "-")  # noqa: RUF001
    | dict.fromkeys("\u00a0\n\t\u2009\u202f", " ")
)
_QUOTE_MARKS = frozenset('“”„«»"')


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words between marks: their place in the sentence, marks included, and whose they are."""

    start: int
    end: int
    words: str
    citations: tuple[Citation, ...]  # none where it is a title


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence whose quotations are the sources' own letters, and these quotations."""

    text: str
    quoted: tuple[QuotedWords, ...]

    @property
    def prose(self) -> str:
        """The sentence without the marks, its quotations' words kept."""
        return re.sub(r"[“”]", "", self.text)


def filled(text: str, ground: CitedEvidence) -> Filled | SentenceFault:
    """The sentence with its quotations as they stand in the cited quotes, or the fault."""
    if any(" ".join(text.split()) == " ".join(one.split()) for one in ground.quotes):
        return Filled(text, ())
    found: list[QuotedWords] = []
    said, at = "", 0
    while (start := _opening(text, at)) >= 0:
        ends = _closings(text, start)
        if not ends:
            if text[start] in _SINGLE:
                said, at = said + text[at : start + 1], start + 1
                continue
            return SentenceFault(
                FaultKind.QUOTATION, "a quotation in it is opened and never closed"
            )
        end, quoted = _longest(text, start, ends, ground)
        if quoted is None:
            words = text[start + 1 : ends[0] - 1].strip()
            reason = f"“{words}” does not stand so in a cited sentence"
            return SentenceFault(FaultKind.QUOTATION, reason)
        own, citations = quoted
        said += text[at:start]
        found.append(QuotedWords(len(said), len(said) + len(own) + 2, own, citations))
        said += f"“{own}”"
        at = end
    return Filled(said + text[at:], tuple(found))


def not_theirs(said: Filled) -> SentenceFault | None:
    """Whether what a writer reports of somebody is quoted as if it were their own words."""
    for quoted in said.quoted:
        if len(quoted.words.split()) < OWN_WORDS or not quoted.citations:
            continue
        if all(one.voice.reported and not _in_marks(quoted, one) for one in quoted.citations):
            return SentenceFault(FaultKind.SPEAKER, "these words are those of who reports it")
    return None


def _in_marks(quoted: QuotedWords, cited: Citation) -> bool:
    """Whether the source itself has the words between marks."""
    before, found, _ = cited.quote.exact.partition(quoted.words.rstrip(".,"))
    opened = sum(before.count(mark) for mark in "“„«") - sum(before.count(mark) for mark in "”»")
    return bool(found) and (opened > 0 or before.count('"') % 2 == 1)


def _longest(
    text: str, start: int, ends: list[int], ground: CitedEvidence
) -> tuple[int, tuple[str, tuple[Citation, ...]] | None]:
    """The end of the longest stretch that stands in a source, and that stretch."""
    for end in reversed(ends):
        if quoted := _from_source(text[start + 1 : end - 1], ground):
            return end, quoted
    return ends[0], None


def _opening(text: str, at: int) -> int:
    """Where the next mark stands that opens a quotation; -1 when there is none."""
    for place in range(at, len(text)):
        mark = text[place]
        if mark in _DOUBLE or (mark in _SINGLE and _opens(text, place)):
            return place
    return -1


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    return (before.isspace() or before in '([—–-“"') and after.isalpha()


def _closings(text: str, at: int) -> list[int]:
    """The ends behind every mark that can close what opens at `at`, the nearest first."""
    mark = text[at]
    closers = _DOUBLE.get(mark) or _SINGLE[mark]
    found = []
    for end in range(at + 2, len(text)):
        after, before = text[end + 1 : end + 2], text[end - 1]
        if text[end] in closers and not (after.isalnum() or before.isspace()):
            found.append(end + 1)
    return found


def _from_source(words: str, ground: CitedEvidence) -> tuple[str, tuple[Citation, ...]] | None:
    """The words in the source's own letters, and the citations that hold them."""
    words = words.strip().strip("".join(_QUOTE_MARKS)).strip()
    ending = _ENDING.search(words)
    bare = words[: ending.start()] if ending else words
    tail = ending[0] if ending else ""
    if not bare.strip():
        return None
    holders: list[Citation] = []
    own = ""
    for cited in ground.cited:
        place = _placed(bare, cited.quote.exact)
        if place is not None:
            holders.append(cited)
            own = own or place
    if not holders:
        for line in ground.known.splitlines():
            if (place := _placed(bare, line)) is not None:
                return place + tail, ()
        return None
    kept = tail if set(tail) <= set(".,…") or own + tail in ground.words else ""
    if tail and not kept:
        return None
    return own + kept, tuple(holders)


def _placed(words: str, source: str) -> str | None:
    """The source's own letters for the words; the pieces between ellipses stand in their order."""
    folded, places = _folded(source)
    found, at = [], 0
    for piece in filter(None, _ELLIPSIS.split(words)):
        needle = _folded(piece)[0].strip()
        start = _find(needle, folded, at)
        if start < 0:
            return None
        at = start + len(needle)
        found.append(source[places[start] : places[at - 1] + 1])
    return " … ".join(found) if found else None


def _find(needle: str, folded: str, at: int) -> int:
    """Where it stands as whole words from `at` on; only its first letter's case may differ."""
    if not needle:
        return -1
    first = needle[0]
    for form in dict.fromkeys((needle, first.swapcase() + needle[1:])):
        start = folded.find(form, at)
        while start >= 0:
            end = start + len(form)
            if not _inside(folded, start) and not _inside(folded, end):
                return start
            start = folded.find(form, start + 1)
    return -1


def _inside(folded: str, at: int) -> bool:
    """Whether a word goes on across the place."""
    return 0 < at < len(folded) and folded[at - 1].isalnum() and folded[at].isalnum()


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with one glyph for each kind of mark and single spaces, and each sign's place."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        plain = "..." if sign == "…" else sign.translate(_GLYPHS)
        if plain == " " and signs and signs[-1] == " ":
            continue
        signs.extend(plain)
        places.extend([at] * len(plain))
    return "".join(signs), places
