"""The names of a document: resolve a name, title or description, never by a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.mention_parser import Phrase, is_person, is_thing
from corpus.speakers.people import descriptions, mentions, persons, small_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from corpus.speakers.people import Description, Mention

QUOTED = Speaker(None, Role.QUOTED)
_CITIES = {"beijing", "florence", "boeing", "constance", "provence", "trinity", "reading"}
_JUNIOR = {"jr", "sr", "ii", "iii"}
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|outside|inside|throughout)\s+([A-Z][\w-]*)\b(?![’']|\s+[A-Z])"
)
_ARTICLED = re.compile(r"(?<=[\w,] )The ([A-Z][\w&-]*(?: (?:of |and |for )?[A-Z][\w&-]*)*)")


class Names:
    """The names in a document, with the titles and descriptions that it gives to each."""

    def __init__(self, text: str, *, known: Iterable[str] = ()) -> None:
        """Read the names; `known` are people known from elsewhere."""
        self._small = small_words(text)
        every = tuple(mentions(text))
        described = tuple(descriptions(text, every))
        self._sexes = {**dict.fromkeys(known), **persons(text, every, described)}
        self._full = _by_last(self._sexes)
        self._called = _by_noun(described, every)
        self._places = frozenset(_PLACE.findall(text))
        self._articled = frozenset(_ARTICLED.findall(text))
        self.people = tuple(
            one
            for one in every
            if one.name in self._sexes or one.address or self._full.get(_last(one.name))
        )

    def is_person(self, name: str | None) -> bool:
        """Whether the name is surely a person's."""
        return name in self._sexes

    def is_person_alone(self, name: str) -> bool:
        """Whether the word is the surname of a person that the document names in full."""
        return bool(self._full.get(_last(name)))

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether the person of this name can be the antecedent of "he" or "she"."""
        return self._sexes.get(name) in (None, pronoun)

    def is_common(self, word: str) -> bool:
        """Whether a capitalised word at the head of a sentence is no name."""
        plain = word.casefold()
        if plain in self._full:
            return False
        noun = is_person(plain.removesuffix("s")) or (is_thing(plain) and plain not in _CITIES)
        return noun or plain in self._small

    def named(self, meant: Phrase) -> Speaker:
        """The speaker of this name, in the fullest form that the document gives.

        Unclear when several have it, and when it is used alone and is a place's as well.
        """
        name = meant.name or ""
        if " " in name:
            longer = [one for one in self._full.get(_last(name), ()) if _fits(name, one)]
            full = max([name, *longer], key=len)
            return Speaker(full if full != name else self._with_article(name), Role.QUOTED)
        fitting = frozenset(self._full.get(_last(name), ()))
        if len(fitting) > 1:
            fitting = self._told_apart(fitting, meant.titles)
        if len(fitting) > 1:
            return UNCLEAR
        if not fitting:
            whole = f"{meant.address} {name}" if meant.address else self._with_article(name)
            return Speaker(whole, Role.QUOTED)
        placed = name in self._places and not meant.titles
        return UNCLEAR if placed else Speaker(min(fitting), Role.QUOTED)

    def called(self, nouns: Collection[str], head: str) -> Speaker:
        """The speaker so described; nameless when nobody is, unclear when several are."""
        names = set(self._called.get(head, ()))
        for noun in nouns:
            names &= self._called.get(noun, set())
        full = {self.named(Phrase(name)) for name in names if self._is_one(name)} - {UNCLEAR}
        if len(full) > 1:
            return UNCLEAR
        return full.pop() if full else QUOTED

    def _is_one(self, name: str) -> bool:
        """Whether the name is a person's full name, or the surname of a known person."""
        return name in self._sexes or bool(self._full.get(_last(name)))

    def _with_article(self, name: str) -> str:
        """The name with "The" where the document writes it so in the middle of a sentence."""
        return f"The {name}" if name in self._articled else name

    def _told_apart(self, fitting: frozenset[str], titles: Collection[str]) -> frozenset[str]:
        """Those of several people of one name who have the titles of the mention."""
        told = {name for title in titles for name in self._called.get(title, ())}
        return frozenset(fitting & told) or fitting


def _by_noun(described: Iterable[Description], every: Iterable[Mention]) -> Mapping[str, set[str]]:
    """The names that the document gives to each title and noun."""
    called: dict[str, set[str]] = defaultdict(set)
    for told in described:
        for noun in told.nouns:
            called[noun].add(told.name)
    for one in every:
        for title in one.titles:
            called[title].add(one.name)
    return called


def _by_last(names: Iterable[str]) -> Mapping[str, set[str]]:
    """The full names by their last word in small letters."""
    full: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if " " in name:
            full[_last(name)].add(name)
    return full


def _last(name: str) -> str:
    words = [word for word in name.casefold().split() if word.strip(".") not in _JUNIOR]
    return words[-1] if words else name.casefold()


def _fits(short: str, full: str) -> bool:
    """Whether the longer name can be the same: its first words are equal, or abbreviated."""
    mine, its = short.casefold().split(), full.casefold().split()
    return all(
        one == other or (one.endswith(".") and other.startswith(one[0]))
        for one, other in zip(mine[:-1], its, strict=False)
    )
