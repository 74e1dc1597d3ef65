"""Named-entity mentions of people and outlets, with the descriptions that a document gives."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.dates import MONTHS, WEEKDAYS
from corpus.english.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONTRASTS,
    COORDINATORS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.english.reporting_verbs import SAYING
from corpus.speakers.mention_parser import (
    ADDRESSES,
    NAME_PARTICLES,
    TITLES,
    has_surname,
    without_titles,
)
from corpus.speakers.semantic_classes import is_person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_LARGE = r"[^\W\d_a-zß-öø-ÿ]"
_SHORT = r"[JS]r|Drs?|Mrs?|Ms|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Rev|St"
_CAPITAL = rf"(?:(?:{_LARGE}\.)+|(?:{_SHORT})\.|{_LARGE}[\w’'-]*)"
_RUN = re.compile(
    rf"(?<![\w’'.-]){_CAPITAL}(?: (?:(?:{'|'.join(sorted(NAME_PARTICLES))}) )?{_CAPITAL})*"
)
_POSSESSIVE = re.compile(r"[’'](?:s|m|ve|d|ll|re)?\Z")
_SMALL = re.compile(r"\b[a-zß-öø-ÿ][\w’'-]*")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:…\n•“\"‘(—–]|\n\s*[-*])[\s“”\"‘’'»(]*\Z")
_LINK = r"(?:,| [—–]{1,2})"
_WORDS = r"(?:[\w’'-]+ ){0,6}?[\w’'-]+"
_APPOSED = re.compile(
    rf"\b(?:the|an?|his|her|its|their|our|my) ({_WORDS}){_LINK} \Z", re.IGNORECASE
)
_DIRECT = re.compile(r"((?:[\w’'-]+[ –]){1,6})\Z")
_FOLLOWS = re.compile(
    rf"(?:{_LINK}|,? \() ?(?:(?:the|an?|then|now|his|her|its|our|my|former) )*"
    rf"({_WORDS})(?=[,.;:)]| [—–])"
)
_WHO = re.compile(r",? who\b")
_AGED = re.compile(r", (?:aged? )?\d{1,2},")
_OFFICE_OF = re.compile(
    r"\b(?:Secretary|Minister|President|Director|Governor|Mayor|Chief|Speaker|Chancellor) of "
    r"(?:the )?\Z"
)
_THE = re.compile(r"\b[Tt]he\s+\Z")
_NO_GIVEN_NAME = re.compile(
    r"\w+(?:ian|ean|ican|ish|ese|ic|ern)|new|north|south|east|west|great|united|saint|san|los|el|"
    r"central|upper|lower|soviet|european|world|white|supreme|national|federal|state|royal|islamic|"
    r"german|roman|human|red|black|big|first|super|social|capitol|wall|labou?r|tea|u\.s\.|us|uk|eu"
)
_NO_SURNAME = re.compile(
    r"\w*(?:street|road|row|house|court|council|party|times|post|news|union|states|office|day|bank|"
    r"committee|congress|senate|department|agency|university|college|school|church|club|company|"
    r"group|institute|commission|association|center|centre|county|city|town|river|lake|island|"
    r"sea|war|act|bill|treaty|agreement|talks|korea|york|virginia|carolina|dakota|britain|ireland|"
    r"africa|america|europe|asia|zealand|hampshire|jersey|mexico|journal|press|radio|tv|media)s?"
)
_FUNCTION_WORDS = (
    CONTRASTS
    | COORDINATORS
    | PREPOSITIONS
    | SUBORDINATORS
    | AUXILIARIES
    | MODALS
    | DETERMINERS
    | {"i", "why", "neither"}
)
# No given name where a longer name follows, as April, May, June and August may be.
_TIMES = frozenset({*MONTHS, *WEEKDAYS} - {"april", "may", "june", "august"})
_MOST_WORDS = 3
_VERB_BEFORE = 16  # characters
_NEXT_WORD = re.compile(r",? ([a-z]+)\b")
_VERB_FORM = re.compile(r"has|had|is|was|keeps?|\w+(?:[^s]s|ed)")
_REACH = 90  # characters before a name in which a description of somebody begins
_STOPS = frozenset(
    "the a an of at in for from with on to by under as and or but that than said says told when "  # noqa: SIM905
    "while if because which who whom whose is was are were be has had have would will not it he "
    "she they we i you his her their our my your its this these those some many where how about "
    "after before against between into over since through during near like".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention by name; `name` is without titles, `owns` is True of a possessive: "Trump's"."""

    start: int
    end: int
    name: str
    address: str | None = None
    titles: tuple[str, ...] = ()
    owns: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """Nouns by which a document describes a person, in lower case, the head noun last."""

    nouns: tuple[str, ...]
    name: str


def small_words(text: str) -> frozenset[str]:
    """The words that the text writes without a capital."""
    return frozenset(_SMALL.findall(text))


def mentions(text: str) -> Iterator[Mention]:
    """Every run of capitalised words that can be a name, in order."""
    small = small_words(text)
    for found in _RUN.finditer(text):
        words = found[0].split(" ")
        start = found.start()
        if len(words) > 2 and _OFFICE_OF.search(text, max(0, start - 20), start):  # noqa: PLR2004
            start += len(words.pop(0)) + 1  # "Secretary of State Ann Orr"
        while words and (words[0].casefold() in _TIMES or _opens(text, start, words[0], small)):
            start += len(words.pop(0)) + 1
        if not words:
            continue
        owns = words[-1].endswith(("’s", "'s"))
        name, address, titles = without_titles(words)
        if name:
            yield Mention(start, found.end(), name, address, titles, owns)


def _opens(text: str, start: int, word: str, small: Collection[str]) -> bool:
    """Whether the word is capitalised only because it begins a sentence."""
    plain = _POSSESSIVE.sub("", word.casefold()).strip(".")
    if plain in ADDRESSES or plain in TITLES:
        return False
    if plain in _FUNCTION_WORDS:
        return True
    return plain in small and bool(_SENTENCE_START.search(text[max(0, start - 8) : start]))


def descriptions(text: str, all_mentions: Collection[Mention]) -> Iterator[Description]:
    """The descriptions next to names: "the mayor, Milan Worth", "envoy Keith Kellogg"."""
    for mention in all_mentions:
        before = text[max(0, mention.start - _REACH) : mention.start]
        apposed = _APPOSED.search(before)
        direct = _DIRECT.search(before)
        if apposed:
            yield from _descriptions_in(apposed[1].split(), mention)
        elif direct:
            yield from _descriptions_in([*_nearest(direct[1]), *mention.titles], mention)
        elif mention.titles:
            yield Description(mention.titles, mention.name)
        if follows := _FOLLOWS.match(text, mention.end):
            yield from _descriptions_in(follows[1].split(), mention)


def _descriptions_in(words: Collection[str], mention: Mention) -> Iterator[Description]:
    """The words up to the first that begins another phrase, if there are any."""
    nouns: list[str] = []
    for word in words:
        if word.casefold() in _STOPS:
            break
        nouns.append(word.casefold())
    if nouns:
        yield Description(tuple(nouns), mention.name)


def _nearest(before: str) -> list[str]:
    """The words right before a name, back to the last that joins clauses or phrases."""
    words = re.split(r"[ –]", before.strip())
    for at in range(len(words) - 1, -1, -1):
        if words[at].casefold() in _STOPS:
            return words[at + 1 :]
    return words


def persons(
    text: str, found: Collection[Mention], described: Collection[Description]
) -> Mapping[str, str | None]:
    """The names that are surely people's, each with "he" or "she", None where unknown."""
    known: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        first, *rest = mention.name.casefold().split()
        sex = ADDRESSES.get(mention.address.casefold().strip(".")) if mention.address else None
        sex = sex or PRONOUN_BY_GIVEN_NAME.get(first)
        initials = re.fullmatch(r"(?:\w\.)+", first)
        named = rest and (
            first in PRONOUN_BY_GIVEN_NAME
            or initials
            or _WHO.match(text, mention.end)
            or _AGED.match(text, mention.end)
            or (_is_plain(mention.name) and _acts(text, mention))
        )
        if mention.address or mention.titles or named:
            known[mention.name] |= {sex} if sex else set()
    for name in _like_persons(text, found):
        known[name] |= set()
    for told in described:
        if " " in told.name and is_person(told.nouns[-1]):
            sex = PRONOUN_BY_GIVEN_NAME.get(told.name.casefold().split()[0])
            known[told.name] |= {sex} if sex else set()
    doubtful = set(_doubtful_names(text, found))
    surnames = Counter(name.split()[-1] for name in known if " " in name)
    sure = {
        name: sexes
        for name, sexes in known.items()
        if name not in doubtful or surnames[name.split()[-1]] == 1
    }
    return _merge_surnames(sure)


def _doubtful_names(text: str, found: Collection[Mention]) -> Iterator[str]:
    """Names used once, at the head of a sentence, whose first word may be no name: "Yet Orr"."""
    counts = Counter(mention.name for mention in found)
    for mention in found:
        before = text[max(0, mention.start - 8) : mention.start]
        given = mention.name.split()[0].casefold() in PRONOUN_BY_GIVEN_NAME
        sure = given or mention.address or mention.titles or _WHO.match(text, mention.end)
        if counts[mention.name] == 1 and not sure and _SENTENCE_START.search(before):
            yield mention.name


def _like_persons(text: str, found: Collection[Mention]) -> Iterator[str]:
    """Names whose last word is also used alone, as surnames are, and that look like people's.

    One at the head of a sentence does not count: its first word may be no name.
    """
    alone = {
        mention.name
        for mention in found
        if not _THE.search(text, max(0, mention.start - 5), mention.start)
    }
    surnames = {mention.name for mention in found if has_surname(mention.address)}
    small = small_words(text)
    for mention in found:
        first, *_, last = mention.name.split() if " " in mention.name else ("", "")
        is_given_name = first in alone and first not in surnames
        likely = (last in alone and last.casefold() not in small) or is_given_name
        if first and likely and _is_plain(mention.name):
            begins = _SENTENCE_START.search(text[max(0, mention.start - 8) : mention.start])
            if not begins or first.casefold() not in small | ADVERBS:
                yield mention.name


def _is_plain(name: str) -> bool:
    """Whether nothing in a name of several words shows that it is no person's."""
    first, *_, last = name.casefold().split()
    marked = "’" in name or "'" in name or name.isupper() or len(name.split()) > _MOST_WORDS
    return not (marked or _NO_GIVEN_NAME.fullmatch(first) or _NO_SURNAME.fullmatch(last))


def _acts(text: str, mention: Mention) -> bool:
    """Whether the name is the subject of a verb of saying, or of any verb at a sentence's head."""
    before = text[max(0, mention.start - _VERB_BEFORE) : mention.start].split()
    if before and before[-1] in SAYING:
        return True
    follows = _NEXT_WORD.match(text, mention.end)
    if follows is None:
        return False
    begins = _SENTENCE_START.search(text[max(0, mention.start - 8) : mention.start])
    return follows[1] in SAYING or bool(begins and _VERB_FORM.fullmatch(follows[1]))


def _merge_surnames(known: Mapping[str, set[str]]) -> Mapping[str, str | None]:
    """The full names, with what is known of them by their surnames alone."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in known:
        if " " in name:
            full[name.split()[-1]].append(name)
    merged = {name: set(sexes) for name, sexes in known.items() if name not in full}
    for name, fitting in full.items():
        if len(fitting) == 1:
            merged[fitting[0]] |= known.get(name, set())
    return {name: next(iter(sexes)) if len(sexes) == 1 else None for name, sexes in merged.items()}
