"""Fill the quotations of a sentence from the source, letter for letter, and check them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault

if TYPE_CHECKING:
    from app.domain.citation import Citation
    from app.verify.evidence import CitedEvidence


_DOUBLE = {"“": '”“"', "„": '“”"', "«": "»", "»": "«", '"': '"”', "”": '”"'}
_SINGLE = {"‘": "’'", "'": "'’", "‚": "‘’", "‹": "›", "`": "'`’"}  # noqa: RUF001
MIN_REPORTED_WORDS = 8  # in a row; fewer may be a term that report and speaker have in common
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
    """The words of a quotation, its offsets with the marks, and the citations that hold it."""

    start: int
    end: int
    words: str
    citations: tuple[Citation, ...]  # empty for a title


@dataclass(frozen=True, slots=True)
class FilledSentence:
    """A sentence whose quotations are copied from the sources, and these quotations."""

    text: str
    quoted: tuple[QuotedWords, ...]

    @property
    def prose(self) -> str:
        """The sentence without quotation marks."""
        return re.sub(r"[“”]", "", self.text)


def check_quoted_words(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of words in quotation marks that are in no cited quote."""
    filled = fill_quotations(text.strip(), evidence)
    return filled if isinstance(filled, SentenceFault) else None


@lru_cache(maxsize=64)  # several rules read the same sentence
def fill_quotations(text: str, evidence: CitedEvidence) -> FilledSentence | SentenceFault:
    """Return the sentence with its quotations as the cited quotes have them, or the fault."""
    if any(" ".join(text.split()) == " ".join(quote.split()) for quote in evidence.quotes):
        return FilledSentence(text, ())
    quotations: list[QuotedWords] = []
    output, position = "", 0
    while (start := _find_opening(text, position)) >= 0:
        ends = _closing_ends(text, start)
        if not ends:
            if text[start] in _SINGLE:
                output, position = output + text[position : start + 1], start + 1
                continue
            return SentenceFault(FaultKind.QUOTATION, message_text("refused-quotation-open"))
        end, quoted = _longest_quotation(text, start, ends, evidence)
        if quoted is None:
            words = text[start + 1 : ends[0] - 1].strip()
            reason = message_text("refused-quotation", words=words)
            return SentenceFault(FaultKind.QUOTATION, reason)
        source_words, citations = quoted
        output += text[position:start]
        quotations.append(
            QuotedWords(len(output), len(output) + len(source_words) + 2, source_words, citations)
        )
        output += f"“{source_words}”"
        position = end
    return FilledSentence(output + text[position:], tuple(quotations))


def check_quoted_speakers(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a reporter's words quoted as those of the person reported on."""
    filled = fill_quotations(text.strip(), evidence)
    if isinstance(filled, SentenceFault):
        return filled
    for quoted in filled.quoted:
        if len(quoted.words.split()) < MIN_REPORTED_WORDS or not quoted.citations:
            continue
        if all(
            citation.voice.reported and not _is_in_marks(quoted, citation)
            for citation in quoted.citations
        ):
            return SentenceFault(FaultKind.SPEAKER, message_text("refused-reporter"))
    return None


def _is_in_marks(quoted: QuotedWords, cited: Citation) -> bool:
    """Whether the source itself has the words between marks."""
    before, match, _ = cited.quote.exact.partition(quoted.words.rstrip(".,"))
    open_marks = sum(before.count(mark) for mark in "“„«") - sum(
        before.count(mark) for mark in "”»"
    )
    return bool(match) and (open_marks > 0 or before.count('"') % 2 == 1)


def _longest_quotation(
    text: str, start: int, ends: list[int], evidence: CitedEvidence
) -> tuple[int, tuple[str, tuple[Citation, ...]] | None]:
    """The end of the longest quotation that is in a source, with its words and citations.

    The end is the nearest one, and the words None, where no source has any.
    """
    for end in reversed(ends):
        if quoted := _find_in_evidence(text[start + 1 : end - 1], evidence):
            return end, quoted
    return ends[0], None


def _find_opening(text: str, start: int) -> int:
    """The offset of the next opening quotation mark; -1 when there is none."""
    for position in range(start, len(text)):
        mark = text[position]
        if mark in _DOUBLE or (mark in _SINGLE and _is_opening_mark(text, position)):
            return position
    return -1


def _is_opening_mark(text: str, position: int) -> bool:
    before, after = (
        text[position - 1 : position] if position else " ",
        text[position + 1 : position + 2],
    )
    return (before.isspace() or before in '([—–-“"') and after.isalpha()


def _closing_ends(text: str, start: int) -> list[int]:
    """The offsets after each mark that can close the quotation opened there, nearest first."""
    mark = text[start]
    closers = _DOUBLE.get(mark) or _SINGLE[mark]
    ends = []
    for end in range(start + 2, len(text)):
        after, before = text[end + 1 : end + 2], text[end - 1]
        if text[end] in closers and not (after.isalnum() or before.isspace()):
            ends.append(end + 1)
    return ends


def _find_in_evidence(
    words: str, evidence: CitedEvidence
) -> tuple[str, tuple[Citation, ...]] | None:
    """The words as the source writes them, and the citations that hold them; None if none does."""
    words = words.strip().strip("".join(_QUOTE_MARKS)).strip()
    ending = _ENDING.search(words)
    bare = words[: ending.start()] if ending else words
    tail = ending[0] if ending else ""
    if not bare.strip():
        return None
    citations: list[Citation] = []
    quoted_words = ""
    for cited in evidence.citations:
        source_words = _source_wording(bare, cited.quote.exact)
        if source_words is not None:
            citations.append(cited)
            quoted_words = quoted_words or source_words
    if not citations:
        for line in evidence.provenance_text.splitlines():
            if (source_words := _source_wording(bare, line)) is not None:
                return source_words + tail, ()
        return None
    ending_kept = (
        tail if set(tail) <= set(".,…") or quoted_words + tail in evidence.quoted_text else ""
    )
    if tail and not ending_kept:
        return None
    return quoted_words + ending_kept, tuple(citations)


def _source_wording(words: str, source: str) -> str | None:
    """The words as the source writes them; pieces between ellipses must come in order."""
    folded, offsets = _fold_marks(source)
    parts, position = [], 0
    for piece in filter(None, _ELLIPSIS.split(words)):
        needle = _fold_marks(piece)[0].strip()
        start = _find(needle, folded, position)
        if start < 0:
            return None
        position = start + len(needle)
        parts.append(source[offsets[start] : offsets[position - 1] + 1])
    return " … ".join(parts) if parts else None


def _find(needle: str, folded: str, position: int) -> int:
    """The offset of the needle as whole words; only the case of its first letter may differ."""
    if not needle:
        return -1
    first = needle[0]
    for variant in dict.fromkeys((needle, first.swapcase() + needle[1:])):
        start = folded.find(variant, position)
        while start >= 0:
            end = start + len(variant)
            if not _is_inside_word(folded, start) and not _is_inside_word(folded, end):
                return start
            start = folded.find(variant, start + 1)
    return -1


def _is_inside_word(folded: str, position: int) -> bool:
    """Whether the offset is inside a word."""
    return (
        0 < position < len(folded) and folded[position - 1].isalnum() and folded[position].isalnum()
    )


def _fold_marks(text: str) -> tuple[str, list[int]]:
    """The text with one glyph per kind of mark and single spaces, and each character's offset."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        plain = "..." if character == "…" else character.translate(_GLYPHS)
        if plain == " " and characters and characters[-1] == " ":
            continue
        characters.extend(plain)
        offsets.extend([offset] * len(plain))
    return "".join(characters), offsets
