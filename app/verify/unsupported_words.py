"""Words of a written sentence that nothing cited speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.verify.common_words import is_general
from app.verify.fault import FaultKind, SentenceFault
from app.verify.quantities import numbers
from app.verify.synonyms import all_keys, keys

if TYPE_CHECKING:
    from app.verify.evidence import CitedEvidence

MOST = 0.5  # share of a sentence's own words that the quotes need not hold: another's wording
FEW = 3  # words that may be the writer's own where nearly as many are the quotes'
_SAYS = re.compile(
    r"\b(?:says?|said|states?|writes?|wrote|argues?|that|according to)\b", re.IGNORECASE
)
_NOTHING = frozenset("the a an and of it this that is s author reader a".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """Whether too much of the sentence is the writer's own, or nothing of it the quotes'."""
    plain = " ".join(ground.words.split())
    if any(part and part in " ".join(text.split()) for part in (plain,)):
        return None
    known = all_keys(ground.known)
    if not own_words(text, ground):
        return SentenceFault(FaultKind.FORM, "it says nothing of what its quotes say")
    own = [word for word in _WORD.findall(text) if not is_general(word.lower())]
    own = [word for word in own if not keys(word) & known or keys(word) & all_keys(ground.words)]
    strange = unsupported_words(text, ground)
    shared = [word for word in own if keys(word) & all_keys(ground.words)]
    counted = {one.value for one in numbers(text)} & {one.value for one in numbers(ground.words)}
    if own and not shared and not counted:
        return SentenceFault(FaultKind.WORDS, "the cited sentences speak of something else")
    few = len(strange) <= FEW and len(shared) >= len(strange) - 1
    if len(strange) > MOST * len(own) and not few:
        told = ", ".join(f"“{word}”" for word in strange[:3])
        return SentenceFault(FaultKind.WORDS, f"the cited sentences do not speak of {told}")
    return None


def own_words(text: str, ground: CitedEvidence) -> list[str]:
    """The words that are neither names of those who speak nor words of saying."""
    said = _SAYS.sub(" ", text)
    named = {
        part for word in _WORD.findall(ground.known) for part in (word, f"{word}’s", f"{word}'s")
    }
    return [
        word
        for word in re.findall(r"[^\W_]+", said)
        if word not in named and word.lower() not in _NOTHING
    ]


def unsupported_words(text: str, ground: CitedEvidence) -> list[str]:
    """The words that stand in no quote, nor in what is known of it, in any like form."""
    there = all_keys(ground.words) | all_keys(ground.known)
    found = dict.fromkeys(
        word
        for word in _WORD.findall(text)
        if not is_general(word.lower()) and word[0].islower() and not numbers(word)
    )
    return [word for word in found if not _near(word, there)]


def _near(word: str, there: frozenset[str]) -> bool:
    own = keys(word)
    return not own or bool(own & there) or _parts(word, there)


def _parts(word: str, there: frozenset[str]) -> bool:
    """Whether the parts of a compound stand there: "school-teachers", "un-signed"."""
    bare = re.sub(r"\A(?:un|in|im|re|non|pre|mis|dis)", "", word.lower())
    parts = [part for part in re.split(r"[-’']", word) if not is_general(part.lower())]
    if bare != word.lower() and keys(bare) & there:
        return True
    return len(parts) > 1 and all(keys(part) & there for part in parts)
