"""Relations between names that a text states: aliases, relatives and shared surnames."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.speakers.name_variants import surname

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from corpus.speakers.people import Mention

_ALIAS = re.compile(
    r",? ?(?:and )?\(?(?:(?:also|better|once|widely|professionally) )?"
    r"(?:known as|a\.?k\.?a\.?|alias|n[ée]e|born|formerly|previously|nicknamed|in the world|"
    r"whose (?:\w+ )?name (?:is|was)|(?:who )?(?:call(?:s|ed) (?:him|her)self)|"
    r"(?:who )?(?:sings?|sang|performs?|performed|writes|wrote|records?) (?:as|under the name))"
    r"(?: the)? [“\"‘]?"
)
_KINSHIP = (
    r"husband|wife|son|daughter|brother|sister|father|mother|uncle|aunt|cousin|twin|nephew|niece|"
    r"(?:great-)?grand(?:father|mother|son|daughter)"
)
_KIN_BEFORE = re.compile(
    rf"\b(?P<whose>[Hh]is|[Hh]er) (?:\w+ )?(?P<kin>{_KINSHIP}),? (?:also (?:called|named) )?\Z"
)
_MALE = frozenset({"husband", "son", "brother", "father", "uncle", "nephew", "grandfather"})
_FEMALE = frozenset({"wife", "daughter", "sister", "mother", "aunt", "niece", "grandmother"})
_KIN = re.compile(rf"(?:{_KINSHIP})")
_NAME = r"[^\W\d_a-z][\w’'-]*"
_SHARED = re.compile(
    rf"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Bb]oth) ({_NAME}?)(?:e?s)\b|"
    rf"\b(?:men|women|people|brothers|sisters) (?:called|named) ({_NAME})|"
    rf"\b({_NAME}) (?:brothers|sisters|twins|siblings|couple)\b|"
    rf"\b(?:elder|younger|older) ({_NAME})|\b({_NAME}),? the (?:[Ee]lder|[Yy]ounger)\b"
)
_KIN_REACH = 40  # characters before a name that tell whose relative it is
_SAME_SENTENCE = re.compile(r"[^.!?\n]*")


def is_kinship(noun: str) -> bool:
    """Whether the noun is a relation within a family: "sister"."""
    return bool(_KIN.fullmatch(noun))


@dataclass(frozen=True, slots=True)
class NameRelations:
    """What a text says of its names.

    `principal` is the name by which the text introduces the bearer of an alias. `relatives` are
    people that the text calls somebody's brother, wife and so on, in both directions. `derived` are
    full names that the text gives in parts: "Ida and Frieda Quill". `shared` are surnames in small
    letters that the text says several bear: "the two Halls". `pronouns` are "he" or "she" of those
    who are relatives.
    """

    principal: Mapping[str, str]
    relatives: Mapping[str, Collection[str]]
    derived: Mapping[str, str]
    shared: Collection[str]
    pronouns: Mapping[str, str]


def name_relations(text: str, mentions: Sequence[Mention]) -> NameRelations:
    """The relations that the text states between the names mentioned in it."""
    surnames = {surname(mention.name) for mention in mentions if " " in mention.name}
    shared = {word for word in _shared_surnames(text) if word in surnames}
    derived = dict(_derived_names(text, mentions, shared, surnames))
    principal: dict[str, str] = {}
    relatives: dict[str, set[str]] = defaultdict(set)
    pronouns: dict[str, str] = {}
    for before, mention in pairwise(mentions):
        between = text[before.end : mention.start]
        if _ALIAS.fullmatch(between) and not text[: before.start].endswith("of "):
            root = principal.get(before.name, before.name)
            principal[mention.name] = root
        kin = _KIN_BEFORE.search(text, max(0, mention.start - _KIN_REACH), mention.start)
        if kin is not None:
            relative, other = (derived.get(name, name) for name in (before.name, mention.name))
            if " " in relative and " " not in other:
                derived[other] = f"{other} {relative.split()[-1]}"
                other = derived[other]
            if relative == other:
                shared.add(surname(other))
            else:
                relatives[relative].add(other)
                relatives[other].add(relative)
                pronouns[relative] = "he" if kin["whose"].casefold() == "his" else "she"
                if kin["kin"] in _MALE | _FEMALE:
                    pronouns[other] = "he" if kin["kin"] in _MALE else "she"
    return NameRelations(principal, relatives, derived, shared, pronouns)


def _shared_surnames(text: str) -> Iterator[str]:
    for match in _SHARED.finditer(text):
        yield next(filter(None, match.groups())).casefold()


def _derived_names(
    text: str, mentions: Sequence[Mention], shared: Collection[str], surnames: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Given names with the surname that stands once for several."""
    for mention, after in pairwise(mentions):
        given = mention.name.casefold() in PRONOUN_BY_GIVEN_NAME
        joined = text[mention.end : after.start] == " and " and " " in after.name
        if given and joined and mention.name.casefold() not in surnames:
            yield mention.name, f"{mention.name} {after.name.split()[-1]}"
    for match in _SHARED.finditer(text):
        family = next(filter(None, match.groups()))
        if family.casefold() not in shared:
            continue
        rest = _SAME_SENTENCE.match(text, match.end())
        end = rest.end() if rest else match.end()
        for mention in mentions:
            if match.end() <= mention.start < end and " " not in mention.name:
                yield mention.name, f"{mention.name} {family}"
