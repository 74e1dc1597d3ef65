"""Parse a mention: a name with its titles, or a description with its nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.english.function_words import PAST, PREPOSITIONS, RELATIVES
from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.speakers.semantic_classes import SPEECH_ACTS, TEXTS

ADDRESSES = {
    **dict.fromkeys(("mr", "mister", "sir", "lord", "king", "prince", "father", "brother"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "madam"), "she"),
    **dict.fromkeys(("dr", "prof", "professor", "rev", "fr", "st"), None),
}
WITH_SURNAME = frozenset({"mr", "mister", "mrs", "ms"})  # forms of address that a surname follows
TITLES = {
    *("president", "minister", "mayor", "senator", "sen", "general", "gen", "lieutenant", "lt"),
    *("colonel", "col", "captain", "capt", "sergeant", "sgt", "admiral", "commander", "major"),
    *("chancellor", "secretary", "councillor", "councilman", "councilwoman", "judge", "justice"),
    *("governor", "gov", "ambassador", "representative", "rep", "congressman", "congresswoman"),
    *("deputy", "chairman", "chairwoman", "chief", "envoy", "premier", "pope", "cardinal"),
    *("bishop", "archbishop", "officer", "detective", "inspector", "sheriff", "attorney"),
    *("leader", "whip", "commissioner", "comptroller", "treasurer", "superintendent"),
    *("speaker", "director", "spokesman", "spokeswoman", "president-elect", "spokesperson"),
}
_PLAIN_ADDRESSES = {"mr", "mrs", "ms", "miss", "dr"}
# Titles that are surnames too: without "the" before it, a King is no king.
_SURNAMES = {"king", "prince", "pope", "bishop", "judge", "major"}
NAME_PARTICLES = {
    *("de", "van", "von", "der", "den", "ten", "ter", "da", "dos", "di", "del", "della", "la"),
    *("le", "el", "al", "bin", "ibn", "ben", "du", "des", "am", "zu", "zur", "und", "y", "und"),
}
_BINDING = {"of", "for", "and", "the", "on", "in", "&", "to"}
_DETERMINERS = {
    *("the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that"),
    *("these", "those", "some", "many", "most", "several", "other", "another", "one", "two"),
    *("three", "few", "all", "any", "no", "both", "each", "every", "certain", "numerous"),
}
_DEFINITE = {"the", "this", "that", "my", "our", "his", "her", "their", "its", "your"}
_BEGINS_MODIFIER = PREPOSITIONS | RELATIVES | {"of", "that"}
_PARTICIPLES = PAST | {"written", "taken", "given", "drawn", "shown", "chosen", "seen", "born"}
_WORDED = TEXTS | SPEECH_ACTS
_BY = {"by", "of", "from", "in"}
_GROUP = re.compile(
    r"[A-Z]\w+(?:ans|ese|ists|ats)|Conservatives|Liberals|Brits|Britons|French|Dutch|Poles|Turks|"
    r"Swedes|Danes|Finns|Czechs|Serbs|Kurds|Greeks|Arabs|Jews|Israelis|Iraqis|Afghans|Tories"
)
_WORD = re.compile(r"[^\s,;:()—–]+")
_CUT = re.compile(r"\s*(?:,|;|:|\(|\s[—–-]{1,2}\s|—|–(?=\s)|\bwho\b|\bwhose\b|\bwhich\b)\s*")
_DESCRIPTION_END = re.compile(
    r"\s*(?:[,;:(\[—]|\s[–-]{1,2}\s|\b(?:who|whose|whom|which|that)\b|[“”\"«»])\s*"
)
_DESCRIBED_SUBJECT = re.compile(
    r"(?:The|An?|One|Another)(?: [a-z-]+){1,3}?(?= (?!of\b)[a-z]+(?:ed|s)\b)"
)
_LONGEST_DESCRIPTION = 80  # characters
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}|(?:al|el|an|as|ash|ul|bin|ibn)-[A-Z][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A parsed mention: a name, or nouns that describe somebody.

    `name` is without titles; `titles` are the words before it in lower case. `nouns` are the words
    of a description in lower case, the head last. `definite` is True of "the envoy", not of "an
    envoy"; `owner` is the author of the text in "Vane's report" or "documents published by Meduza".
    """

    name: str | None = None
    address: str | None = None
    titles: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    definite: bool = False
    owner: str | None = None


def phrase(mention: str) -> Phrase:
    """Parse the mention; an empty phrase where it has no noun."""
    parts = [part for part in _CUT.split(mention.strip()) if part]
    read = [_part(part) for part in parts]
    if not read:
        return Phrase()
    first = read[0]
    if first.name is None and first.owner is None:
        for other, words in zip(read[1:], parts[1:], strict=True):
            if other.name and not other.nouns and words.split()[0].casefold() not in _DETERMINERS:
                return Phrase(other.name, other.address, first.nouns, (), first.definite)
    return first


def described_subject(sentence: str) -> str | None:
    """The words for the sentence's subject, if it has no name: "A second driver disagreed"."""
    found = _DESCRIBED_SUBJECT.match(sentence)
    return found[0] if found is not None else None


def description(mention: str) -> str:
    """The mention as a name for a source that is only described: "a spokesman for Disney".

    It ends before a relative clause, an appositive or a bracket, and where it is long after its
    head noun.
    """
    short = _DESCRIPTION_END.split(mention.strip(), maxsplit=1)[0].strip()
    if len(short) > _LONGEST_DESCRIPTION:
        tokens = _WORD.findall(short)
        start = next((at for at, token in enumerate(tokens) if token not in _DETERMINERS), 0)
        short = " ".join(tokens[: start + _head_end(tokens[start:])])
    first, space, rest = short.partition(" ")
    if first.casefold() in _DETERMINERS:
        short = f"{first.lower()}{space}{rest}"
    return _POSSESSIVE.sub("", short) or mention.strip()


def _part(words: str) -> Phrase:
    """Parse one part between commas."""
    tokens = _WORD.findall(words)
    start = 0
    while start < len(tokens) and tokens[start].casefold() in _DETERMINERS:
        start += 1
    if start == len(tokens):
        return Phrase(nouns=tuple(token.casefold() for token in tokens[-1:]))
    definite = any(token.casefold() in _DEFINITE for token in tokens[:start])
    rest = tokens[start:]
    owned = _author_of_text(rest)
    if owned is not None:
        return Phrase(owner=owned, definite=True)
    rest = _without_owner(rest)
    head = _head_end(rest)
    run = _name_start(rest, head)
    if (last := _late_name(rest, head)) and (run == head or rest[head - 1].casefold() in TITLES):
        return Phrase(last, definite=definite)
    if run < head:
        name, address, titles = without_titles(rest[run:head], bare=start == 0)
        before = tuple(token.casefold() for token in rest[:run])
        if name and not _GROUP.fullmatch(name):
            return Phrase(name, address, (*before, *titles), (), definite)
        nouns = (*before, *titles, name.casefold()) if name else (*before, *titles)
        return Phrase(nouns=nouns, definite=definite)
    return Phrase(nouns=tuple(token.casefold() for token in rest[:head]), definite=definite)


def _author_of_text(tokens: list[str]) -> str | None:
    """The author of the text that is meant: before "'s" or after "by"; None where it is no text."""
    for at, token in enumerate(tokens[:-1]):
        if _POSSESSIVE.search(token) and is_capital(tokens[0]):
            follows = {word.casefold() for word in tokens[at + 1 :]}
            if follows & _WORDED:
                return " ".join([*tokens[:at], _POSSESSIVE.sub("", token)])
            return None
    for at, token in enumerate(tokens):
        if (
            token in _BY
            and at
            and tokens[at - 1] != "taken"
            and {word.casefold() for word in tokens[:at]} & _WORDED
        ):
            rest = tokens[at + 1 :]
            if rest and (is_capital(rest[0]) or (rest[0] == "the" and is_capital(rest[-1]))):
                return " ".join(rest)
    return None


def _without_owner(tokens: list[str]) -> list[str]:
    """The name after a possessive: "the Lantern's Joel Orr" is Joel Orr."""
    for at, token in enumerate(tokens[:-1]):
        if (
            _POSSESSIVE.search(token)
            and is_capital(token)
            and all(map(is_capital, tokens[at + 1 :]))
        ):
            return tokens[at + 1 :]
    return tokens


def _head_end(tokens: list[str]) -> int:
    """The start of the modifiers after the head: a preposition that is not part of a name."""
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        participle = token.endswith("ed") or token in _PARTICIPLES
        if at and participle and token.islower() and following in _BEGINS_MODIFIER:
            return at
        if at and token.casefold() in _BEGINS_MODIFIER:
            binds = token in _BINDING and is_capital(tokens[at - 1]) and is_capital(following)
            if (
                not binds
                or tokens[0].casefold() in PRONOUN_BY_GIVEN_NAME
                or tokens[at - 1].casefold().strip(".") in TITLES
            ):
                return at
    return len(tokens)


def _name_start(tokens: list[str], end: int) -> int:
    """The start of the capitalised words that end the phrase; `end` where there are none."""
    at = end
    while at and (is_capital(tokens[at - 1]) or (at < end and _binds(tokens, at - 1))):
        at -= 1
    return at


def _late_name(tokens: list[str], head: int) -> str | None:
    """A name after its description: "head of the delegation David Dub"."""
    run = _name_start(tokens, len(tokens))
    if run < head < len(tokens) and tokens[head] == "of":
        run = head + 2  # an office and what it is of: "Secretary of State", "President of Chile"
        return " ".join(tokens[run:]) if len(tokens) - run > 1 else None
    full = len(tokens) - run > 1 and run > head
    return " ".join(tokens[run:]) if full and tokens[run - 1] not in _BEGINS_MODIFIER else None


def _binds(tokens: list[str], at: int) -> bool:
    """Whether the small word is part of a name: "Welt am Sonntag", "Bank of England"."""
    return at > 0 and tokens[at] in NAME_PARTICLES | _BINDING and is_capital(tokens[at - 1])


def without_titles(
    tokens: list[str], *, bare: bool = True
) -> tuple[str, str | None, tuple[str, ...]]:
    """The name, the form of address before it, and the other titles.

    A word that is a title and a surname is a surname at the end of a `bare` name, one that has no
    determiner.
    """
    last = -1
    for at, token in enumerate(tokens):
        if bare and at == len(tokens) - 1 and _is_surname(tokens):
            break
        if _is_title(token) or "–" in token:
            last = at
    if last == len(tokens) - 1:
        return "", None, tuple(token.casefold() for token in tokens)
    titles = tokens[: last + 1]
    address = titles[-1] if titles and titles[-1].casefold().strip(".") in ADDRESSES else None
    name = _POSSESSIVE.sub("", " ".join(tokens[last + 1 :]))
    return name, address, tuple(title.casefold().strip(".") for title in titles)


def has_surname(address: str | None) -> bool:
    """Whether a surname follows the form of address: "Mr. Orr", but "Sir Ian"."""
    return address is not None and address.casefold().strip(".") in WITH_SURNAME


def _is_surname(tokens: list[str]) -> bool:
    """Whether the last word is a surname and no title: in "King", "Adela King" and "Mr. King"."""
    word, before = tokens[-1].casefold(), [token.casefold().strip(".") for token in tokens[:-1]]
    if word not in _SURNAMES:
        return False
    given = not before or before[-1] in PRONOUN_BY_GIVEN_NAME or before[-1] in _PLAIN_ADDRESSES
    return given or (word in {"king", "pope"} and not _is_title(before[-1]))


def _is_title(word: str) -> bool:
    folded = word.casefold().strip(".")
    return folded in ADDRESSES or folded in TITLES


def is_capital(word: str) -> bool:
    """Whether the word can be part of a name: it has a capital, or is the address of a site."""
    return word[:1].isupper() or bool(_SITE.fullmatch(word))
