"""Whether a sentence keeps to the words of its quote, as a weak model must.

A model that is too weak to be trusted with words of its own gets right words into wrong relations,
which no look at words alone can see. It may say whose words they are, leave out how the quote's
sentence begins ("But", "So") and what its end adds ("… and the city paid"), weaken what is said,
and speak of who speaks as "he" or "she". Nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.verify.attributions import attributions
from app.verify.fault import FaultKind, SentenceFault
from corpus.english.negation import NEGATED_OR_SUSPENDED
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.verify.evidence import CitedEvidence

_SAID = re.compile(
    r"\A(?P<who>[^,;:“”]{1,80}?)(?:,? [a-z]+ly)? (?:says?|said|states?|stated|writes?|wrote|notes?"
    r"|noted|argues?|argued|believes?|thinks?|claims?|adds?|stresse[sd]|explains?|explained)"
    r"(?: that\b|:|,)?\s+",
)
_TELLS = re.compile(
    r"\A(?P<who>[^“”]{1,160}?) (?:said|says|stated|wrote|writes|notes|noted|argues|argued|believes)"
    r"(?: that\b|:|,)\s+",
)
_TURNED = re.compile(rf"\b(?:{NEGATED_OR_SUSPENDED})\b|n['’]t\b", re.IGNORECASE)
_NAMED = re.compile(r"\A(?P<who>[^,;:“”]{1,80}):\s+")
# Of 105 faithful sentences in their writer's own words none shares more than six in a row.
COPIED = 7
_IN_MARKS = re.compile(r"“[^”]*”")
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:()—–.!?…]")
_BOUND = frozenset(",;:()—–.!?…")
# A sentence may do without these at its beginning.
_OPENING = frozenset(
    """but and so yet or still then also however moreover furthermore indeed besides meanwhile
    additionally essentially ultimately unfortunately now yes no well of course in fact addition
    first second at the same time""".split()  # noqa: SIM905
)
# After one of these, what follows adds something of its own.
_ADDING = frozenset("and but while whereas which who where so yet or".split())  # noqa: SIM905
_JOINTS = _ADDING | frozenset(
    "because although though if when since as before after unless until".split()  # noqa: SIM905
)
_NO_WEIGHT = frozenset({"a", "an", "the"})
_APART = {
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
    """A word in small letters, and whether a boundary stands before it."""

    text: str
    bound: bool


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """None when the sentence is one of the quotes' own, shortened at its ends at most."""
    said = _words(_claimed(text))
    if said and any(_keeps(said, theirs) for theirs in _theirs(ground)):
        return None
    return SentenceFault(
        FaultKind.WORDS, "it is not worded as the quote is, by a model that is weak"
    )


def altered_words(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """Whether the sentence copies a quote word for word for long, and breaks off within a clause.

    Whoever writes in their own words does not copy so much; whoever copies must copy rightly.
    """
    said = _words(_claimed(_IN_MARKS.sub(";", text)))
    for quote in ground.quotes:
        theirs = _words(quote)
        start, at, count = _longest(said, theirs)
        whole = _is_whole(said, start, count) and _is_whole(theirs, at, count)
        if count >= COPIED and not whole:
            reason = f"it copies {count} words of the quote and changes what goes with them"
            return SentenceFault(FaultKind.WORDS, reason)
    return None


def _longest(said: list[_Word], theirs: list[_Word]) -> tuple[int, int, int]:
    """Where the longest row of shared words starts in either, and how many they are."""
    best, row = (0, 0, 0), [0] * (len(theirs) + 1)
    for number, one in enumerate(said):
        above, row = row, [0] * (len(theirs) + 1)
        for at, own in enumerate(theirs):
            if _stands(one.text, own.text):
                row[at + 1] = count = above[at] + 1
                if count > best[2]:
                    best = (number + 1 - count, at + 1 - count, count)
    return best


def _is_whole(words: list[_Word], start: int, count: int) -> bool:
    """Whether these words begin and end where a clause does."""
    end = start + count
    begins = start == 0 or words[start].bound or words[start - 1].text in _JOINTS
    return begins and (end == len(words) or words[end].bound or words[end].text in _JOINTS)


def _claimed(text: str) -> str:
    """What is said, without who says it."""
    found = _SAID.match(text) or _NAMED.match(text)
    if found is None or not (found.re is _NAMED or attributions(text)):
        return text
    return text[found.end() :]


def _theirs(ground: CitedEvidence) -> Iterator[list[_Word]]:
    """The sentences of the quotes, and what somebody is quoted as saying in them."""
    for quote in ground.quotes:
        for span in sentence_spans(quote):
            sentence = span.of(quote)
            yield _words(sentence)
            told = _TELLS.match(sentence)
            if told and not _TURNED.search(told["who"]):
                yield _words(sentence[told.end() :])


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    bound = False
    for token in _TOKEN.findall(text.replace("’", "'")):
        if token in _BOUND or token == "that":  # noqa: S105 - a word
            bound = True
            continue
        for part in _parts(token.lower()):
            if part not in _NO_WEIGHT:
                found.append(_Word(part, bound))
                bound = False
    return found


def _parts(word: str) -> tuple[str, ...]:
    """A contraction as two words; an "'s" may be a possessive and stays one with its noun."""
    found = _CONTRACTED.search(word)
    if found is None or word == "can't":
        return ("can", "not") if word in {"can't", "cannot"} else (word.rstrip("."),)
    if found[0] == "'s" and word not in {"it's", "that's", "he's", "she's", "there's"}:
        return (word,)
    return (word[: found.start()], _APART[found[0]])


def _keeps(said: list[_Word], theirs: list[_Word]) -> bool:
    """Whether the words said are theirs from a beginning to an end that may be left out."""
    for start in range(len(theirs)):
        if start and theirs[start - 1].text not in _OPENING:
            return False
        if _runs(said, theirs, start):
            return True
    return False


def _runs(said: list[_Word], theirs: list[_Word], start: int) -> bool:
    end = start + len(said)
    if end > len(theirs) or any(
        not _stands(one.text, own.text) for one, own in zip(said, theirs[start:end], strict=True)
    ):
        return False
    return end == len(theirs) or (theirs[end].bound and theirs[end].text in _ADDING)


def _stands(said: str, own: str) -> bool:
    """Whether the one word may stand for the other: itself, "he" for "I", or a weaker one."""
    return said == own or said in _PERSONS.get(own, ()) or said in _WEAKER.get(own, ())
