"""Check the roles and the order of events: who did what to which person, and what came first."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.text.message_text import message_text
from app.verify.common_words import is_common_word
from app.verify.demonyms import COUNTRY_BY_DEMONYM, normalize_name
from app.verify.fault import FaultKind, SentenceFault
from app.verify.synonyms import content_stems, meaning_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.verify.evidence import CitedEvidence

_CLAUSE = re.compile(
    r"[;:.!?—()]\s|,? \b(?:but|while|whereas|although|because|after|before)\b|, and\b"
)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|got)\b")
_ORDER = re.compile(
    r"\b(before|after|because|until|unless|so that|therefore|once|since)\b", re.IGNORECASE
)
_PASSIVE_AGENT = re.compile(
    r"\b(?P<deed>\w+(?:ed|en|wn|ng|ld|de|id|ilt|ught|ost)) by "
    r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)"
)
_POSSESSIVE = re.compile(r"\b(?P<who>[A-Z][\w-]+)['’]s? (?P<thing>[a-z]{3,})")
_INVERSE = {"before": "after", "after": "before", "once": "before", "until": "after"}
_KEEP = frozenset({"become", "be", "have"})
_MAX_BETWEEN = 8  # words between an agent and a patient


class Event(NamedTuple):
    """An agent, a verb and a patient: normalized names and a meaning key."""

    agent: str
    verb: str
    patient: str


def check_roles_and_order(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of two names that changed places around a verb, or of two events in time."""
    return (
        _swapped_roles_fault(text, evidence)
        or _wrong_agent_fault(text, evidence)
        or _wrong_owner_fault(text, evidence)
        or _wrong_order_fault(text, evidence)
    )


def _wrong_agent_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a deed "by" somebody where the quotes name another agent."""
    quote_agents = list(_agents_of_passives(evidence.quoted_text))
    for verb_keys, agent in _agents_of_passives(text):
        agents = [quote_agent for quote_keys, quote_agent in quote_agents if quote_keys & verb_keys]
        if agents and not any(agent & quote_agent for quote_agent in agents):
            return SentenceFault(FaultKind.WORDS, message_text("refused-agent"))
    return None


def _agents_of_passives(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for match in _PASSIVE_AGENT.finditer(text):
        yield (
            meaning_keys(match["deed"]),
            frozenset(normalize_name(word) for word in _WORD.findall(match["who"])),
        )


def _wrong_owner_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a possession that the quotes give only to others: "Russia's stance"."""
    quote_possessions = list(_possessions(evidence.quoted_text))
    quoted_names = {
        normalize_name(word) for word in _WORD.findall(evidence.quoted_text) if word[0].isupper()
    }
    for owner, thing in _possessions(text):
        quote_owners = [
            quote_owner for quote_owner, quote_thing in quote_possessions if quote_thing & thing
        ]
        if quote_owners and owner in quoted_names and owner not in quote_owners:
            reason = message_text("refused-owner", owner=owner.title())
            return SentenceFault(FaultKind.WORDS, reason)
    return None


def _possessions(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for match in _POSSESSIVE.finditer(text):
        yield normalize_name(match["who"]), meaning_keys(match["thing"])


def _swapped_roles_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    quote_events = find_events(evidence.quoted_text)
    for event in find_events(text):
        swapped = Event(event.patient, event.verb, event.agent)
        if swapped in quote_events and event not in quote_events:
            reason = message_text(
                "refused-swapped", first=event.agent.title(), second=event.patient.title()
            )
            return SentenceFault(FaultKind.WORDS, reason)
    return None


@lru_cache(maxsize=2048)
def find_events(text: str) -> frozenset[Event]:
    """The events between two names of a text; in "A was seen by B" the agent is B."""
    events: set[Event] = set()
    for clause in _CLAUSE.split(text):
        if clause:
            events.update(_clause_events(clause))
    return frozenset(events)


def _clause_events(clause: str) -> Iterator[Event]:
    words = _WORD.findall(clause)
    names = [
        (index, normalize_name(word)) for index, word in enumerate(words) if _is_name(word, index)
    ]
    for (index, first), (second_index, second) in _adjacent_names(names):
        between = words[index + 1 : second_index]
        if len(between) > _MAX_BETWEEN or "and" in between[:1] or "or" in between[:1]:
            continue
        has_by = between[-1:] == ["by"] or between[-2:-1] == ["by"]
        is_passive = has_by and _PASSIVE.search(" ".join(between)) is not None
        for word in between:
            if not is_common_word(word.lower()) or word.lower() in ("attacked", "defeated"):
                for key in meaning_keys(word):
                    if not key.startswith("#"):
                        yield Event(second, key, first) if is_passive else Event(first, key, second)


def _adjacent_names(
    names: list[tuple[int, str]],
) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    for before, after in pairwise(names):
        if before[1] != after[1]:
            yield before, after


def _is_name(word: str, index: int) -> bool:
    bare_word = re.sub(r"['’]s?\Z", "", word.lower())
    return bare_word in COUNTRY_BY_DEMONYM or (
        word[0].isupper() and len(word) > 1 and (index > 0 or not is_common_word(bare_word))
    )


def _wrong_order_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    for first, joint, second in _stems_around_joints(text):
        for quote_first, quote_joint, quote_second in _stems_around_joints(evidence.quoted_text):
            same_order = len(first & quote_first) + len(second & quote_second)
            other_order = len(first & quote_second) + len(second & quote_first)
            is_other_order = (
                other_order > same_order
                and bool(first & quote_second)
                and bool(second & quote_first)
            )
            is_same_order = (
                same_order > other_order
                and bool(first & quote_first)
                and bool(second & quote_second)
            )
            is_same_joint = joint == quote_joint
            is_inverse_joint = (
                _INVERSE.get(joint) == quote_joint or _INVERSE.get(quote_joint) == joint
            )
            if (is_same_joint and is_other_order) or (is_inverse_joint and is_same_order):
                return SentenceFault(FaultKind.WORDS, message_text("refused-order", word=joint))
    return None


@lru_cache(maxsize=2048)
def _stems_around_joints(text: str) -> tuple[tuple[frozenset[str], str, frozenset[str]], ...]:
    """The stems on both sides of "before", "after" or "because", with that word, per sentence."""
    joined_stems = []
    for sentence in re.split(r"(?<=[.!?;])\s+", text):
        for match in _ORDER.finditer(sentence):
            first, second = sentence[: match.start()], sentence[match.end() :]
            if len(first.split()) < 2 and "," in second:  # noqa: PLR2004 - "After B, A"
                second, first = second.split(",", 1)
            joined_stems.append((content_stems(first), match[1].lower(), content_stems(second)))
    return tuple(joined_stems)
