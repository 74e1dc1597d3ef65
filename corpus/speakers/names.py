"""The names of a document: resolve a name, title or description, never by a guess."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import PEOPLE
from corpus.english.function_words import ALONE
from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.mention_parser import ADDRESSES, Phrase, has_surname
from corpus.speakers.name_relations import is_kinship, name_relations
from corpus.speakers.name_variants import is_variant, merge_variants, surname
from corpus.speakers.people import descriptions, mentions, persons, small_words
from corpus.speakers.semantic_classes import is_person, is_thing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from corpus.model.span import Span
    from corpus.speakers.people import Description, Mention

QUOTED = Speaker(None, Role.QUOTED)
_CITIES = {"beijing", "florence", "boeing", "constance", "provence", "trinity", "reading"}
_REACH = 60  # characters before a name that show whether a preposition governs it
_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|with|by|from|against|for|about|on|like|than|between|to|as) "
    r"(?:(?:the|his|her|its|their|[A-Z][\w.]*|former|late|then|current|fellow|\w+-\w+) )*\Z"
)
_BODY = re.compile(r"\d|\.|(?:s|Post|Times|News|Watch|Press)\Z")  # not "Politico"
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z][\w-]+")  # a capital not from a sentence's head
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|outside|inside|throughout)\s+([A-Z][\w-]*)\b(?![’']|\s+[A-Z])"
)
_ARTICLED = re.compile(r"(?<=[\w,] )The ([A-Z][\w&-]*(?: (?:of |and |for )?[A-Z][\w&-]*)*)")


class Names:
    """The names in a document, with the titles and descriptions that it gives to each."""

    def __init__(
        self, text: str, *, known: Iterable[str] = (), quoted: Sequence[Span] = ()
    ) -> None:
        """Read the names; `known` are people known from elsewhere, `quoted` others' words."""
        self._small = small_words(text)
        every = tuple(mentions(text))
        described = tuple(descriptions(text, every))
        self._inside = {word.casefold() for word in _INSIDE.findall(text)}
        self._relations = name_relations(text, every)
        self._sexes = {**dict.fromkeys(known), **persons(text, every, described)}
        for given, full in self._relations.derived.items():
            self._sexes.setdefault(full, PRONOUN_BY_GIVEN_NAME.get(given.casefold()))
        self._sexes |= {
            name: pronoun
            for name, pronoun in self._relations.pronouns.items()
            if name in self._sexes
        }
        counts = Counter(mention.name for mention in every)
        self._same = merge_variants((name for name in self._sexes if " " in name), counts)
        self._full = _by_word(self._same, surname)
        self._given = _by_word(self._same, _given_name)
        self._called = _by_noun(described, every)
        self._places = frozenset(_PLACE.findall(text))
        self._articled = frozenset(_ARTICLED.findall(text))
        self.people = tuple(
            mention
            for mention in every
            if not _is_within(mention, quoted)
            and (
                mention.name in self._sexes
                or mention.address
                or self._full.get(surname(mention.name))
                or self._given.get(mention.name.casefold())
                or mention.name in self._relations.derived
            )
        )
        self._active = frozenset(
            self._same.get(name, name)
            for name in (*_active_names(text, self.people), *self._relations.derived.values())
        )

    def is_person(self, name: str | None) -> bool:
        """Whether the name is surely a person's."""
        return name in self._sexes

    def is_person_alone(self, name: str) -> bool:
        """Whether the word is the surname of a person that the document names in full."""
        return bool(self._full.get(surname(name)))

    def may_be_person(self, name: str) -> bool:
        """Whether the name is a person's, or one of a single word that can be."""
        single = " " not in name and not name.isupper() and not _BODY.search(name)
        return single or name in self._sexes

    def learn_pronoun(self, name: str, pronoun: str) -> None:
        """Note that "he" or "she" has been resolved to the person."""
        if name in self._sexes and self._sexes[name] is None:
            self._sexes[name] = pronoun

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether the person of this name can be the antecedent of "he" or "she"."""
        return self._sexes.get(name) in (None, pronoun)

    def is_common(self, mention: str) -> bool:
        """Whether a mention at the head of a sentence has its capital only from there.

        A singular noun for a person cannot be a subject by itself, so "King" is a name.
        """
        first, *rest = mention.split()
        plain = first.casefold()
        if plain in self._full or plain in self._given:
            return bool(rest) and rest[0].islower() and plain in self._small
        if not rest and not plain.endswith("s") and (plain in self._inside or not is_thing(plain)):
            return plain in ALONE | PEOPLE
        name = plain in _CITIES or plain in self._inside
        noun = is_person(plain.removesuffix("s")) or (is_thing(plain) and not name)
        return noun or plain in self._small

    def named(self, meant: Phrase) -> Speaker:
        """The speaker of this name, in the fullest form that the document gives.

        Unclear when several have it, and when it is used alone and is a place's as well.
        """
        speaker = self._named(meant)
        principal = self._relations.principal.get(speaker.name or "")
        if principal is None:
            return speaker
        return self._named(Phrase(principal)) if principal != meant.name else speaker

    def _named(self, meant: Phrase) -> Speaker:
        name = meant.name or ""
        if " " in name:
            variants = [
                other for other in self._full.get(surname(name), ()) if is_variant(name, other)
            ]
            full = self._same.get(name) or (variants[0] if len(variants) == 1 else name)
            return Speaker(full if full != name else self._with_article(name), Role.QUOTED)
        fitting = frozenset(self._full.get(surname(name), ()))
        if fitting and (len(fitting) > 1 or surname(name) in self._relations.shared):
            return self._told_apart(fitting, meant)
        if not fitting and not has_surname(meant.address):
            fitting = frozenset(self._given.get(name.casefold(), ()))
            if len(fitting) > 1:
                return UNCLEAR
        if not fitting:
            whole = f"{meant.address} {name}" if meant.address else self._with_article(name)
            return Speaker(whole, Role.QUOTED)
        placed = name in self._places and not meant.titles
        return UNCLEAR if placed else Speaker(min(fitting), Role.QUOTED)

    def bearers(self, meant: Phrase) -> frozenset[str]:
        """The people whose surname alone the mention is; none where the text says it is shared."""
        name = surname(meant.name or "")
        bare = meant.name and " " not in meant.name and not (meant.titles or meant.address)
        shared = name in self._relations.shared
        return frozenset(self._full.get(name, ())) if bare and not shared else frozenset()

    def called(self, nouns: Collection[str], head: str) -> Speaker | None:
        """The speaker so described; None when nobody is, unclear when several are."""
        names = set(self._called.get(head, ()))
        for noun in nouns:
            names &= self._called.get(noun, set())
        full = {self.named(Phrase(name)) for name in names if self._is_one(name)} - {UNCLEAR}
        if len(full) > 1:
            return UNCLEAR
        return full.pop() if full else None

    def relative(self, name: str, noun: str) -> Speaker | None:
        """The only relative that the document names of somebody: "his sister"; else None."""
        if not is_kinship(noun):
            return None
        relatives = set(self._relations.relatives.get(name, ()))
        described = relatives & self._called.get(noun, set())
        fitting = described or relatives
        return self.named(Phrase(min(fitting))) if len(fitting) == 1 else None

    def _is_one(self, name: str) -> bool:
        """Whether the name is a person's full name, or the surname of a known person."""
        return name in self._sexes or bool(self._full.get(surname(name)))

    def _with_article(self, name: str) -> str:
        """The name with "The" where the document writes it so in the middle of a sentence."""
        return f"The {name}" if name in self._articled else name

    def _told_apart(self, fitting: frozenset[str], meant: Phrase) -> Speaker:
        """The one of several people of a surname that the mention's titles or address fit.

        Without them it is the one that the text does not mention in passing only; a surname that
        the text says is shared is unclear.
        """
        titled = {
            self._same.get(name, name)
            for title in meant.titles
            for name in self._called.get(title, ())
        }
        sex = ADDRESSES.get(meant.address.casefold().strip(".")) if meant.address else None
        addressed = frozenset(
            name for name in fitting if sex is None or self._sexes.get(name) in (None, sex)
        )
        left = (fitting & titled) or addressed or fitting
        if len(left) > 1 and surname(meant.name or "") not in self._relations.shared:
            left = left & self._active or left
        shared = left == fitting and surname(meant.name or "") in self._relations.shared
        return Speaker(min(left), Role.QUOTED) if len(left) == 1 and not shared else UNCLEAR


def _active_names(text: str, people: Iterable[Mention]) -> Iterator[str]:
    """The full names that the text does not only mention in passing.

    In passing is a possessor ("Bill Clinton's wife") and what follows a preposition ("of former
    President Bill Clinton").
    """
    for mention in people:
        before = text[max(0, mention.start - _REACH) : mention.start]
        if " " in mention.name and not mention.owns and not _AFTER_PREPOSITION.search(before):
            yield mention.name


def _is_within(mention: Mention, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, mention.start, key=lambda span: span.start) - 1
    return place >= 0 and mention.start < spans[place].end


def _given_name(name: str) -> str:
    return name.casefold().split()[0]


def _by_noun(described: Iterable[Description], every: Iterable[Mention]) -> Mapping[str, set[str]]:
    """The names that the document gives to each title and noun."""
    called: dict[str, set[str]] = defaultdict(set)
    for description in described:
        for noun in description.nouns:
            called[noun].add(description.name)
    for mention in every:
        for title in mention.titles:
            called[title].add(mention.name)
    return called


def _by_word(names: Mapping[str, str], word_of: Callable[[str], str]) -> Mapping[str, set[str]]:
    """The full names by one of their words in small letters, of each person one."""
    full: dict[str, set[str]] = defaultdict(set)
    for name, same in names.items():
        word = word_of(name)
        for part in {word, word.rpartition("-")[2]}:
            full[part].add(same)
    return full
