"""References to a pair that a sentence before names: "the former", "the latter", "the two"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.mention_parser import Phrase
from corpus.speakers.names import QUOTED
from corpus.speakers.people import mentions
from corpus.speakers.semantic_classes import can_speak, is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.speakers.names import Names

_ORDINAL = re.compile(r"the (?:former|latter)(?: later)?", re.IGNORECASE)
_BOTH = re.compile(
    r"(?:both|the (?:two|pair|couple|duo))(?: (?:men|women|writers|authors|sides))?", re.IGNORECASE
)
_DESCRIBED = re.compile(r"\b[Tt]he (?:[a-z-]+ )??(?P<noun>[a-z]+)(?=(?P<and> (?:and|n?or))?\b)")
_PLACE = re.compile(r"\b(?:in|at|from|near|of|on|for) (?:the )?\Z")
_AND = re.compile(r"\b(?:and|n?or) \Z")


def is_pair_reference(words: str) -> bool:
    """Whether the mention names one or both of two: "the latter", "both", "the pair"."""
    return bool(_ORDINAL.fullmatch(words) or _BOTH.fullmatch(words))


def resolve_pair(words: str, before: Sequence[str], names: Names) -> Speaker:
    """The speaker meant by "the former", "the latter" or "both"; unclear without a pair.

    `before` are the sentences before the mention, the nearest first: the first with two that can
    speak has the pair. Of more than two the latter is the last, and the former is unclear. "Both"
    without a pair are others without a name.
    """
    for sentence in before:
        pair = list(dict.fromkeys(_named(sentence, names)))
        if len(pair) > 1:
            return _chosen(words, pair)
    return QUOTED if _BOTH.fullmatch(words) else UNCLEAR


def _chosen(words: str, pair: Sequence[str]) -> Speaker:
    if words.casefold().startswith("the latter"):
        return Speaker(pair[-1], Role.QUOTED)
    if len(pair) > 2:  # noqa: PLR2004 # a pair
        return UNCLEAR
    return Speaker(pair[0] if _ORDINAL.fullmatch(words) else " and ".join(pair), Role.QUOTED)


def _named(sentence: str, names: Names) -> Iterator[str]:
    """Who the sentence names or describes, in order; not a place, nor a thing it is about."""
    found: list[tuple[int, str]] = []
    for one in mentions(sentence):
        name = names.named(Phrase(one.name, one.address, one.titles)).name
        is_place = _PLACE.search(sentence, 0, one.start) and not names.is_person(name)
        if name and not one.owns and not is_place:
            found.append((one.start, name))
    for match in _DESCRIBED.finditer(sentence):
        joined = match["and"] or _AND.search(sentence, 0, match.start())
        if is_person(match["noun"]) or (joined and can_speak(match["noun"])):
            found.append((match.start(), f"the {match[0].partition(' ')[2]}"))
    return (name for _, name in sorted(found, key=lambda one: one[0]))
