"""Check that a sentence keeps the words of its quote, as a weak model must.

A weak model puts right words into wrong relations, which a comparison of words cannot see. It may
only name the speaker, drop an opening word ("But", "So") or an added clause at the end ("… and the
city paid"), weaken a word ("will" to "may"), and write "he" or "she" for "I".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.text.message_text import message_text
from app.verify.attributions import find_attributions
from app.verify.fault import FaultKind, SentenceFault
from corpus.english.negation import NEGATED_OR_SUSPENDED
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.verify.evidence import CitedEvidence

_ATTRIBUTION = re.compile(
    r"\A(?P<who>[^,;:“”]{1,80}?)(?:,? [a-z]+ly)? (?:says?|said|states?|stated|writes?|wrote|notes?"
    r"|noted|argues?|argued|believes?|thinks?|claims?|adds?|stresse[sd]|explains?|explained)"
    r"(?: that\b|:|,)?\s+",
)
_REPORTING_CLAUSE = re.compile(
    r"\A(?P<who>[^“”]{1,160}?) (?:said|says|stated|wrote|writes|notes|noted|argues|argued|believes)"
    r"(?: that\b|:|,)\s+",
)
_NEGATED_CLAUSE = re.compile(rf"\b(?:{NEGATED_OR_SUSPENDED})\b|n['’]t\b", re.IGNORECASE)
_NAME_AND_COLON = re.compile(r"\A(?P<who>[^,;:“”]{1,80}):\s+")
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:()—–.!?…]")
_BOUNDARY_MARKS = frozenset(",;:()—–.!?…")
# Words that may be left out at the beginning of a sentence.
_OPENING = frozenset(
    """but and so yet or still then also however moreover furthermore indeed besides meanwhile
    additionally essentially ultimately unfortunately now yes no well of course in fact addition
    first second at the same time""".split()  # noqa: SIM905
)
# Words that begin a clause which may be left out.
_ADDING = frozenset("and but while whereas which who where so yet or".split())  # noqa: SIM905
_JOINTS = _ADDING | frozenset(
    "because although though if when since as before after unless until".split()  # noqa: SIM905
)
_NO_WEIGHT = frozenset({"a", "an", "the"})
_EXPANSIONS = {
    "n't": "not",
    "'s": "is",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'m": "am",
    "'d": "would",
}
_CONTRACTED = re.compile(r"(n't|'s|'re|'ve|'ll|'m|'d)\Z")
_PERSONS = {
    "i": frozenset({"he", "she", "they"}),
    "me": frozenset({"him", "her", "them"}),
    "my": frozenset({"his", "her", "their"}),
    "we": frozenset({"they"}),
    "us": frozenset({"them"}),
    "our": frozenset({"their"}),
    "am": frozenset({"is", "are"}),
}
_WEAKER = {
    "will": frozenset({"may", "might", "could"}),
    "must": frozenset({"should", "may"}),
    "all": frozenset({"many", "most", "some"}),
    "most": frozenset({"many", "some"}),
}


class _Word(NamedTuple):
    """A word in lower case, and whether a clause boundary is before it."""

    text: str
    after_boundary: bool


def check_verbatim(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a sentence that is not one of the quotes' own, shortened at its ends."""
    words = _words(_without_attribution(text))
    if words and any(_is_shortened(words, source) for source in _source_sentences(evidence)):
        return None
    return SentenceFault(FaultKind.WORDS, message_text("refused-weak-model"))


def _without_attribution(text: str) -> str:
    """The sentence without a reporting clause at its beginning."""
    match = _ATTRIBUTION.match(text) or _NAME_AND_COLON.match(text)
    if match is None or not (match.re is _NAME_AND_COLON or find_attributions(text)):
        return text
    return text[match.end() :]


def _source_sentences(evidence: CitedEvidence) -> Iterator[list[_Word]]:
    """The sentences of the quotes, and their reported content without the reporting clause."""
    for quote in evidence.quotes:
        for span in sentence_spans(quote):
            sentence = span.of(quote)
            yield _words(sentence)
            clause = _REPORTING_CLAUSE.match(sentence)
            if clause and not _NEGATED_CLAUSE.search(clause["who"]):
                yield _words(sentence[clause.end() :])


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    after_boundary = False
    for token in _TOKEN.findall(text.replace("’", "'")):
        if token in _BOUNDARY_MARKS or token == "that":  # noqa: S105 - a word
            after_boundary = True
            continue
        for part in _parts(token.lower()):
            if part not in _NO_WEIGHT:
                words.append(_Word(part, after_boundary))
                after_boundary = False
    return words


def _parts(word: str) -> tuple[str, ...]:
    """A contraction as two words; "'s" stays with its noun, as it may be a possessive."""
    match = _CONTRACTED.search(word)
    if match is None or word == "can't":
        return ("can", "not") if word in {"can't", "cannot"} else (word.rstrip("."),)
    if match[0] == "'s" and word not in {"it's", "that's", "he's", "she's", "there's"}:
        return (word,)
    return (word[: match.start()], _EXPANSIONS[match[0]])


def _is_shortened(words: list[_Word], source: list[_Word]) -> bool:
    """Whether the words are the source's, but for opening words and an added clause at the end."""
    for start in range(len(source)):
        if start and source[start - 1].text not in _OPENING:
            return False
        if _matches_from(words, source, start):
            return True
    return False


def _matches_from(words: list[_Word], source: list[_Word], start: int) -> bool:
    end = start + len(words)
    if end > len(source) or any(
        not _may_replace(word.text, source_word.text)
        for word, source_word in zip(words, source[start:end], strict=True)
    ):
        return False
    return end == len(source) or (source[end].after_boundary and source[end].text in _ADDING)


def _may_replace(word: str, source: str) -> bool:
    """Whether the word may replace the source's: the same, "he" for "I", or a weaker one."""
    return word == source or word in _PERSONS.get(source, ()) or word in _WEAKER.get(source, ())
